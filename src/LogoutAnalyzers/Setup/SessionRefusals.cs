using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>What code does to a session that it holds for expired.</summary>
internal enum Refusal
{
    None,

    /// <summary>The request is let through as signed in: what happens on the other way is the refusal.</summary>
    Admits,

    /// <summary>The request is turned down, or sent to the login. It may be about something else than a session.</summary>
    TurnsDown,

    /// <summary>The session is ended.</summary>
    Ends,
}

/// <summary>Tells the operations that end a session or turn down its request.</summary>
internal sealed class SessionRefusals
{
    private static readonly Question s_ends = Question.EndsSessionState with
    {
        Any = Effects.EndsLocalSession | Effects.EndsRemoteSession | Effects.RevokesToken | Effects.DeletesCookie | Effects.MissesSession | Effects.ClearsSessionState,
    };

    // A part of the session's state, or a record somewhere: of the session, if what stands around says so.
    private static readonly Question s_removes = Question.EndsSessionState with { Any = Effects.RemovesSessionValue | Effects.RemovesFromStore | Effects.RotatesSecurityStamp, TrustsNames = false };

    private static readonly HashSet<string> s_calls = new(StringComparer.Ordinal) { "Unauthorized", "Forbid", "Challenge", "NoResult", "RedirectToLoginPage", "HandleUnauthorizedRequest" };
    private static readonly HashSet<string> s_loginWords = new(StringComparer.Ordinal) { "login", "signin", "logon", "relogin", "timeout", "timedout", "sessionexpired", "expired", "sessiontimeout", "unauthorized" };
    private static readonly HashSet<string> s_exceptionWords = new(StringComparer.Ordinal) { "unauthorized", "unauthenticated", "authentication", "security", "session", "expired" };

    private readonly Summaries _summaries;
    private readonly CancellationToken _cancellationToken;

    private readonly WordScan _scan = new(IsNamed);

    public SessionRefusals(Summaries summaries, CancellationToken cancellationToken) => (_summaries, _cancellationToken) = (summaries, cancellationToken);

    /// <summary>Whether the text of a body names anything of the kind, so that it is worth reading.</summary>
    public bool MayBeIn(SyntaxNode body) => _scan.AnyIn(body);

    /// <summary>What the operation, without those inside it, does.</summary>
    public Refusal Of(IOperation operation)
    {
        if (operation is not (IInvocationOperation or IObjectCreationOperation or ISimpleAssignmentOperation))
            return operation.ConstantValue is { HasValue: true, Value: 401 or 403 or 419 or 440 } ? Refusal.TurnsDown : Refusal.None;
        if (operation is IInvocationOperation { TargetMethod: { } method } call)
        {
            if (method.Name is "RejectPrincipal" or "RejectIdentity") return Refusal.Ends;
            if (method.Name is "Success" or "Succeed" && method.ContainingType.Name is "AuthenticateResult" or "AuthorizationHandlerContext") return Refusal.Admits;
            if (s_calls.Contains(method.Name) || IsFail(method) || (IsRedirect(method.Name) && NamesLogin(call.Syntax))) return Refusal.TurnsDown;
        }
        if (operation is IObjectCreationOperation { Type: { Name: var name } type }) return IsRefusal(type, name) || (name.StartsWith("Redirect", StringComparison.Ordinal) && NamesLogin(operation.Syntax)) ? Refusal.TurnsDown : Refusal.None;
        return _summaries.Of(operation, s_ends, _cancellationToken).Sometimes ? Refusal.Ends : _summaries.Of(operation, s_removes, _cancellationToken).Sometimes ? Refusal.TurnsDown : Refusal.None;
    }

    // context.Fail(), AuthenticateResult.Fail("expired")
    private static bool IsFail(IMethodSymbol method) =>
        method.Name == "Fail" && (method.ContainingType.Name == "AuthenticateResult" || method.ContainingType.Name.EndsWith("Context", StringComparison.Ordinal));

    private static bool IsRefusal(ITypeSymbol type, string name) =>
        name is "UnauthorizedResult" or "UnauthorizedObjectResult" or "ForbidResult" or "ChallengeResult" or "HttpUnauthorizedResult" or "UnauthorizedHttpResult"
        || (type.IsOrInherits("System.Exception") && Words.Any(name, s_exceptionWords));

    private static bool IsRedirect(string method) => method.IndexOf("Redirect", StringComparison.Ordinal) >= 0 || method is "NavigateTo" or "Transfer";

    // Redirect("/Account/Login"), RedirectToAction(nameof(Login)), Redirect(FormsAuthentication.LoginUrl), RedirectToLogin()
    private static bool NamesLogin(SyntaxNode redirect) =>
        redirect.DescendantTokens().Any(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.IdentifierToken or SyntaxKind.InterpolatedStringTextToken && NamesLogin(token.ValueText));

    private static bool NamesLogin(string text)
    {
        // What is asked after the login does not matter.
        var query = text.IndexOf("returnUrl", StringComparison.OrdinalIgnoreCase);
        var words = Words.Split(query > 0 ? text.Substring(0, query) : text);
        return words.Any(s_loginWords.Contains) || words.Zip(words.Skip(1), static (a, b) => (a, b)).Any(static pair => pair is ("log", "in") or ("sign", "in") or ("log", "on"));
    }

    private static bool IsNamed(string name) =>
        name is "401" or "403" or "419" or "440" || s_calls.Contains(name) || name is "RejectPrincipal" or "RejectIdentity" or "Success" or "Succeed" or "Fail" or "StatusCode" or "Expires" || IsRedirect(name)
        || Words.Any(name, s_exceptionWords) || Words.AnyOrPair(name, s_loginWords) || LogoutNames.Default.Mentions(name)
        || Words.Any(name, SessionVocabulary.EndingVerbs) || name.StartsWith("Forbid", StringComparison.Ordinal) || name.StartsWith("Challenge", StringComparison.Ordinal);
}
