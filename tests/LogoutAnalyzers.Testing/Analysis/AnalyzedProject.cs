using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A project, its runs, and the trees that source generators added.</summary>
internal sealed record AnalyzedProject(Project Project, ProjectRuns Runs, ImmutableArray<SyntaxTree> Generated);
