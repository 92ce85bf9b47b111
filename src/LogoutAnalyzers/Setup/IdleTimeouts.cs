using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Reads the assignments and creations that say how long a session may stay idle. A cookie that does not slide counts, too: its session
/// may stay idle for as long as it lives.
/// </summary>
internal static class IdleTimeouts
{
    private const string Ticket = "FormsAuthenticationTicket";
    private const string OwinCookieOptions = "Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions";
    private const string CookieOptions = "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions";
    private const string SessionOptions = "Microsoft.AspNetCore.Builder.SessionOptions";

    private static readonly string[] s_sessions = { SystemWebApis.SessionState, SystemWebApis.SessionStateBase, "System.Web.SessionState.IHttpSessionState" };

    /// <summary>The words that such code is found by.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("ExpireTimeSpan", "IdleTimeout", "Timeout", SignInExpiry.Name, Ticket);

    /// <summary>The timeout that an operation sets, or null.</summary>
    public static IdleTimeout? From(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } target } set => OfAssignment(property, target, set, cancellationToken),
        IObjectCreationOperation creation when creation.Type.Is("System.Web.Security." + Ticket) => OfTicket(creation),
        _ => null,
    };

    /// <summary>The options of ASP.NET Core that are idle timeouts.</summary>
    public static readonly ImmutableArray<(IdleTimeoutKind Kind, string OptionsType, string Name)> Options = ImmutableArray.Create(
        (IdleTimeoutKind.Cookie, CookieOptions, "ExpireTimeSpan"),
        (IdleTimeoutKind.SessionState, SessionOptions, "IdleTimeout"));

    private static IdleTimeout? OfAssignment(IPropertySymbol property, IPropertyReferenceOperation target, ISimpleAssignmentOperation set, CancellationToken cancellationToken)
    {
        var owner = property.ContainingType;
        switch (property.Name)
        {
            case "ExpireTimeSpan" when set.SemanticModel is { } model && (owner.IsOrInherits(CookieOptions) || owner.IsOrInherits(OwinCookieOptions)):
                return new IdleTimeout(IdleTimeoutKind.Cookie, property.Name, set.Value, TimeoutForm.Duration) { Scheme = CookieOptionsScheme.Of(set.Syntax, model, cancellationToken), IsOwin = owner.IsOrInherits(OwinCookieOptions) };
            case "IdleTimeout" when owner.Is(SessionOptions):
                return new IdleTimeout(IdleTimeoutKind.SessionState, property.Name, set.Value, TimeoutForm.Duration);
            case "Timeout" when s_sessions.Any(owner.IsOrInherits):
                return new IdleTimeout(IdleTimeoutKind.SessionState, "Session.Timeout", set.Value, TimeoutForm.Minutes);
            case SignInExpiry.Name when SignInExpiry.Of(target, set, cancellationToken) is { } signIn:
                return new IdleTimeout(IdleTimeoutKind.SignIn, property.Name, set.Value, TimeoutForm.FromNow) { Scheme = signIn.Scheme, MayBePersistent = signIn.MayBePersistent };
            default:
                return null;
        }
    }

    private static IdleTimeout? OfTicket(IObjectCreationOperation creation)
    {
        var isPersistent = creation.Arguments.For("isPersistent");
        if (isPersistent is null or { ConstantValue: { HasValue: true, Value: true } } || SignInExpiry.IsChosenBy(isPersistent.Syntax, creation.Syntax) || !IsForCookie(creation.Syntax)) return null;
        var (value, form) = creation.Arguments.For("expiration") is { } expiration ? (expiration, TimeoutForm.FromNow) : (creation.Arguments.For("timeout"), TimeoutForm.Minutes);
        return value is null ? null : new IdleTimeout(IdleTimeoutKind.Ticket, Ticket, value, form) { MayBePersistent = !isPersistent.ConstantValue.HasValue };
    }

    // Encrypted tickets also go into links and other cookies: a reset of the password, a cache of roles.
    private static bool IsForCookie(SyntaxNode creation) =>
        creation.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantTokens().Any(static token => token.ValueText is "FormsCookieName" or "GetAuthCookie") == true;
}
