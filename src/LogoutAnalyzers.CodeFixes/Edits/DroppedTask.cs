using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Awaits a task that nobody has: <c>x();</c>, <c>_ = x();</c>, <c>var t = x();</c>, <c>Task.Run(() =&gt; x());</c>.</summary>
internal static class DroppedTask
{
    public static async Task<bool> TryAsync(SourceEdits edits, ExpressionSyntax call, bool onThreadPool, CancellationToken cancellationToken)
    {
        var task = Whole(call);
        while (onThreadPool && RunAround(task) is { } run) task = Whole(run);
        if (onThreadPool && task.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda && RunOf(lambda) is { } longRun)
            return await TryAwaitBothAsync(edits, task, longRun, cancellationToken).ConfigureAwait(false);
        return await TryAwaitAsync(edits, task, new AsyncBody(edits, cancellationToken)).ConfigureAwait(false);
    }

    // Task.Run(() => { a(); x(); }): what runs there is more than the sign-out, so it stays there and both are awaited.
    private static async Task<bool> TryAwaitBothAsync(SourceEdits edits, ExpressionSyntax task, InvocationExpressionSyntax run, CancellationToken cancellationToken)
    {
        // StartNew gives the task of a task.
        if (run.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" }) return false;
        var bodies = new AsyncBody(edits, cancellationToken);
        var isInnerDropped = task is not AwaitExpressionSyntax && task.Parent is not ReturnStatementSyntax;
        if (isInnerDropped && !await TryAwaitAsync(edits, task, bodies).ConfigureAwait(false)) return false;
        var whole = Whole(run);
        return whole is AwaitExpressionSyntax || edits.Model.GetOperation(run, cancellationToken) is not { } operation || ValueFate.Of(operation) == Fate.Used
            ? isInnerDropped
            : await TryAwaitAsync(edits, whole, bodies).ConfigureAwait(false);
    }

    private static async Task<bool> TryAwaitAsync(SourceEdits edits, ExpressionSyntax task, AsyncBody bodies)
    {
        if (FixTarget.Around(task) is not { } body || AsyncBody.IsWhereNothingIsAwaited(task)) return false;
        // Work handed to the thread pool for nothing comes back to the request.
        var awaited = OnlyExpressionOf(task) ?? task;
        if (task.Parent is ArrowExpressionClauseSyntax || task.Parent == body) return await TryReturnAsync(edits, body, task, awaited, bodies).ConfigureAwait(false);
        if (task.Parent is ConditionalAccessExpressionSyntax || Statement(task) is not { } place) return false;
        if (awaited is ConditionalAccessExpressionSyntax) Usings.AddFor(edits, task.SpanStart, "System.Threading.Tasks", "Task");
        if (!await bodies.TryMakeAsync(body).ConfigureAwait(false)) return false;
        if (place.Local is { } local) BodyInsertion.After(edits, place.Statement, $"await {local};");
        else if (awaited == task && task is not ConditionalAccessExpressionSyntax && place.Replaced == task.Span)
        {
            edits.Insert(task.SpanStart, NeedsParentheses(task) ? "await (" : "await ");
            if (NeedsParentheses(task)) edits.Insert(task.Span.End, ")");
        }
        else edits.Replace(place.Replaced, Awaited(awaited));
        return true;
    }

    private static string Awaited(ExpressionSyntax task) => task switch
    {
        AwaitExpressionSyntax => task.ToString(),
        ConditionalAccessExpressionSyntax => "await (" + task + " ?? Task.CompletedTask)",
        _ => NeedsParentheses(task) ? "await (" + task + ")" : "await " + task,
    };

    private static bool NeedsParentheses(ExpressionSyntax task) => task is ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax or AssignmentExpressionSyntax or CastExpressionSyntax;

    // void M() => x();  becomes  Task M() => x();
    private static async Task<bool> TryReturnAsync(SourceEdits edits, SyntaxNode body, ExpressionSyntax task, ExpressionSyntax awaited, AsyncBody bodies)
    {
        if (body is AnonymousFunctionExpressionSyntax || awaited is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax) return false;
        if (edits.Model.GetTypeInfo(awaited).Type is not { Name: "Task" }) return false;
        if (!await bodies.TryReturnTaskAsync(body).ConfigureAwait(false)) return false;
        if (awaited != task) edits.Replace(task.Span, awaited.ToString());
        return true;
    }

    // The task whose outcome counts: of the whole x().ConfigureAwait(false), x().ContinueWith(…), a?.x(), Task.WhenAll(x(), y()).
    private static ExpressionSyntax Whole(ExpressionSyntax task)
    {
        while (true)
        {
            switch (task.Parent)
            {
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax chained } access when access.Expression == task:
                    task = chained;
                    break;
                case ConditionalAccessExpressionSyntax conditional when conditional.WhenNotNull == task:
                    task = conditional;
                    break;
                case ConditionalExpressionSyntax choice when choice.Condition != task:
                    task = choice;
                    break;
                case ParenthesizedExpressionSyntax or AwaitExpressionSyntax or BinaryExpressionSyntax { OperatorToken.ValueText: "??" } or CastExpressionSyntax:
                    task = (ExpressionSyntax)task.Parent;
                    break;
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when arm.Expression == task:
                    task = choice;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" or "WhenAny" } } all }:
                    task = all;
                    break;
                case InitializerExpressionSyntax { Parent: ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax, Parent.Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" or "WhenAny" } } all } }:
                    task = all;
                    break;
                default:
                    return task;
            }
        }
    }

    // The statement, what of it the awaited expression takes the place of, and the local that keeps the task, if it is read.
    private static (StatementSyntax Statement, TextSpan Replaced, string? Local)? Statement(ExpressionSyntax task) => task.Parent switch
    {
        ExpressionStatementSyntax statement => (statement, task.Span, null),
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement, Left: IdentifierNameSyntax left } assignment when assignment.Right == task =>
            (statement, assignment.Span, left.Identifier.ValueText == "_" ? null : left.ToString()),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } declaration } variable } =>
            (statement, declaration.Span, IsMentioned(variable, statement) ? variable.Identifier.Text : null),
        _ => null,
    };

    private static bool IsMentioned(VariableDeclaratorSyntax variable, StatementSyntax declaration) =>
        declaration.Parent?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText) == true;

    // The call of Task.Run whose lambda is nothing but the task.
    private static InvocationExpressionSyntax? RunAround(ExpressionSyntax task)
    {
        var lambda = task.Parent is AnonymousFunctionExpressionSyntax direct ? direct
            : task.Parent is ExpressionStatementSyntax or ReturnStatementSyntax && task.Parent.Parent is BlockSyntax { Statements.Count: 1, Parent: AnonymousFunctionExpressionSyntax around } ? around : null;
        return lambda is null ? null : RunOf(lambda);
    }

    private static InvocationExpressionSyntax? RunOf(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "StartNew" } } run } } ? run : null;

    // The one expression that Task.Run was handed.
    private static ExpressionSyntax? OnlyExpressionOf(ExpressionSyntax task)
    {
        if (task is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "StartNew" }, ArgumentList.Arguments: { Count: 1 } arguments } || arguments[0].Expression is not AnonymousFunctionExpressionSyntax lambda) return null;
        if (lambda.ExpressionBody is { } expression) return expression;
        return lambda.Block is { Statements: { Count: 1 } statements } ? statements[0] switch
        {
            ExpressionStatementSyntax statement => statement.Expression,
            ReturnStatementSyntax { Expression: { } value } => value,
            _ => null,
        } : null;
    }
}
