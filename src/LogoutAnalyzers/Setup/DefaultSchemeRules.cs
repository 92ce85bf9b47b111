using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Since ASP.NET Core 7 the only scheme that is registered is the default, unless that is switched off:
/// https://learn.microsoft.com/dotnet/core/compatibility/aspnet-core/7.0/default-authentication-scheme.
/// </summary>
internal static class DefaultSchemeRules
{
    private const int FirstVersion = 7;

    /// <summary>Whether the only scheme is the default; null where it cannot be said.</summary>
    public static bool? OnlySchemeIsDefault(Compilation compilation, NameSet names, CancellationToken cancellationToken)
    {
        if (compilation.SyntaxTrees.Any(tree => NameIndex.Of(tree, names, cancellationToken).Hits.Any(static hit => hit.Word is "SuppressAutoDefaultScheme" or "DisableAutoDefaultScheme"))) return null;
        var version = compilation.ReferencedAssemblyNames.FirstOrDefault(static assembly => assembly.Name == "Microsoft.AspNetCore.Authentication.Abstractions")?.Version.Major;
        return version is null or 0 ? null : version >= FirstVersion;
    }
}
