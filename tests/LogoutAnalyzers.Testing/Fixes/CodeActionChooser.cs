using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Asks the fixes what they offer, and chooses as the test says.</summary>
internal sealed class CodeActionChooser(ImmutableArray<CodeFixProvider> providers)
{
    // Public since Roslyn 4.9 under the first name, internal before under the second.
    private static readonly PropertyInfo? s_nested =
        typeof(CodeAction).GetProperty("NestedActions", BindingFlags.Instance | BindingFlags.Public)
        ?? typeof(CodeAction).GetProperty("NestedCodeActions", BindingFlags.Instance | BindingFlags.NonPublic);

    public required int? Index { get; init; }

    public required string? EquivalenceKey { get; init; }

    public required Action<CodeAction, IVerifier>? Verifier { get; init; }

    public required bool AllowsNonLocal { get; init; }

    /// <summary>Whether fixes exist for reports that no analyzer makes, which then are those of the compiler.</summary>
    public bool NeedsCompiler(AnalyzerSet analyzers)
    {
        var ids = analyzers.Descriptors.Select(static descriptor => descriptor.Id).ToHashSet(StringComparer.Ordinal);
        return providers.Any(provider => !ids.IsSupersetOf(provider.FixableDiagnosticIds));
    }

    /// <summary>The action for the first report that has one.</summary>
    public async Task<ChosenAction?> ChooseAsync(Solution solution, IEnumerable<Diagnostic> diagnostics, IReadOnlySet<Diagnostic> nonLocal, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in diagnostics.Order(DiagnosticOrder.Instance))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document || diagnostic.IsSuppressed)
                continue;
            var offers = await OffersAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
            if (offers.Count > 0 && !AllowsNonLocal && nonLocal.Contains(diagnostic))
                verifier.Fail($"A fix is offered for a report that no editor shows while its document is open: {diagnostic}");
            if (Choose(offers, verifier) is not { } chosen)
                continue;
            Verifier?.Invoke(chosen.Action, verifier);
            return chosen;
        }

        return null;
    }

    private async Task<List<ChosenAction>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offers = new List<ChosenAction>();
        foreach (var provider in providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(document, diagnostic, (action, _) => offers.AddRange(Flatten(action).Select(flat => new ChosenAction(flat, provider, document))), cancellationToken);
            await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        }

        return offers;
    }

    private ChosenAction? Choose(List<ChosenAction> offers, IVerifier verifier)
    {
        if (Index is not { } index)
            return EquivalenceKey is null ? offers.FirstOrDefault() : offers.Find(offer => offer.Action.EquivalenceKey == EquivalenceKey);
        var chosen = offers.ElementAtOrDefault(index);
        if (chosen is not null && EquivalenceKey is not null)
            verifier.Equal(EquivalenceKey, chosen.Action.EquivalenceKey, "The action of this index has another equivalence key.");
        return chosen;
    }

    private static IEnumerable<CodeAction> Flatten(CodeAction action)
        => s_nested?.GetValue(action) is ImmutableArray<CodeAction> { IsDefaultOrEmpty: false } nested ? nested.SelectMany(Flatten) : [action];
}
