using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>The authentication types that an application signs in through OWIN.</summary>
internal sealed class OwinSignIns
{
    // Null for a type that is not written where the identity is made.
    private readonly List<string?> _types = new();

    /// <summary>Whether a call of the method signs in through OWIN.</summary>
    public static bool Are(IMethodSymbol method) => method.ContainingType.IsOrInherits(OwinApis.AuthenticationManager) || IsOfIdentity(method);

    public void Add(IInvocationOperation call) => _types.Add(IsOfIdentity(call.TargetMethod) ? OwinSchemes.IdentityCookie : OwinIdentities.TypeOf(call));

    /// <summary>What users are signed in with, given the middleware; null where it cannot be told.</summary>
    /// <remarks>A cookie takes only identities of its own type; where there is one cookie, a sign-in of any other type would do nothing.</remarks>
    public IEnumerable<string>? With(IReadOnlyCollection<Scheme> schemes)
    {
        var hasRemote = schemes.Any(static scheme => scheme is { IsOwin: true, Kind: SchemeKind.Remote });
        if (_types.Count == 0 && !hasRemote) return Enumerable.Empty<string>();
        if (schemes.Any(static scheme => scheme.IsOwin && (scheme.Name is null || scheme.Kind == SchemeKind.Other))) return null;
        var cookies = schemes.Where(static scheme => scheme is { IsOwin: true, Kind: SchemeKind.Cookie } && !OwinSchemes.IsTemporary(scheme.Name)).Select(static scheme => scheme.Name!).Distinct().ToList();
        if (cookies.Count == 1) return cookies;
        if (hasRemote || _types.Any(type => !OwinSchemes.IsTemporary(type) && (type is null || !cookies.Contains(type)))) return null;
        return _types.OfType<string>().Where(static type => !OwinSchemes.IsTemporary(type));
    }

    private static bool IsOfIdentity(IMethodSymbol method) => method.ContainingType.IsOrInherits(OwinApis.SignInManager) || method.ContainingType.Is(OwinApis.SignInManager + "Extensions");
}
