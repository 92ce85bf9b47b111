using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Logout actions of MVC and API controllers. What is a controller and an action is the framework's own definition:
/// https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.Core/src/Controllers/ControllerFeatureProvider.cs and
/// https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.Core/src/ApplicationModels/DefaultApplicationModelProvider.cs.
/// </summary>
internal static class ControllerActions
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    // LogoutController.Index: the controller has the name, the action is its only or default one.
    private static readonly HashSet<string> s_defaultActions = new(StringComparer.OrdinalIgnoreCase) { "Index", "Get", "Post", "Delete", "IndexAsync", "GetAsync", "PostAsync", "DeleteAsync" };

    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names)
    {
        if (!IsEntry(method, names)) return null;
        var verbs = Verbs(method);
        return new LogoutEntry(EntryKind.ControllerAction, method.Name, declaration, name, method, verbs.Count == 0 || verbs.Contains("GET"), verbs.Count == 0 || verbs.Any(static verb => verb != "GET"));
    }

    public static bool IsEntry(IMethodSymbol method, LogoutNames names)
    {
        if (!IsController(method.ContainingType) || !IsAction(method)) return false;
        var performs = names.Performs(method.Name) || Routes(method).Any(template => names.Performs(Route.Literals(template)))
            || (s_defaultActions.Contains(method.Name) && names.Performs(WithoutSuffix(method.ContainingType.Name)));
        return performs && !ShowsFormOf(method) && !BusinessRecords.IsAbout(method, WithoutSuffix(method.ContainingType.Name), names);
    }

    // A GET action beside a POST action of the same name only asks "do you want to log out?".
    private static bool ShowsFormOf(IMethodSymbol method)
    {
        var verbs = Verbs(method);
        if (verbs.Any(verb => verb != "GET")) return false;
        var name = ActionName(method);
        return method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, method) && IsAction(other) && (ActionName(other) == name || Templates(other).Intersect(Templates(method)).Any()) && Verbs(other).Any(verb => verb != "GET"));
    }

    public static bool IsController(INamedTypeSymbol? type)
    {
        if (type is not { TypeKind: TypeKind.Class, IsStatic: false, IsGenericType: false, ContainingType: null, DeclaredAccessibility: Accessibility.Public }) return false;
        if (HasAttribute(type, Mvc + "NonControllerAttribute")) return false;
        // The actions of an abstract base class are actions of the controllers that derive from it.
        return type.IsOrInherits(Mvc + "ControllerBase") || HasAttribute(type, Mvc + "ControllerAttribute") || (!type.IsAbstract && IsControllerByName(type));
    }

    // A class needs no base: "AccountController" is one by its name, where its actions say that they are.
    private static bool IsControllerByName(INamedTypeSymbol type) =>
        type.Name.EndsWith("Controller", StringComparison.Ordinal)
        && (type.GetMembers().Concat(new ISymbol[] { type }).Any(static member => member.GetAttributes().Any(static attribute => attribute.AttributeClass.IsOrInherits(Mvc + "Routing.IRouteTemplateProvider"))));

    private static bool IsAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false }
        && !HasAttribute(method, Mvc + "NonActionAttribute");

    private static List<string> Verbs(IMethodSymbol method)
    {
        var verbs = new List<string>();
        foreach (var attribute in method.GetAttributes())
        {
            if (!attribute.AttributeClass.IsOrInherits(Mvc + "Routing.HttpMethodAttribute") && !attribute.AttributeClass.Is(Mvc + "AcceptVerbsAttribute")) continue;
            var name = attribute.AttributeClass!.Name;
            if (name.StartsWith("Http", StringComparison.Ordinal)) verbs.Add(name.Substring(4, name.Length - 4 - "Attribute".Length).ToUpperInvariant());
            else verbs.AddRange(attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.AsEnumerable() : new[] { argument }).Select(value => value.Value?.ToString().ToUpperInvariant() ?? ""));
        }
        return verbs;
    }

    private static string ActionName(IMethodSymbol method)
    {
        var named = method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(Mvc + "ActionNameAttribute"));
        if (named?.ConstructorArguments.FirstOrDefault().Value is string name) return name.ToUpperInvariant();
        // SuppressAsyncSuffixInActionNames is on by default.
        return (method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name).ToUpperInvariant();
    }

    // The action's templates under those of its controller, unless they start at the root.
    private static IEnumerable<string> Routes(IMethodSymbol method)
    {
        var prefixes = Templates(method.ContainingType).DefaultIfEmpty("").ToList();
        foreach (var template in Templates(method).DefaultIfEmpty(""))
            foreach (var prefix in prefixes) yield return template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~", StringComparison.Ordinal) ? template : prefix + "/" + template;
    }

    private static IEnumerable<string> Templates(ISymbol symbol) =>
        symbol.GetAttributes()
            .Where(attribute => attribute.AttributeClass.IsOrInherits(Mvc + "Routing.IRouteTemplateProvider") || attribute.AttributeClass.Is(Mvc + "ActionNameAttribute"))
            .SelectMany(static attribute => attribute.ConstructorArguments.Where(static argument => argument.Kind == TypedConstantKind.Primitive).Select(static argument => argument.Value)
                .Concat(attribute.NamedArguments.Where(static argument => argument.Key is "Route" or "Template").Select(static argument => argument.Value.Value)))
            .OfType<string>()
            // [AcceptVerbs("POST")]: a verb is no route.
            .Where(static template => template.Any(char.IsLower) || template.Contains('/'));

    private static string WithoutSuffix(string controller) =>
        controller.EndsWith("Controller", StringComparison.Ordinal) ? controller.Substring(0, controller.Length - "Controller".Length) : controller;

    private static bool HasAttribute(ISymbol symbol, string attribute)
    {
        for (var s = symbol; s is not null; s = s is INamedTypeSymbol type ? type.BaseType : (s as IMethodSymbol)?.OverriddenMethod)
            if (s.GetAttributes().Any(candidate => candidate.AttributeClass.IsOrInherits(attribute))) return true;
        return false;
    }
}
