using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LogoutAnalyzers.CodeFixes.Fixes;

/// <summary>The fix of one rule. It is tried before it is offered, so that none is offered that changes nothing.</summary>
public abstract class RuleFix : CodeFixProvider
{
    private static readonly ImmutableArray<string?> s_none = ImmutableArray.Create<string?>((string?)null);

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
        foreach (var choice in Choices(diagnostic))
        {
            var fix = context.TextDocument is Document document ? FixAsync(document, diagnostic, choice, context.CancellationToken) : FixFileAsync(context.TextDocument, diagnostic, context.CancellationToken);
            if (await fix.ConfigureAwait(false) is not { } changed) continue;
            var title = choice is null ? _title : $"{_title} \"{choice}\"";
            var key = choice is null ? _equivalenceKey : _equivalenceKey + "." + choice;
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), key), diagnostic);
        }
    }

    /// <summary>What the fix may be made with, the likeliest first; each is offered under its name. Null stands for a fix that has no choice.</summary>
    private protected virtual ImmutableArray<string?> Choices(Diagnostic diagnostic) => s_none;

    /// <summary>A fix that has a choice overrides this one, the others the one without.</summary>
    private protected virtual Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, string? choice, CancellationToken cancellationToken) => FixAsync(document, diagnostic, cancellationToken);

    private protected virtual Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult<Solution?>(null);

    /// <summary>A report in a file beside the code. A value in a configuration is shortened as the rule says. Only editors ask for it.</summary>
    private protected virtual async Task<Solution?> FixFileAsync(TextDocument file, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var span = diagnostic.Location.SourceSpan;
        if (FileRepair.From(diagnostic.Properties) is not var (meant, wanted, isSpan) || span.End > text.Length) return null;
        var written = text.ToString(span);
        return (isSpan ? DurationText.Span(written, wanted) : DurationText.For(written, meant, wanted)) is { } shorter && shorter != written
            ? file.Project.Solution.WithAdditionalDocumentText(file.Id, text.Replace(span, shorter))
            : null;
    }
}
