using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>
/// Finds what shows data to signed-in users only. Every class of an application passes here, so syntax is asked first, then the declared
/// symbols; bodies are read as text of code and never bound.
/// </summary>
internal sealed class PrivateContents
{
    private static readonly string[] s_suffixes = { "Controller", "Model", "Page", "Base", "Form" };
    private static readonly HashSet<string> s_frameworkBases = new(StringComparer.Ordinal) { "Controller", "ControllerBase", "ApiController", "AsyncController", "PageModel", "Page" };
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "Authorize", "AuthorizeAttribute", "RequireAuthorization" };
    private static readonly HashSet<string> s_hooks = new(StringComparer.Ordinal)
    {
        "OnActionExecuting", "OnActionExecutionAsync", "OnAuthorization", "OnAuthorizationAsync", "Initialize", "BeginExecute", "OnPageHandlerExecuting", "OnPageHandlerExecutionAsync", "OnPageHandlerSelected",
        "Page_Load", "Page_Init", "Page_PreInit", "OnLoad", "OnInit", "OnPreInit", "OnPreLoad", "AuthorizeCore",
    };

    /// <summary>The word that only this topic looks for.</summary>
    public const string Word = "Authorize";

    private readonly LogoutModel _model;
    private readonly AuthorizationSetup _setup;
    private readonly UrlAuthorization _urls;
    private readonly WebFormsMarkup _webForms;
    private readonly bool _hasGateFilters;
    private readonly CancellationToken _cancellationToken;

    public PrivateContents(LogoutModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _setup = model.Authorization(cancellationToken);
        _urls = UrlAuthorization.Read(model.Files, cancellationToken);
        _webForms = model.WebFormsMarkup(cancellationToken);
        _cancellationToken = cancellationToken;
        _hasGateFilters = model.Compilation.GetSymbolsWithName(static name => name.StartsWith("On", StringComparison.Ordinal) && s_hooks.Contains(name), SymbolFilter.Member, cancellationToken)
            .Any(hook => hook is IMethodSymbol method && method.ContainingType.IsOrInherits("System.Attribute") && Declaration(method) is { } body && IsGate(body));
    }

    public ImmutableArray<PrivateContent> In(SyntaxTree tree)
    {
        if (ApplicationKind.IsTest(_model.Compilation)) return ImmutableArray<PrivateContent>.Empty;
        var found = ImmutableArray.CreateBuilder<PrivateContent>();
        var isNamed = Holds(tree, static word => s_words.Contains(word)) || MayGate(tree);
        foreach (var type in Types(tree.GetRoot(_cancellationToken)))
            if (IsWorthASymbol(type, isNamed) && OfType(type) is { Responses.IsEmpty: false } content) found.Add(content);
        foreach (var mapping in Mappings(tree))
            if (OfMapping(mapping) is { } content) found.Add(content);
        return found.ToImmutable();
    }

    private bool Holds(SyntaxTree tree, Func<string, bool> isWanted)
    {
        foreach (var hit in _model.NamesIn(tree, _cancellationToken).Hits)
            if (hit.Word is { } word && isWanted(word)) return true;
        return false;
    }

    private bool MayGate(SyntaxTree tree) => Holds(tree, static word => LoginGates.Names.Contains(word));

    private static IEnumerable<ClassDeclarationSyntax> Types(SyntaxNode container)
    {
        var members = container switch
        {
            CompilationUnitSyntax unit => unit.Members,
            BaseNamespaceDeclarationSyntax space => space.Members,
            _ => default,
        };
        foreach (var member in members)
        {
            if (member is ClassDeclarationSyntax type) yield return type;
            else if (member is BaseNamespaceDeclarationSyntax)
                foreach (var inner in Types(member)) yield return inner;
        }
    }

    // Names before symbols: there are many classes, and few of them answer requests.
    private bool IsWorthASymbol(ClassDeclarationSyntax type, bool isNamed)
    {
        var name = type.Identifier.ValueText;
        var parent = type.BaseList?.Types.FirstOrDefault()?.Type switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            _ => "",
        };
        if (parent.Length == 0 && !name.EndsWith("Controller", StringComparison.Ordinal)) return false;
        // A base class of one's own may hold what is looked for.
        return isNamed || _setup.IsAskedFor || _urls.IsAskedFor || (_hasGateFilters && (type.AttributeLists.Count > 0 || type.Members.Any(static member => member.AttributeLists.Count > 0)))
            ? HasSuffix(name) || HasSuffix(parent)
            : !s_frameworkBases.Contains(parent) && HasSuffix(parent);
    }

    private static bool HasSuffix(string name) => s_suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    private PrivateContent? OfType(ClassDeclarationSyntax declaration)
    {
        if (_model.Graphs.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, _cancellationToken) is not { IsAbstract: false } type || !IsMain(declaration, type)) return null;
        var (kind, responses) = ControllerActions.IsController(type) ? (ContentKind.Controller, OfController(type))
            : PageHandlers.IsPageModel(type) ? (ContentKind.RazorPage, OfPageModel(type, declaration.SyntaxTree.FilePath))
            : type.IsOrInherits("System.Web.UI.Page") ? (ContentKind.WebForm, OfWebForm(type, declaration))
            : (default, Enumerable.Empty<PrivateResponse>());
        var shown = responses.ToImmutableArray();
        return shown.IsEmpty || TestDoubles.Is(type) ? null : new PrivateContent(kind, type.Name, declaration.Identifier.GetLocation(), type, shown);
    }

    // Of a class in several files, one.
    private bool IsMain(ClassDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.Length == 1) return !GeneratedCode.IsForNobody(declaration.Identifier.GetLocation());
        var main = type.DeclaringSyntaxReferences.FirstOrDefault(static reference => !GeneratedCode.IsGenerated(reference.SyntaxTree));
        return main?.SyntaxTree == declaration.SyntaxTree && main.Span == declaration.Span;
    }

    private IEnumerable<PrivateResponse> OfController(INamedTypeSymbol type)
    {
        if (ControllerFramework.Of(type) is not { } framework) yield break;
        var isGated = IsGated(type);
        var actions = Members(type).Where(ControllerActions.IsAction).ToList();
        foreach (var action in actions)
        {
            if (!AnswersGet(action, framework) || ShownData.IsElsewhere(action.Name, _model.Names) || ShownData.IsElsewhere(WithoutSuffix(type.Name), _model.Names)) continue;
            if (Declaration(action) is not { } body || !ShownData.Is(action, body, null)) continue;
            var asked = _setup.OfAction(action, type);
            var mayBeOpen = AttributesAround.Of(action, type).Any(static attribute => attribute.Name == "AllowAnonymousAttribute");
            var isPrivate = asked == Authorization.Required || IsGate(body)
                || (!mayBeOpen && (isGated || Filters(action, type).Any(IsGated) || (framework != ControllerFramework.AspNetCore && _urls.Protects(WithoutSuffix(type.Name) + "/" + action.Name))));
            // The form of an action that is posted back carries the framework's own header.
            if (isPrivate && !(framework == ControllerFramework.AspNetCore && ShowsForm(action, actions, framework))) yield return new PrivateResponse(action, body);
        }
    }

    private static bool AnswersGet(IMethodSymbol action, ControllerFramework framework) => ActionVerbs.Of(action, framework) is var verbs && (verbs.Count == 0 || verbs.Contains("GET"));

    // [HttpGet] Edit(id) beside [HttpPost] Edit(model): its view holds a form, and the form a token.
    private static bool ShowsForm(IMethodSymbol action, List<IMethodSymbol> actions, ControllerFramework framework) =>
        action.ContainingType.IsOrInherits("Microsoft.AspNetCore.Mvc.Controller")
        && actions.Any(other => other.Name == action.Name && !SymbolEqualityComparer.Default.Equals(other, action) && ActionVerbs.Of(other, framework).Contains("POST"));

    private IEnumerable<PrivateResponse> OfPageModel(INamedTypeSymbol type, string file)
    {
        if (ShownData.IsElsewhere(type.Name, _model.Names)) yield break;
        var handlers = Members(type).Where(PageHandlers.IsHandler).ToList();
        // Razor Pages ask every POST for a token, so a page that takes one has made one.
        if (handlers.Any(static handler => handler.Name.StartsWith("OnPost", StringComparison.Ordinal))) yield break;
        var isGated = IsGated(type);
        foreach (var handler in handlers)
        {
            if (!handler.Name.StartsWith("OnGet", StringComparison.Ordinal) || Declaration(handler) is not { } body) continue;
            var showsPage = handler.ReturnsVoid || TaskTypes.IsTask(handler.ReturnType) && handler.ReturnType is INamedTypeSymbol { Arity: 0 };
            if (!(showsPage || ShownData.Is(handler, body, null))) continue;
            var asked = _setup.OfPage(handler, file);
            if (asked == Authorization.Required || (isGated && asked != Authorization.Unknown) || Filters(handler, type).Any(IsGated) || IsGate(body)) yield return new PrivateResponse(handler, body);
        }
    }

    private IEnumerable<PrivateResponse> OfWebForm(INamedTypeSymbol type, ClassDeclarationSyntax declaration)
    {
        if (ShownData.IsElsewhere(type.Name.TrimStart('_'), _model.Names) || LogoutAnalyzers.Names.Words.Split(type.Name).Contains("base")) return Enumerable.Empty<PrivateResponse>();
        var isPrivate = IsGated(type) || _urls.Protects(AddressOf(declaration, type)) || _webForms.Around(type).Any(IsGatedMaster);
        return isPrivate ? new[] { new PrivateResponse(null, declaration) } : Enumerable.Empty<PrivateResponse>();
    }

    private bool IsGatedMaster(Files.MarkupFile file) =>
        file.Find("@Master").FirstOrDefault()?["Inherits"]?.Text.Split('.').Last() is { } name
        && _model.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, _cancellationToken).OfType<INamedTypeSymbol>().Any(master => WebFormsMarkup.IsBehind(master, file) && IsGated(master));

    // Admin/Users.aspx from the folder of the web.config on.
    private string AddressOf(ClassDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        var path = declaration.SyntaxTree.FilePath.Replace('\\', '/');
        var root = _model.Files.WebConfigs(_cancellationToken).Select(static config => config.Folder.Replace('\\', '/')).FirstOrDefault(folder => path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase));
        return root is null || !path.EndsWith(".aspx.cs", StringComparison.OrdinalIgnoreCase) ? type.Name + ".aspx" : path.Substring(root.Length + 1, path.Length - root.Length - 1 - ".cs".Length);
    }

    private IEnumerable<InvocationExpressionSyntax> Mappings(SyntaxTree tree)
    {
        foreach (var hit in _model.NamesIn(tree, _cancellationToken).Hits)
        {
            if (hit.Word is not ("MapGet" or "MapMethods")) continue;
            if (!_setup.IsAskedFor && !Holds(tree, static word => s_words.Contains(word)) && !MayGate(tree)) yield break;
            if (tree.GetRoot(_cancellationToken).FindToken(hit.Position).Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } call } }) yield return call;
        }
    }

    private PrivateContent? OfMapping(InvocationExpressionSyntax mapping)
    {
        var model = _model.Graphs.ModelOf(mapping.SyntaxTree);
        var handler = mapping.ArgumentList.Arguments.Last().Expression;
        var name = ((MemberAccessExpressionSyntax)mapping.Expression).Name;
        if (name.Identifier.ValueText == "MapMethods" && mapping.ArgumentList.Arguments[1].ToString().IndexOf("GET", StringComparison.OrdinalIgnoreCase) < 0) return null;
        if (mapping.ArgumentList.Arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: string pattern } || ShownData.IsElsewhere(Route.Literals(pattern), _model.Names)) return null;
        // Conventions first: they are read without binding the handler.
        var asked = _setup.OfEndpoint(null, mapping, model);
        var isMarked = handler is LambdaExpressionSyntax { AttributeLists.Count: > 0 } or not LambdaExpressionSyntax;
        if (asked == Authorization.Anonymous && !isMarked && !(MayGate(mapping.SyntaxTree) && LoginGates.IsIn(handler))) return null;
        var info = model.GetSymbolInfo(handler, _cancellationToken);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol method) return null;
        SyntaxNode? body = handler is AnonymousFunctionExpressionSyntax ? handler : Declaration(method);
        if (body is null || !((isMarked ? _setup.OfEndpoint(method, mapping, model) : asked) == Authorization.Required || IsGate(body)) || !ShownData.Is(method, body, method.ReturnType)) return null;
        if (model.GetSymbolInfo(mapping, _cancellationToken).Symbol is not IMethodSymbol { ContainingType: var owner } || !owner.Is("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions") || _model.IsForTests(mapping, _cancellationToken)) return null;
        return new PrivateContent(ContentKind.MinimalApi, pattern, name.GetLocation(), null, ImmutableArray.Create(new PrivateResponse(method, body, mapping)));
    }

    private SyntaxNode? Declaration(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault(reference => _model.Compilation.ContainsSyntaxTree(reference.SyntaxTree))?.GetSyntax(_cancellationToken);

    // Its own members and those of its base classes, as far as they are declared here.
    private static IEnumerable<IMethodSymbol> Members(INamedTypeSymbol type)
    {
        for (var t = type; t is not null && !t.DeclaringSyntaxReferences.IsEmpty; t = t.BaseType)
            foreach (var member in t.GetMembers())
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method) yield return method;
    }

    private bool IsGated(INamedTypeSymbol type)
    {
        foreach (var method in Members(type))
            if (s_hooks.Contains(method.Name) && Declaration(method) is { } body && IsGate(body)) return true;
        return false;
    }

    private bool IsGate(SyntaxNode body) => MayGate(body.SyntaxTree) && LoginGates.IsIn(body);

    private static IEnumerable<INamedTypeSymbol> Filters(IMethodSymbol handler, INamedTypeSymbol type) => AttributesAround.Of(handler, type).Where(static attribute => !attribute.DeclaringSyntaxReferences.IsEmpty);

    private static string WithoutSuffix(string controller) => controller.EndsWith("Controller", StringComparison.Ordinal) ? controller.Substring(0, controller.Length - "Controller".Length) : controller;
}
