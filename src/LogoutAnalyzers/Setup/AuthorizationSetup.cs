using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Whether an endpoint answers a request that nobody is signed in for.</summary>
internal enum Authorization
{
    /// <summary>Nothing asks who calls.</summary>
    Anonymous,

    /// <summary>Only a signed-in user gets through.</summary>
    Required,

    /// <summary>It hangs on code that cannot be followed.</summary>
    Unknown,
}

/// <summary>
/// What asks for a signed-in user without standing at the endpoint itself: the fallback policy, global filters, conventions of Razor Pages,
/// <c>MapControllers().RequireAuthorization()</c>.
/// </summary>
internal sealed class AuthorizationSetup
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "FallbackPolicy", "SetFallbackPolicy", "AuthorizeFilter", "AuthorizeAttribute", "RequireAuthorization",
        "AuthorizeFolder", "AuthorizePage", "AuthorizeAreaFolder", "AuthorizeAreaPage", "AllowAnonymousToFolder", "AllowAnonymousToPage", "AllowAnonymousToAreaFolder", "AllowAnonymousToAreaPage",
    };

    /// <summary>The words a file with such a setting holds.</summary>
    public static readonly ImmutableArray<string> Names = s_words.ToImmutableArray();

    private readonly List<(bool Authorizes, bool IsFolder, string? Path)> _pageConventions = new();
    private bool _hasFallback;
    private bool _hasFilter;
    private bool _coversControllers;
    private bool _coversPages;
    private bool _coversSome;
    private bool _hasFilterOfMvc5;
    private bool _hasFilterOfWebApi2;

    private AuthorizationSetup()
    {
    }

    public static AuthorizationSetup Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var setup = new AuthorizationSetup();
        NamedCode.Each(compilation, names, modelOf, s_words.Contains, (word, name, model) => setup.Add(word, name, model, cancellationToken), cancellationToken);
        return setup;
    }

    /// <summary>Whether something asks for a signed-in user that does not stand at the endpoints.</summary>
    public bool IsAskedFor => _hasFallback || _hasFilter || _hasFilterOfMvc5 || _hasFilterOfWebApi2 || _coversControllers || _coversPages || _pageConventions.Count > 0;

    /// <summary>Whether an action needs a signed-in user.</summary>
    /// <param name="action">The action.</param>
    /// <param name="controller">The controller that answers, where it inherits the action.</param>
    public Authorization OfAction(IMethodSymbol action, INamedTypeSymbol? controller = null)
    {
        if (OfAttributes(action, controller) is { } own) return own;
        var isAskedFor = action.ContainingType.IsOrInherits("System.Web.Mvc.ControllerBase") ? _hasFilterOfMvc5
            : action.ContainingType.IsOrInherits("System.Web.Http.ApiController") ? _hasFilterOfWebApi2
            : _hasFallback || _hasFilter || _coversControllers;
        return isAskedFor ? Authorization.Required : _coversSome ? Authorization.Unknown : Authorization.Anonymous;
    }

    /// <summary>Whether a handler of a Razor Page needs a signed-in user.</summary>
    /// <param name="file">The path of the file of the page model, by which conventions name the page.</param>
    public Authorization OfPage(IMethodSymbol handler, string file) =>
        OfAttributes(handler) ?? OfConventions(PagePath(file)) ?? (_hasFallback || _hasFilter || _coversPages ? Authorization.Required : _coversSome ? Authorization.Unknown : Authorization.Anonymous);

    /// <summary>Whether an endpoint of a minimal API needs a signed-in user.</summary>
    /// <param name="handler">The handler, where it is known.</param>
    /// <param name="mapping">The call that maps it.</param>
    public Authorization OfEndpoint(IMethodSymbol? handler, SyntaxNode mapping, SemanticModel model)
    {
        if (handler is not null && OfAttributes(handler) is { } own) return own;
        // AllowAnonymous() wins, wherever it stands.
        if (MappingChain.Of(mapping, model, "AllowAnonymous") == "AllowAnonymous") return Authorization.Anonymous;
        return MappingChain.Of(mapping, model, "RequireAuthorization") switch
        {
            "RequireAuthorization" => Authorization.Required,
            _ when _hasFallback => Authorization.Required,
            MappingChain.Elsewhere => Authorization.Unknown,
            _ => Authorization.Anonymous,
        };
    }

    // [AllowAnonymous] wins over [Authorize], wherever each of them stands.
    private static Authorization? OfAttributes(IMethodSymbol method, INamedTypeSymbol? owner = null)
    {
        var (isRequired, isFiltered) = (false, false);
        foreach (var attribute in AttributesAround.AllOf(method, owner))
        {
            if (attribute.AttributeClass is not { } type) continue;
            if (type.IsOrInherits("Microsoft.AspNetCore.Authorization.IAllowAnonymous") || type.Is("System.Web.Mvc.AllowAnonymousAttribute") || type.Is("System.Web.Http.AllowAnonymousAttribute")) return Authorization.Anonymous;
            isRequired = isRequired || type.IsOrInherits("Microsoft.AspNetCore.Authorization.IAuthorizeData") || type.IsOrInherits("System.Web.Mvc.AuthorizeAttribute") || type.IsOrInherits("System.Web.Http.AuthorizeAttribute");
            isFiltered = isFiltered || type.IsOrInherits("Microsoft.AspNetCore.Mvc.Filters.IAsyncAuthorizationFilter") || type.IsOrInherits("System.Web.Mvc.IAuthorizationFilter");
        }
        if (isRequired) return Authorization.Required;
        // A filter of the application's own.
        return isFiltered && AttributesAround.Of(method, owner).Any(static attribute => !NeutralAssemblies.IsFramework(attribute.ContainingAssembly)) ? Authorization.Unknown : null;
    }

    private Authorization? OfConventions(string? path)
    {
        var matching = _pageConventions.Where(convention => convention.Path is null || path is null || Covers(convention.IsFolder, convention.Path, path)).ToList();
        if (matching.Count == 0) return null;
        if (path is null || matching.Any(static convention => convention.Path is null)) return Authorization.Unknown;
        return matching.All(static convention => convention.Authorizes) ? Authorization.Required : Authorization.Anonymous;
    }

    private static bool Covers(bool isFolder, string convention, string path) =>
        path.Equals(convention, StringComparison.OrdinalIgnoreCase) || (isFolder && path.StartsWith(convention.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase));

    // Areas/Admin/Pages/Account/Logout.cshtml.cs is the page "/Account/Logout" of an area, which conventions name as "/Admin/Account/Logout" here.
    private static string? PagePath(string file)
    {
        file = file.Replace('\\', '/');
        var pages = file.LastIndexOf("/Pages/", StringComparison.OrdinalIgnoreCase);
        var end = file.IndexOf(".cshtml", StringComparison.OrdinalIgnoreCase);
        if (pages < 0 || end < pages) return null;
        var path = file.Substring(pages + "/Pages".Length, end - pages - "/Pages".Length);
        var areas = file.LastIndexOf("/Areas/", pages, StringComparison.OrdinalIgnoreCase);
        return areas < 0 ? path : file.Substring(areas + "/Areas".Length, pages - areas - "/Areas".Length) + path;
    }

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var node = NamedCode.Around(name);
        switch (word)
        {
            case "FallbackPolicy":
                _hasFallback |= node is AssignmentExpressionSyntax assignment && model.GetOperation(assignment, cancellationToken) is ISimpleAssignmentOperation { Value.ConstantValue: not { HasValue: true, Value: null } };
                break;
            case "SetFallbackPolicy":
                _hasFallback = true;
                break;
            case "AuthorizeFilter":
                // new AuthorizeFilter(policy), Filters.Add<AuthorizeFilter>(), typeof(AuthorizeFilter)
                if (model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type ? !type.Is("Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter") : node is not ObjectCreationExpressionSyntax) break;
                if (IsInConvention(name, model, cancellationToken)) _coversSome = true;
                else _hasFilter = true;
                break;
            // GlobalFilters.Filters.Add(new AuthorizeAttribute())
            case "AuthorizeAttribute":
                if (node is ObjectCreationExpressionSyntax { Parent: ArgumentSyntax } && model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol attribute)
                {
                    _hasFilterOfMvc5 |= attribute.Is("System.Web.Mvc.AuthorizeAttribute");
                    _hasFilterOfWebApi2 |= attribute.Is("System.Web.Http.AuthorizeAttribute");
                }
                break;
            case "RequireAuthorization":
                AddCovered(name);
                break;
            default:
                if (node is InvocationExpressionSyntax call && model.GetOperation(call, cancellationToken) is IInvocationOperation convention) AddConvention(word, convention);
                break;
        }
    }

    // public void Apply(ControllerModel controller) { controller.Filters.Add(new AuthorizeFilter()); }
    private static bool IsInConvention(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node.Ancestors().Any(ancestor => ancestor is BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            && (model.GetSymbolInfo(ancestor, cancellationToken).Symbol ?? model.GetDeclaredSymbol(ancestor, cancellationToken)) is IMethodSymbol function
            && function.Parameters.Any(static parameter => parameter.Type.ContainingNamespace?.ToDisplayString() == "Microsoft.AspNetCore.Mvc.ApplicationModels"));

    // endpoints.MapControllers().RequireAuthorization();
    private void AddCovered(SimpleNameSyntax name)
    {
        for (var receiver = (name.Parent as MemberAccessExpressionSyntax)?.Expression; receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }; receiver = called.Expression)
        {
            switch (called.Name.Identifier.ValueText)
            {
                case "MapControllers":
                    _coversControllers = true;
                    break;
                case "MapControllerRoute" or "MapDefaultControllerRoute" when RoutesBeside(called) == 1:
                    _coversControllers = true;
                    break;
                // Which controllers a route leads to hangs on its pattern.
                case "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute":
                    _coversSome = true;
                    break;
                case "MapRazorPages":
                    _coversPages = true;
                    break;
            }
        }
    }

    private static int RoutesBeside(SyntaxNode route) =>
        (route.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or CompilationUnitSyntax) ?? route).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Count(static name => name.Identifier.ValueText is "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute");

    private void AddConvention(string word, IInvocationOperation call)
    {
        var isArea = word.Contains("Area");
        var area = isArea ? Text("areaName") : "";
        var path = Text(word.EndsWith("Folder", StringComparison.Ordinal) ? "folderPath" : "pageName");
        _pageConventions.Add((word.StartsWith("Authorize", StringComparison.Ordinal), word.EndsWith("Folder", StringComparison.Ordinal), area is null || path is null ? null : (isArea ? "/" + area : "") + path));

        string? Text(string parameter) => ConstantStrings.Of(call.Arguments.For(parameter));
    }
}
