using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
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

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA4001",
        Promise.NeedsJudgement,
        Categories.BrowserCache,
        "Authenticated response may be kept in the browser cache",
        "{0} '{1}' shows data to signed-in users and lets the browser keep it, so the back button shows it again after the logout; {2}",
        "A response without Cache-Control: no-store may stay in the browser's cache. Whoever uses the computer next can bring it back with the back button, without being signed in. Other directives do not prevent that: no-cache, private and max-age=0 are about reloading, not about going back.");

    public override void Check(PrivateContent content, RuleContext context)
    {
        // One report speaks for all of them: the remedy is one for the class.
        if (!content.Responses.Any(response => context.Model.CachePolicyOf(content, response, context.CancellationToken).Caching == Caching.Unsaid)) return;
        var what = content.Kind switch { ContentKind.Controller => "Controller", ContentKind.MinimalApi => "Endpoint", _ => "Page" };
        var properties = ImmutableDictionary<string, string?>.Empty;
        var remedy = content.Kind == ContentKind.WebForm ? "call Response.Cache.SetNoStore()" : "set the header Cache-Control to no-store";
        if (AttributeFor(content, context) is var (attribute, space))
        {
            properties = properties.Add(AttributeProperty, attribute).Add(NamespaceProperty, space);
            remedy = $"add [{attribute}]";
        }
        context.Report(content.Location, ImmutableArray<Location>.Empty, properties, what, content.Name, remedy);
    }

    // What the application has already, else what the framework has.
    private static (string Attribute, string Namespace)? AttributeFor(PrivateContent content, RuleContext context)
    {
        if (content.Type is not { } type || content.Kind == ContentKind.WebForm) return null;
        if (context.Model.CachePolicies(context.CancellationToken).AttributeFor(type) is { } own)
            return (own.Name.EndsWith("Attribute", System.StringComparison.Ordinal) ? own.Name.Substring(0, own.Name.Length - "Attribute".Length) : own.Name, own.ContainingNamespace.IsGlobalNamespace ? "" : own.ContainingNamespace.ToDisplayString());
        if (type.IsOrInherits("System.Web.Http.ApiController")) return null;
        if (type.IsOrInherits("System.Web.Mvc.ControllerBase")) return ("OutputCache(NoStore = true, Duration = 0, VaryByParam = \"*\")", "System.Web.Mvc");
        return (context.Model.CacheProfiles(context.CancellationToken).NoStore is { } profile ? $"ResponseCache(CacheProfileName = \"{profile}\")" : "ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)", "Microsoft.AspNetCore.Mvc");
    }
}
