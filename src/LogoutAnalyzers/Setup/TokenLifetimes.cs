using System;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Whether the identity provider's token decides how long the session lives: with <c>UseTokenLifetime</c> the handler dates each sign-in
/// by the token. It is the default of WS-Federation (https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/WsFederation/src/WsFederationOptions.cs)
/// and of every provider of OWIN (https://github.com/aspnet/AspNetKatana/tree/main/src), but not of OpenID Connect on ASP.NET Core.
/// </summary>
internal static class TokenLifetimes
{
    /// <summary>The word a file that decides it holds.</summary>
    public const string Word = "UseTokenLifetime";

    public static bool Decide(Compilation compilation, NameSet names, AuthenticationSetup setup, bool isOwin, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        // The application's own sign-ins have no token.
        if (setup.SignsInItself) return false;
        var decides = setup.Schemes.Any(scheme => scheme.IsOwin == isOwin && scheme.Registration is "AddWsFederation" or "UseWsFederationAuthentication" or "UseOpenIdConnectAuthentication");
        NamedCode.Each(compilation, names, modelOf, static word => word == Word, (_, name, model) =>
        {
            if (NamedCode.Around(name) is AssignmentExpressionSyntax set && model.GetOperation(set, cancellationToken) is ISimpleAssignmentOperation { Value: var value })
                decides = value.WithoutConversions().ConstantValue is not { HasValue: true, Value: false };
        }, cancellationToken);
        return decides;
    }
}
