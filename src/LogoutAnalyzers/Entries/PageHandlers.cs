using System;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Logout handlers of Razor Pages: <c>OnPost…</c> of a page model with a logout name, or a handler with one. The handler's shape is that of
/// https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.RazorPages/src/ApplicationModels/DefaultPageApplicationModelPartsProvider.cs.
/// </summary>
internal static class PageHandlers
{
    private static readonly string[] s_verbs = { "Get", "Post", "Delete" };

    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names) =>
        IsEntry(method, names) ? new LogoutEntry(EntryKind.PageHandler, method.Name, declaration, name, method, IsGet(method), !IsGet(method)) : null;

    private static bool IsGet(IMethodSymbol method) => method.Name.StartsWith("OnGet", StringComparison.Ordinal);

    public static bool IsEntry(IMethodSymbol method, LogoutNames names)
    {
        if (!IsHandler(method, out var verb, out var handler)) return false;
        var performs = handler.Length > 0 ? names.Performs(handler) : names.Performs(PageName(method.ContainingType));
        return performs && !(verb == "Get" && HasPostTwin(method, handler) && !ConfirmationPages.SignsOutAtOnce(method));
    }

    /// <summary>Whether a request to a page may run the method, whatever its name.</summary>
    public static bool IsHandler(IMethodSymbol method) => IsHandler(method, out _, out _);

    public static bool IsPageModel(INamedTypeSymbol? type) => type is { TypeKind: TypeKind.Class } && type.IsOrInherits("Microsoft.AspNetCore.Mvc.RazorPages.PageModel");

    // OnGet beside OnPost shows the page with the form.
    private static bool HasPostTwin(IMethodSymbol method, string handler) =>
        method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other => IsHandler(other, out var verb, out var name) && verb != "Get" && string.Equals(name, handler, StringComparison.OrdinalIgnoreCase));

    private static bool IsHandler(IMethodSymbol method, out string verb, out string handler)
    {
        verb = handler = "";
        if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false } || !method.Name.StartsWith("On", StringComparison.Ordinal)) return false;
        var rest = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(2, method.Name.Length - 7) : method.Name.Substring(2);
        var found = s_verbs.FirstOrDefault(candidate => rest.StartsWith(candidate, StringComparison.Ordinal) && (rest.Length == candidate.Length || char.IsUpper(rest[candidate.Length])));
        if (found is null || !IsPageModel(method.ContainingType) || method.GetAttributes().Any(attribute => attribute.AttributeClass.Is("Microsoft.AspNetCore.Mvc.RazorPages.NonHandlerAttribute"))) return false;
        verb = found;
        handler = rest.Substring(found.Length);
        return true;
    }

    // Pages/Account/Logout.cshtml has the model LogoutModel; Pages/Logout/Index.cshtml has IndexModel in a namespace Logout.
    private static string PageName(INamedTypeSymbol type)
    {
        var name = type.Name.EndsWith("PageModel", StringComparison.Ordinal) ? type.Name.WithoutSuffix("PageModel") : type.Name.WithoutSuffix("Model");
        return name == "Index" ? type.ContainingNamespace.Name : name;
    }
}
