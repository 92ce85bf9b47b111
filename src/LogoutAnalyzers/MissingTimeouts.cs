using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers;

/// <summary>A cookie that keeps the framework's default of 14 days.</summary>
/// <param name="Scheme">The scheme, or the authentication type of OWIN.</param>
/// <param name="Location">The call that configures it, or that registers it.</param>
/// <param name="IsOwin">Whether it is OWIN's.</param>
/// <param name="Registration">Where it is registered, if that is elsewhere.</param>
internal sealed record MissingTimeout(string Scheme, Location Location, bool IsOwin, Location? Registration = null);

/// <summary>Finds the cookies that users are signed in with and that nothing gives a timeout.</summary>
internal static class MissingTimeouts
{
    private static readonly HashSet<string> s_registrations = new(StringComparer.Ordinal)
    {
        "AddCookie", "AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddApplicationCookie", "AddIdentityApiEndpoints", "AddMicrosoftIdentityWebApp", "AddMicrosoftIdentityWebAppAuthentication", "AddAuth0WebAppAuthentication",
    };

    private static readonly HashSet<string> s_datedByToken = new(StringComparer.Ordinal) { "AddOpenIdConnect", "AddMicrosoftIdentityWebApp", "AddMicrosoftIdentityWebAppAuthentication", "AddWsFederation", "UseWsFederationAuthentication", "UseOpenIdConnectAuthentication" };

    public static ImmutableArray<MissingTimeout> Find(LogoutModel model, CancellationToken cancellationToken)
    {
        if (model.IsTest) return ImmutableArray<MissingTimeout>.Empty;
        return OfCore(model, cancellationToken).Concat(OfOwin(model, cancellationToken)).ToImmutableArray();
    }

    private static IEnumerable<MissingTimeout> OfCore(LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        var timeouts = model.CookieTimeouts(cancellationToken);
        var registered = setup.Schemes.Where(static scheme => scheme is { Kind: SchemeKind.Cookie, IsOwin: false, Name: { } name } && s_registrations.Contains(scheme.Registration) && !PassingCookies.Are(name))
            .GroupBy(static scheme => scheme.Name!).Select(static same => same.First()).ToList();
        // Identity may be registered in another project.
        if (timeouts.ApplicationCookies.Count > 0 && registered.All(static scheme => scheme.Name != SignOutCall.IdentityApplication) && !HasTokens(setup))
            registered.Add(new Scheme(SignOutCall.IdentityApplication, SchemeKind.Cookie, "ConfigureApplicationCookie", timeouts.ApplicationCookies[0].Location));
        foreach (var scheme in registered)
        {
            var name = scheme.Name!;
            if (!IsUsed(scheme, registered.Count == 1, model, cancellationToken) || IsSet(name, isOwin: false, model, cancellationToken)) continue;
            var isIdentity = name == SignOutCall.IdentityApplication;
            // What registers Identity in a library is often configured by the application.
            if (isIdentity && timeouts.ApplicationCookies.Count == 0 && !ApplicationKind.IsHost(model.Compilation, cancellationToken)) continue;
            var configured = isIdentity ? timeouts.ApplicationCookies.FirstOrDefault()?.Location : null;
            yield return new MissingTimeout(name, NameAt(configured ?? scheme.Location, cancellationToken), IsOwin: false, configured is null || configured == scheme.Location ? null : scheme.Location);
        }
    }

    private static IEnumerable<MissingTimeout> OfOwin(LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        var cookies = model.CookieTimeouts(cancellationToken).Owin.Where(static cookie => cookie.Options.IsKnown && !PassingCookies.Are(cookie.Options.AuthenticationType ?? DefaultOwinType)).ToList();
        var active = cookies.Where(static cookie => !cookie.Options.IsPassive).Select(static cookie => cookie.Options.AuthenticationType).Distinct().Count();
        foreach (var (creation, options) in cookies)
        {
            var type = options.AuthenticationType ?? DefaultOwinType;
            var isUsed = setup.SignedIn.Contains(type) || (!setup.SignInsAreKnown && !options.IsPassive && active == 1 && (setup.SignsInByUnknown || MaySignInElsewhere(model.Compilation, cancellationToken)));
            if (isUsed && !IsSet(type, isOwin: true, model, cancellationToken)) yield return new MissingTimeout(type, NameOf(creation), IsOwin: true);
        }
    }

    private const string DefaultOwinType = "Cookies";

