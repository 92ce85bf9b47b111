using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Runs analyzers, then fixes, and compares what is reported before and after and what the code has become.</summary>
/// <typeparam name="TVerifier">How failures are raised.</typeparam>
public abstract class CodeFixTest<TVerifier> : CodeActionTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    private SolutionState? _fixedState;
    private SolutionState? _batchFixedState;

    /// <summary>Adds a source file to <see cref="FixedState"/>.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>Adds a source file to <see cref="BatchFixedState"/>.</summary>
    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>The code once all is fixed, one by one. Without it, no fix is tried.</summary>
    public SolutionState FixedState => _fixedState ??= NewState();

    /// <summary>The code once all is fixed at once; by default the same.</summary>
    public SolutionState BatchFixedState => _batchFixedState ??= NewState();

    /// <summary>Checks to leave out or change.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>How often a fix has to be applied one by one; by default at most once for each report with a fix.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How often "fix all" has to be applied; by default at most once for each document, project or solution that changes.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>The same in a document.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>The same in a project.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    /// <summary>The fixes to try.</summary>
    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <inheritdoc/>
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var providers = GetCodeFixProviders().ToImmutableArray();
        var fixable = providers.SelectMany(static provider => provider.FixableDiagnosticIds).ToImmutableArray();
        var analysis = new SolutionAnalysis(CreateAnalyzerSet());
        var test = TestState.WithInheritedValuesApplied(null, fixable);
        var afterEach = FixedState.WithInheritedValuesApplied(test, fixable);
        var afterAll = BatchFixedState.WithInheritedValuesApplied(afterEach, fixable);
        foreach (var state in (SolutionState[])[test, afterEach, afterAll])
            ProcessMarkup(state, analysis.Analyzers, fixable);

        var start = await VerifyStateAsync(analysis, test, "Diagnostics of test state", cancellationToken).ConfigureAwait(false);
        if (!FixedState.IsSpecified && !BatchFixedState.IsSpecified)
            return;

        var endOfEach = await VerifyStateAsync(analysis, afterEach, "Diagnostics of fixed state", cancellationToken).ConfigureAwait(false);
        var endOfAll = BatchFixedState.IsSpecified
            ? await VerifyStateAsync(analysis, afterAll, "Diagnostics of batch fixed state", cancellationToken).ConfigureAwait(false)
            : endOfEach;

        var reports = test.ExpectedDiagnostics.Count(expected => fixable.Contains(expected.Id));
        var run = new CodeFixRun(analysis, CreateChooser(providers), new CodeActionApplication(CodeActionValidationMode), start);
        var fixesOne = CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne);
        var changes = await SolutionComparison.HasChangesAsync(start, endOfEach, cancellationToken).ConfigureAwait(false);
        var each = new IterationLimit(NumberOfIncrementalIterations, changes ? Math.Max(1, reports) : 0, fixesOne && changes);
        await run.OneByOneAsync(each, endOfEach, Verify.PushContext("Iterative code fix application"), cancellationToken).ConfigureAwait(false);

        await FixAllAsync(FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck, NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations).ConfigureAwait(false);
        await FixAllAsync(FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck, NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations).ConfigureAwait(false);
        await FixAllAsync(FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck, NumberOfFixAllIterations).ConfigureAwait(false);

        async Task FixAllAsync(FixAllScope scope, CodeFixTestBehaviors skip, int? exact)
        {
            if (CodeFixTestBehaviors.HasFlag(skip))
                return;
            var count = await SolutionComparison.CountChangesAsync(start, endOfAll, scope, cancellationToken).ConfigureAwait(false);
            var limit = new IterationLimit(exact, count, fixesOne && count > 0);
            await run.AtOnceAsync(scope, limit, endOfAll, Verify.PushContext($"Fix all in {scope.ToString().ToLowerInvariant()}"), cancellationToken).ConfigureAwait(false);
        }
    }

    private CodeActionChooser CreateChooser(ImmutableArray<CodeFixProvider> providers) => new(providers)
    {
        Index = CodeActionIndex,
        EquivalenceKey = CodeActionEquivalenceKey,
        Verifier = CodeActionVerifier,
        AllowsNonLocal = CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck),
    };
}
