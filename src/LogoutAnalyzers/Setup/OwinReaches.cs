using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// What a sign-out of OWIN reaches: the middleware of the types it names, or all that are active. Nothing throws where there is none.
/// </summary>
internal static class OwinReaches
{
    public static ImmutableArray<(string? Scheme, SchemeReach Reach)> Of(AuthenticationSetup setup, SignOutCall call)
    {
        var registered = setup.Schemes.Where(static scheme => scheme.IsOwin).ToList();
        if (registered.Count == 0 || registered.Any(static scheme => scheme.Name is null || scheme.Kind == SchemeKind.Other)) return ImmutableArray.Create<(string?, SchemeReach)>((null, SchemeReach.SignedIn));
        // The client holds its token, and no sign-out takes that away: OAuthBearerAuthenticationHandler has none.
        if (setup.HoldsOnlyTokens) return (call.Schemes.IsEmpty ? ImmutableArray.Create<string?>((string?)null) : call.Schemes).Select(static type => (type, SchemeReach.Elsewhere)).ToImmutableArray();
        if (!call.Schemes.IsEmpty) return call.Schemes.Select(type => (type, OfType(setup, registered, type))).ToImmutableArray();
        // Active middleware for what users are signed in with may be registered in another project.
        var isSeen = setup.SignedIn.All(type => registered.Any(scheme => scheme.Name == type));
        var isMissed = isSeen && setup.SignInsAreKnown && registered.All(scheme => scheme.Kind != SchemeKind.Remote && (scheme.IsPassive || !setup.SignedIn.Contains(scheme.Name!)));
        return ImmutableArray.Create<(string?, SchemeReach)>((null, isMissed ? SchemeReach.Elsewhere : SchemeReach.SignedIn));
    }

    /// <summary>Where the application signs in with OWIN, the ticket of forms authentication is nobody's.</summary>
    public static SchemeReach OfFormsTicket(AuthenticationSetup setup) =>
        setup.SignInsAreKnown && !setup.SignedIn.Contains(SignOutCall.FormsTicket) && setup.Schemes.All(static scheme => scheme.IsOwin) ? SchemeReach.Elsewhere : SchemeReach.SignedIn;

    private static SchemeReach OfType(AuthenticationSetup setup, List<Scheme> registered, string? type)
    {
        if (type is null) return SchemeReach.SignedIn;
        var same = registered.Where(scheme => scheme.Name == type).ToList();
        if (same.Any(static scheme => scheme.Kind == SchemeKind.Remote)) return SchemeReach.Remote;
        return same.All(scheme => scheme.Kind is SchemeKind.Bearer or SchemeKind.NoSignOut || (setup.SignInsAreKnown && !setup.SignedIn.Contains(type))) ? SchemeReach.Elsewhere : SchemeReach.SignedIn;
    }
}
