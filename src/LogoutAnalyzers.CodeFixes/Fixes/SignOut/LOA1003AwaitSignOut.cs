using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Awaits the sign-out, making its body async, or signs out at once where a result was created for nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AwaitSignOut : RuleFix
{
    /// <summary>Fixes LOA1003.</summary>
    public AwaitSignOut()
        : base("LOA1003", "Await the sign-out")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        var node = edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>(static candidate => candidate is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        if (node is null || edits.Model.GetOperation(node, cancellationToken) is not { } operation) return null;
        diagnostic.Properties.TryGetValue(SignOutNotAwaited.FateProperty, out var fate);
        var isFixed = fate == nameof(Fate.AsyncVoid) ? FixTarget.Around(node) is { } body && await new AsyncBody(edits, cancellationToken).TryReturnTaskAsync(body).ConfigureAwait(false)
            : SignOutCall.From(operation) is { CreatesResult: true } result && !IsExecuted(node) ? await UnusedResult.TryAsync(edits, result, cancellationToken).ConfigureAwait(false)
            : (TaskTypes.IsTask(operation.Type) || IsExecuted(node)) && await DroppedTask.TryAsync(edits, node, fate == nameof(Fate.DroppedOnThreadPool), cancellationToken).ConfigureAwait(false);
        return isFixed ? edits.Apply() : null;
    }

    // Results.SignOut().ExecuteAsync(context): the task is what is dropped.
    private static bool IsExecuted(ExpressionSyntax result) => result.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ExecuteAsync" or "ExecuteResultAsync", Parent: InvocationExpressionSyntax };
}
