using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Awaits a task that nobody has: <c>x();</c>, <c>_ = x();</c>, <c>var t = x();</c>, <c>Task.Run(() =&gt; x());</c>.</summary>
internal static class DroppedTask
{
    public static async Task<bool> TryAsync(SourceEdits edits, ExpressionSyntax call, bool onThreadPool, CancellationToken cancellationToken)
    {
        // The task whose outcome counts: of the whole x().ConfigureAwait(false), x().ContinueWith(…), a?.x().
        ExpressionSyntax task = call;
        while (true)
        {
            if (task.Parent is MemberAccessExpressionSyntax access && access.Expression == task && access.Parent is InvocationExpressionSyntax chained) task = chained;
            else if (task.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax) task = (ExpressionSyntax)task.Parent;
            else if (task.Parent is ConditionalAccessExpressionSyntax conditional) task = conditional;
            else if (onThreadPool && RunAround(task) is { } run) (task, onThreadPool) = (run, false);
            else break;
        }
        if (FixTarget.Around(task) is not { } body || task.FirstAncestorOrSelf<LockStatementSyntax>() is not null) return false;
        // Work handed to the thread pool for nothing comes back to the request.
        var awaited = RunOf(task) is { } inner ? inner : task;
        var text = awaited is AwaitExpressionSyntax ? awaited.ToString()
            : awaited is ConditionalAccessExpressionSyntax ? "await (" + awaited + " ?? Task.CompletedTask)"
            : "await " + awaited;
        if (awaited is ConditionalAccessExpressionSyntax) Usings.AddFor(edits, task.SpanStart, "System.Threading.Tasks", "Task");
        if (task.Parent is ArrowExpressionClauseSyntax || task.Parent == body) return await TryReturnAsync(edits, body, task, awaited, cancellationToken).ConfigureAwait(false);
        var replaced = Statement(task);
        if (replaced is null || !await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false)) return false;
        edits.Replace(replaced.Value, text);
        return true;
    }

    // void M() => x();  becomes  Task M() => x();
    private static async Task<bool> TryReturnAsync(SourceEdits edits, SyntaxNode body, ExpressionSyntax task, ExpressionSyntax awaited, CancellationToken cancellationToken)
    {
        if (body is AnonymousFunctionExpressionSyntax || awaited is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax) return false;
        if (!await new AsyncBody(edits, cancellationToken).TryReturnTaskAsync(body).ConfigureAwait(false)) return false;
        if (awaited != task) edits.Replace(task.Span, awaited.ToString());
        return true;
    }

    // What the awaited expression takes the place of.
    private static Microsoft.CodeAnalysis.Text.TextSpan? Statement(ExpressionSyntax task) => task.Parent switch
    {
        ExpressionStatementSyntax => task.Span,
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment when assignment.Right == task => assignment.Span,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration } } => declaration.Span,
        _ => null,
    };

    private static InvocationExpressionSyntax? RunAround(ExpressionSyntax task)
    {
        var lambda = task.Parent is AnonymousFunctionExpressionSyntax direct ? direct
            : task.Parent is ExpressionStatementSyntax or ReturnStatementSyntax && task.Parent.Parent is BlockSyntax { Statements.Count: 1, Parent: AnonymousFunctionExpressionSyntax around } ? around : null;
        return lambda?.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax run } } ? run : null;
    }

    // The one expression that Task.Run was handed.
    private static ExpressionSyntax? RunOf(ExpressionSyntax task)
    {
        if (task is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "StartNew" }, ArgumentList.Arguments: { Count: 1 } arguments } || arguments[0].Expression is not AnonymousFunctionExpressionSyntax lambda) return null;
        return lambda.ExpressionBody ?? lambda.Block?.Statements.Single() switch
        {
            ExpressionStatementSyntax statement => statement.Expression,
            ReturnStatementSyntax { Expression: { } value } => value,
            _ => null,
        };
    }
}
