using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>Does what a user does in an editor: takes the first fix that is offered for the first report, until there is no report left.</summary>
internal static class Repair
{
    private const int MostRounds = 10;

    public static async Task<ProofProgram> ApplyAsync(ProofProgram program, string id)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (await program.ReportsAsync(id) is not [var report, ..]) return program;
            program = new ProofProgram(await FixAsync(program.Project, report));
        }
        throw new InvalidOperationException($"After {MostRounds} fixes, {id} is still reported:\n{program.MainText}");
    }

    private static async Task<Project> FixAsync(Project project, Diagnostic report)
    {
        var document = project.GetDocument(report.Location.SourceTree) ?? project.AdditionalDocuments.Single(page => page.FilePath == report.Location.GetLineSpan().Path);
        CodeAction? first = null;
        foreach (var fix in ProductParts.FixesOf(report.Id))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => first ??= action, CancellationToken.None));
        if (first is null) throw new InvalidOperationException($"No fix is offered for {report}");
        var changes = (await first.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return changes.ChangedSolution.GetProject(project.Id)!;
    }
}
