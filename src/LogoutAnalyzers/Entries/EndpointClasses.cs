using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Logout endpoints that are classes: FastEndpoints with the route in <c>Configure()</c> or an attribute
/// (https://fast-endpoints.com/docs/get-started), Ardalis.ApiEndpoints whose class has the name.
/// </summary>
internal static class EndpointClasses
{
    private static readonly HashSet<string> s_handlers = new(StringComparer.Ordinal) { "HandleAsync", "ExecuteAsync", "Handle" };
    private static readonly HashSet<string> s_routes = new(StringComparer.Ordinal) { "Get", "Post", "Put", "Patch", "Delete", "Routes" };

    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names)
    {
        if (!IsEntry(method, names)) return null;
        var verbs = Verbs(method.ContainingType);
        return new LogoutEntry(EntryKind.EndpointClass, method.ContainingType.Name + "." + method.Name, declaration, name, method, verbs.Count == 0 || verbs.Contains("GET"), verbs.Count == 0 || verbs.Any(static verb => verb != "GET"));
    }

    public static bool IsEntry(IMethodSymbol method, LogoutNames names)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class } type } || !s_handlers.Contains(method.Name)) return false;
        if (!type.IsOrInherits("FastEndpoints.BaseEndpoint") && !type.IsOrInherits("FastEndpoints.IEndpoint") && !type.IsOrInherits("Ardalis.ApiEndpoints.EndpointBase")) return false;
        var routes = Routes(type).ToList();
        // The route says what the endpoint does; the class is only called after it.
        return routes.Count > 0 ? routes.Any(route => names.Performs(Route.Literals(route)) && !BusinessRecords.IsAbout(route, names)) : names.Performs(NameOf(type));
    }

    /// <summary>The method of an endpoint class in which its route is written.</summary>
    public static bool IsConfigure(MethodDeclarationSyntax method) => method.Identifier.ValueText == "Configure" && method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    // Features/Auth/Logout/Endpoint.cs: the namespace has the name.
    private static string NameOf(INamedTypeSymbol type) =>
        type.Name == "Endpoint" ? type.ContainingType?.Name ?? type.ContainingNamespace.Name
        : type.Name.EndsWith("Endpoint", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Endpoint".Length) : type.Name;

    private static IEnumerable<string> Routes(INamedTypeSymbol type) =>
        Calls(type).Where(static call => s_routes.Contains(NameOf(call)))
            .SelectMany(static call => call.ArgumentList.Arguments).Select(static argument => TextOf(argument.Expression))
            .Concat(type.GetAttributes().Concat(type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method => method.GetAttributes()))
                .Where(static attribute => attribute.AttributeClass?.Name.StartsWith("Http", StringComparison.Ordinal) == true || attribute.AttributeClass?.Name == "RouteAttribute")
                .SelectMany(static attribute => attribute.ConstructorArguments).SelectMany(static argument => argument.Kind == TypedConstantKind.Array ? argument.Values.Select(static value => value.Value) : new[] { argument.Value }).OfType<string>());

    // Post(ApiRoutes.Auth.Logout): the constant is named after its route.
    private static string TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => expression.ToString(),
    };

    private static List<string> Verbs(INamedTypeSymbol type)
    {
        var verbs = Calls(type).Select(NameOf).Where(static name => s_routes.Contains(name) && name != "Routes").Select(static name => name.ToUpperInvariant()).ToList();
        foreach (var call in Calls(type).Where(static call => NameOf(call) == "Verbs"))
            verbs.AddRange(call.ArgumentList.Arguments.Select(static argument => TextOf(argument.Expression).ToUpperInvariant()));
        verbs.AddRange(type.GetAttributes().Concat(type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method => method.GetAttributes()))
            .Select(static attribute => attribute.AttributeClass?.Name ?? "").Where(static name => name.StartsWith("Http", StringComparison.Ordinal) && name.EndsWith("Attribute", StringComparison.Ordinal)).Select(static name => name.Substring(4, name.Length - 13).ToUpperInvariant()));
        return verbs;
    }

    private static IEnumerable<InvocationExpressionSyntax> Calls(INamedTypeSymbol type) =>
        type.GetMembers("Configure").OfType<IMethodSymbol>().SelectMany(static method => method.DeclaringSyntaxReferences)
            .SelectMany(static reference => reference.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>());

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => "",
    };
}
