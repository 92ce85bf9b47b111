using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>What an application says about the caching of its responses, wherever it says so: attributes, headers, filters, middleware, files.</summary>
internal sealed class CachePolicies
{
    // A helper that calls a helper that sets the header.
    private const int MaxDepth = 3;

    private readonly LogoutModel _model;
    private readonly List<(CacheDirective Directive, INamedTypeSymbol? Master, bool RunsAlways)> _everywhere = new();
    private readonly List<CacheDirective> _atEndpoints = new();
    private readonly List<(INamedTypeSymbol Type, string? Method, CacheDirective Directive)> _inClasses = new();
    private readonly List<(INamedTypeSymbol Type, CacheDirective Directive)> _inFilters = new();

    private CachePolicies(LogoutModel model) => _model = model;

    public static CachePolicies Read(LogoutModel model, NameSet words, CancellationToken cancellationToken)
    {
        var policies = new CachePolicies(model);
        var places = new CachePlaces(model, cancellationToken);
        var pending = new List<CacheDirective>();
        foreach (var directive in CacheDirectives.Read(model.Compilation, words, model.CacheProfiles(cancellationToken), model.Graphs.ModelOf, cancellationToken))
        {
            var codeModel = model.Graphs.ModelOf(directive.Code!.SyntaxTree);
            pending.Add(directive with { IsUsual = IsShown(directive.Caching) && CacheConditions.AreUsual(directive.Code, codeModel) && CacheConditions.IsOfResponse(directive.Code, codeModel, cancellationToken) });
        }
        NamedCode.Each(model.Compilation, words, model.Graphs.ModelOf, model.IsUserWord, (_, name, semanticModel) =>
        {
            if (NamedCode.Around(name) is InvocationExpressionSyntax call && semanticModel.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && model.IsUserNoStore(method)) pending.Add(new CacheDirective(Caching.NoStore, call));
        }, cancellationToken);
        var followed = new HashSet<(string, Caching, bool)>();
        for (var depth = 0; pending.Count > 0 && depth <= MaxDepth; depth++) pending = policies.Place(pending, places, followed, cancellationToken);
        // Those of a folder keep their pages quiet, too: which of them stand in it is not asked.
        var folders = model.Files.FolderConfigs(cancellationToken);
        foreach (var file in model.Files.WebConfigs(cancellationToken).Concat(folders))
            foreach (var header in file.Find("add", "customHeaders", "httpProtocol", "system.webServer"))
                if (string.Equals(header["name"]?.Text.Trim(), CacheKeys.Header, StringComparison.OrdinalIgnoreCase) && header["value"] is { } value && Transforms.IsInForce(header, "value", file, model.Files, cancellationToken))
                    policies._everywhere.Add((new CacheDirective(CacheValues.OfText(value.Text), null) { InFile = value, IsUsual = !folders.Contains(file) && !header.SelfAndParents().Any(static parent => parent.Name == "location" && parent["path"] is { Text: not ("" or ".") }) }, null, true));
        // NWebsec: <noCacheHttpHeaders enabled="true" />
        foreach (var file in model.Files.WebConfigs(cancellationToken))
            foreach (var header in file.Elements.Where(static element => element.Name == "noCacheHttpHeaders"))
                if (header["enabled"] is { Text: "true" } enabled) policies._everywhere.Add((new CacheDirective(Caching.NoStore, null) { InFile = enabled }, null, true));
        foreach (var value in CacheSettings.NoStores(model.Files, cancellationToken)) policies._everywhere.Add((new CacheDirective(Caching.Unknown, null) { InFile = value }, null, true));
        policies.ForAll = new CachePolicy(policies._everywhere.Select(static known => known.Directive).ToImmutableArray(), false);
        return policies;
    }

    /// <summary>What is said about every response.</summary>
    public CachePolicy ForAll { get; private set; } = CachePolicy.None;

    /// <summary>Whether something in code or in web.config lets browsers keep a response, whichever it is.</summary>
    public bool LetAnyBeKept =>
        _everywhere.Select(static known => known.Directive).Concat(_atEndpoints).Concat(_inClasses.Select(static known => known.Directive)).Concat(_inFilters.Select(static known => known.Directive)).Any(static directive => IsShown(directive.Caching));

