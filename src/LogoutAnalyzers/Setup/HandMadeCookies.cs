using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A cookie by which the application itself recognises a signed-in user.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Life">What says how long a browser keeps it.</param>
/// <param name="IsAge">Whether that is an age, and not a point in time.</param>
internal sealed record HandMadeCookie(string Name, IOperation Life, bool IsAge)
{
    /// <summary>Whether it carries a token that is only exchanged for the next one.</summary>
    public bool IsRefreshToken => Name.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0;
}

/// <summary>Finds these cookies, by their names and by where they are set.</summary>
internal static class HandMadeCookies
{
    /// <summary>The word of a cookie of System.Web.</summary>
    public const string Word = "HttpCookie";

    private static readonly HashSet<string> s_sessions = new(StringComparer.Ordinal) { "session", "sess", "sid", "auth", "authentication", "login", "token", "jwt", "ticket", "bearer", "sso", "remember", "rememberme" };

    // Say who somebody is, where they are set by a login.
    private static readonly HashSet<string> s_users = new(StringComparer.OrdinalIgnoreCase) { "userid", "uid", "memberid", "customerid", "adminid" };
    private static readonly string[] s_parts = { "session", "auth", "token", "login" };

    // Of guests, browsers and devices, not of a user who has logged in; and what a login form is filled with.
    private static readonly HashSet<string> s_nobody = new(StringComparer.Ordinal) { "guest", "anonymous", "anon", "visitor", "cart", "basket", "device", "push", "browser", "client", "tracking", "last", "hint", "preferred", "provider", "method", "seen", "notice", "dismissed", "hide", "author", "authors", "filter", "redirect", "count", "attempts", "failed", "2fa", "mfa", "trusted", "fcm", "survey", "poll", "viewed", "recent", "recently", "mode", "checkout", "test", "experiment", "wishlist", "chat", "name", "username", "email", "mail", "reset", "invite", "campaign", "affiliate", "referral" };
    private static readonly string[] s_forgery = { "csrf", "xsrf", "forgery", "captcha" };
    private static readonly HashSet<string> s_logins = new(StringComparer.Ordinal) { "login", "signin", "logon", "authenticate", "authentication" };

    public static ImmutableArray<HandMadeCookie> Read(Compilation compilation, NameSet names, CookieWrites writes, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<HandMadeCookie>();
        foreach (var write in writes.All)
        {
            if (!write.IsCreation || write.Name is not { IsConstant: true } name || !SignsIn(name.Text, write.Syntax)) continue;
            var settings = ObjectSettings.Of(write.Call.GivenOptions, cancellationToken);
            // Max-Age wins over Expires.
            var life = settings.Of("MaxAge").LastOrDefault() ?? settings.Of("Expires").LastOrDefault();
            if (life is not null) found.Add(new HandMadeCookie(name.Text, life.Value, life.Property == "MaxAge"));
        }
        NamedCode.Each(compilation, names, modelOf, static word => word is Word or "Cookies", (word, name, model) =>
        {
            foreach (var (cookie, expires) in OfSystemWeb(word, name, model, cancellationToken))
                if (ConstantStrings.Of(cookie) is { } text && SignsIn(text, name)) found.Add(new HandMadeCookie(text, expires, IsAge: false));
        }, cancellationToken);
        return found.ToImmutable();
    }

    // new HttpCookie("login") { Expires = … }, var cookie = new HttpCookie("login"); cookie.Expires = …; Response.Cookies["login"].Expires = …
    private static IEnumerable<(IOperation? Name, IOperation Expires)> OfSystemWeb(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (word == Word)
        {
            if (NamedCode.Around(name) is not ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } creation || !model.GetTypeInfo(creation, cancellationToken).Type.Is(SystemWebApis.HttpCookie)) yield break;
            var cookie = model.GetOperation(arguments[0].Expression, cancellationToken);
            foreach (var set in creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? Enumerable.Empty<AssignmentExpressionSyntax>())
                if (set.Left is IdentifierNameSyntax { Identifier.ValueText: "Expires" } && model.GetOperation(set.Right, cancellationToken) is { } value) yield return (cookie, value);
            var local = creation.Parent switch
            {
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var declared } } => declared,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var assigned } } => assigned,
                _ => null,
            };
            if (local is null || creation.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member) yield break;
            foreach (var set in member.DescendantNodes().OfType<AssignmentExpressionSyntax>())
                if (set.SpanStart > creation.SpanStart && set.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Expires", Expression: IdentifierNameSyntax target } && target.Identifier.ValueText == local && model.GetOperation(set.Right, cancellationToken) is { } value) yield return (cookie, value);
        }
        else if (name.Parent is MemberAccessExpressionSyntax { Parent: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys, Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Expires", Parent: AssignmentExpressionSyntax set } expires } }
            && set.Left == expires && model.GetTypeInfo(expires.Expression, cancellationToken).Type.Is(SystemWebApis.HttpCookie) && model.GetOperation(set.Right, cancellationToken) is { } value)
        {
            yield return (model.GetOperation(keys[0].Expression, cancellationToken), value);
        }
    }

    // A name that many cookies have, such as "userid", counts only where somebody logs in.
    private static bool SignsIn(string name, SyntaxNode place)
    {
        if (!(SessionVocabulary.IsSessionCookie(name) || s_users.Contains(name)) || SessionVocabulary.IsNobodysData(name) || Words.Any(name, s_nobody) || s_forgery.Any(part => Has(name, part))) return false;
        return Words.Any(name, s_sessions) || s_parts.Any(part => Has(name, part)) || IsLogin(place);
    }

    private static bool Has(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsLogin(SyntaxNode place)
    {
        foreach (var around in place.Ancestors())
        {
            var name = around switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax local => local.Identifier.ValueText,
                TypeDeclarationSyntax type => type.Identifier.ValueText,
                _ => null,
            };
            if (name is not null && (Words.Any(name, s_logins) || Has(name, "LogIn") && !Has(name, "Blogin") || Has(name, "SignIn"))) return true;
        }
        return false;
    }
}
