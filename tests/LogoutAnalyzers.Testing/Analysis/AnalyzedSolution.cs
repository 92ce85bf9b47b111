using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A solution and the runs over its projects.</summary>
internal sealed record AnalyzedSolution(Solution Solution, ImmutableArray<AnalyzedProject> Projects);
