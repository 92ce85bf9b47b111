using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>A reference that the oldest supported compiler does not have would keep the analyzers from loading.</summary>
[Collection(TestRunCollection.Name)]
public class AssemblyReferences(TestRun run)
{
    private static readonly Dictionary<string, Version> s_oldestHost = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 5, 0, 0),
        ["System.Collections.Immutable"] = new(6, 0, 0, 0),
    };

    [Fact]
    public void The_analyzers_need_only_what_every_compiler_has() => Assert.Empty(Unknown("LogoutAnalyzers.dll", s_oldestHost));

    [Fact]
    public void The_fixes_need_only_what_every_editor_has() => Assert.Empty(Unknown("LogoutAnalyzers.CodeFixes.dll", new(s_oldestHost)
    {
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 5, 0, 0),
        ["LogoutAnalyzers"] = OwnVersion(),
    }));

    private IEnumerable<string> Unknown(string dll, Dictionary<string, Version> known)
    {
        using var file = new PEReader(new MemoryStream(run.Package.Read("analyzers/dotnet/cs/" + dll)));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences
            .Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())
            .Where(name => !known.TryGetValue(name.Name!, out var version) || version != name.Version)
            .Select(static name => name.FullName)];
    }

    private Version OwnVersion()
    {
        using var file = new PEReader(new MemoryStream(run.Package.Read("analyzers/dotnet/cs/LogoutAnalyzers.dll")));
        return file.GetMetadataReader().GetAssemblyDefinition().Version;
    }
}
