using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Logout actions of controllers: MVC and API controllers of ASP.NET Core, MVC 5, Web API 2. What is a controller and an action is the
/// framework's own definition: https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.Core/src/Controllers/ControllerFeatureProvider.cs,
/// https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.Core/src/ApplicationModels/DefaultApplicationModelProvider.cs and
/// https://github.com/aspnet/AspNetWebStack/blob/main/src/System.Web.Mvc/ControllerTypeCache.cs.
/// </summary>
internal static class ControllerActions
{
    // LogoutController.Index: the controller has the name, the action is its only or default one.
    private static readonly HashSet<string> s_defaultActions = new(StringComparer.OrdinalIgnoreCase) { "Index", "Get", "Post", "Delete", "IndexAsync", "GetAsync", "PostAsync", "DeleteAsync" };

    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names)
    {
        if (!IsEntry(method, names) || FrameworkOf(method.ContainingType) is not { } framework) return null;
        var verbs = ActionVerbs.Of(method, framework);
        return new LogoutEntry(EntryKind.ControllerAction, method.Name, declaration, name, method, verbs.Count == 0 || verbs.Contains("GET"), verbs.Count == 0 || verbs.Any(static verb => verb != "GET"));
    }

    public static bool IsEntry(IMethodSymbol method, LogoutNames names)
    {
        if (FrameworkOf(method.ContainingType) is not { } framework || !IsAction(method, framework)) return false;
        var performs = names.Performs(framework == ControllerFramework.WebApi2 ? ActionVerbs.WithoutPrefix(method.Name) : method.Name)
            || Routes(method, framework).Any(template => names.Performs(Route.Literals(template)))
            || (s_defaultActions.Contains(method.Name) && names.Performs(method.ContainingType.Name.WithoutSuffix("Controller")));
        return performs && !ShowsFormOf(method, framework) && !BusinessRecords.IsAbout(method, method.ContainingType.Name.WithoutSuffix("Controller"), names);
    }

    public static bool IsController(INamedTypeSymbol? type) => FrameworkOf(type) is not null;

    /// <summary>Whether a request can be routed to the method, whatever its name.</summary>
    public static bool IsAction(IMethodSymbol method) => FrameworkOf(method.ContainingType) is { } framework && IsAction(method, framework);

    private static ControllerFramework? FrameworkOf(INamedTypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false, IsGenericType: false, ContainingType: null, DeclaredAccessibility: Accessibility.Public } ? ControllerFramework.Of(type) : null;

    // A GET action beside a POST action of the same name only asks "do you want to log out?".
    private static bool ShowsFormOf(IMethodSymbol method, ControllerFramework framework)
    {
        var verbs = ActionVerbs.Of(method, framework);
        if (verbs.Any(verb => verb != "GET") || ConfirmationPages.SignsOutAtOnce(method)) return false;
        var name = ActionName(method, framework);
        return method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, method) && IsAction(other, framework) && (ActionName(other, framework) == name || Templates(other, framework).Intersect(Templates(method, framework)).Any())
            && ActionVerbs.Of(other, framework).Any(verb => verb != "GET"));
    }

    /// <summary>Whether a method of a controller of the framework is an action.</summary>
    public static bool IsAction(IMethodSymbol method, ControllerFramework framework) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false }
        && !framework.IsExcluded(method);

    private static string ActionName(IMethodSymbol method, ControllerFramework framework)
    {
        var named = method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(framework.Namespace + "ActionNameAttribute"));
        if (named?.ConstructorArguments.FirstOrDefault().Value is string name) return name.ToUpperInvariant();
        // SuppressAsyncSuffixInActionNames is on by default.
        return method.Name.WithoutSuffix("Async").ToUpperInvariant();
    }

    // The action's templates under those of its controller, unless they start at the root.
    private static IEnumerable<string> Routes(IMethodSymbol method, ControllerFramework framework)
    {
        var prefixes = Templates(method.ContainingType, framework).DefaultIfEmpty("").ToList();
        foreach (var template in Templates(method, framework).DefaultIfEmpty(""))
            foreach (var prefix in prefixes) yield return template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~", StringComparison.Ordinal) ? template : prefix + "/" + template;
    }

    private static IEnumerable<string> Templates(ISymbol symbol, ControllerFramework framework) =>
        symbol.GetAttributes()
            .Where(attribute => framework.RouteAttributes.Any(route => attribute.AttributeClass.IsOrInherits(framework.Namespace + route)))
            .SelectMany(static attribute => attribute.ConstructorArguments.Where(static argument => argument.Kind == TypedConstantKind.Primitive).Select(static argument => argument.Value)
                .Concat(attribute.NamedArguments.Where(static argument => argument.Key is "Route" or "Template").Select(static argument => argument.Value.Value)))
            .OfType<string>()
            // [AcceptVerbs("POST")]: a verb is no route.
            .Where(static template => template.Any(char.IsLower) || template.Contains('/'));
}