    public CachePolicy Of(PrivateContent content, PrivateResponse response, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<CacheDirective>();
        if (CacheAttributes.Nearest(response.Handler, response.Owner, _model.CacheProfiles(cancellationToken), cancellationToken) is { } nearest) found.Add(nearest);
        foreach (var directive in _atEndpoints)
            if (Holds(response, directive.Code!)) found.Add(directive with { IsCertain = directive.IsUsual && (IsIn(response.Body, directive) || IsFilterOf(response.Mapping, directive)) });
        foreach (var (type, method, directive) in _inClasses)
            if (Answers(type, method, response)) found.Add(directive with { IsCertain = directive.IsUsual && (IsIn(response.Body, directive) && content.Kind != ContentKind.WebForm || PageHooks.Run(method, response)) });
        if (_inFilters.Count > 0)
        {
            var filters = AttributesAround.AllOf(response.Handler, response.Owner).SelectMany(Named).Concat(FiltersOf(response.Mapping, cancellationToken)).ToList();
            found.AddRange(_inFilters.Where(known => filters.Any(filter => IsOrDerives(filter, known.Type))).Select(static known => known.Directive with { IsCertain = known.Directive.IsUsual && CachePlaces.RunsForAnswers(known.Directive.Code!) }));
        }
        if (content.Kind == ContentKind.WebForm && _model.WebFormsMarkup(cancellationToken).Around(response.Owner!).Select(MarkupCaching.Duration).FirstOrDefault(static duration => duration is not null) is { } kept) found.Add(new CacheDirective(Caching.Kept, null) { InFile = kept, IsUsual = true, IsCertain = true });
        foreach (var known in _everywhere)
        {
            var runs = known.Master is { } master ? content.Kind == ContentKind.WebForm && _model.WebFormsMarkup(cancellationToken).Around(response.Owner!).Any(file => WebFormsMarkup.IsBehind(master, file)) : known.RunsAlways;
            found.Add(known.Directive with { IsCertain = known.Directive.IsUsual && (runs || IsIn(response.Body, known.Directive)) });
        }
        if (response.Mapping is { } mapping) found.AddRange(OfConventions(mapping, cancellationToken));
        var markup = _model.IsSystemWeb ? new List<MarkupFile?>() : ViewsOf(content, response, cancellationToken).ToList();
        if (markup.Count > 0 && markup.All(file => file is not null && _model.AntiforgeryMarkup(cancellationToken).PartsOf(file).Prepend(file).Any(MarkupCaching.ForbidsToKeep))) found.Add(new CacheDirective(Caching.NoStore, null));
        if (content.Kind == ContentKind.WebForm && _model.WebFormsMarkup(cancellationToken).Around(response.Owner!).Any(MarkupCaching.ForbidsToKeep)) found.Add(new CacheDirective(Caching.NoStore, null));
        // What the handler writes by itself, it writes last.
        var nearestFirst = found.Count < 2 ? found.ToImmutable() : found.OrderBy(directive => IsIn(response.Body, directive) ? 0 : 1).ToImmutableArray();
        return new CachePolicy(nearestFirst, markup.Count > 0 && markup.All(_model.AntiforgeryMarkup(cancellationToken).MakesToken));
    }

    /// <summary>An attribute of the application's own that forbids to keep what a class answers, if it has one.</summary>
    public INamedTypeSymbol? AttributeFor(INamedTypeSymbol type)
    {
        // Of the filters of MVC only those of results run for pages; that of the framework does.
        var filter = type.IsOrInherits("System.Web.Mvc.ControllerBase") ? "System.Web.Mvc.FilterAttribute"
            : type.IsOrInherits("System.Web.Http.ApiController") ? "System.Web.Http.Filters.FilterAttribute"
            : PageHandlers.IsPageModel(type) ? "Microsoft.AspNetCore.Mvc.ResponseCacheAttribute" : "Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata";
        return _inFilters.Where(known => known.Directive.Caching == Caching.NoStore && known.Type.IsOrInherits(filter) && known.Type.IsOrInherits("System.Attribute") && CanStandAlone(known.Type) && CanStandAt(known.Type, AttributeTargets.Class))
            .Select(static known => known.Type).OrderBy(static attribute => attribute.Name, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Whether an attribute may stand at classes, or at methods.</summary>
    public static bool CanStandAt(INamedTypeSymbol attribute, AttributeTargets target)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
            if (type.GetAttributes().FirstOrDefault(static usage => usage.AttributeClass.Is("System.AttributeUsageAttribute")) is { ConstructorArguments: { Length: 1 } targets }) return targets[0].Value is int flags && ((AttributeTargets)flags & target) != 0;
        return true;
    }

    private static bool CanStandAlone(INamedTypeSymbol attribute) =>
        !attribute.IsAbstract && attribute.ContainingType is null && attribute.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty);

