using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>
/// Runs eng/LogoutAnalyzers.Docs from its sources, in this process: no build of the generator can be stale, and it sees exactly the
/// analyzers under test.
/// </summary>
internal static class DocsGenerator
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_differences = new(Run);

    /// <summary>The generated files that differ from what the generator would write now.</summary>
    public static IReadOnlyDictionary<string, string> Differences => s_differences.Value;

    private static IReadOnlyDictionary<string, string> Run()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path => path.EndsWith(".dll", StringComparison.Ordinal));
        var sources = Repository.Files("eng/LogoutAnalyzers.Docs", "*.cs").Where(static file => !file.EndsWith("/Program.cs")).Select(static file => (file, Repository.Read(file)))
            .Append(("Usings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"));
        // The name is one that the analyzers' internals are visible to.
        var compilation = Programs.Compile(sources, platform.Select(static path => MetadataReference.CreateFromFile(path))).WithAssemblyName("LogoutAnalyzers.Docs");
        Programs.AssertCompiles(compilation);
        using var dll = new MemoryStream();
        Assert.True(compilation.Emit(dll).Success);
        dll.Position = 0;
        var generator = AssemblyLoadContext.Default.LoadFromStream(dll).GetType("LogoutAnalyzers.Docs.Generator", throwOnError: true)!;
        return (IReadOnlyDictionary<string, string>)generator.GetMethod("Differences")!.Invoke(null, BindingFlags.Default, null, [Repository.Root], null)!;
    }
}
