using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.BrowserCache;

/// <summary>LOA4001: what only a signed-in user may see says nothing about caching, so that the browser shows it again after the logout.</summary>
internal sealed class ResponseMayBeKept : ContentRule
{
    /// <summary>The attribute that the fix adds, as it is written.</summary>
    public const string AttributeProperty = "Attribute";

    /// <summary>Its namespace.</summary>
    public const string NamespaceProperty = "Namespace";

    /// <summary>Present where the attribute belongs to the actions at the additional locations, because others beside them are for everybody.</summary>
    public const string OnActionsProperty = "OnActions";

    private const string SystemWebMvc = "System.Web.Mvc";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA4001",
        Promise.NeedsJudgement,
        Categories.BrowserCache,
        "Authenticated response may be kept in the browser cache",
        "{0} shows data to signed-in users and lets the browser keep it, so the back button shows it again after the logout; {1}",
        "A response without Cache-Control: no-store may stay in the browser's cache. Whoever uses the computer next can bring it back with the back button, without being signed in. Other directives do not prevent that: no-cache, private and max-age=0 are about reloading, not about going back.");

    // What is said about every response is said about these.
    public override bool MayApply(RuleContext context) => context.Model.CachePolicies(context.CancellationToken).ForAll.Caching == Caching.Unsaid;

    // Behind one gate there may be many: it is the place for the remedy, too.
    public override void Check(PrivateContent content, RuleContext context)
    {
        if (content.Gate is null) Check(content, content.Kind switch { ContentKind.Controller => $"Controller '{content.Name}'", ContentKind.MinimalApi => $"Endpoint '{content.Name}'", _ => $"Page '{content.Name}'" }, context);
    }

    public override void CheckGate(PrivateContent content, RuleContext context) => Check(content, $"What '{content.Name}' guards", context);

    private static void Check(PrivateContent content, string what, RuleContext context)
    {
        // One report speaks for all of them: the remedy is one for the class, unless others in it are for everybody.
        var kept = content.Responses.Where(response => IsKept(response, content, context)).Take(content.IsWhole ? 1 : int.MaxValue).ToList();
        if (kept.Count == 0) return;
        var properties = ImmutableDictionary<string, string?>.Empty;
        var actions = content.IsWhole ? ImmutableArray<Location>.Empty : ActionsOf(kept, content, context);
        if (!actions.IsEmpty)
        {
            properties = properties.Add(OnActionsProperty, "");
            what = $"Action '{content.Name}.{kept[0].Handler!.Name}'";
        }
        var remedy = content.Kind == ContentKind.WebForm ? "call Response.Cache.SetNoStore()" : "set the header Cache-Control to no-store";
        if (AttributeFor(content, context) is var (attribute, space))
        {
            remedy = $"add [{attribute}]";
            if (space != SystemWebMvc || !content.Responses.Any(static response => ViewParts.AreIn(response.Owner!))) properties = properties.Add(AttributeProperty, attribute).Add(NamespaceProperty, space);
        }
        context.Report(content.Location, actions, properties, what, remedy);
    }

    private static bool IsKept(PrivateResponse response, PrivateContent content, RuleContext context) =>
        !response.IsByToken && context.Model.CachePolicyOf(content, response, context.CancellationToken).Caching == Caching.Unsaid;

    // Those of a base class are for its other controllers, too: there the class itself is the place.
    private static ImmutableArray<Location> ActionsOf(List<PrivateResponse> kept, PrivateContent content, RuleContext context)
    {
        var actions = kept.Select(static response => response.Handler!.Locations[0]).ToImmutableArray();
        var canStandThere = context.Model.CachePolicies(context.CancellationToken).AttributeFor(content.Type!) is not { } own || CachePolicies.CanStandAt(own, AttributeTargets.Method);
        return canStandThere && actions.All(action => action.SourceTree == content.Location.SourceTree) ? actions : ImmutableArray<Location>.Empty;
    }

    // What the application has already, else what the framework has.
    private static (string Attribute, string Namespace)? AttributeFor(PrivateContent content, RuleContext context)
    {
        if (content.Type is not { } type || content.Kind == ContentKind.WebForm) return null;
        if (context.Model.CachePolicies(context.CancellationToken).AttributeFor(type) is { } own)
            return (own.Name.WithoutSuffix("Attribute"), own.ContainingNamespace.IsGlobalNamespace ? "" : own.ContainingNamespace.ToDisplayString());
        if (type.IsOrInherits("System.Web.Http.ApiController")) return null;
        if (type.IsOrInherits("System.Web.Mvc.ControllerBase")) return ("OutputCache(NoStore = true, Duration = 0, VaryByParam = \"*\")", SystemWebMvc);
        return (context.Model.CacheProfiles(context.CancellationToken).NoStore is { } profile ? $"ResponseCache(CacheProfileName = \"{profile}\")" : "ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)", "Microsoft.AspNetCore.Mvc");
    }
}
