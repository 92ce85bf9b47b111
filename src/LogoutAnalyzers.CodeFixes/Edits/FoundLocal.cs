using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Something that a body has looked up, and the place behind which it is sure to have been found.</summary>
/// <param name="Name">The local.</param>
/// <param name="Statements">The statements that run with it.</param>
/// <param name="Next">The first statement of these where more can be done; null at their end.</param>
internal sealed record FoundLocal(string Name, BlockSyntax Statements, StatementSyntax? Next)
{
    /// <summary>The first local of the body that is wanted, and is not null from some place on.</summary>
    public static FoundLocal? In(SourceEdits edits, SyntaxNode body, Func<ITypeSymbol, bool> isWanted)
    {
        if (FixTarget.BlockOf(body) is not { } block) return null;
        foreach (var statement in block.Statements)
        {
            if (statement is LocalDeclarationStatementSyntax declaration)
            {
                foreach (var variable in declaration.Declaration.Variables)
                    if (edits.Model.GetDeclaredSymbol(variable) is ILocalSymbol local && isWanted(local.Type) && AfterGuard(local.Name, variable, block) is { } found) return found;
            }
            else if (statement is IfStatementSyntax { Statement: BlockSyntax then } choice && choice.Condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().FirstOrDefault(designation => edits.Model.GetDeclaredSymbol(designation) is ILocalSymbol local && isWanted(local.Type)) is { } named
                && IsOnlyThere(choice.Condition))
            {
                return new FoundLocal(named.Identifier.ValueText, then, then.Statements.FirstOrDefault());
            }
        }
        return null;
    }

    /// <summary>The statements that run after the place, whatever happens.</summary>
    public IEnumerable<StatementSyntax> Following => Next is null ? Enumerable.Empty<StatementSyntax>() : Statements.Statements.Skip(Statements.Statements.IndexOf(Next));

    public void Insert(SourceEdits edits, string statement)
    {
        if (Next is not null) BodyInsertion.Before(edits, Next, statement);
        else BodyInsertion.AtEnd(edits, Statements, statement);
    }

    // if (await … is { } user), with nothing that must hold besides.
    private static bool IsOnlyThere(ExpressionSyntax condition) => condition is IsPatternExpressionSyntax;

    private static FoundLocal? AfterGuard(string name, VariableDeclaratorSyntax variable, BlockSyntax block)
    {
        var statements = block.Statements.SkipWhile(statement => statement.SpanStart < variable.SpanStart).ToList();
        var isFound = variable.Initializer?.Value is { } value && (IsSure(value) || value is AwaitExpressionSyntax { Expression: var awaited } && IsSure(awaited));
        for (var i = 0; i < statements.Count; i++)
        {
            if (!isFound && i + 1 < statements.Count && statements[i] is IfStatementSyntax { Else: null } guard && NullGuards.IsNull(guard.Condition, name) && NullGuards.Leaves(guard.Statement)) return new FoundLocal(name, block, statements[i + 1]);
            if (statements[i] is IfStatementSyntax { Statement: BlockSyntax then } choice && NullGuards.IsNotNull(choice.Condition, name)) return new FoundLocal(name, then, then.Statements.FirstOrDefault());
            if (isFound && i == 0 && statements.Count > 1) return new FoundLocal(name, block, statements[1]);
        }
        return null;
    }

    private static bool IsSure(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => true,
        ParenthesizedExpressionSyntax inner => IsSure(inner.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FirstAsync" or "SingleAsync" or "First" or "Single" } } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } => true,
        _ => false,
    };
}
