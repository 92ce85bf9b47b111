using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LogoutAnalyzers.Testing;

/// <summary>Small stand-ins for libraries that are not restored: their documented signatures, without bodies that matter.</summary>
internal static class Stubs
{
    private static readonly ConcurrentDictionary<string, MetadataReference> s_compiled = new();

    /// <summary>The references with the named stand-ins, each compiled once against what stands before it.</summary>
    public static ImmutableArray<MetadataReference> AddTo(ImmutableArray<MetadataReference> references, params IEnumerable<string> assemblies) =>
        assemblies.Aggregate(references, static (known, assembly) => known.Add(s_compiled.GetOrAdd(assembly, static (name, basis) => Compile(name, basis), known)));

    private static MetadataReference Compile(string assembly, ImmutableArray<MetadataReference> references)
    {
        using var resource = typeof(Stubs).Assembly.GetManifestResourceStream(assembly + ".cs") ?? throw new FileNotFoundException($"There is no stand-in Stubs/{assembly}.cs.txt.");
        using var reader = new StreamReader(resource);
        var tree = CSharpSyntaxTree.ParseText(reader.ReadToEnd(), new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create(assembly, [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException($"Stubs/{assembly}.cs.txt: " + string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
