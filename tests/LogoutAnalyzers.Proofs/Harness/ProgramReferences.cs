using System.Collections.Immutable;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>What a proof's application is compiled against: the framework, as in a user's build, and the libraries beside this assembly.</summary>
internal static class ProgramReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_all = new(Read);

    public static ImmutableArray<MetadataReference> All => s_all.Value;

    private static ImmutableArray<MetadataReference> Read()
    {
        var framework = References.AspNetCore;
        var known = framework.Select(static reference => Path.GetFileName(reference.Display!)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var libraries = new[] { "Microsoft.AspNetCore.*.dll", "Microsoft.EntityFrameworkCore*.dll", "*IdentityModel.*.dll" }
            .SelectMany(static pattern => Directory.GetFiles(AppContext.BaseDirectory, pattern))
            .Where(library => !known.Contains(Path.GetFileName(library)))
            .Order(StringComparer.Ordinal);
        return framework.AddRange(libraries.Select(static library => MetadataReference.CreateFromFile(library)));
    }
}
