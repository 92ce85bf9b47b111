using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Benchmarks;

/// <summary>The analyzers whose cost is compared.</summary>
internal static class AnalyzerSets
{
    private static readonly Dictionary<string, ImmutableArray<DiagnosticAnalyzer>> s_packages = new();
    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> s_netAnalyzers = new(static () => Load(Directory.GetFiles(Metadata("NetAnalyzers"), "Microsoft.CodeAnalysis*.dll")));

    /// <summary>One analyzer with one action that does nothing: what having any analyzer at all costs.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Empty = [new EmptyAnalyzer()];

    /// <summary>This product.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> LogoutAnalyzers = In(typeof(Rules.TopicAnalyzer).Assembly);

    /// <summary>The analyzers of a package that was downloaded into the package folder; all of its assemblies are looked at.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Package(string id)
    {
        if (s_packages.TryGetValue(id, out var known)) return known;
        var folder = Path.Combine(Metadata("NuGetPackageRoot"), id.ToLowerInvariant());
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{id} is not there; build with -p:BenchmarkPeers=true.");
        var newest = Directory.GetDirectories(folder).OrderBy(static version => version, StringComparer.Ordinal).Last();
        var assemblies = Directory.GetFiles(newest, "*.dll", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".resources.dll", StringComparison.Ordinal));
        // A package may ship one build for each version of Roslyn; the newest sorts last.
        return s_packages[id] = Load(assemblies.GroupBy(Path.GetFileName).Select(static builds => builds.OrderBy(static file => file, StringComparer.Ordinal).Last()));
    }

    /// <summary>The analyzers that every project of the SDK has.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> NetAnalyzers => s_netAnalyzers.Value;

    private static ImmutableArray<DiagnosticAnalyzer> Load(IEnumerable<string> files)
    {
        var loader = new Loader(files);
        return loader.Assemblies.SelectMany(static assembly => In(assembly)).ToImmutableArray();
    }

    private static ImmutableArray<DiagnosticAnalyzer> In(Assembly assembly) => TypesOf(assembly)
        .Where(static type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } attribute && attribute.Languages.Contains(LanguageNames.CSharp))
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException broken)
        {
            return broken.Types.OfType<Type>();
        }
    }

    private static string Metadata(string key) =>
        typeof(AnalyzerSets).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;

    private sealed class Loader : AssemblyLoadContext
    {
        private readonly Dictionary<string, string> _files;

        public Loader(IEnumerable<string> files)
        {
            _files = files.ToDictionary(static file => Path.GetFileNameWithoutExtension(file));
            Assemblies = _files.Values.Select(LoadFromAssemblyPath).ToImmutableArray();
        }

        public new ImmutableArray<Assembly> Assemblies { get; }

        // Roslyn itself comes from this process.
        protected override Assembly? Load(AssemblyName name) =>
            name.Name is { } simple && !simple.StartsWith("Microsoft.CodeAnalysis.CSharp", StringComparison.Ordinal) && _files.TryGetValue(simple, out var file) && simple != "Microsoft.CodeAnalysis" ? LoadFromAssemblyPath(file) : null;
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EmptyAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("EMPTY", "Nothing", "Nothing", "None", DiagnosticSeverity.Warning, true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSemanticModelAction(static _ => { });
        }
    }
}
