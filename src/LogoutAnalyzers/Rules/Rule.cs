using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules;

/// <summary>What a warning of a rule is worth; decides its severity in the standard profile.</summary>
internal enum Promise
{
    /// <summary>No false positives are known: a warning.</summary>
    NoKnownFalsePositives,

    /// <summary>True, but whether it matters needs judgement: an info.</summary>
    NeedsJudgement,

    /// <summary>A policy that a team chooses: off until switched on.</summary>
    Policy,
}

/// <summary>One rule: its descriptor and its decision. Rules never register anything with Roslyn; the analyzer of their topic does.</summary>
internal abstract class Rule
{
    private const string Documentation = "https://github.com/LogoutAnalyzers/LogoutAnalyzers/blob/main/docs/rules/";

    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Whether some reports of a rule that warns are infos, which the strict profile turns into warnings.</summary>
    public virtual bool HasInfos => false;

    protected static DiagnosticDescriptor Describe(string id, Promise promise, string category, string title, string message, string description, params string[] tags) => new(
        id,
        title,
        message,
        category,
        promise == Promise.NoKnownFalsePositives ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
        isEnabledByDefault: promise != Promise.Policy,
        description,
        Documentation + id + ".md",
        tags);
}
