using System;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2006: the logout ends a session or token in memory, and the database never hears of it.</summary>
internal sealed class RevocationNotSaved : EntryRule
{
    /// <summary>Present where the record was read without tracking.</summary>
    public const string UntrackedProperty = "Untracked";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2006",
        Promise.NoKnownFalsePositives,
        Categories.Tokens,
        "Revocation is not saved",
        "'{0}' {1}, {2}, so the token or session stays valid; {3}",
        "Entity Framework writes nothing until it is told to save, and saves only what it tracks. A token that is revoked or removed in memory alone is as good as before for the next request.");

    public override bool AsksServices => true;

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (UnsavedRevocations.By(entry, context.Model, context.CancellationToken) is not { } left) return;
        var where = left.Exit is null || PathCondition.DescribeAfter(left.Change, left.Exit, entry.Body) is not { } condition ? "" : " " + condition;
        context.Report(
            entry.Location,
            new[] { left.Change.GetLocation() },
            left.IsUntracked ? ImmutableDictionary<string, string?>.Empty.Add(UntrackedProperty, "") : ImmutableDictionary<string, string?>.Empty,
            entry.Name,
            What(left.Change),
            left.IsUntracked ? "which was read with AsNoTracking and is never written" : "but saves nothing afterwards" + where,
            left.IsUntracked ? "read it without AsNoTracking" : "save the change");
    }

    private static string What(SyntaxNode change) => change switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "State" } } set when set.Right.ToString().EndsWith(".Deleted", StringComparison.Ordinal) => "deletes a token",
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax { Arguments: var targets } } => $"sets '{Last(targets[0].Expression)}'",
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => $"sets '{name}'",
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } => $"sets '{name}'",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Remove" or "RemoveRange" or "RemoveAll" or "Clear" } call } => $"removes from '{Last(call.Expression)}'",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } => $"calls '{method}'",
        InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var method } } => $"calls '{method}'",
        _ => "ends a token",
    };

    private static string Last(ExpressionSyntax receiver) => receiver.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText ?? receiver.ToString();
}
