using System;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>The schemes that a stray sign-out should name instead.</summary>
/// <param name="Schemes">The likeliest first; each is a fix.</param>
/// <param name="Users">What users are signed in with, in words.</param>
/// <param name="Text">What to do.</param>
/// <param name="Evidence">Where the schemes are registered.</param>
internal sealed record SchemeRemedy(ImmutableArray<string> Schemes, string Users, string Text, ImmutableArray<Location> Evidence)
{
    /// <summary>The schemes, separated by line ends, which no name holds.</summary>
    public const string SchemesProperty = "Schemes";

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty.Add(SchemesProperty, string.Join("\n", Schemes));

    public static SchemeRemedy For(StraySignOut stray, IOperation call, AuthenticationSetup setup)
    {
        var users = setup.SignedIn.OrderBy(static name => name, StringComparer.Ordinal).ToImmutableArray();
        if (users.IsEmpty) users = setup.Schemes.Where(static scheme => scheme.Kind == SchemeKind.Cookie).Select(static scheme => scheme.Name).OfType<string>().Distinct().ToImmutableArray();
        // Schemes are compared letter by letter: "cookies" is not "Cookies".
        var alike = setup.Schemes.Select(static scheme => scheme.Name).OfType<string>().Where(name => string.Equals(name, stray.Scheme, StringComparison.OrdinalIgnoreCase)).Distinct().ToImmutableArray();
        var named = SignOutCall.From(call)?.Schemes ?? ImmutableArray<string?>.Empty;
        var schemes = (stray.Reach == SchemeReach.Unregistered && alike.Length > 0 ? alike : users).RemoveAll(named.Contains);
        var evidence = schemes.Select(name => setup.Schemes.FirstOrDefault(scheme => scheme.Name == name)?.Location).OfType<Location>().ToImmutableArray();
        return new SchemeRemedy(schemes, InWords(users), TextOf(schemes), evidence);
    }

    private static string TextOf(ImmutableArray<string> schemes) =>
        schemes.IsEmpty ? "leave it out"
        : schemes.Length == 1 && schemes[0] == SignOutCall.IdentityApplication ? "sign out IdentityConstants.ApplicationScheme or call SignInManager.SignOutAsync"
        : "sign out " + InWords(schemes);

    private static string InWords(ImmutableArray<string> schemes) => string.Join(" or ", schemes.Select(static name => $"\"{name}\""));
}
