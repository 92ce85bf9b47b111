using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Makes the solution that a state describes.</summary>
internal sealed class SolutionFactory(Func<CompilationOptions> compilationOptions, Func<ParseOptions> parseOptions, ReferenceAssemblies defaultReferences)
{
    // Solutions are immutable and this workspace is never changed, so one serves all tests; its services take a second to compose.
    private static readonly AdhocWorkspace s_workspace = new(MefHostServices.DefaultHost);

    /// <summary>The solution; the project under test is its first.</summary>
    public async Task<(Solution Solution, ProjectId Primary)> CreateAsync(SolutionState state, CancellationToken cancellationToken)
    {
        var projects = state.AdditionalProjects.Values.Prepend(state).ToDictionary(static project => project.Name, static project => (State: project, Id: ProjectId.CreateNewId(project.Name)));
        var solution = s_workspace.CurrentSolution;
        foreach (var (project, id) in projects.Values)
        {
            solution = solution.AddProject(ProjectInfo.Create(
                id,
                VersionStamp.Default,
                project.Name,
                project.AssemblyName,
                project.Language,
                compilationOptions: compilationOptions().WithOutputKind(project.OutputKind ?? OutputKind.DynamicallyLinkedLibrary),
                parseOptions: parseOptions().WithDocumentationMode(project.DocumentationMode ?? DocumentationMode.Diagnose),
                metadataReferences: (await (project.ReferenceAssemblies ?? defaultReferences).ResolveAsync(project.Language, cancellationToken).ConfigureAwait(false)).AddRange(project.AdditionalReferences)));
            solution = AddFiles(solution, id, project);
        }

        foreach (var (project, id) in projects.Values)
            solution = solution.AddProjectReferences(id, project.AdditionalProjectReferences.Select(name => new ProjectReference(projects[name].Id)));
        return (solution, projects[state.Name].Id);
    }

    private static Solution AddFiles(Solution solution, ProjectId id, ProjectState project)
    {
        foreach (var (path, text) in project.Sources)
            solution = Add(path, text, (document, name, content, folders, file) => solution.AddDocument(document, name, content, folders, file));
        foreach (var (path, text) in project.AdditionalFiles)
            solution = Add(path, text, (document, name, content, folders, file) => solution.AddAdditionalDocument(document, name, content, folders, file));
        foreach (var (path, text) in project.AnalyzerConfigFiles)
            solution = Add(path, text, (document, name, content, folders, file) => solution.AddAnalyzerConfigDocument(document, name, content, folders, file));
        return solution;

        Solution Add(string path, SourceText text, AddFile add)
        {
            var root = project.DefaultPrefix[..(project.DefaultPrefix.LastIndexOf('/') + 1)];
            var parts = (path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : path).Split('/', '\\');
            return add(DocumentId.CreateNewId(id, path), parts[^1], text, parts[..^1].Where(static part => part.Length > 0).ToImmutableArray(), path);
        }
    }

    private delegate Solution AddFile(DocumentId id, string name, SourceText text, IEnumerable<string>? folders, string? filePath);
}
