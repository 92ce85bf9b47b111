using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Where users log in: sign-ins with a cookie, endpoints of libraries, tokens issued after a password was checked.</summary>
internal static class SessionStarts
{
    private static readonly HashSet<string> s_signIns = new(StringComparer.Ordinal) { "SignInAsync", "SignIn", "PasswordSignInAsync", "PasswordSignIn", "SignInWithClaimsAsync", "SetAuthCookie", "RedirectFromLoginPage" };
    private static readonly HashSet<string> s_temporary = new(StringComparer.Ordinal) { "Identity.External", "Identity.TwoFactorUserId", "Identity.TwoFactorRememberMe", "ExternalCookie", "TwoFactorCookie" };

    // Code that no user logs in by, or only while the application is developed.
    private static readonly HashSet<string> s_noLogins = new(StringComparer.Ordinal) { "middleware", "filter", "attribute", "events", "dev", "development", "debug", "fake", "mock", "stub", "test", "tests", "seed", "seeder", "impersonate", "impersonation", "callback", "refresh", "renew" };

    /// <summary>The words a file with such a place holds.</summary>
    public static readonly ImmutableArray<string> Names = s_signIns.Concat(PasswordChecks.Names).Concat(new[] { "MapIdentityApi", "OAuthAuthorizationServerOptions" }).ToImmutableArray();

    /// <summary>All of them, those in members with the name of a login first.</summary>
    /// <param name="longest">How long an access token may live before it counts as a session.</param>
    public static ImmutableArray<SessionStart> Read(Compilation compilation, NameSet names, BodyGraphs graphs, Durations durations, TimeSpan longest, CancellationToken cancellationToken)
    {
        var found = new List<(int Rank, string Path, SessionStart Start)>();
        NamedCode.Each(compilation, names, graphs.ModelOf, Names.Contains, (word, name, model) =>
        {
            if (IsNoLogin(name) || At(word, name, model, compilation, graphs, durations, longest, cancellationToken) is not { } start) return;
            found.Add((Rank(name), name.SyntaxTree.FilePath, start));
            // Where nobody reads the cookie, it checks the password for a token.
            if (start.Kind == SessionStartKind.Identity && word.StartsWith("PasswordSignIn", StringComparison.Ordinal) && new IssuedTokens(compilation, graphs, durations, longest, cancellationToken).After(name) is { } token) found.Add((Rank(name), name.SyntaxTree.FilePath, token));
        }, cancellationToken);
        return found.OrderBy(static item => item.Rank).ThenBy(static item => item.Path, StringComparer.Ordinal).ThenBy(static item => item.Start.Location.SourceSpan.Start).Select(static item => item.Start).ToImmutableArray();
    }

