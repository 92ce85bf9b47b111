using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>What runs before what, as it is written.</summary>
internal static class Order
{
    /// <summary>Whether the code has run for the last time when <paramref name="later"/> runs. A resource that is disposed of at the end has not, nor has what a loop repeats.</summary>
    public static bool IsOver(SyntaxNode code, SyntaxNode later) =>
        code.Span.End <= later.SpanStart && !code.AncestorsAndSelf().TakeWhile(static node => node is not MemberDeclarationSyntax).Any(node => MayComeBack(node, later));

    private static bool MayComeBack(SyntaxNode around, SyntaxNode later) => around switch
    {
        LocalDeclarationStatementSyntax local => !local.UsingKeyword.IsKind(SyntaxKind.None),
        UsingStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or LabeledStatementSyntax => around.Span.Contains(later.Span),
        _ => false,
    };
}
