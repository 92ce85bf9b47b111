using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>The source of a proof's application as a project that can be analysed, fixed and compiled.</summary>
internal sealed record ProofProgram(Project Project)
{
    /// <summary>The name of the compiled assembly.</summary>
    public const string Name = "Proof";

    /// <summary>The file that holds the proof's own source.</summary>
    public const string MainFile = "Program.cs";

    // Solutions are immutable and this workspace is never changed, so one serves all proofs.
    private static readonly AdhocWorkspace s_workspace = new(MefHostServices.DefaultHost);

    /// <summary>The text of the proof's own source.</summary>
    public string MainText => Project.Documents.Single(static document => document.FilePath == MainFile).GetTextAsync().GetAwaiter().GetResult().ToString();

    public static ProofProgram Create(IEnumerable<SourceFile> files, IEnumerable<SourceFile>? pages = null)
    {
        var id = ProjectId.CreateNewId();
        var solution = s_workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            Name,
            Name,
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: ProgramReferences.All));
        foreach (var file in files.Prepend(SourceFile.Shared("GlobalUsings.cs")))
            solution = solution.AddDocument(DocumentId.CreateNewId(id), file.Path, SourceText.From(file.Text), filePath: file.Path);
        foreach (var page in pages ?? [])
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), page.Path, SourceText.From(page.Text), filePath: page.Path);
        return new ProofProgram(solution.GetProject(id)!);
    }

    /// <summary>The reports of one rule, in the order of the source.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportsAsync(string id)
    {
        var project = (await Project.GetCompilationAsync())!;
        // Some rules are off until a user wants them.
        var compilation = project.WithOptions(project.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Warn)]).WithSyntaxTreeOptionsProvider(null));
        var analyzers = ProductParts.AnalyzersOf(id);
        Exception? failure = null;
        var options = new CompilationWithAnalyzersOptions(Project.AnalyzerOptions, (exception, _, _) => failure = exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var reports = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        if (failure is not null) throw failure;
        return reports.Where(report => report.Id == id).OrderBy(static report => report.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static report => report.Location.SourceSpan.Start).ToImmutableArray();
    }

    /// <summary>Where a report stands: the file, its text there, and its position.</summary>
    public string Describe(Diagnostic report)
    {
        var (path, span) = (report.Location.GetLineSpan().Path, report.Location.SourceSpan);
        var text = report.Location.SourceTree?.GetText() ?? Project.AdditionalDocuments.Single(page => page.FilePath == path).GetTextAsync().GetAwaiter().GetResult();
        return $"{path}: {text.ToString(span)}{span}";
    }

    /// <summary>The compiled assembly, and the ids of the compiler's warnings.</summary>
    public async Task<(MemoryStream Assembly, ImmutableArray<string> Warnings)> CompileAsync()
    {
        var compilation = await Project.GetCompilationAsync();
        var assembly = new MemoryStream();
        var pages = await Task.WhenAll(Project.AdditionalDocuments.Select(static async page => (Path: page.FilePath!, Text: await page.GetTextAsync())));
        var result = compilation!.Emit(assembly, manifestResources: pages.Select(static page => new ResourceDescription(page.Path, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(page.Text.ToString())), isPublic: true)));
        if (!result.Success)
            throw new InvalidOperationException("The application does not compile:\n" + string.Join("\n", result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)) + "\n\n" + MainText);
        assembly.Position = 0;
        return (assembly, result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Warning).Select(static d => d.Id).ToImmutableArray());
    }
}
