using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>How the application's cookie lost the validation of the security stamp.</summary>
internal enum StampLoss
{
    /// <summary>Events of the application's own take the place of Identity's.</summary>
    Events,

    /// <summary>The same, by their type.</summary>
    EventsType,

    /// <summary>A handler of its own takes the place of Identity's.</summary>
    Handler,

    /// <summary>A class of events validates the principal in its own way.</summary>
    Override,

    /// <summary>The cookie was never given the events that Identity gives it.</summary>
    ByHand,
}

/// <summary>
/// Code that leaves the cookie of Identity without the validation of its security stamp. Identity sets it as OnValidatePrincipal of new events, in
/// https://github.com/dotnet/aspnetcore/blob/main/src/Identity/Core/src/IdentityServiceCollectionExtensions.cs; whatever is configured after
/// that may replace it.
/// </summary>
/// <param name="Kind">How.</param>
/// <param name="Location">The code.</param>
/// <param name="EventsClass">The application's own class of events, where it has one.</param>
internal sealed record LostStampValidation(StampLoss Kind, Location Location, INamedTypeSymbol? EventsClass)
{
    /// <summary>The words of applications that put Identity together by themselves.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("AddIdentityCore", "AddSignInManager", "AddApiEndpoints");

    private const string Scheme = SignOutCall.IdentityApplication;
    private const string PlainEvents = "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents";

    /// <summary>The code, or null where the stamp is validated, something else may stand in for it, or nobody is signed in with the cookie.</summary>
    /// <param name="authentication">The schemes.</param>
    /// <param name="sessions">What is set on them.</param>
    /// <param name="hasIdentityCore">Whether Identity is put together from its core and its sign-in manager.</param>
    /// <param name="isIdle">Whether code does not run on the server.</param>
    public static LostStampValidation? Of(AuthenticationSetup authentication, CookieSessions sessions, bool hasIdentityCore, Func<SyntaxNode, bool> isIdle)
    {
        var registrations = authentication.Schemes.Where(static scheme => scheme is { Name: Scheme, IsOwin: false }).ToList();
        if (registrations.Count == 0 || !authentication.SignedIn.Contains(Scheme) || sessions.HasUnseen(Scheme)) return null;
        var isByHand = registrations.All(static registration => registration.Registration == "AddCookie");
        // Another application's cookie may be taken without any accounts.
        if (isByHand && !hasIdentityCore) return null;
        var hasOtherCookies = authentication.Schemes.Any(static scheme => scheme is { Kind: SchemeKind.Cookie, Registration: "AddCookie" } && scheme.Name != Scheme);

        var handlers = sessions.Validations.Where(validation => validation.Owner is null && IsOf(validation.Scheme, validation.Location)).ToList();
        if (handlers.Any(IsEnough)) return null;
        var lost = handlers.Select(static handler => new LostStampValidation(StampLoss.Handler, handler.Location, null)).ToList();
        foreach (var events in sessions.Events.Where(events => IsOf(events.Scheme, events.Location)))
        {
            var isType = events.Value is ITypeOfOperation;
            var type = ((events.Value as ITypeOfOperation)?.TypeOperand ?? events.Value?.Type) as INamedTypeSymbol;
            var isPlain = type.Is(PlainEvents);
            // Events that come from elsewhere, or whose class is not understood, may do anything.
            if (!type.IsOrInherits(PlainEvents) || type is null || (isPlain && !isType && events.Value is not IObjectCreationOperation)) return null;
            var own = sessions.Validations.Where(validation => validation.Owner is { } owner && Inherits(type, owner)).ToList();
            if (own.Any(IsEnough)) return null;
            lost.Add(own.Count > 0 ? new LostStampValidation(StampLoss.Override, own[0].Location, type) : new LostStampValidation(isType ? StampLoss.EventsType : StampLoss.Events, events.Location, isPlain ? null : type));
        }
        return lost.FirstOrDefault() ?? (isByHand ? new LostStampValidation(StampLoss.ByHand, registrations[0].Location, null) : null);

        bool IsOf(string? scheme, Location location) =>
            (scheme == Scheme ? isByHand || !IsBefore(location, registrations) : scheme is null && !hasOtherCookies && !IsOfNoScheme(location)) && NodeAt(location) is { } code && !isIdle(code);
    }

    // Another check of the user stands in for the stamp's; one that looks at the clock does not.
    private static bool IsEnough(PrincipalValidation validation) => validation.ValidatesStamp || (validation.MayRefuse && validation.MayLookUp);

    private static bool Inherits(INamedTypeSymbol type, INamedTypeSymbol owner)
    {
        for (var t = type; t is not null; t = t.BaseType)
            if (SymbolEqualityComparer.Default.Equals(t, owner)) return true;
        return false;
    }

    // Identity comes later and sets its own events. Not where the type of the events is set, which goes before all others.
    private static bool IsBefore(Location setting, List<Scheme> registrations) =>
        NodeAt(setting) is { } node && node is not AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EventsType" } }
        && !node.Ancestors().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PostConfigure" })
        && registrations.Any(registration => registration.Location.SourceTree == setting.SourceTree && registration.Location.SourceSpan.Start > setting.SourceSpan.Start && BodyOf(NodeAt(registration.Location)) == BodyOf(node));

    // services.Configure<CookieAuthenticationOptions>(…) without a name sets the options of no scheme.
    private static bool IsOfNoScheme(Location setting) =>
        NodeAt(setting)?.Ancestors().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Configure" or "PostConfigure" } }) == true;

    private static SyntaxNode? NodeAt(Location location) => location.SourceTree?.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true);

    private static SyntaxNode? BodyOf(SyntaxNode? node) => node?.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is BaseMethodDeclarationSyntax or CompilationUnitSyntax);
}
