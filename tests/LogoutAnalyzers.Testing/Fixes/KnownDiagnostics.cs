using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Gives "fix all" the reports that are known already.</summary>
internal sealed class KnownDiagnostics(Solution solution, IReadOnlyCollection<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
{
    public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => Task.FromResult(diagnostics.Where(diagnostic => ProjectOf(diagnostic) is not { } id || id == project.Id));

    public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        => Task.FromResult(diagnostics.Where(diagnostic => solution.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id));

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => Task.FromResult(diagnostics.Where(static diagnostic => !diagnostic.Location.IsInSource));

    private ProjectId? ProjectOf(Diagnostic diagnostic) => solution.GetDocument(diagnostic.Location.SourceTree)?.Project.Id;
}
