using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Logins that an application on System.Web keeps in the session, beside the scheme that signs its other users in: an administration of its
/// own next to the template's accounts. What a sign-in by scheme puts into the session as well is no login by itself.
/// </summary>
internal static class SessionLogins
{
    public const string Word = "Session";

    /// <summary>The words of a key that say: a user.</summary>
    public static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "user", "userid", "username", "login", "loginid", "logged", "loggedin", "islogin", "admin", "adminid", "account", "member", "customer", "employee", "student", "staff", "teacher", "uid", "auth", "authenticated", "email",
    };

    private static readonly string[] s_signIns = { "SetAuthCookie", "GetAuthCookie", "RedirectFromLoginPage", "FormsAuthenticationTicket", "PasswordSignIn", "SignIn", "WriteSessionTokenToCookie" };

    public static bool Any(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var found = false;
        NamedCode.Each(compilation, names, modelOf, static word => word == Word, (_, name, model) => found = found || IsLogin(name, model, cancellationToken), cancellationToken);
        return found;
    }

    // Session["user"] = user
    private static bool IsLogin(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax session = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (session.Parent is not ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys, Parent: AssignmentExpressionSyntax set } value || set.Left != value) return false;
        if (keys[0].Expression is not LiteralExpressionSyntax { Token.Value: string key } || !Words.Any(key, Keys) || set.Right is LiteralExpressionSyntax { Token.Value: null or "" or false or 0 }) return false;
        if (model.GetTypeInfo(session, cancellationToken).Type is not { } type || !(type.Is(SystemWebApis.SessionState) || type.Is(SystemWebApis.SessionStateBase))) return false;
        return name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && !member.DescendantTokens().Any(static token => s_signIns.Any(signIn => token.ValueText.StartsWith(signIn, StringComparison.Ordinal)));
    }
}