    private static SessionStart? At(string word, SimpleNameSyntax name, SemanticModel model, Compilation compilation, BodyGraphs graphs, Durations durations, TimeSpan longest, CancellationToken cancellationToken)
    {
        var node = NamedCode.Around(name);
        if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) || model.GetOperation(node, cancellationToken) is not { } operation) return null;
        if (operation is IInvocationOperation call && s_signIns.Contains(word)) return call.TargetMethod.Name == word ? SignIn(call, name.Identifier.GetLocation()) : null;
        // An extension of HttpContext whose package is not there: an identity server has one that takes the user's id and name.
        if (word == "SignInAsync" && operation is IInvalidOperation && name.Parent is MemberAccessExpressionSyntax { Expression: { } receiver } && model.GetTypeInfo(receiver, cancellationToken).Type.Is("Microsoft.AspNetCore.Http.HttpContext")) return new SessionStart(SessionStartKind.Cookie, name.Identifier.GetLocation());
        if (word == "MapIdentityApi") return operation is IInvocationOperation { TargetMethod: { Name: "MapIdentityApi" } map } && NeutralAssemblies.IsFramework(map.ContainingAssembly) ? new SessionStart(SessionStartKind.IdentityApi, name.Identifier.GetLocation()) : null;
        if (word == "OAuthAuthorizationServerOptions") return operation is IObjectCreationOperation server && server.Type.Is("Microsoft.Owin.Security.OAuth.OAuthAuthorizationServerOptions") ? Server(server, name.Identifier.GetLocation(), durations, longest, cancellationToken) : null;
        return PasswordChecks.Is(operation, word) ? new IssuedTokens(compilation, graphs, durations, longest, cancellationToken).After(name) : null;
    }

    private static SessionStart? SignIn(IInvocationOperation call, Location location)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (type.IsOrInherits(AspNetCoreApis.SignInManager)) return new SessionStart(SessionStartKind.Identity, location, SignOutCall.IdentityApplication);
        if (type.Is("System.Web.Security.FormsAuthentication")) return new SessionStart(SessionStartKind.Forms, location);
        if (type.IsOrInherits("Microsoft.AspNet.Identity.Owin.SignInManager") || type.Is("Microsoft.AspNet.Identity.Owin.SignInManagerExtensions")) return new SessionStart(SessionStartKind.Owin, location);
        if (type.IsOrInherits("Microsoft.Owin.Security.IAuthenticationManager")) return s_temporary.Any(scheme => call.Syntax.ToString().Contains(scheme)) ? null : new SessionStart(SessionStartKind.Owin, location);
        // The framework's extension of HttpContext, and that of an identity server.
        var isOfContext = method.IsExtensionMethod && method.Parameters.FirstOrDefault()?.Type.Is("Microsoft.AspNetCore.Http.HttpContext") == true && method.DeclaringSyntaxReferences.IsEmpty;
        if (!isOfContext && !type.IsOrInherits(AspNetCoreApis.AuthenticationService) && !type.Is("Microsoft.AspNetCore.Mvc.ControllerBase") && !type.Is("Microsoft.AspNetCore.Mvc.RazorPages.PageModel") && !type.Is("Microsoft.AspNetCore.Mvc.RazorPages.PageBase") && !type.Is("Microsoft.AspNetCore.Http.Results") && !type.Is("Microsoft.AspNetCore.Http.TypedResults")) return null;
        var scheme = ConstantStrings.Of(call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "scheme" or "authenticationScheme" } && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value);
        if (scheme is not null && (s_temporary.Contains(scheme) || scheme.IndexOf("external", StringComparison.OrdinalIgnoreCase) >= 0)) return null;
        // A bearer token is answered with a refresh token beside it.
        return new SessionStart(scheme is "BearerToken" or "Identity.Bearer" ? SessionStartKind.StoredToken : SessionStartKind.Cookie, location, scheme);
    }

    private static SessionStart? Server(IObjectCreationOperation server, Location location, Durations durations, TimeSpan longest, CancellationToken cancellationToken)
    {
        var settings = server.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Where(static set => set.Target is IPropertyReferenceOperation).ToDictionary(static set => ((IPropertyReferenceOperation)set.Target).Property.Name, static set => set.Value);
        if (settings is null || !settings.TryGetValue("Provider", out var provider) || !ChecksPasswords(provider.WithoutConversions().Type)) return null;
        if (settings.ContainsKey("RefreshTokenProvider")) return new SessionStart(SessionStartKind.StoredToken, location);
        return settings.TryGetValue("AccessTokenExpireTimeSpan", out var life) && durations.Of(life, cancellationToken) is { IsEmpty: false } spans && spans.Min(static span => span.Value) is var shortest && shortest > longest ? new SessionStart(SessionStartKind.LongToken, location, Life: shortest) : null;
    }

    private static bool ChecksPasswords(ITypeSymbol? provider) =>
        provider is not null && !provider.DeclaringSyntaxReferences.IsEmpty && provider.GetMembers("GrantResourceOwnerCredentials").Length > 0;

    private static bool IsNoLogin(SyntaxNode node)
    {
        foreach (var around in node.Ancestors())
        {
            switch (around)
            {
                case MethodDeclarationSyntax method when Words.Any(method.Identifier.ValueText, s_noLogins):
                case LocalFunctionStatementSyntax local when Words.Any(local.Identifier.ValueText, s_noLogins):
                case TypeDeclarationSyntax type when Words.Any(type.Identifier.ValueText, s_noLogins) || type.Identifier.ValueText.EndsWith("Handler", StringComparison.Ordinal) && type.BaseList?.ToString().Contains("AuthenticationHandler") == true:
                case IfStatementSyntax condition when condition.Condition.ToString().Contains("IsDevelopment"):
                // options.Events.OnTokenValidated = …
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var handler } } when handler.StartsWith("On", StringComparison.Ordinal):
                    return true;
            }
        }
        return false;
    }

    private static int Rank(SyntaxNode node)
    {
        var method = node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText ?? node.FirstAncestorOrSelf<InvocationExpressionSyntax>(static call => call.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal))?.ArgumentList.Arguments.FirstOrDefault()?.ToString() ?? "";
        var type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText ?? "";
        return IsLoginName(method) || (IsLoginName(type) && method.StartsWith("On", StringComparison.Ordinal)) ? 0 : 1;
    }

    private static bool IsLoginName(string name) => Words.Split(name) is var words && words.Any(static word => word is "login" or "signin" or "logon" or "authenticate" or "token") || name.IndexOf("LogIn", StringComparison.Ordinal) >= 0 || name.IndexOf("SignIn", StringComparison.Ordinal) >= 0;
}
