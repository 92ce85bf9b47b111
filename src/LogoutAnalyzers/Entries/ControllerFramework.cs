using System;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>The names by which a framework knows controllers, verbs and routes. All type names begin with the namespace.</summary>
/// <param name="Namespace">The framework's namespace, with the period at its end.</param>
/// <param name="Controller">The base class or interface of controllers.</param>
/// <param name="VerbAttribute">The base of the attributes that name verbs, such as <c>[HttpPost]</c>.</param>
/// <param name="RouteAttributes">The attributes with a route template or an action name.</param>
internal sealed record ControllerFramework(string Namespace, string Controller, string VerbAttribute, ImmutableArray<string> RouteAttributes)
{
    private static readonly ImmutableArray<string> s_routes = ImmutableArray.Create("RouteAttribute", "RoutePrefixAttribute", "ActionNameAttribute");

    public static readonly ControllerFramework AspNetCore = new("Microsoft.AspNetCore.Mvc.", "ControllerBase", "Routing.HttpMethodAttribute", ImmutableArray.Create("Routing.IRouteTemplateProvider", "ActionNameAttribute"));
    public static readonly ControllerFramework Mvc5 = new("System.Web.Mvc.", "IController", "ActionMethodSelectorAttribute", s_routes);
    public static readonly ControllerFramework WebApi2 = new("System.Web.Http.", "Controllers.IHttpController", "Controllers.IActionHttpMethodProvider", s_routes);

    private const string RouteTemplate = "Microsoft.AspNetCore.Mvc.Routing.IRouteTemplateProvider";

    // Asked of every class and method of an application: put together once.
    private readonly string _controller = Namespace + Controller;
    private readonly string _nonAction = Namespace + "NonActionAttribute";
    private readonly string _childAction = Namespace + "ChildActionOnlyAttribute";
    private readonly string _verbs = Namespace + VerbAttribute;
    private readonly string _listOfVerbs = Namespace + "AcceptVerbsAttribute";

    /// <summary>The framework whose controllers the class derives from, or null.</summary>
    public static ControllerFramework? Of(INamedTypeSymbol type) =>
        type.IsOrInherits(Mvc5._controller) ? Mvc5
        : type.IsOrInherits(WebApi2._controller) ? WebApi2
        : IsCoreController(type) ? AspNetCore
        : null;

    /// <summary>Whether the public method is marked as no action that a request could reach.</summary>
    public bool IsExcluded(IMethodSymbol method) => Has(method, _nonAction) || Has(method, _childAction);

    /// <summary>Whether the attribute names one verb, by its own name.</summary>
    public bool NamesVerb(AttributeData attribute) => attribute.AttributeClass.IsOrInherits(_verbs);

    /// <summary>Whether its arguments name verbs.</summary>
    public bool ListsVerbs(AttributeData attribute) => attribute.AttributeClass.Is(_listOfVerbs);

    private static bool Has(ISymbol symbol, string attribute)
    {
        for (var s = symbol; s is not null; s = s is INamedTypeSymbol type ? type.BaseType : (s as IMethodSymbol)?.OverriddenMethod)
            foreach (var candidate in s.GetAttributes())
                if (candidate.AttributeClass.IsOrInherits(attribute)) return true;
        return false;
    }

    // The actions of an abstract base class are actions of the controllers that derive from it.
    private static bool IsCoreController(INamedTypeSymbol type) =>
        !Has(type, "Microsoft.AspNetCore.Mvc.NonControllerAttribute")
        && (type.IsOrInherits(AspNetCore._controller) || Has(type, "Microsoft.AspNetCore.Mvc.ControllerAttribute") || (!type.IsAbstract && IsControllerByName(type)));

    // A class of ASP.NET Core needs no base: "AccountController" is one by its name, where its actions say that they are.
    private static bool IsControllerByName(INamedTypeSymbol type) =>
        type.Name.EndsWith("Controller", StringComparison.Ordinal)
        && (type.GetMembers().Concat(new ISymbol[] { type }).Any(static member => member.GetAttributes().Any(static attribute => attribute.AttributeClass.IsOrInherits(RouteTemplate))));
}
