using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A SignalR hub that is mapped for signed-in users only.</summary>
internal sealed record HubMapping(INamedTypeSymbol Hub, InvocationExpressionSyntax Syntax)
{
    /// <summary>The calls that map a hub.</summary>
    public const string Name = "MapHub";

    private static readonly HashSet<string> s_checks = new(StringComparer.Ordinal) { "valid", "validate", "active", "revoked", "check", "ensure", "verify", "exists", "expired", "authorize", "require" };

    /// <summary>The mapping, or null when anybody may connect to the hub, or it is not known who.</summary>
    public static HubMapping? From(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { Name: Name, TypeArguments: { Length: 1 } hubs } method, Syntax: InvocationExpressionSyntax syntax, SemanticModel: { } model }) return null;
        if (!method.ContainingType.Is("Microsoft.AspNetCore.Builder.HubEndpointRouteBuilderExtensions") || hubs[0] is not INamedTypeSymbol hub) return null;
        if (HasAttribute(hub, "Microsoft.AspNetCore.Authorization.IAllowAnonymous")) return null;
        var convention = MappingChain.Of(syntax, model, "RequireAuthorization", "AllowAnonymous");
        if (convention == "AllowAnonymous") return null;
        return convention == "RequireAuthorization" || HasAttribute(hub, "Microsoft.AspNetCore.Authorization.IAuthorizeData") ? new HubMapping(hub, syntax) : null;
    }

    /// <summary>The schemes that the hub itself names, none where it takes the default.</summary>
    public IReadOnlyCollection<string> Schemes =>
        Attributes(Hub).Where(static attribute => attribute.AttributeClass.IsOrInherits("Microsoft.AspNetCore.Authorization.IAuthorizeData"))
            .SelectMany(static attribute => attribute.NamedArguments).Where(static argument => argument.Key == "AuthenticationSchemes")
            .SelectMany(static argument => (argument.Value.Value as string ?? "").Split(',')).Select(static scheme => scheme.Trim()).ToList();

    /// <summary>Whether methods of the hub look at the user's session or token before they do something.</summary>
    public bool ChecksCalls() =>
        Hub.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>()
            .SelectMany(static type => type.Members.OfType<MethodDeclarationSyntax>())
            .Where(static method => method.Identifier.ValueText is not ("OnConnectedAsync" or "OnDisconnectedAsync"))
            .SelectMany(static method => method.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Select(static call => call.Expression.ToString())
            .Any(static called => Words.Any(called, s_checks) && (SessionVocabulary.IsThing(called) || Words.Any(called, SessionVocabulary.Accounts) || Words.Split(called).Contains("stamp")));

    private static bool HasAttribute(INamedTypeSymbol type, string attribute) => Attributes(type).Any(candidate => candidate.AttributeClass.IsOrInherits(attribute));

    private static IEnumerable<AttributeData> Attributes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            foreach (var attribute in t.GetAttributes()) yield return attribute;
    }
}
