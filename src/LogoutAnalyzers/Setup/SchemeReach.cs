using System;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>What signing out a scheme reaches in an application.</summary>
internal enum SchemeReach
{
    /// <summary>What users are signed in with, or nobody can tell.</summary>
    SignedIn,

    /// <summary>The session at the identity provider.</summary>
    Remote,

    /// <summary>A scheme that nobody is signed in with; the request succeeds.</summary>
    Elsewhere,

    /// <summary>No scheme of that name: it throws.</summary>
    Unregistered,

    /// <summary>A scheme whose handler cannot sign out: it throws.</summary>
    Refused,

    /// <summary>No scheme is named and none is the default: it throws.</summary>
    NoDefault,
}

/// <summary>Which scheme a sign-out reaches, by the names it gives, the chain of defaults and what forwards to what.</summary>
internal static class SchemeReaches
{
    private const int MaxForwards = 5;

    /// <summary>The reach of each scheme that the sign-out names, or of the default where it names none.</summary>
    public static ImmutableArray<(string? Scheme, SchemeReach Reach)> ReachOf(this AuthenticationSetup setup, SignOutCall call)
    {
        if (call.IsOwin) return OwinReaches.Of(setup, call);
        if (call.IsForms) return ImmutableArray.Create<(string?, SchemeReach)>((SignOutCall.FormsTicket, OwinReaches.OfFormsTicket(setup)));
        if (!setup.SignOutsAreKnown) return ImmutableArray.Create<(string?, SchemeReach)>((null, SchemeReach.SignedIn));
        if (!call.Schemes.IsEmpty) return call.Schemes.Select(scheme => (scheme, setup.ReachOf(scheme))).ToImmutableArray();
        var (effective, isKnown) = setup.EffectiveDefault();
        return ImmutableArray.Create<(string?, SchemeReach)>(
            isKnown ? (effective, setup.ReachOf(effective)) : (null, setup.HasNoDefault ? SchemeReach.NoDefault : SchemeReach.SignedIn));
    }

    /// <summary>The reach of one scheme. Schemes that cannot be told apart are taken for the right one.</summary>
    public static SchemeReach ReachOf(this AuthenticationSetup setup, string? scheme)
    {
        if (!setup.SignOutsAreKnown) return SchemeReach.SignedIn;
        for (var forwards = 0; forwards < MaxForwards; forwards++)
        {
            if (scheme is null || setup.SignedIn.Contains(scheme) || setup.Answered.Contains(scheme)) return SchemeReach.SignedIn;
            var registered = setup.Schemes.Where(candidate => candidate.Name == scheme).ToList();
            if (registered.Count == 0) return setup.RegistrationsAreKnown && (setup.SignInsAreKnown || setup.HasTwin(scheme)) ? SchemeReach.Unregistered : SchemeReach.SignedIn;
            var kind = registered[0].Kind;
            if (registered.Any(other => other.Kind != kind)) return SchemeReach.SignedIn;
            switch (kind)
            {
                case SchemeKind.NoSignOut:
                    return SchemeReach.Refused;
                case SchemeKind.Remote:
                    return SchemeReach.Remote;
                case SchemeKind.Bearer:
                    return setup.SignInsAreKnown ? SchemeReach.Elsewhere : SchemeReach.SignedIn;
            }
            var (target, isKnown) = setup.Forwards.Of(registered[0], "ForwardSignOut");
            if (!isKnown || (target is null && kind == SchemeKind.Other)) return SchemeReach.SignedIn;
            if (target is null) return setup.SignInsAreKnown ? SchemeReach.Elsewhere : SchemeReach.SignedIn;
            scheme = target;
        }
        return SchemeReach.SignedIn;
    }

    /// <summary>What the sign-out does to a session, going by what it reaches.</summary>
    public static Effects EffectsOf(this AuthenticationSetup setup, SignOutCall call)
    {
        if (setup.HoldsOnlyTokens && !call.IsForms) return Effects.MissesSession;
        var reaches = setup.ReachOf(call);
        if (reaches.Any(static scheme => scheme.Reach == SchemeReach.SignedIn)) return call.Row.Effects;
        if (reaches.Any(static scheme => scheme.Reach == SchemeReach.Remote)) return Effects.EndsRemoteSession;
        return setup.HasSchemeFor(call) ? Effects.MissesSession : Effects.None;
    }

    /// <summary>
    /// Whether another scheme would do. Where OWIN has no cookie, or a call ends the ticket of forms authentication that is nobody's, it
    /// is the call that is wrong.
    /// </summary>
    public static bool HasSchemeFor(this AuthenticationSetup setup, SignOutCall call) =>
        !call.IsForms && (!call.IsOwin || setup.Schemes.Any(static scheme => scheme is { IsOwin: true, Kind: SchemeKind.Cookie }));

    // Schemes are compared letter by letter: "cookies" is not "Cookies".
    private static bool HasTwin(this AuthenticationSetup setup, string scheme) => setup.Schemes.Any(candidate => string.Equals(candidate.Name, scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the logout fails with an exception.</summary>
    public static bool Throws(this SchemeReach reach) => reach is SchemeReach.Unregistered or SchemeReach.Refused or SchemeReach.NoDefault;
}
