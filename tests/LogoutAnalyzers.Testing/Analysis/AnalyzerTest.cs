using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Runs analyzers over a state and compares what they report with what is expected.</summary>
/// <typeparam name="TVerifier">How failures are raised.</typeparam>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    private SolutionState? _testState;

    /// <summary>The language of the project under test.</summary>
    public abstract string Language { get; }

    /// <summary>Adds a source file to <see cref="TestState"/>.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The diagnostics to expect in addition to those in markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>The code that is analysed.</summary>
    public SolutionState TestState => _testState ??= NewState();

    /// <summary>The least severe report of the compiler that has to be expected.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>Checks to leave out.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>How markup is read.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>What is referenced by projects that do not say so themselves.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    /// <summary>Changes to the solution before it is analysed; the id is that of the project under test.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>Ids that are switched off.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>A further check of each report that was expected.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    /// <summary>Raises failures.</summary>
    protected TVerifier Verify { get; } = new();

    /// <summary>What the paths of unnamed files start with.</summary>
    protected virtual string DefaultFilePathPrefix => "/0/Test";

    /// <summary>The name of the project under test.</summary>
    protected virtual string DefaultTestProjectName => "TestProject";

    /// <summary>The file that expected locations without a file are in.</summary>
    protected virtual string DefaultFilePath => $"{DefaultFilePathPrefix}0.{DefaultFileExt}";

    /// <summary>The extension of unnamed files, without the dot.</summary>
    protected abstract string DefaultFileExt { get; }

    /// <summary>Runs the test.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        Verify.LanguageIsSupported(Language);
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(TestState.Sources)}", TestState.Sources);
        await RunImplAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the test after it was found complete.</summary>
    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var analysis = new SolutionAnalysis(CreateAnalyzerSet());
        var state = TestState.WithInheritedValuesApplied(null, []);
        ProcessMarkup(state, analysis.Analyzers, []);
        await VerifyStateAsync(analysis, state, "Diagnostics of test state", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The analyzers to run.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>The types of source generators to run.</summary>
    protected virtual IEnumerable<Type> GetSourceGenerators() => [];

    /// <summary>The options of the compilation.</summary>
    protected abstract CompilationOptions CreateCompilationOptions();

    /// <summary>The options of the parser.</summary>
    protected abstract ParseOptions CreateParseOptions();

    /// <summary>Starts a run of the analyzers.</summary>
    protected virtual CompilationWithAnalyzers CreateCompilationWithAnalyzers(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
        => compilation.WithAnalyzers(analyzers, options);

    /// <summary>The options and additional files that analyzers see.</summary>
    protected virtual AnalyzerOptions GetAnalyzerOptions(Project project) => project.AnalyzerOptions;

    /// <summary>What <c>[|…|]</c> means; null if that is not clear.</summary>
    protected virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
        => analyzers is [{ SupportedDiagnostics: [var first, .. var others] }, ..] && (others.IsEmpty || MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor)) ? first : null;

    /// <summary>Whether a report of the compiler has to be expected.</summary>
    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) => compilerDiagnostics switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
        _ => true,
    };

    private protected SolutionState NewState() => new(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);

    private protected AnalyzerSet CreateAnalyzerSet() => new()
    {
        Analyzers = GetDiagnosticAnalyzers().ToImmutableArray() is { IsEmpty: false } analyzers ? analyzers : [new EmptyDiagnosticAnalyzer()],
        Generators = [.. GetSourceGenerators().Select(static type => Activator.CreateInstance(type) is IIncrementalGenerator incremental ? incremental.AsSourceGenerator() : (ISourceGenerator)Activator.CreateInstance(type)!)],
        DisabledDiagnostics = [.. DisabledDiagnostics],
        Create = CreateCompilationWithAnalyzers,
        GetOptions = GetAnalyzerOptions,
        IsCompilerDiagnosticIncluded = diagnostic => IsCompilerDiagnosticIncluded(diagnostic, CompilerDiagnostics),
    };

    private protected void ProcessMarkup(SolutionState state, AnalyzerSet analyzers, ImmutableArray<string> fixableDiagnostics)
        => new MarkupProcessor(MarkupOptions, GetDefaultDiagnostic([.. analyzers.Analyzers]), analyzers.Descriptors, fixableDiagnostics, DefaultFilePath).Process(state);

    private protected async Task<Solution> CreateSolutionAsync(SolutionState state, CancellationToken cancellationToken)
    {
        var (solution, primary) = await new SolutionFactory(CreateCompilationOptions, CreateParseOptions, ReferenceAssemblies).CreateAsync(state, cancellationToken).ConfigureAwait(false);
        return SolutionTransforms.Aggregate(solution, (current, transform) => transform(current, primary));
    }

    /// <summary>Verifies the reports in a state, and returns its solution.</summary>
    private protected async Task<Solution> VerifyStateAsync(SolutionAnalysis analysis, SolutionState state, string context, CancellationToken cancellationToken)
    {
        var verifier = Verify.PushContext(context);
        var solution = await CreateSolutionAsync(state, cancellationToken).ConfigureAwait(false);
        var analyzed = await analysis.GetAsync(solution, cancellationToken).ConfigureAwait(false);
        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedSourcesCheck))
            GeneratedSources.Verify(analyzed, state, verifier);
        await new DiagnosticVerification(analyzed, analysis.Analyzers, TestBehaviors, DefaultFilePath, verifier)
            .RunAsync(state.ExpectedDiagnostics, DiagnosticVerifier, cancellationToken).ConfigureAwait(false);
        return solution;
    }
}
