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

/// <summary>What else the methods that register schemes call: extension methods of libraries and other projects, which may register more.</summary>
internal sealed class ForeignRegistrations
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "auth", "authentication", "identity", "openid", "oidc", "oauth", "iddict", "saml", "saml2", "sso", "login", "signin", "security", "jwt", "bearer", "cookie", "cookies",
        "account", "accounts", "users", "keycloak", "okta", "auth0", "azure", "ad", "entra", "federation", "scheme", "schemes",
    };

    private readonly HashSet<SyntaxNode> _read = new();

    /// <summary>Whether one of them may register a scheme.</summary>
    public bool MayAddScheme { get; private set; }

    /// <summary>Whether there is any, whatever it may be for.</summary>
    public bool IsAny { get; private set; }

    /// <summary>Reads the method around a registration, once.</summary>
    public void ReadAround(SyntaxNode registration, SemanticModel model, Func<string, bool> isKnown, CancellationToken cancellationToken)
    {
        var body = registration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? registration.SyntaxTree.GetRoot(cancellationToken);
        if (!_read.Add(body)) return;
        foreach (var call in body.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : "";
            if (!name.StartsWith("Add", StringComparison.Ordinal) && !name.StartsWith("Configure", StringComparison.Ordinal) || isKnown(name)) continue;
            var method = (model.GetOperation(call, cancellationToken) as IInvocationOperation)?.TargetMethod;
            // Code of the application's own is read where it stands.
            if (method is { DeclaringSyntaxReferences.IsEmpty: false }) continue;
            if (method is not null && IsOnBuilder(method)) MayAddScheme = true;
            if (method is not null && NeutralAssemblies.IsFramework(method.ContainingAssembly)) continue;
            IsAny = true;
            if (Words.Any(name, s_words)) MayAddScheme = true;
        }
    }

    private static bool IsOnBuilder(IMethodSymbol method) =>
        method.IsExtensionMethod && (method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type.Is("Microsoft.AspNetCore.Authentication.AuthenticationBuilder") == true;
}
