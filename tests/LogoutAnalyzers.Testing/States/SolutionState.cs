using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The project under test, the projects around it, and what is to be reported in them.</summary>
public class SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
    : ProjectState(name, language, defaultPrefix, defaultExtension)
{
    /// <summary>What is taken over from the state before this one; by default <see cref="StateInheritanceMode.AutoInherit"/>.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>What becomes of markup; by default it is allowed in the test state and expected of reports without a fix in the others.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    /// <summary>Further projects by name.</summary>
    public ProjectCollection AdditionalProjects { get; } = new(language, defaultExtension);

    /// <summary>The diagnostics to expect in addition to those in markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>Whether a test has said anything about this state.</summary>
    internal bool IsSpecified
        => InheritanceMode is not null || MarkupHandling is not null || HasAnyContent || AdditionalProjects.Count > 0 || ExpectedDiagnostics.Count > 0;

    internal bool HasSameContentAs(SolutionState other)
        => base.HasSameContentAs(other)
            && AdditionalProjects.Count == other.AdditionalProjects.Count
            && AdditionalProjects.All(pair => other.AdditionalProjects.TryGetValue(pair.Key, out var theirs) && pair.Value.HasSameContentAs(theirs));

    /// <summary>The state with everything in it that it takes over from <paramref name="baseState"/>.</summary>
    internal SolutionState WithInheritedValuesApplied(SolutionState? baseState, ImmutableArray<string> fixableDiagnostics)
    {
        var mode = InheritanceMode ?? StateInheritanceMode.AutoInherit;
        var inherits = baseState is not null && mode != StateInheritanceMode.Explicit;
        var result = new SolutionState(Name, Language, DefaultPrefix, DefaultExtension) { InheritanceMode = StateInheritanceMode.Explicit };
        result.Inherit(this);
        result.RunFactories();
        foreach (var (projectName, project) in AdditionalProjects)
            result.AdditionalProjects.Add(projectName, project.CopyProject());

        if (inherits)
        {
            result.Inherit(baseState!);
            foreach (var (projectName, project) in baseState!.AdditionalProjects)
            {
                if (result.AdditionalProjects.TryGetValue(projectName, out var mine))
                    mine.Inherit(project);
                else
                    result.AdditionalProjects.Add(projectName, project.CopyProject());
            }
        }

        // A state that changes nothing expects no fix, so all that was reported before is still reported.
        var unchanged = baseState is not null && result.HasSameContentAs(baseState);
        result.MarkupHandling = MarkupHandling
            ?? (baseState is null ? MarkupMode.Allow : unchanged ? baseState.MarkupHandling : MarkupMode.IgnoreFixable);
        if (inherits && ExpectedDiagnostics.Count == 0)
        {
            result.ExpectedDiagnostics.AddRange(baseState!.ExpectedDiagnostics.Where(expected
                => unchanged || mode == StateInheritanceMode.AutoInheritAll || !fixableDiagnostics.Contains(expected.Id)));
        }

        result.ExpectedDiagnostics.AddRange(ExpectedDiagnostics);
        return result;
    }
}
