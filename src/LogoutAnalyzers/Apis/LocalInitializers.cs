using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Apis;

/// <summary>What a local is declared with, read from the syntax: in a flow graph the use of a local may be a capture without a symbol.</summary>
internal static class LocalInitializers
{
    /// <summary>The value in the declaration of the local of that name, in the blocks around its use.</summary>
    public static ExpressionSyntax? Of(IdentifierNameSyntax use) => Declarator(use)?.Initializer?.Value;

    /// <summary>The same, when nothing else is assigned to it.</summary>
    public static ExpressionSyntax? OfUnchanged(IdentifierNameSyntax use)
    {
        if (Declarator(use) is not { } declarator || declarator.FirstAncestorOrSelf<BlockSyntax>() is not { } scope) return null;
        var isChanged = scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == use.Identifier.ValueText);
        return isChanged ? null : declarator.Initializer?.Value;
    }

    private static VariableDeclaratorSyntax? Declarator(IdentifierNameSyntax use) =>
        use.Ancestors().OfType<BlockSyntax>().SelectMany(static block => block.Statements).OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(static statement => statement.Declaration.Variables)
            .FirstOrDefault(variable => variable.Identifier.ValueText == use.Identifier.ValueText);
}
