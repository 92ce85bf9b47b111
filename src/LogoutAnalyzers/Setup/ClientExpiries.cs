using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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

/// <summary>Expiries of sessions and tokens that are set to what the client asks for, without a bound.</summary>
internal static class ClientExpiries
{
    /// <summary>The words a file with such a place holds.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("ExpiresUtc", "Expires", "expires", "MaxAge", "Timeout", "FormsAuthenticationTicket", "JwtSecurityToken");

    private static readonly string[] s_cookies = { "Microsoft.AspNetCore.Http.CookieOptions", "Microsoft.Owin.CookieOptions", SystemWebApis.HttpCookie };

    public static IEnumerable<ClientTimeout> Read(Compilation compilation, NameSet names, BodyGraphs graphs, ClientValues values, Func<ClientSource, SyntaxNode, bool> isTrusted, CancellationToken cancellationToken)
    {
        var found = new List<ClientTimeout>();
        var seen = new HashSet<SyntaxNode>();
        NamedCode.Each(compilation, names, graphs.ModelOf, Names.Contains, (_, name, model) =>
        {
            if (NamedCode.Around(name) is not { } node || Outermost(node) is not { } code || !seen.Add(code) || IsConstant(code)) return;
            if (model.GetOperation(code, cancellationToken) is not { } operation || ExpiryOf(operation) is not { } expiry || values.Of(expiry, null) is not { } source) return;
            if (ClientTimeouts.BodyAround(code) is not { } body || SessionContext.IsOneTime(body, source) || (IsOfToken(operation) && IsForSignedIn(body, model, cancellationToken)) || IsBounded(body, source) || values.IsVerifiedAround(code) || isTrusted(source, body)) return;
            found.Add(new ClientTimeout(expiry.Syntax, source, true, null));
        }, cancellationToken);
        return found;
    }

    private static bool IsOfToken(IOperation operation) =>
        operation is IObjectCreationOperation { Type.Name: "JwtSecurityToken" } or ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType.Name: "SecurityTokenDescriptor" } };

    // Somebody who is signed in may give out a token of their own for as long as they like.
    private static bool IsForSignedIn(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(body, cancellationToken) is IMethodSymbol method && AttributesAround.Of(method).ToList() is var attributes
        && attributes.Exists(static attribute => attribute.Name == "AuthorizeAttribute") && !attributes.Exists(static attribute => attribute.Name == "AllowAnonymousAttribute");

    // "expires:" names an argument of the creation around it.
    private static SyntaxNode? Outermost(SyntaxNode node) => node is NameColonSyntax { Parent: ArgumentSyntax { Parent.Parent: { } call } } ? call : node;

    // Cheap first: most expiries are counted from now by a constant.
    private static bool IsConstant(SyntaxNode code) =>
        code is AssignmentExpressionSyntax { Right: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UtcNow" or "Now" } } } } && arguments[0].Expression is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax;

    private static IOperation? ExpiryOf(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property } } set when IsExpiry(property, set) => set.Value,
        IObjectCreationOperation { Type: { Name: "FormsAuthenticationTicket" } type } ticket when type.Is("System.Web.Security.FormsAuthenticationTicket") => ticket.Arguments.For("expiration") ?? ticket.Arguments.For("timeout"),
        IObjectCreationOperation { Type: { Name: "JwtSecurityToken" } type } token when type.Is("System.IdentityModel.Tokens.Jwt.JwtSecurityToken") => token.Arguments.For("expires"),
        _ => null,
    };

    private static bool IsExpiry(IPropertySymbol property, ISimpleAssignmentOperation set) => property.Name switch
    {
        "ExpiresUtc" => SignInCalls.AreProperties(property.ContainingType),
        "Timeout" => SessionWrite.IsSystemWebSession(property.ContainingType),
        "Expires" or "MaxAge" when Array.Exists(s_cookies, property.ContainingType.IsOrInherits) => IsOfSessionCookie(set.Syntax),
        "Expires" => property.ContainingType.Is("Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor"),
        _ => false,
    };

    // The name that is written beside it: new HttpCookie("auth"), Response.Cookies.Append("session", …).
    private static bool IsOfSessionCookie(SyntaxNode set) =>
        ClientTimeouts.BodyAround(set) is { } body
        && body.DescendantNodes().Where(static node => node is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" } })
            .Select(static node => (node as InvocationExpressionSyntax)?.ArgumentList ?? ((BaseObjectCreationExpressionSyntax)node).ArgumentList)
            .Any(static arguments => arguments?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string name } && SessionVocabulary.IsSessionCookie(name));

    // if (minutes > 60) minutes = 60;
    private static bool IsBounded(SyntaxNode body, ClientSource source) =>
        source.Key is { } key && body.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(test => test.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
            && test.DescendantTokens().Any(token => string.Equals(token.ValueText, key, StringComparison.OrdinalIgnoreCase)));
}
