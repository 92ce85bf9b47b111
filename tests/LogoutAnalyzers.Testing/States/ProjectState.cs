using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a project of a test consists of.</summary>
public class ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
{
    /// <summary>The name of the project.</summary>
    public string Name { get; } = name;

    /// <summary>The name of the assembly; by default that of the project.</summary>
    public string AssemblyName { get; set; } = name;

    /// <summary>The language.</summary>
    public string Language { get; } = language;

    /// <summary>The reference assemblies; by default those of the test.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    /// <summary>What is compiled; by default a library. A program is needed for top-level statements.</summary>
    public OutputKind? OutputKind { get; set; }

    /// <summary>How documentation comments are read; by default they are diagnosed.</summary>
    public DocumentationMode? DocumentationMode { get; set; }

    /// <summary>The sources.</summary>
    public SourceFileList Sources { get; } = new(defaultPrefix, defaultExtension);

    /// <summary>The sources that generators are expected to make.</summary>
    public SourceFileCollection GeneratedSources { get; } = [];

    /// <summary>Files that are given to analyzers and not compiled.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>Makers of further additional files.</summary>
    public List<Func<IEnumerable<(string filename, SourceText content)>>> AdditionalFilesFactories { get; } = [];

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c> files.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>The names of the projects that this one references.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];

    /// <summary>References beside the reference assemblies.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    internal string DefaultPrefix { get; } = defaultPrefix;

    internal string DefaultExtension { get; } = defaultExtension;

    internal bool HasAnyContent => Sources.Count + GeneratedSources.Count + AdditionalFiles.Count + AdditionalFilesFactories.Count + AnalyzerConfigFiles.Count > 0;

    /// <summary>Every list of files in which markup is read.</summary>
    internal IEnumerable<SourceFileCollection> MarkupFiles => [Sources, GeneratedSources, AdditionalFiles, AnalyzerConfigFiles];

    internal bool HasSameContentAs(ProjectState other)
        => MarkupFiles.Zip(other.MarkupFiles).All(static pair => pair.First.HasSameContentAs(pair.Second));

    /// <summary>Takes over from <paramref name="other"/> what is not set here.</summary>
    internal void Inherit(ProjectState other)
    {
        if (AssemblyName == Name)
            AssemblyName = other.AssemblyName;
        ReferenceAssemblies ??= other.ReferenceAssemblies;
        OutputKind ??= other.OutputKind;
        DocumentationMode ??= other.DocumentationMode;
        foreach (var (mine, theirs) in MarkupFiles.Zip(other.MarkupFiles))
            InheritList(mine, theirs);
        InheritList(AdditionalFilesFactories, other.AdditionalFilesFactories);
        InheritList(AdditionalProjectReferences, other.AdditionalProjectReferences);
        InheritList(AdditionalReferences, other.AdditionalReferences);
    }

    internal ProjectState CopyProject()
    {
        var copy = new ProjectState(Name, Language, DefaultPrefix, DefaultExtension);
        copy.Inherit(this);
        copy.RunFactories();
        return copy;
    }

    /// <summary>Makes the additional files of the factories, once.</summary>
    internal void RunFactories()
    {
        AdditionalFiles.AddRange(AdditionalFilesFactories.SelectMany(static make => make()));
        AdditionalFilesFactories.Clear();
    }

    private static void InheritList<T>(List<T> mine, List<T> theirs)
    {
        if (mine.Count == 0)
            mine.AddRange(theirs);
    }
}
