using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies fixes until none is offered, and compares the outcome.</summary>
internal sealed class CodeFixRun(SolutionAnalysis analysis, CodeActionChooser chooser, CodeActionApplication application, Solution start)
{
    /// <summary>Fixes the first report, analyses anew, and so on.</summary>
    public Task OneByOneAsync(IterationLimit limit, Solution expected, IVerifier verifier, CancellationToken cancellationToken)
        => RunAsync(limit, expected, verifier, (solution, chosen, _) => Apply(solution, chosen, verifier, cancellationToken), cancellationToken);

    /// <summary>Fixes all reports of a scope at once; does nothing if the fix for the first report has no "fix all" for the scope.</summary>
    public async Task AtOnceAsync(FixAllScope scope, IterationLimit limit, Solution expected, IVerifier verifier, CancellationToken cancellationToken)
    {
        var (known, diagnostics, nonLocal) = await AnalyseAsync(start, cancellationToken).ConfigureAwait(false);
        var first = await chooser.ChooseAsync(known, diagnostics, nonLocal, verifier, cancellationToken).ConfigureAwait(false);
        if (first is not null && FixAllFor(first) is null)
            return;
        await RunAsync(limit, expected, verifier, FixAllAsync, cancellationToken).ConfigureAwait(false);

        FixAllProvider? FixAllFor(ChosenAction chosen)
            => chosen.Provider.GetFixAllProvider() is { } provider && provider.GetSupportedFixAllScopes().Contains(scope) ? provider : null;

        async Task<Solution?> FixAllAsync(Solution solution, ChosenAction chosen, IReadOnlyCollection<Diagnostic> all)
        {
            if (FixAllFor(chosen) is not { } provider)
                return null;
            var context = new FixAllContext(
                chosen.Document, chosen.Provider, scope, chosen.Action.EquivalenceKey, chosen.Provider.FixableDiagnosticIds, new KnownDiagnostics(solution, all), cancellationToken);
            var action = await provider.GetFixAsync(context).ConfigureAwait(false);
            return action is null ? null : await application.ApplyAsync(solution, action, verifier, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Solution?> Apply(Solution solution, ChosenAction chosen, IVerifier verifier, CancellationToken cancellationToken)
        => await application.ApplyAsync(solution, chosen.Action, verifier, cancellationToken).ConfigureAwait(false);

    private async Task RunAsync(
        IterationLimit limit, Solution expected, IVerifier verifier, Func<Solution, ChosenAction, IReadOnlyCollection<Diagnostic>, Task<Solution?>> apply, CancellationToken cancellationToken)
    {
        var current = start;
        var done = 0;
        while (true)
        {
            var (known, diagnostics, nonLocal) = await AnalyseAsync(current, cancellationToken).ConfigureAwait(false);
            if (await chooser.ChooseAsync(known, diagnostics, nonLocal, verifier, cancellationToken).ConfigureAwait(false) is not { } chosen
                || !limit.Allows(done, verifier)
                || await apply(known, chosen, diagnostics).ConfigureAwait(false) is not { } changed)
            {
                break;
            }

            if (!await SolutionComparison.HasChangesAsync(known, changed, cancellationToken).ConfigureAwait(false))
                verifier.Fail($"The fix '{chosen.Action.Title}' was offered, but makes no changes.");
            current = changed;
            done++;
        }

        // The wrong text is the better explanation of the wrong number.
        await SolutionComparison.VerifyAsync(expected, current, verifier, cancellationToken).ConfigureAwait(false);
        limit.VerifyEnd(done, verifier);
    }

    private async Task<(Solution Known, ImmutableArray<Diagnostic> Diagnostics, IReadOnlySet<Diagnostic> NonLocal)> AnalyseAsync(Solution solution, CancellationToken cancellationToken)
    {
        var analyzed = await analysis.GetAsync(solution, cancellationToken).ConfigureAwait(false);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var nonLocal = new HashSet<Diagnostic>();
        foreach (var project in analyzed.Projects)
        {
            diagnostics.AddRange(await project.Runs.ResultAsync(cancellationToken).ConfigureAwait(false));
            if (chooser.NeedsCompiler(analysis.Analyzers))
                diagnostics.AddRange(project.Runs.Compilation.GetDiagnostics(cancellationToken));
            nonLocal.UnionWith(await project.Runs.NonLocalAsync(cancellationToken).ConfigureAwait(false));
        }

        return (analyzed.Solution, diagnostics.ToImmutable(), nonLocal);
    }
}