    private static Location NameOf(BaseObjectCreationExpressionSyntax creation) => creation is ObjectCreationExpressionSyntax { Type: var type } ? type.GetLocation() : creation.GetLocation();

    // AddIdentity of AddIdentity<User, Role>.
    private static Location NameAt(Location registration, CancellationToken cancellationToken) =>
        registration.SourceTree is { } tree ? tree.GetRoot(cancellationToken).FindToken(registration.SourceSpan.Start).GetLocation() : registration;

    private static bool HasTokens(AuthenticationSetup setup) => setup.Schemes.Any(static scheme => scheme.Registration is "AddJwtBearer" or "AddMicrosoftIdentityWebApi" || scheme.Kind == SchemeKind.Bearer);

    private static bool IsUsed(Scheme scheme, bool isOnlyCookie, LogoutModel model, CancellationToken cancellationToken)
    {
        var (name, setup, defaults) = (scheme.Name!, model.Authentication(cancellationToken), model.DefaultAuthentication(cancellationToken));
        // An API for tokens calls PasswordSignInAsync to check the password, and nobody reads the cookie that comes with it.
        if (name == SignOutCall.IdentityApplication && defaults.IsToken) return false;
        if (scheme.Registration == "ConfigureApplicationCookie" || setup.SignedIn.Contains(name)) return true;
        if (!isOnlyCookie || setup.SignInsAreKnown || defaults.IsToken) return false;
        return setup.SignsInByUnknown || (defaults.Is(name) && !HasTokens(setup) && MaySignInElsewhere(model.Compilation, cancellationToken));
    }

    // In a library, or in a project of the same application.
    private static bool MaySignInElsewhere(Compilation compilation, CancellationToken cancellationToken) =>
        !ApplicationKind.IsHost(compilation, cancellationToken)
        || compilation.References.Any(reference => compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && !NeutralAssemblies.IsFramework(assembly)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static referenced => referenced.Name is "Microsoft.AspNetCore.Authentication.Abstractions" or "Microsoft.Owin.Security" or "Microsoft.Owin")));

    private static bool IsSet(string scheme, bool isOwin, LogoutModel model, CancellationToken cancellationToken)
    {
        var (sessions, timeouts) = (model.CookieSessions(cancellationToken), model.CookieTimeouts(cancellationToken));
        return sessions.ExpireTimeSpans.Any(setting => setting.IsOf(scheme))
            || timeouts.AreHandedOver(scheme)
            || timeouts.AreDatedByEvents
            || IsDatedByToken(scheme, isOwin, model, cancellationToken)
            || IsDatedAtSignIn(scheme, model, cancellationToken)
            || model.EndsSessionsByTime(scheme, cancellationToken)
            || OwnTimeouts.InStore(scheme, sessions, model.Compilation, cancellationToken);
    }

    // Each sign-in says when it ends.
    private static bool IsDatedAtSignIn(string scheme, LogoutModel model, CancellationToken cancellationToken)
    {
        if (model.Authentication(cancellationToken).Schemes.Any(static candidate => candidate.Kind is SchemeKind.Remote or SchemeKind.NoSignOut && candidate.Registration is not ("AddJwtBearer" or "AddMicrosoftIdentityWebApi"))) return false;
        var signIns = model.SignInCalls(cancellationToken).All.Where(signIn => signIn.IsOf(scheme)).ToList();
        return signIns.Count > 0 && signIns.All(static signIn => !signIn.Properties.IsKnown || signIn.Properties.Of("ExpiresUtc").Any(static setting => setting.IsAlways && !MayBeNull(setting.Value)));
    }

    private static bool MayBeNull(IOperation value) => value.DescendantsAndSelf().Any(static part => part is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } });

    // Where nobody else signs in: a provider's token dates only the sessions that it starts.
    private static bool IsDatedByToken(string scheme, bool isOwin, LogoutModel model, CancellationToken cancellationToken)
    {
        if (scheme == SignOutCall.IdentityApplication || !model.TokensDecideLifetime(isOwin, cancellationToken)) return false;
        if (isOwin && model.SignInCalls(cancellationToken).All.Any(signIn => signIn.IsOf(scheme))) return false;
        var others = model.Authentication(cancellationToken).Schemes.Where(static candidate => candidate.Kind is SchemeKind.Remote or SchemeKind.Other || (candidate.Kind == SchemeKind.NoSignOut && candidate.Registration is not "AddJwtBearer"));
        return others.All(static candidate => s_datedByToken.Contains(candidate.Registration));
    }
}
