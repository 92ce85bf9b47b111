using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Gives code that changes shared token validation parameters a copy of its own.</summary>
internal static class SharedParameters
{
    private static readonly string[] s_names = { "parameters", "validationParameters", "clonedParameters", "ownParameters" };

    /// <summary>Plans the edits; false where the copy would reach nobody, or not all who need it.</summary>
    public static bool TryClone(SourceEdits edits, AssignmentExpressionSyntax change)
    {
        if (change is not { Left: MemberAccessExpressionSyntax { Expression: { } shared }, Parent: ExpressionStatementSyntax statement } || FunctionOf(statement) is not { } function) return false;
        if (SourceOf(edits, function, shared, statement) is { } source)
        {
            edits.Insert(source.Span.End, source is InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax ? ".Clone()" : ").Clone()");
            if (source is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax)) edits.Insert(source.SpanStart, "(");
            return true;
        }
        var uses = function.DescendantNodes().OfType<ExpressionSyntax>().Where(use => use.SpanStart >= statement.SpanStart && SyntaxFactory.AreEquivalent(use, shared) && !IsPartOfLonger(use)).ToList();
        if (!uses.Any(static use => !IsSetting(use)) || NameIn(function) is not { } name || PlaceFor(statement, uses) is not { } place) return false;
        var restores = uses.Select(RestoreOf).OfType<ExpressionStatementSyntax>().Where(restore => restore.SpanStart > uses.Where(static use => RestoreOf(use) is null).Max(static use => use.SpanStart)).ToList();
        BodyInsertion.Before(edits, place, $"var {name} = {shared}.Clone();");
        foreach (var use in uses)
        {
            if (restores.FirstOrDefault(restore => restore.Span.Contains(use.Span)) is { } restore && LinesOf(edits, restore) is { } lines) edits.Replace(lines, "");
            else edits.Replace(use.Span, name);
        }
        return true;
    }

    // var parameters = provider.GetRequiredService<TokenValidationParameters>(); and in a constructor _parameters = parameters;
    private static ExpressionSyntax? SourceOf(SourceEdits edits, SyntaxNode function, ExpressionSyntax shared, StatementSyntax statement)
    {
        switch (edits.Model.GetSymbolInfo(shared).Symbol)
        {
            case ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } when declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator && FunctionOf(declarator) == function:
                return value;
            case IFieldSymbol or IPropertySymbol when function is ConstructorDeclarationSyntax:
                return function.DescendantNodes().OfType<AssignmentExpressionSyntax>().LastOrDefault(set => set.SpanStart < statement.SpanStart && SyntaxFactory.AreEquivalent(set.Left, shared))?.Right;
            default:
                return null;
        }
    }

    private static bool IsPartOfLonger(ExpressionSyntax use) => use.Parent is MemberAccessExpressionSyntax access && access.Name == use || use.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Left == use || use.Parent is NameColonSyntax;

    // parameters.ClockSkew = …, or a value that is read from them: neither needs the whole object.
    private static bool IsSetting(ExpressionSyntax use) => use.Parent is MemberAccessExpressionSyntax access && access.Expression == use && access.Parent is not InvocationExpressionSyntax;

    // A copy needs nothing to be switched on again.
    private static ExpressionStatementSyntax? RestoreOf(ExpressionSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: not FinallyClauseSyntax } } statement } set } access && set.Left == access ? statement : null;

    private static StatementSyntax? PlaceFor(StatementSyntax statement, List<ExpressionSyntax> uses)
    {
        foreach (var block in statement.Ancestors().Where(static node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax))
        {
            if (!uses.All(use => block.Span.Contains(use.Span))) continue;
            var place = statement.AncestorsAndSelf().TakeWhile(node => node != block).Last();
            return place as StatementSyntax ?? (place as GlobalStatementSyntax)?.Statement;
        }
        return null;
    }

    private static string? NameIn(SyntaxNode function)
    {
        var member = function.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? function.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        return s_names.FirstOrDefault(name => !taken.Contains(name));
    }

    private static TextSpan? LinesOf(SourceEdits edits, StatementSyntax statement)
    {
        var last = edits.Text.Lines.GetLineFromPosition(statement.Span.End);
        if (statement.GetLeadingTrivia().Any(static trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia) || !edits.Style.StartsLine(statement.GetFirstToken()) || !string.IsNullOrWhiteSpace(edits.Text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)))) return null;
        return TextSpan.FromBounds(edits.Text.Lines.GetLineFromPosition(statement.SpanStart).Start, last.EndIncludingLineBreak);
    }

    private static SyntaxNode? FunctionOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax);
}
