namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The projects of a solution beside the one under test.</summary>
public class ProjectCollection(string defaultLanguage, string defaultExtension) : Dictionary<string, ProjectState>
{
    /// <summary>The project of this name, made when first asked for.</summary>
    public new ProjectState this[string projectName]
    {
        get
        {
            if (!TryGetValue(projectName, out var project))
            {
                project = new ProjectState(projectName, defaultLanguage, $"/{projectName}/Test", defaultExtension);
                Add(projectName, project);
            }

            return project;
        }
    }
}
