using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Names;
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
    private readonly TokenCallers _tokens;
    private readonly bool _isWindows;
    private readonly bool _hasGates;
    private readonly bool _hasGateFilters;
    private readonly CancellationToken _cancellationToken;

    public PrivateContents(LogoutModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _setup = model.Authorization(cancellationToken);
        _urls = model.UrlAuthorization(cancellationToken);
        _webForms = model.WebFormsMarkup(cancellationToken);
        _tokens = new TokenCallers(model, cancellationToken);
        _isWindows = model.HasWindowsAccounts(cancellationToken);
        foreach (var word in LoginGates.Names) _hasGates = _hasGates || model.IsWritten(word, cancellationToken);
        _hasGateFilters = _hasGates && model.HasGateFilters(cancellationToken);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether an attribute of the application's own keeps everybody out who is not signed in.</summary>
    public static bool HaveGateFilters(LogoutModel model, CancellationToken cancellationToken) =>
        model.Compilation.DeclaredUnder(static name => name.StartsWith("On", StringComparison.Ordinal) && s_hooks.Contains(name), SymbolFilter.Member, cancellationToken)
            .Any(hook => hook is IMethodSymbol method && method.ContainingType.IsOrInherits("System.Attribute") && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } body && LoginGates.IsIn(body));

    public ImmutableArray<PrivateContent> In(SyntaxTree tree)
    {
        if (_model.IsTest) return ImmutableArray<PrivateContent>.Empty;
        var found = ImmutableArray.CreateBuilder<PrivateContent>();
        var isNamed = MayAuthorize(tree) || MayGate(tree);
        foreach (var type in Types(tree.GetRoot(_cancellationToken)))
            if (IsWorthASymbol(type, isNamed) && OfType(type) is { Responses.IsEmpty: false } content) found.Add(content);
        foreach (var mapping in Mappings(tree))
            if (OfMapping(mapping) is { } content) found.Add(content);
        return found.ToImmutable();
    }

    /// <summary>The classes of a file whose code keeps everybody else out of other classes, with what is behind them.</summary>
    public IEnumerable<PrivateContent> GatesIn(SyntaxTree tree)
    {
        foreach (var declaration in Types(tree.GetRoot(_cancellationToken)))
        {
            if (!declaration.Members.Any(static member => member is MethodDeclarationSyntax method && s_hooks.Contains(method.Identifier.ValueText) && (LoginGates.IsIn(method) || LoginGates.Fails(method)))) continue;
            if (_model.Graphs.ModelOf(tree).GetDeclaredSymbol(declaration, _cancellationToken) is not INamedTypeSymbol gate || GeneratedCode.IsForNobody(declaration.Identifier.GetLocation())) continue;
            // One that answers itself is reported as such.
            if (_model.PrivateContentsIn(tree, _cancellationToken).Any(content => SymbolEqualityComparer.Default.Equals(content.Type, gate))) continue;
            var behind = _model.AllPrivateContents(_cancellationToken).Where(content => SymbolEqualityComparer.Default.Equals(content.Gate, gate)).ToList();
            if (behind.Count > 0) yield return new PrivateContent(behind[0].Kind, gate.Name, declaration.Identifier.GetLocation(), gate, behind.SelectMany(static content => content.Responses).ToImmutableArray());
        }
    }

    /// <summary>Whether the code of a file may keep people out.</summary>
    public static bool MayGate(NameIndex names) => Holds(names, static word => LoginGates.Names.Contains(word));

    private static bool Holds(NameIndex names, Func<string, bool> isWanted)
    {
        foreach (var hit in names.Hits)
            if (hit.Word is { } word && isWanted(word)) return true;
        return false;
    }

    private bool MayGate(SyntaxTree tree) => MayGate(_model.NamesIn(tree, _cancellationToken));

    private bool MayAuthorize(SyntaxTree tree) => Holds(_model.NamesIn(tree, _cancellationToken), static word => s_words.Contains(word));

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

    private static bool HasSuffix(string name)
    {
        foreach (var suffix in s_suffixes)
            if (name.EndsWith(suffix, StringComparison.Ordinal)) return true;
        return false;
    }

    private PrivateContent? OfType(ClassDeclarationSyntax declaration)
    {
        if (_model.Graphs.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, _cancellationToken) is not INamedTypeSymbol { IsAbstract: false } type || !IsMain(declaration, type)) return null;
        ContentKind kind;
        if (ControllerActions.IsController(type)) kind = ContentKind.Controller;
        else if (PageHandlers.IsPageModel(type)) kind = ContentKind.RazorPage;
        else if (type.IsOrInherits("System.Web.UI.Page")) kind = ContentKind.WebForm;
        else return null;
        var gate = GateOf(type);
        var found = kind switch
        {
            ContentKind.Controller => OfController(type, gate),
            ContentKind.RazorPage => OfPageModel(type, declaration.SyntaxTree.FilePath, gate),
            _ => OfWebForm(type, declaration, ref gate),
        };
        var responses = ImmutableArray.CreateBuilder<PrivateResponse>();
        var (areByGate, isWhole) = (true, true);
        foreach (var (response, isByGate) in found)
        {
            if (response is not null) responses.Add(response);
            else isWhole = false;
            areByGate = areByGate && isByGate;
        }
        if (responses.Count == 0) return null;
        return new PrivateContent(kind, type.Name, declaration.Identifier.GetLocation(), type, responses.ToImmutable()) { IsWhole = isWhole, Gate = areByGate && !SymbolEqualityComparer.Default.Equals(gate, type) ? gate : null };
    }

    // Of a class in several files, one.
    private bool IsMain(ClassDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.Length == 1) return !GeneratedCode.IsForNobody(declaration.Identifier.GetLocation());
        var main = type.DeclaringSyntaxReferences.FirstOrDefault(static reference => !GeneratedCode.IsGenerated(reference.SyntaxTree));
        return main?.SyntaxTree == declaration.SyntaxTree && main.Span == declaration.Span;
    }

    // What anybody may see is null.
    private IEnumerable<(PrivateResponse? Response, bool IsByGate)> OfController(INamedTypeSymbol type, INamedTypeSymbol? gate)
    {
        if (ControllerFramework.Of(type) is not { } framework || ShownData.IsElsewhere(type.Name.WithoutSuffix("Controller"), _model.Names)) yield break;
        var actions = Members(type).Where(method => ControllerActions.IsAction(method, framework)).ToList();
        foreach (var action in actions)
        {
            if (!AnswersGet(action, framework) || ShownData.IsElsewhere(action.Name, _model.Names)) continue;
            if (Declaration(action) is not { } body || !ShownData.Is(action, body, null)) continue;
            // The form of an action that is posted back carries the framework's own header.
            if (framework == ControllerFramework.AspNetCore && ShowsForm(action, actions, framework)) continue;
            if (!_isWindows && _setup.OfAction(action, type) == Authorization.Required)
            {
                yield return (new PrivateResponse(type, action, body) { IsByToken = gate is null && _tokens.Cover(action, type) && !IsGate(body) }, false);
                continue;
            }
            var isByCode = IsGate(body) || (gate is null && Fails(body));
            if (!isByCode && AttributesAround.Of(action, type).Any(static attribute => attribute.Name == "AllowAnonymousAttribute"))
            {
                yield return (null, gate is not null);
                continue;
            }
            isByCode = isByCode || (_hasGateFilters && Filters(action, type).Any(filter => GateOf(filter) is not null)) || (framework != ControllerFramework.AspNetCore && _urls.Protects(type.Name.WithoutSuffix("Controller") + "/" + action.Name));
            yield return isByCode || gate is not null ? (new PrivateResponse(type, action, body), !isByCode) : (null, false);
        }
    }

    private static bool AnswersGet(IMethodSymbol action, ControllerFramework framework) => ActionVerbs.Of(action, framework) is var verbs && (verbs.Count == 0 || verbs.Contains("GET"));

    // [HttpGet] Edit(id) beside [HttpPost] Edit(model): its view holds a form, and the form a token.
    private static bool ShowsForm(IMethodSymbol action, List<IMethodSymbol> actions, ControllerFramework framework)
    {
        foreach (var other in actions)
            if (other.Name == action.Name && !SymbolEqualityComparer.Default.Equals(other, action) && ActionVerbs.Of(other, framework).Contains("POST")) return action.ContainingType.IsOrInherits("Microsoft.AspNetCore.Mvc.Controller");
        return false;
    }

    private IEnumerable<(PrivateResponse? Response, bool IsByGate)> OfPageModel(INamedTypeSymbol type, string file, INamedTypeSymbol? gate)
    {
        if (ShownData.IsElsewhere(type.Name, _model.Names)) yield break;
        var handlers = Members(type).Where(PageHandlers.IsHandler).ToList();
        // Razor Pages ask every POST for a token, so a page that takes one has made one.
        if (handlers.Any(static handler => handler.Name.StartsWith("OnPost", StringComparison.Ordinal))) yield break;
        foreach (var handler in handlers)
        {
            if (!handler.Name.StartsWith("OnGet", StringComparison.Ordinal) || Declaration(handler) is not { } body) continue;
            var showsPage = TaskTypes.ReturnNothing(handler);
            if (!showsPage && !ShownData.Is(handler, body, null)) continue;
            var asked = _isWindows ? Authorization.Anonymous : _setup.OfPage(handler, file);
            var isByCode = IsGate(body) || (_hasGateFilters && Filters(handler, type).Any(filter => GateOf(filter) is not null));
            if (asked == Authorization.Required || isByCode || (gate is not null && asked != Authorization.Unknown)) yield return (new PrivateResponse(type, handler, body), asked != Authorization.Required && !isByCode);
        }
    }

    private IEnumerable<(PrivateResponse? Response, bool IsByGate)> OfWebForm(INamedTypeSymbol type, ClassDeclarationSyntax declaration, ref INamedTypeSymbol? gate)
    {
        if (ShownData.IsElsewhere(type.Name.TrimStart('_'), _model.Names) || Words.Split(type.Name).Contains("base")) return Enumerable.Empty<(PrivateResponse?, bool)>();
        gate ??= _webForms.Around(type).Select(GateOfMaster).FirstOrDefault(static master => master is not null);
        var isByAddress = _urls.Protects(AddressOf(declaration, type));
        return gate is not null || isByAddress ? new[] { ((PrivateResponse?)new PrivateResponse(type, null, declaration), !isByAddress) } : Enumerable.Empty<(PrivateResponse?, bool)>();
    }

    private INamedTypeSymbol? GateOfMaster(Files.MarkupFile file) =>
        file.Find("@Master").FirstOrDefault()?["Inherits"]?.Text.Split('.').Last() is { } name
            ? _model.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, _cancellationToken).OfType<INamedTypeSymbol>().Where(master => WebFormsMarkup.IsBehind(master, file)).Select(GateOf).FirstOrDefault(static gate => gate is not null)
            : null;

    // Admin/Users.aspx from the folder of the web.config on.
    private string AddressOf(ClassDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        var path = declaration.SyntaxTree.FilePath;
        return path.EndsWith(".aspx.cs", StringComparison.OrdinalIgnoreCase) && _model.Files.AddressOf(path, _cancellationToken) is { } address ? address.Substring(0, address.Length - ".cs".Length) : type.Name + ".aspx";
    }

    private IEnumerable<InvocationExpressionSyntax> Mappings(SyntaxTree tree)
    {
        foreach (var hit in _model.NamesIn(tree, _cancellationToken).Hits)
        {
            if (hit.Word is not ("MapGet" or "MapMethods")) continue;
            if (!_setup.IsAskedFor && !MayAuthorize(tree) && !MayGate(tree) && !_model.IsWritten("RequireAuthorization", _cancellationToken)) yield break;
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
        if (body is null || !((!_isWindows && (isMarked ? _setup.OfEndpoint(method, mapping, model) : asked) == Authorization.Required) || IsGate(body)) || !ShownData.Is(method, body, method.ReturnType)) return null;
        if (model.GetSymbolInfo(mapping, _cancellationToken).Symbol is not IMethodSymbol { ContainingType: var owner } || !owner.Is("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions") || DevelopmentCode.Is(mapping)) return null;
        return new PrivateContent(ContentKind.MinimalApi, MappingChain.Pattern(pattern, mapping, model), name.GetLocation(), null, ImmutableArray.Create(new PrivateResponse(null, method, body, mapping) { IsByToken = !IsGate(body) && (_tokens.Cover(mapping, model) || _tokens.Cover(method, null)) }));
    }

    private SyntaxNode? Declaration(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
            if (_model.Compilation.ContainsSyntaxTree(reference.SyntaxTree)) return reference.GetSyntax(_cancellationToken);
        return null;
    }

    // Its own members and those of its base classes, as far as they are declared here.
    private static IEnumerable<IMethodSymbol> Members(INamedTypeSymbol type)
    {
        for (var t = type; t is not null && !t.DeclaringSyntaxReferences.IsEmpty; t = t.BaseType)
            foreach (var member in t.GetMembers())
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method) yield return method;
    }

    // The class, among the type and its bases, whose code runs before all else and lets only signed-in users go on.
    private INamedTypeSymbol? GateOf(INamedTypeSymbol type)
    {
        if (!_hasGates) return null;
        INamedTypeSymbol? failing = null;
        foreach (var method in Members(type))
        {
            if (!s_hooks.Contains(method.Name) || Declaration(method) is not { } body) continue;
            if (IsGate(body)) return method.ContainingType;
            if (failing is null && Fails(body)) failing = method.ContainingType;
        }
        return failing;
    }

    private bool Fails(SyntaxNode body) => MayGate(body.SyntaxTree) && LoginGates.Fails(body);

    private bool IsGate(SyntaxNode body) => MayGate(body.SyntaxTree) && LoginGates.IsIn(body);

    private static IEnumerable<INamedTypeSymbol> Filters(IMethodSymbol handler, INamedTypeSymbol type) => AttributesAround.Of(handler, type).Where(static attribute => !attribute.DeclaringSyntaxReferences.IsEmpty);
}
