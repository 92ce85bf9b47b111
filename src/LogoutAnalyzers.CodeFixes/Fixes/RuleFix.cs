using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LogoutAnalyzers.CodeFixes.Fixes;

/// <summary>The fix of one rule. It is tried before it is offered, so that none is offered that changes nothing.</summary>
public abstract class RuleFix : CodeFixProvider
{
    private readonly string _title;
    private readonly string _equivalenceKey;

    private protected RuleFix(string ruleId, string title)
    {
        _title = title;
        _equivalenceKey = ruleId + "." + GetType().Name;
        FixableDiagnosticIds = ImmutableArray.Create(ruleId);
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => SequentialFixAllProvider.Instance;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (await FixAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } changed) return;
        context.RegisterCodeFix(CodeAction.Create(_title, _ => Task.FromResult(changed), _equivalenceKey), diagnostic);
    }

    private protected abstract Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);
}
