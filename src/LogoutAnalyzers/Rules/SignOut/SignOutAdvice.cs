using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>Which call would end the session in this application, and how to say that it is missing.</summary>
/// <param name="Call">What the fix adds.</param>
/// <param name="Scheme">The scheme that users are signed in with, where it is known.</param>
/// <param name="Missing">"never calls …"</param>
/// <param name="Remedy">"call it …"</param>
/// <param name="Evidence">The registration or the call that shows it.</param>
internal sealed record SignOutAdvice(SignOutAdvice.Kind Call, string? Scheme, string Missing, string Remedy, ImmutableArray<Location> Evidence)
{
    public const string CallProperty = "Call";
    public const string SchemeProperty = "Scheme";
    public const string SessionProperty = "Session";

    /// <summary>The kinds of call that end a session.</summary>
    public enum Kind
    {
        /// <summary>SignInManager.SignOutAsync.</summary>
        SignInManager,

        /// <summary>HttpContext.SignOutAsync with the scheme that users are signed in with.</summary>
        HttpContext,

        /// <summary>HttpContext.Session.Clear: the session is the login.</summary>
        SessionClear,

        /// <summary>FormsAuthentication.SignOut.</summary>
        FormsAuthentication,

        /// <summary>OWIN's AuthenticationManager.SignOut with the authentication type that users are signed in with.</summary>
        Owin,

        /// <summary>Session.Abandon of System.Web: the session is the login.</summary>
        SessionAbandon,

        /// <summary>A token has to be revoked in the application's own terms.</summary>
        Revoke,

        /// <summary>No registration is visible here.</summary>
        Unknown,
    }

    /// <summary>Whether System.Web's session holds something, too, that the logout has to end.</summary>
    public bool UsesSession { get; init; }

    public ImmutableDictionary<string, string?> ToProperties()
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(CallProperty, Call.ToString()).Add(SchemeProperty, Scheme);
        return UsesSession ? properties.Add(SessionProperty, null) : properties;
    }

    public static SignOutAdvice For(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var advice = Find(entry, model, cancellationToken);
        // Beside a test for its path, or in a helper that has no request, no call can simply be added.
        var canBeAdded = !entry.IsPartOfBody && !(entry.Kind == EntryKind.Service && entry.Symbol is { IsStatic: true } method && !method.Parameters.Any(static parameter => parameter.Type.Name == "HttpContext"));
        return canBeAdded ? advice : advice with { Call = Kind.Unknown, Scheme = null };
    }

    private static SignOutAdvice Find(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        if (model.RunsAfterResponse(entry, cancellationToken))
            return new SignOutAdvice(Kind.Unknown, null, SignsOut(entry, model, cancellationToken) ? "signs out when the response has already begun, which throws and leaves the cookie" : "ends nothing that the browser is signed in with",
                entry.Kind == EntryKind.HubMethod ? "let the client call an HTTP logout endpoint" : "navigate to an HTTP logout endpoint with forceLoad", ImmutableArray<Location>.Empty);
        if (model.IsSystemWeb) return SystemWebAdvice.For(entry, model, cancellationToken);
        var setup = model.Authentication(cancellationToken);
        var manager = entry.Symbol?.ContainingType is { } type && HasSignInManager(type);
        // An API beside cookies: who calls it may hold a token that no sign-out reaches.
        if (!manager && ServesTokens(entry, setup))
            return new SignOutAdvice(Kind.Unknown, null, "neither signs the user out nor revokes a token", "end what the caller signed in with", EvidenceFor(setup, null));
        if (manager || (setup.HasIdentity && setup.SignedIn.Contains(SignOutCall.IdentityApplication)))
            return new SignOutAdvice(Kind.SignInManager, SignOutCall.IdentityApplication, "never calls SignInManager.SignOutAsync", "call SignInManager.SignOutAsync", EvidenceFor(setup, SignOutCall.IdentityApplication));
        if (setup.SignInsAreKnown && setup.SignedIn.Count == 1)
        {
            var scheme = setup.SignedIn.First();
            return new SignOutAdvice(Kind.HttpContext, scheme, $"never calls HttpContext.SignOutAsync(\"{scheme}\")", $"sign out the scheme \"{scheme}\"", EvidenceFor(setup, scheme));
        }
        if (setup.Schemes.Count > 0 && setup.Schemes.All(static scheme => scheme.Kind is SchemeKind.NoSignOut or SchemeKind.Bearer))
            return new SignOutAdvice(Kind.Revoke, null, "neither revokes nor denylists a token", "revoke the tokens that were issued to this client", EvidenceFor(setup, null));
        var cookies = setup.Schemes.Where(static scheme => scheme is { Kind: SchemeKind.Cookie, Name: not null }).ToList();
        if (cookies.Count == 1 && setup.SignedIn.Count == 0)
            return new SignOutAdvice(Kind.HttpContext, cookies[0].Name, $"never calls HttpContext.SignOutAsync(\"{cookies[0].Name}\")", $"sign out the scheme \"{cookies[0].Name}\"", EvidenceFor(setup, cookies[0].Name));
        if (!setup.HasAuthentication && model.UsesSession(cancellationToken))
            return new SignOutAdvice(Kind.SessionClear, null, "never calls HttpContext.Session.Clear", "clear the session, which is the login here", ImmutableArray<Location>.Empty);
        return new SignOutAdvice(Kind.Unknown, null, "never calls HttpContext.SignOutAsync", "sign out the scheme that the user is signed in with", EvidenceFor(setup, null));
    }

    private static ImmutableArray<Location> EvidenceFor(AuthenticationSetup setup, string? scheme)
    {
        var evidence = ImmutableArray.CreateBuilder<Location>();
        if (setup.Schemes.FirstOrDefault(candidate => candidate.Name == scheme) is { } registered) evidence.Add(registered.Location);
        return evidence.ToImmutable();
    }

    private static bool SignsOut(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        entry.Body.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>()
            .Any(call => model.Graphs.ModelOf(call.SyntaxTree).GetOperation(call, cancellationToken) is { } operation && SignOutCall.From(operation) is not null);

    private static bool ServesTokens(LogoutEntry entry, AuthenticationSetup setup) =>
        setup.Schemes.Any(static scheme => scheme.Kind is SchemeKind.Bearer || scheme.Registration is "AddJwtBearer" or "AddScheme")
        && setup.Schemes.Any(static scheme => scheme.Kind == SchemeKind.Cookie)
        && (entry.Kind is not (EntryKind.ControllerAction or EntryKind.PageHandler or EntryKind.WebForms or EntryKind.Component) || entry.Symbol?.ContainingType.GetAttributes().Any(static attribute => attribute.AttributeClass.Is("Microsoft.AspNetCore.Mvc.ApiControllerAttribute")) == true);

    private static bool HasSignInManager(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            foreach (var member in t.GetMembers())
                if ((member as IFieldSymbol)?.Type.IsOrInherits(AspNetCoreApis.SignInManager) == true || (member as IPropertySymbol)?.Type.IsOrInherits(AspNetCoreApis.SignInManager) == true) return true;
        return type.InstanceConstructors.Any(static constructor => constructor.Parameters.Any(static parameter => parameter.Type.IsOrInherits(AspNetCoreApis.SignInManager)));
    }
}