    // The names of all methods and filters are looked for together: each search reads the text of every file.
    private List<CacheDirective> Place(List<CacheDirective> directives, CachePlaces places, HashSet<(string, Caching, bool)> followed, CancellationToken cancellationToken)
    {
        var placed = directives.Select(directive => (Directive: directive, Place: places.Of(directive.Code!))).ToList();
        var uses = Uses(placed.SelectMany(static one => Names(one.Place.Reach, one.Place.Type, one.Place.Method)).ToList(), cancellationToken);
        return placed.SelectMany(one => Place(one.Directive, one.Place, uses, followed, places, cancellationToken)).ToList();
    }

    private static string[] Names(CacheReach reach, INamedTypeSymbol? type, string? method) => reach switch
    {
        CacheReach.Filter => new[] { type!.Name, type.Name.WithoutSuffix("Attribute") },
        CacheReach.Caller => new[] { method! },
        _ => Array.Empty<string>(),
    };

    // The directives that follow from this one: at the calls of its method, or where its filter is registered for all.
    private IEnumerable<CacheDirective> Place(CacheDirective directive, (CacheReach, INamedTypeSymbol?, string?) place, ILookup<string, SyntaxNode> uses, HashSet<(string, Caching, bool)> followed, CachePlaces places, CancellationToken cancellationToken)
    {
        var (reach, type, method) = place;
        switch (reach)
        {
            case CacheReach.Everything:
                _everywhere.Add((directive, type, places.RunsAlways(directive.Code!)));
                break;
            case CacheReach.Endpoint:
                _atEndpoints.Add(directive);
                break;
            case CacheReach.Class:
                _inClasses.Add((type!, method, directive));
                break;
            case CacheReach.Filter:
                _inFilters.Add((type!, directive));
                if (!followed.Add((type!.Name, directive.Caching, directive.IsLesser))) break;
                var names = Names(reach, type, method);
                foreach (var use in names.Distinct().SelectMany(name => uses[name]))
                    if (IsForAll(use, names)) _everywhere.Add((directive with { Code = use, Origin = directive, IsUsual = directive.IsUsual && CachePlaces.RunsForAnswers(directive.Code!) }, null, CacheConditions.IsHandedToAll(use)));
                break;
            case CacheReach.Caller:
                // The method may be the handler of an endpoint.
                _atEndpoints.Add(directive);
                if (!followed.Add((method!, directive.Caching, directive.IsLesser))) break;
                foreach (var use in uses[method!])
                    if (!IsMapped(use) && !IsOfFramework(use, cancellationToken)) yield return directive with { Code = use, Origin = directive, IsUsual = directive.IsUsual && CacheConditions.AreUsual(use, _model.Graphs.ModelOf(use.SyntaxTree)) && Leads(use, directive.Code!, cancellationToken) };
                break;
        }
    }

