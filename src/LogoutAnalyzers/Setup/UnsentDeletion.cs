using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// A deletion on System.Web of which nothing is sent: a cookie removed from one of the two collections, or expired in that of the request.
/// Shown on mono's System.Web: no Set-Cookie, and the browser keeps what it has.
/// </summary>
/// <param name="Syntax">The call, or the assignment to Expires.</param>
/// <param name="Name">The cookie.</param>
/// <param name="IsOfRequest">Whether the collection is that of the request.</param>
internal sealed record UnsentDeletion(SyntaxNode Syntax, CookieName Name, bool IsOfRequest)
{
    private static readonly string[] s_requests = { "System.Web.HttpRequest", "System.Web.HttpRequestBase" };
    private static readonly string[] s_responses = { "System.Web.HttpResponse", "System.Web.HttpResponseBase" };
    private static readonly HashSet<string> s_deletes = new(StringComparer.Ordinal) { "delete", "remove", "clear", "expire", "destroy" };
    private static readonly HashSet<string> s_sends = new(StringComparer.Ordinal) { "Add", "Set", "SetCookie", "AppendCookie" };

    /// <summary>Whether it stands in a method that says it deletes cookies.</summary>
    public bool IsInDeletion => Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: var name } && Words.Any(name, s_deletes) && Words.Split(name).Any(static word => word is "cookie" or "cookies");

    public static IEnumerable<UnsentDeletion> In(SyntaxTree tree, NameIndex names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        foreach (var hit in names.Hits.Where(static hit => hit.Word == "Cookies"))
        {
            if (tree.GetRoot(cancellationToken).FindToken(hit.Position).Parent is not IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax cookies } name || cookies.Name != name) continue;
            foreach (var (deletion, key) in DeletionsOn(cookies))
                if (At(deletion, key, cookies, modelOf(tree), cancellationToken) is { } unsent) yield return unsent;
        }
    }

    // Request.Cookies.Remove("x"); Request.Cookies["x"].Expires = …; var cookie = Request.Cookies["x"]; cookie.Expires = …;
    private static IEnumerable<(ExpressionSyntax Deletion, ArgumentSyntax Key)> DeletionsOn(MemberAccessExpressionSyntax cookies)
    {
        if (cookies.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Remove", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call }) yield return (call, arguments[0]);
        if (cookies.Parent is not ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } element) yield break;
        if (Expiry(element) is { } direct) yield return (direct, keys[0]);
        if (element.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } || variable.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method) yield break;
        foreach (var use in method.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == variable.Identifier.ValueText))
            if (Expiry(use) is { } later) yield return (later, keys[0]);
    }

    private static AssignmentExpressionSyntax? Expiry(ExpressionSyntax cookie) =>
        cookie.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Expires", Parent: AssignmentExpressionSyntax set } access && access.Expression == cookie && set.Left == access ? set : null;

    private static UnsentDeletion? At(ExpressionSyntax deletion, ArgumentSyntax key, MemberAccessExpressionSyntax cookies, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(cookies, cancellationToken) is not IPropertyReferenceOperation { Property.ContainingType: var owner }) return null;
        var isOfRequest = s_requests.Any(owner.Is);
        if (!isOfRequest && !s_responses.Any(owner.Is)) return null;
        if (deletion is AssignmentExpressionSyntax set && (!isOfRequest || model.GetOperation(set.Right, cancellationToken) is not { } time || PastTimes.OfExpires(time) != CookieLife.Past)) return null;
        if (CookieName.Of(model.GetOperation(key.Expression, cancellationToken)) is not { } name || SessionVocabulary.IsPreferenceCookie(name.Shown) || IsSentElsewhere(deletion, name)) return null;
        return new UnsentDeletion(deletion, name, isOfRequest);
    }

    // An expired cookie that goes out beside it, or an id that abandoning has made worthless. The ticket of forms authentication takes
    // FormsAuthentication.SignOut, which sends one: a logout without it does not end the session at all.
    private static bool IsSentElsewhere(ExpressionSyntax deletion, CookieName name)
    {
        if (name.Shown is "FormsCookieName" or ".ASPXAUTH") return true;
        if (deletion.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member) return true;
        foreach (var access in member.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        {
            var called = access.Name.Identifier.ValueText;
            if (access.Parent is InvocationExpressionSyntax && s_sends.Contains(called) && (called.EndsWith("Cookie", StringComparison.Ordinal) || access.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cookies" })) return true;
            if (access.Parent is ElementAccessExpressionSyntax && called == "Cookies" && access.Expression.ToString().EndsWith("Response", StringComparison.Ordinal)) return true;
            if (access.Parent is InvocationExpressionSyntax && called == "Abandon" && name.Text == "ASP.NET_SessionId") return true;
        }
        return false;
    }
}
