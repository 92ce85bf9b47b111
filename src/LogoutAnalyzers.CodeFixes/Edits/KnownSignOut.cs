using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The call that other paths of a body end the session with, where it needs nothing that only they have.</summary>
/// <param name="Call">The call itself.</param>
/// <param name="Repeated">The same as a statement.</param>
internal sealed record KnownSignOut(InvocationExpressionSyntax Call, SignOutStatement Repeated)
{
    public static KnownSignOut? In(SourceEdits edits, SyntaxNode body, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var sessionIsLogin = diagnostic.Properties.TryGetValue(SignOutAdvice.CallProperty, out var kind) && kind is nameof(SignOutAdvice.Kind.SessionClear) or nameof(SignOutAdvice.Kind.SessionAbandon);
        foreach (var node in body.DescendantNodes(static node => node is not LocalFunctionStatementSyntax).OfType<InvocationExpressionSyntax>())
        {
            // The right side of a?.SignOutAsync() is nothing by itself.
            if (FixTarget.Around(node) != body || node.DescendantNodesAndSelf().OfType<ExpressionSyntax>().First(static part => part is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax)) is MemberBindingExpressionSyntax) continue;
            if (edits.Model.GetOperation(node, cancellationToken) is not IInvocationOperation operation) continue;
            var signOut = SignOutCall.From(operation);
            var clears = sessionIsLogin && ApiTable.Find(operation)?.Effects.HasFlag(Effects.ClearsSessionState) == true;
            if ((signOut is null || signOut.CreatesResult) && !clears) continue;
            if (operation.Descendants().Any(static inner => inner is ILocalReferenceOperation or IAnonymousFunctionOperation)) continue;
            var isTask = TaskTypes.IsTask(operation.Type);
            return new KnownSignOut(node, new SignOutStatement((isTask ? "await " : "") + node + ";", isTask, false));
        }
        return null;
    }

    /// <summary>
    /// <c>if (!keep) { await x(); } return y;</c> becomes <c>await x(); return y;</c>: with the call repeated, the condition would decide
    /// nothing but whether it runs twice.
    /// </summary>
    /// <param name="edits">The changes to the file.</param>
    /// <param name="exit">The return statement, or the call after which nothing runs, that leaves without the call; null for the end of the body.</param>
    public bool TryMakeUnconditional(SourceEdits edits, StatementSyntax? exit)
    {
        if (Call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement || Call.Parent is not (AwaitExpressionSyntax or ExpressionStatementSyntax)) return false;
        var choice = statement.Parent is BlockSyntax { Statements.Count: 1 } block ? block.Parent as IfStatementSyntax : statement.Parent as IfStatementSyntax;
        if (choice is not { Else: null, Parent: BlockSyntax around }) return false;
        var leavesThere = exit is null ? FixTarget.Around(choice) is { } body && FixTarget.BlockOf(body) == around : exit.Parent == around && exit.SpanStart > choice.SpanStart;
        if (!leavesThere) return false;
        // A condition that does something, or a remark on it, would be lost.
        if (choice.Condition.DescendantNodesAndSelf().Any(static node => node is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } or PostfixUnaryExpressionSyntax or SingleVariableDesignationSyntax)) return false;
        if (choice.DescendantTrivia().Any(trivia => choice.Span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))) return false;
        edits.Replace(choice.Span, statement.ToString());
        return true;
    }
}