    // app.MapGet("/orders", ShowOrders)
    private static bool IsMapped(SyntaxNode use) =>
        (use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access.Parent : use.Parent) is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var map } } }
        && MinimalApiEndpoints.IsMap(map);

    private static bool IsShown(Caching caching) => caching is Caching.Weak or Caching.Kept;

    // Response.WriteAsync("…") calls no method of the application, whatever is called so there.
    private bool IsOfFramework(SyntaxNode use, CancellationToken cancellationToken) =>
        _model.Graphs.ModelOf(use.SyntaxTree).GetSymbolInfo(use, cancellationToken).Symbol is IMethodSymbol { IsExtensionMethod: true, DeclaringSyntaxReferences.IsEmpty: true };

    // A name alone may be that of another method.
    private bool Leads(SyntaxNode use, SyntaxNode code, CancellationToken cancellationToken)
    {
        var info = _model.Graphs.ModelOf(use.SyntaxTree).GetSymbolInfo(use, cancellationToken);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
            && (method.ReducedFrom ?? method).OriginalDefinition.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == code.SyntaxTree && reference.Span.Contains(code.Span));
    }

    private static bool IsIn(SyntaxNode body, CacheDirective directive) => directive.Path().Any(code => code.SyntaxTree == body.SyntaxTree && body.Span.Contains(code.Span));

    private bool IsFilterOf(SyntaxNode? mapping, CacheDirective directive) =>
        mapping is not null && MappingChain.All(mapping, _model.Graphs.ModelOf(mapping.SyntaxTree)).Any(call => call.Name.Identifier.ValueText == "AddEndpointFilter" && call.Parent is InvocationExpressionSyntax filter && directive.Code is { } code && code.SyntaxTree == filter.SyntaxTree && filter.ArgumentList.Span.Contains(code.Span));

    private ILookup<string, SyntaxNode> Uses(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var found = new List<(string Name, SyntaxNode Use)>();
        if (names.Count > 0) NamedCode.Each(_model.Compilation, new NameSet(names), _model.Graphs.ModelOf, static _ => true, (word, name, _) => found.Add((word, name)), cancellationToken);
        return found.ToLookup(static one => one.Name, static one => one.Use, StringComparer.Ordinal);
    }

    // options.Filters.Add<NoCacheFilter>(), GlobalFilters.Filters.Add(new NoCacheAttribute()): neither an attribute nor a service for one.
    private static bool IsForAll(SyntaxNode use, string[] names)
    {
        foreach (var node in use.Ancestors())
        {
            switch (node)
            {
                case AttributeSyntax or BaseListSyntax or UsingDirectiveSyntax:
                case TypeDeclarationSyntax type when names.Contains(type.Identifier.ValueText):
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddScoped" or "AddTransient" or "AddSingleton" or "TryAddScoped" or "TryAddSingleton" or "AddEndpointFilter" } }:
                    return false;
            }
        }
        return true;
    }

    private static bool Holds(PrivateResponse response, SyntaxNode code)
    {
        if (response.Body.SyntaxTree == code.SyntaxTree && response.Body.Span.Contains(code.Span)) return true;
        // A filter at the endpoint itself or at a group: which one is not asked.
        return response.Mapping?.SyntaxTree == code.SyntaxTree && IsOfEndpointFilter(code);
    }

    private static bool IsOfEndpointFilter(SyntaxNode code) =>
        code.Ancestors().Any(static node => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && name.StartsWith("AddEndpointFilter", StringComparison.Ordinal));

    private static bool Answers(INamedTypeSymbol type, string? method, PrivateResponse response)
    {
        if (response.Owner is null || !IsOrDerives(response.Owner, type)) return false;
        var isOther = method is not null && response.Handler is not null && type.GetMembers(method).OfType<IMethodSymbol>().Any(static member => ControllerActions.IsAction(member) || PageHandlers.IsHandler(member));
        return !isOther || response.Handler!.Name == method;
    }

    private static IEnumerable<INamedTypeSymbol> Named(AttributeData attribute)
    {
        if (attribute.AttributeClass is { } type) yield return type;
        // [ServiceFilter(typeof(NoCacheFilter))], [TypeFilter<NoCacheFilter>]
        foreach (var argument in attribute.ConstructorArguments)
            if (argument is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol filter }) yield return filter;
        foreach (var argument in attribute.AttributeClass?.TypeArguments.OfType<INamedTypeSymbol>() ?? Enumerable.Empty<INamedTypeSymbol>()) yield return argument;
    }

    // AddEndpointFilter<NoCacheFilter>(), AddEndpointFilter(new NoCacheFilter())
    private IEnumerable<INamedTypeSymbol> FiltersOf(SyntaxNode? mapping, CancellationToken cancellationToken)
    {
        if (mapping is null) yield break;
        foreach (var call in MappingChain.All(mapping, _model.Graphs.ModelOf(mapping.SyntaxTree)))
        {
            foreach (var argument in (call.Name as GenericNameSyntax)?.TypeArgumentList.Arguments ?? default)
                if (SymbolOf(argument, cancellationToken) is INamedTypeSymbol filter) yield return filter;
            foreach (var argument in (call.Parent as InvocationExpressionSyntax)?.ArgumentList.Arguments ?? default)
                if (argument.Expression is ObjectCreationExpressionSyntax creation && SymbolOf(creation.Type, cancellationToken) is INamedTypeSymbol filter) yield return filter;
        }
    }

    // A group may be made in another file than its endpoints.
    private ISymbol? SymbolOf(SyntaxNode code, CancellationToken cancellationToken) => _model.Graphs.ModelOf(code.SyntaxTree).GetSymbolInfo(code, cancellationToken).Symbol;

    // .WithNoCache(), and filters and conventions that cannot be followed.
    private IEnumerable<CacheDirective> OfConventions(SyntaxNode mapping, CancellationToken cancellationToken)
    {
        var hasFilters = _atEndpoints.Any(static directive => IsOfEndpointFilter(directive.Code!)) || _inFilters.Any(static known => known.Type.IsOrInherits("Microsoft.AspNetCore.Http.IEndpointFilter"));
        foreach (var call in MappingChain.All(mapping, _model.Graphs.ModelOf(mapping.SyntaxTree)))
        {
            var name = call.Name.Identifier.ValueText;
            if (CacheAttributes.SaysNoStore(name)) yield return new CacheDirective(Caching.NoStore, call.Parent);
            else if (name == "AddEndpointFilter" && call.Name is GenericNameSyntax generic && generic.TypeArgumentList.Arguments.All(argument => SymbolOf(argument, cancellationToken) is not { } filter || !_model.Graphs.Declares(filter))) yield return new CacheDirective(Caching.Unknown, call.Parent);
            // app.MapGroup("/api").AsPrivateApi(): a convention of the application's own may add them. What maps endpoints does not.
            else if (hasFilters && !name.StartsWith("Map", StringComparison.Ordinal) && SymbolOf(call, cancellationToken) is { DeclaringSyntaxReferences.IsEmpty: false }) yield return new CacheDirective(Caching.Unknown, call.Parent);
        }
        // A group that is handed in may carry the filters that there are.
        if (hasFilters && MappingChain.Call(mapping, _model.Graphs.ModelOf(mapping.SyntaxTree), Array.Empty<string>(), out var isElsewhere) is null && isElsewhere) yield return new CacheDirective(Caching.Unknown, mapping);
    }

    /// <summary>The views that a response may show; null for one out of sight.</summary>
    public IEnumerable<MarkupFile?> ViewsOf(PrivateContent content, PrivateResponse response, CancellationToken cancellationToken)
    {
        if (response.Handler is not { } handler) return Enumerable.Empty<MarkupFile?>();
        var views = _model.AntiforgeryMarkup(cancellationToken).Views;
        if (content.Kind == ContentKind.RazorPage)
        {
            var showsPage = TaskTypes.ReturnNothing(handler) || !ShownData.Values(response.Body).Any() || ShownData.Views(response.Body).Any();
            return showsPage ? new[] { views.Page(response.Body.SyntaxTree.FilePath) } : Enumerable.Empty<MarkupFile?>();
        }
        if (content.Kind != ContentKind.Controller) return Enumerable.Empty<MarkupFile?>();
        var (area, controller, action) = (Areas.Of(response.Owner!), response.Owner!.Name.WithoutSuffix("Controller"), handler.Name.WithoutSuffix("Async"));
        return ShownData.Views(response.Body).Select(call => views.View(area, controller, call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string view } ? view : action)).ToList();
    }

    private static bool IsOrDerives(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (var t = type; t is not null; t = t.BaseType)
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, ancestor.OriginalDefinition)) return true;
        return false;
    }
}
