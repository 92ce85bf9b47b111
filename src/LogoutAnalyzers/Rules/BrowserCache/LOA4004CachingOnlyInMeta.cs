using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.BrowserCache;

/// <summary>LOA4004: a page for signed-in users asks the browser not to keep it, in a tag that no browser heeds.</summary>
internal sealed class CachingOnlyInMeta : Rule, IFileRule
{
    private const int MostHandlers = 3;

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA4004",
        Promise.NoKnownFalsePositives,
        Categories.BrowserCache,
        "Cache control is only in a META tag",
        "Browsers ignore the META tag '{0}' and keep the page, so the back button shows it again after the logout; {1}",
        "Whether a page is kept is decided by the header Cache-Control of the response. Today's browsers do not read the META tags of that name, nor Pragma and Expires: a page that has only these is kept like any other, and whoever uses the computer next can bring it back.");

    public bool Wants(string path) => MarkupFile.Is(path);

    public void Check(ProjectFile file, RuleContext context)
    {
        if (file is not MarkupFile markup || MetaOnlyPage.Of(markup, context.Model, context.CancellationToken) is not { } page) return;
        var first = page.Tags[0];
        context.Report(
            first.Location,
            page.Handlers.Select(static handler => handler.Content.Location).Distinct().Take(MostHandlers),
            ImmutableDictionary<string, string?>.Empty,
            first["http-equiv"]!.Text.Trim(),
            page is { IsShared: false, Handlers: { IsEmpty: false } handlers } ? $"send Cache-Control: no-store from '{handlers[0].Content.Name}'" : "send Cache-Control: no-store with the response");
    }
}
