using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.BrowserCache;

/// <summary>LOA4005: the logout ends the session, and what the browser has cached and stored of the site stays.</summary>
internal sealed class LogoutKeepsBrowserData : EntryRule
{
    /// <summary>Present where other requests run the same body.</summary>
    public const string PartProperty = "Part";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA4005",
        Promise.Policy,
        Categories.BrowserCache,
        "Logout does not clear the browser's data",
        "'{0}' ends the session and leaves what the browser has cached and stored of this site; send the header Clear-Site-Data",
        "Pages in the browser's HTTP cache, local storage and cookies outlive the session. With the header Clear-Site-Data the answer of a logout asks the browser to throw them away. It is honoured over HTTPS only, and the cookies of all subdomains go with it.");

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (!BrowserDataAfterLogout.IsKeptBy(entry, context.Model, context.CancellationToken)) return;
        var properties = ImmutableDictionary<string, string?>.Empty;
        context.Report(entry.Location, Enumerable.Empty<Location>(), entry.IsPartOfBody ? properties.Add(PartProperty, "") : properties, entry.Name);
    }
}
