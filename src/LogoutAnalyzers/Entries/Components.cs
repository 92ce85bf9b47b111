using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Blazor components: event handlers with a logout name, the lifecycle of a page that is the logout. A handler that only opens a dialog
/// or sets a flag logs nobody out yet, so the body has to leave: navigate, sign out, or call something with a logout name.
/// </summary>
internal static class Components
{
    private const string AspNet = "Microsoft.AspNetCore.Components.";

    private static readonly HashSet<string> s_lifecycle = new(StringComparer.Ordinal) { "OnInitialized", "OnInitializedAsync", "OnParametersSet", "OnParametersSetAsync", "OnAfterRender", "OnAfterRenderAsync" };
    private static readonly HashSet<string> s_leaving = new(StringComparer.Ordinal) { "NavigateTo", "Refresh", "SignOutAsync", "SignOut" };
    private static readonly HashSet<string> s_pages = new(StringComparer.Ordinal) { "page", "user", "component", "view" };

    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names)
    {
        if (!IsEntry(method, names)) return null;
        var isLifecycle = IsLifecycle(method);
        return new LogoutEntry(EntryKind.Component, method.Name, declaration, name, method, MayBeGet: isLifecycle, MayBePost: !isLifecycle && IsStatic(method.ContainingType));
    }

    public static bool IsEntry(IMethodSymbol method, LogoutNames names)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsStatic: false, IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class } type, DeclaringSyntaxReferences: { Length: 1 } declarations }) return false;
        return (IsLifecycle(method) ? IsLogoutPage(type, names) : names.Performs(method.Name) && !method.IsOverride)
            && IsComponent(type, declarations[0].SyntaxTree) && Leaves(declarations[0].GetSyntax(), names);
    }

    private static bool IsLifecycle(IMethodSymbol method) => method.IsOverride && s_lifecycle.Contains(method.Name);

    /// <summary>Whether the entry runs over an open connection, after the response has begun: headers, and so cookies, can no longer be sent.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isBlazorServer">Whether every component of the application is interactive.</param>
    public static bool IsInteractive(LogoutEntry entry, bool isBlazorServer) =>
        // A component's first rendering may still be part of the request.
        entry is { Kind: EntryKind.Component, MayBeGet: false, Symbol.ContainingType: { } type } && !IsStatic(type)
        && (isBlazorServer || type.GetAttributes().Any(static attribute => attribute.AttributeClass.IsOrInherits(AspNet + "RenderModeAttribute")));

    private static bool IsComponent(INamedTypeSymbol type, SyntaxTree tree) =>
        type.IsOrInherits(AspNet + "IComponent") || tree.FilePath.EndsWith(".razor.cs", StringComparison.OrdinalIgnoreCase);

    // [CascadingParameter] HttpContext: the page is rendered by a request.
    private static bool IsStatic(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Any(static property => property.Type.Is("Microsoft.AspNetCore.Http.HttpContext"));

    private static bool IsLogoutPage(INamedTypeSymbol type, LogoutNames names)
    {
        var routes = type.GetAttributes().Where(static attribute => attribute.AttributeClass.Is(AspNet + "RouteAttribute"))
            .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "").ToList();
        return routes.Count > 0 ? routes.Any(route => names.Performs(Route.Literals(route)))
            : Words.Split(type.Name).Where(static word => !s_pages.Contains(word)).ToList() is var words && names.Phrases.Any(phrase => phrase.SequenceEqual(words));
    }

    private static bool Leaves(SyntaxNode declaration, LogoutNames names) =>
        declaration.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(NameOf).Any(name => s_leaving.Contains(name) || names.Performs(name));

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
