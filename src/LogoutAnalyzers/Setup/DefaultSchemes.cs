using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The default schemes that the application sets, in the chain of
/// https://github.com/dotnet/aspnetcore/blob/main/src/Http/Authentication.Core/src/AuthenticationSchemeProvider.cs.
/// </summary>
internal sealed class DefaultSchemes
{
    /// <summary>The defaults that a sign-out falls back to, the first that is set. <c>DefaultAuthenticateScheme</c> is none of them.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("DefaultSignOutScheme", "DefaultSignInScheme", "DefaultScheme");

    // The scheme is null where it is not constant.
    private readonly List<(string Property, string? Scheme, Location Location, bool IsConditional)> _settings = new();

    public bool IsEmpty => !_settings.Any(static setting => Names.Contains(setting.Property));

    public void Add(string property, string? scheme, Location location, bool isConditional) => _settings.Add((property, scheme, location, isConditional));

    /// <summary>The scheme that a sign-out without a name reaches, and whether it is known; null where none is set.</summary>
    public (string? Scheme, bool IsKnown)? OfSignOut()
    {
        if (Names.Select(property => _settings.Where(setting => setting.Property == property).ToList()).FirstOrDefault(static settings => settings.Count > 0) is not { } settings) return null;
        if (settings.Any(static setting => setting.Scheme is null)) return (null, false);
        var differ = settings.Select(static setting => setting.Scheme).Distinct().Count() > 1;
        if (settings.Any(static setting => setting.IsConditional) && (differ || settings.All(static setting => setting.IsConditional))) return (null, false);
        // The last one to configure wins; across files the order is not known.
        if (differ && settings.Select(static setting => setting.Location.SourceTree).Distinct().Count() > 1) return (null, false);
        return (settings.OrderBy(static setting => setting.Location.SourceSpan.Start).Last().Scheme, true);
    }

    /// <summary>The schemes that a sign-in without a name may use; empty where none is set.</summary>
    public IReadOnlyList<string?> OfSignIn() =>
        Names.Skip(1).Select(property => _settings.Where(setting => setting.Property == property).Select(static setting => setting.Scheme).ToList()).FirstOrDefault(static schemes => schemes.Count > 0) ?? new List<string?>();
}
