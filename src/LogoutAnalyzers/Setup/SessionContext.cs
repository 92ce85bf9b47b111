using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Whether a time that is over means the end of a session or token, rather than of a link, a booking, or a lock-out.</summary>
internal static class SessionContext
{
    private static readonly HashSet<string> s_session = Set(
        "session", "sess", "idle", "inactivity", "inactive", "activity", "timeout", "timedout", "login", "logged", "logon", "signin", "signed", "auth", "authentication", "authenticated", "authenticate", "authorization",
        "token", "jwt", "bearer", "seen", "accessed", "issued", "iat", "exp", "heartbeat", "alive", "sliding", "lifetime", "ticket", "identity", "logout", "lastaccess", "lastactivity", "lastseen");

    // Of a cookie: a time at which it ends.
    private static readonly HashSet<string> s_ends = Set("expires", "expiry", "expiration", "expire", "expired", "expiresat", "until", "end", "ends", "last");

    // What proves one thing once, or is signed by another party.
    private static readonly HashSet<string> s_oneTime = Set(
        "reset", "confirm", "confirmation", "verify", "verification", "invite", "invitation", "invites", "activation", "activate", "unsubscribe", "share", "shared", "link", "links", "download", "downloads", "upload", "webhook", "webhooks", "hook", "hooks", "nonce", "replay",
        "otp", "mfa", "forgot", "recover", "recovery", "presigned", "sas", "callback", "challenge", "magic", "pat", "apikey");

    private static readonly HashSet<string> s_programs = Set("key", "keys", "apikeys", "personal");

    // Times of the business, and of those who try too often.
    private static readonly HashSet<string> s_business = Set(
        "booking", "bookings", "reservation", "order", "orders", "appointment", "coupon", "offer", "promo", "promotion", "trial", "license", "licence", "subscription", "event", "exam", "quiz", "auction", "vote", "poll", "survey", "contest",
        "lock", "locked", "lockout", "attempt", "attempts", "retry", "throttle", "rate", "captcha", "code", "birth", "age", "consent", "banner", "popup", "password", "maintenance", "modified");

    public static bool IsAboutSession(DecidingComparison decision, ClientSource source, SyntaxNode body)
    {
        if (decision.Refusal == Refusal.Ends) return true;
        var own = Around(body).Concat(Around(source.Syntax)).ToList();
        var said = new[] { source.Key ?? "" }.Concat(TextsIn(decision.Comparison.Syntax)).ToList();
        var answer = TextsIn(decision.At.FirstAncestorOrSelf<StatementSyntax>() ?? decision.At).ToList();
        if (Any(own, s_oneTime) || Any(said, s_oneTime) || Any(answer, s_oneTime)) return false;
        if (source.IsOfToken) return true;
        if (Any(said, s_business)) return false;
        return Any(own, s_session) || Any(said, s_session) || Any(answer, s_session) || (source.Kind == ClientSourceKind.Cookie && Any(said, s_ends));
    }

    /// <summary>Whether an expiry that is set there is that of something other than a sign-in: an invitation, a key for a program.</summary>
    public static bool IsOneTime(SyntaxNode body, ClientSource source) => Around(body).Concat(Around(source.Syntax)).Any(static name => Words.Any(name, s_oneTime) || Words.Any(name, s_programs) || Words.Any(name, s_business));

    /// <summary>Whether a word of a name or text says session.</summary>
    public static bool IsSession(string word) => s_session.Contains(word);

    /// <summary>What the member is called, its type, and the route that the function is mapped to.</summary>
    public static IEnumerable<string> Around(SyntaxNode body) => body.AncestorsAndSelf().Select(NameOf).OfType<string>();

    /// <summary>What code around a body says about it, if it is such code.</summary>
    public static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        // A controller has actions of all kinds.
        TypeDeclarationSyntax type when !type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal) => type.Identifier.ValueText,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax, Arguments: { Count: > 0 } arguments } when arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string route } => route,
        _ => null,
    };

    private static IEnumerable<string> TextsIn(SyntaxNode code) =>
        code.DescendantTokens().Where(static token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken).Select(static token => token.ValueText);

    private static bool Any(IEnumerable<string> texts, HashSet<string> words) => texts.Any(text => Words.Any(text, words));

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
