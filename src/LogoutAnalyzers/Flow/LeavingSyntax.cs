using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LogoutAnalyzers.Flow;

/// <summary>The syntax that leaves a body: a return statement or the expression of an expression body; null at its end.</summary>
internal static class LeavingSyntax
{
    public static SyntaxNode? Of(ControlFlowBranch branch, IOperation? value) => OfValue(value) ?? PlainReturn(branch);

    private static SyntaxNode? OfValue(IOperation? value)
    {
        for (var node = value?.Syntax; node is not null; node = node.Parent)
        {
            if (node is ReturnStatementSyntax) return node;
            if (node is ArrowExpressionClauseSyntax arrow) return arrow.Expression;
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) break;
        }
        return value?.Syntax;
    }

    // "return;" leaves no operation behind: it is what follows the last operation of the block, or the arm of its condition.
    private static SyntaxNode? PlainReturn(ControlFlowBranch branch)
    {
        var block = branch.Source;
        var last = block.ConditionKind == ControlFlowConditionKind.None ? block.Operations.LastOrDefault()?.Syntax : block.BranchValue?.Syntax;
        if (last?.FirstAncestorOrSelf<StatementSyntax>() is not { } statement) return null;
        if (block.ConditionKind != ControlFlowConditionKind.None && statement is IfStatementSyntax test)
        {
            var outcome = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
            // "if (!x)" branches on x.
            var arm = outcome != IsNegated(test.Condition, last) ? test.Statement : test.Else?.Statement;
            return arm is BlockSyntax { Statements.Count: > 0 } inner ? inner.Statements[0] as ReturnStatementSyntax : arm as ReturnStatementSyntax;
        }
        if (statement.Parent is not BlockSyntax list) return null;
        var next = list.Statements.IndexOf(statement) + 1;
        return next > 0 && next < list.Statements.Count ? list.Statements[next] as ReturnStatementSyntax : null;
    }

    private static bool IsNegated(ExpressionSyntax condition, SyntaxNode value)
    {
        var negated = false;
        for (var node = value; node is not null && node != condition.Parent; node = node.Parent)
            if (node != value && node.IsKind(SyntaxKind.LogicalNotExpression)) negated = !negated;
        return negated;
    }
}
