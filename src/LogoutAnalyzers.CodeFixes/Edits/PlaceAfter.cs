using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// Where statements go that have to run once a change is done: after the last of the changes, outside of loops that the changed thing does not
/// come from, after the call that saves it, and after the check of the result.
/// </summary>
internal sealed class PlaceAfter
{
    private readonly SourceEdits _edits;
    private readonly StatementSyntax _statement;
    private readonly bool _isInside;

    private PlaceAfter(SourceEdits edits, StatementSyntax statement, bool isInside)
    {
        _edits = edits;
        _statement = statement;
        _isInside = isInside;
    }

    /// <summary>The place, or null when the change is the body's result or stands alone under a condition.</summary>
    public static PlaceAfter? Of(SourceEdits edits, SyntaxNode body, SyntaxNode first, SyntaxNode last, IOperation changed)
    {
        if (StatementOf(last, body) is not { } statement) return null;
        while (!statement.Span.Contains(first.Span) && statement.Parent?.FirstAncestorOrSelf<StatementSyntax>(static outer => outer is not BlockSyntax) is { } outer && body.Span.Contains(outer.Span) && !IsIn(first, statement.Parent)) statement = outer;
        while (LoopAround(statement, body) is { } loop && IsFromOutside(changed, loop)) statement = loop;
        if (statement is ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax || statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)) return null;
        statement = Saving(statement);
        return Checked(edits, statement);
    }

    public void Insert(params string[] statements)
    {
        var separator = _edits.Style.StartsLine(_statement.GetFirstToken()) ? _edits.Style.LineEnd + _edits.Style.IndentAt(_statement.SpanStart) : " ";
        var text = string.Join(separator, statements);
        if (_isInside) BodyInsertion.Before(_edits, _statement, text);
        else if (_statement.Parent is BlockSyntax block && OneLineBlock.Is(_edits, block)) Expand(block, text);
        else BodyInsertion.After(_edits, _statement, text);
    }

    private void Expand(BlockSyntax block, string text)
    {
        var next = block.Statements.IndexOf(_statement) + 1;
        OneLineBlock.Expand(_edits, block, text, next < block.Statements.Count ? block.Statements[next] : null);
    }

    private static StatementSyntax? StatementOf(SyntaxNode node, SyntaxNode body) =>
        node.FirstAncestorOrSelf<StatementSyntax>() is { } statement && body.Span.Contains(statement.Span) && FixTarget.Around(node) == body ? statement : null;

    private static bool IsIn(SyntaxNode node, SyntaxNode? block) => block is BlockSyntax && block.Span.Contains(node.Span);

    private static StatementSyntax? LoopAround(SyntaxNode statement, SyntaxNode body) =>
        statement.Ancestors().TakeWhile(ancestor => ancestor != body).OfType<StatementSyntax>().FirstOrDefault(static ancestor => ancestor is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    private static bool IsFromOutside(IOperation changed, SyntaxNode loop) => changed.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local.DeclaringSyntaxReferences.All(reference => !loop.Span.Contains(reference.Span)),
        IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        _ => false,
    };

    // user.PasswordHash = …; await _users.UpdateAsync(user);
    private static StatementSyntax Saving(StatementSyntax statement)
    {
        var next = statement;
        for (var i = 0; i < 8 && Next(next) is { } following and (ExpressionStatementSyntax or LocalDeclarationStatementSyntax); i++)
        {
            next = following;
            if (following.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UpdateAsync" or "SaveChangesAsync" or "SaveChanges" or "Update" })) statement = following;
        }
        return statement;
    }

    // var result = …; if (!result.Succeeded) return BadRequest();
    private static PlaceAfter Checked(SourceEdits edits, StatementSyntax statement)
    {
        var plain = new PlaceAfter(edits, statement, isInside: false);
        if (ResultOf(statement) is not { } result || Next(statement) is not IfStatementSyntax check || !check.Condition.DescendantTokens().Any(token => token.ValueText == result)) return plain;
        var saysNo = check.Condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } or BinaryExpressionSyntax { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } };
        if (saysNo) return Leaves(check.Statement) && check.Else is null ? new PlaceAfter(edits, check, isInside: false) : plain;
        return check is { Condition: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Succeeded" }, Statement: BlockSyntax { Statements: { Count: > 0 } inner } } ? new PlaceAfter(edits, inner[0], isInside: true) : plain;
    }

    private static bool Leaves(StatementSyntax statement) => statement is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax || (statement is BlockSyntax block && block.Statements.LastOrDefault() is { } last && Leaves(last));

    private static string? ResultOf(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Identifier.ValueText,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } } => target.Identifier.ValueText,
        _ => null,
    };

    private static StatementSyntax? Next(StatementSyntax statement)
    {
        var siblings = statement.Parent switch
        {
            BlockSyntax block => block.Statements.ToList<StatementSyntax>(),
            SwitchSectionSyntax section => section.Statements.ToList<StatementSyntax>(),
            _ => new List<StatementSyntax>(),
        };
        var at = siblings.IndexOf(statement);
        return at >= 0 && at + 1 < siblings.Count ? siblings[at + 1] : null;
    }
}
