using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>What stays of a sign-in that could be ended from elsewhere: cookies, refresh tokens, rows of sessions; and whether requests look the user up again.</summary>
internal sealed class KeptSignIns
{
    private static readonly HashSet<string> s_signIns = new(StringComparer.Ordinal) { "SignInAsync", "PasswordSignInAsync", "ExternalLoginSignInAsync", "SignInWithClaimsAsync", "SignInResult" };
    private static readonly HashSet<string> s_cookieRegistrations = new(StringComparer.Ordinal) { "AddDefaultIdentity", "AddIdentityCookies", "AddApplicationCookie", "AddIdentityApiEndpoints" };
    private static readonly HashSet<string> s_validations = new(StringComparer.Ordinal) { "OnValidatePrincipal", "ValidatePrincipal", "OnTokenValidated" };
    private static readonly HashSet<string> s_gates = new(StringComparer.Ordinal)
    {
        "RequestDelegate", "IMiddleware", "IActionFilter", "IAsyncActionFilter", "IAuthorizationFilter", "IAsyncAuthorizationFilter", "IPageFilter", "IAsyncPageFilter", "ActionFilterAttribute",
        "AuthorizationHandler", "IAuthorizationHandler", "IClaimsTransformation", "IEndpointFilter", "AuthenticationHandler",
    };

    private static readonly string[] s_storedTokens = { "RefreshToken", "UserSession", "LoginSession", "SessionToken" };

    /// <summary>The words of files that look at the user again.</summary>
    public static readonly ImmutableArray<string> Names = s_signIns.Concat(s_validations).Concat(s_gates).Append("IsLockedOutAsync").ToImmutableArray();

    private readonly ImmutableHashSet<string> _cookies;
    private readonly ImmutableHashSet<string> _tokens;
    private readonly bool _hasTokens;

    private KeptSignIns(AuthenticationSetup setup, string? cookie, string? token, bool areRechecked)
    {
        _cookies = NamesOf(setup, static scheme => scheme.Kind == SchemeKind.Cookie);
        _tokens = NamesOf(setup, IsToken);
        _hasTokens = setup.Schemes.Any(IsToken);
        Cookie = cookie;
        Token = token;
        AreRechecked = areRechecked;
    }

    /// <summary>The scheme whose cookies users carry, null when none is known.</summary>
    public string? Cookie { get; }

    /// <summary>The type or property that keeps the tokens or sessions, null when there is none.</summary>
    public string? Token { get; }

    /// <summary>Whether something on the way of every request looks the user up: an account that is locked is refused at once.</summary>
    public bool AreRechecked { get; }

    /// <summary>Whether a sign-in by one of the schemes, by the default where none is named, is a cookie.</summary>
    public bool AreCookies(IReadOnlyCollection<string> schemes) => Cookie is not null && (schemes.Count == 0 || schemes.Any(_cookies.Contains));

    /// <summary>Whether a sign-in by one of the schemes is a cookie or a token: something that ends.</summary>
    public bool DoEnd(IReadOnlyCollection<string> schemes) => AreCookies(schemes) || (schemes.Count == 0 ? _hasTokens : schemes.Any(_tokens.Contains));

    public static KeptSignIns Read(Compilation compilation, NameSet names, AuthenticationSetup setup, CancellationToken cancellationToken)
    {
        var areRechecked = false;
        var signsIn = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var hits = NameIndex.Of(tree, names, cancellationToken).Hits;
            signsIn |= hits.Any(static hit => hit.Word is not null && s_signIns.Contains(hit.Word));
            areRechecked = areRechecked || IsGate(hits) || hits.Any(hit => hit.Word is not null && s_validations.Contains(hit.Word) && Rejects(tree.GetRoot(cancellationToken).FindToken(hit.Position)));
        }
        return new KeptSignIns(setup, CookieOf(setup, signsIn), TokenOf(compilation, cancellationToken), areRechecked);
    }

    private static bool IsToken(Scheme scheme) => scheme.Kind == SchemeKind.Bearer || scheme.Registration is "AddJwtBearer";

    private static ImmutableHashSet<string> NamesOf(AuthenticationSetup setup, Func<Scheme, bool> isWanted) =>
        setup.Schemes.Where(isWanted).Select(static scheme => scheme.Name).OfType<string>().ToImmutableHashSet(StringComparer.Ordinal);

    // An API beside bearer tokens that calls AddIdentity for its users signs nobody in with a cookie.
    private static string? CookieOf(AuthenticationSetup setup, bool signsIn)
    {
        var hasBearer = setup.Schemes.Any(IsToken);
        if (hasBearer && !signsIn && !setup.Schemes.Any(static scheme => s_cookieRegistrations.Contains(scheme.Registration))) return null;
        return setup.Schemes.FirstOrDefault(scheme => scheme.Kind == SchemeKind.Cookie && scheme.Name is not null && setup.SignedIn.Contains(scheme.Name))?.Name;
    }

    // Entities, not the answers that hand a token out.
    private static string? TokenOf(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.DeclaredUnder(static name => s_storedTokens.Any(token => name.EndsWith(token, StringComparison.Ordinal) || name == token + "s" || name == token + "Entity"), SymbolFilter.TypeAndMember, cancellationToken)
            .FirstOrDefault(static symbol => symbol is INamedTypeSymbol { TypeKind: TypeKind.Class } type && !type.GetMembers().OfType<IPropertySymbol>().All(static property => property.SetMethod is null || property.Type.SpecialType == SpecialType.System_String)
                || symbol is IPropertySymbol { ContainingType: { } owner } && (owner.IsOrInherits("Microsoft.AspNetCore.Identity.IdentityUser") || owner.GetMembers().Any(static member => member.Name.IndexOf("PasswordHash", StringComparison.Ordinal) >= 0)))?.Name;

    // A middleware or filter beside a word of the account's state.
    private static bool IsGate(ImmutableArray<NameIndex.Hit> hits) =>
        hits.Any(static hit => hit.Word is not null && s_gates.Contains(hit.Word)) && hits.Any(static hit => hit.Word is "IsLockedOutAsync" or "LockoutEnd" || (hit.Word is not null && CredentialChange.Switches.Contains(hit.Word)));

    // The framework's own stamp validation by itself looks at nothing but the stamp.
    private static bool Rejects(SyntaxToken name)
    {
        var code = name.Parent is MethodDeclarationSyntax method ? method : (name.Parent?.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Right as SyntaxNode);
        if (code is null) return false;
        if (code is not (MethodDeclarationSyntax or AnonymousFunctionExpressionSyntax)) return code.ToString().IndexOf("SecurityStampValidator", StringComparison.Ordinal) < 0;
        return code.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RejectPrincipal" or "ReplacePrincipal" or "Fail" }
            || (call.Expression.ToString().IndexOf("SecurityStampValidator", StringComparison.Ordinal) < 0 && call.Expression is not MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } && call.ArgumentList.Arguments.Any(static argument => argument.Expression is IdentifierNameSyntax { Identifier.ValueText: "context" or "ctx" or "c" })));
    }
}
