using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule about one call, creation or assignment, wherever it stands.</summary>
internal abstract class CallRule : Rule
{
    /// <summary>Whether the rule wants the code in which this word of the name set is written; null stands for a logout name.</summary>
    public abstract bool IsAbout(string? word, LogoutModel model);

    public abstract void Check(IOperation operation, RuleContext context);
}
