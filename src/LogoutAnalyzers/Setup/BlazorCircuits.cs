using System;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Setup;

/// <summary>Blazor components that run on the server, over a connection that stays open.</summary>
internal static class BlazorCircuits
{
    /// <summary>The call that registers them.</summary>
    public const string Name = "AddInteractiveServerComponents";

    /// <summary>The one before .NET 8.</summary>
    public const string OldName = "AddServerSideBlazor";

    public static bool IsRegistration(IInvocationOperation call) =>
        call is { TargetMethod.Name: Name or OldName, Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } } && NeutralAssemblies.IsFramework(call.TargetMethod.ContainingAssembly);

    /// <summary>Of a chain of calls only the last one.</summary>
    public static Location LocationOf(IInvocationOperation registration) =>
        Location.Create(registration.Syntax.SyntaxTree, TextSpan.FromBounds(((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)registration.Syntax).Expression).Name.SpanStart, registration.Syntax.Span.End));

    /// <summary>Whether the provider knows that a session has ended by the security stamp alone, as that of the SDK's template does.</summary>
    public static bool ComparesStampOnly(INamedTypeSymbol provider)
    {
        var code = provider.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).ToList();
        return code.SelectMany(static type => type.DescendantNodes()).OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetSecurityStampAsync" or "ValidateSecurityStampAsync" })
            && !code.SelectMany(static type => type.DescendantTokens()).Any(static token => token.ValueText.IndexOf("session", StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
