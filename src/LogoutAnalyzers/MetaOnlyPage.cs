using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LogoutAnalyzers;

/// <summary>A page for signed-in users, or a part of one, that forbids to keep it by META tags only.</summary>
/// <param name="Tags">The tags, in the order of the file; never empty.</param>
/// <param name="Handlers">What shows it and sends no header; empty where that is no class or endpoint.</param>
/// <param name="IsShared">Whether it is a part of pages, like a layout, and not a page itself.</param>
internal sealed record MetaOnlyPage(ImmutableArray<MarkupTag> Tags, ImmutableArray<(PrivateContent Content, PrivateResponse Response)> Handlers, bool IsShared)
{
    private static readonly string[] s_interactive = { "MapBlazorHub", "RenderMode(" };

    /// <summary>Null for a file without such tags, for a public page, and where a header forbids it, or may.</summary>
    public static MetaOnlyPage? Of(MarkupFile file, LogoutModel model, CancellationToken cancellationToken)
    {
        var tags = MetaCaching.In(file).ToImmutableArray();
        if (tags.IsEmpty || MarkupCaching.ForbidsToKeep(file)) return null;
        if (file.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase)) return OfComponent(file, tags, model, cancellationToken);
        var shown = IsHtml(file) ? Sent(file, model, cancellationToken) : model.PrivatePages(cancellationToken).Showing(file);
        var handlers = shown.Where(by => model.CachePolicyOf(by.Content, by.Response, cancellationToken).Caching is not (Caching.NoStore or Caching.Unknown)).ToList();
        return handlers.Count == 0 ? null : new MetaOnlyPage(tags, handlers.Select(static by => (by.Content, by.Response)).ToImmutableArray(), shown.All(static by => by.IsPart));
    }

    private static bool IsHtml(MarkupFile file) => file.Path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    // return PhysicalFile("pages/orders.html", "text/html")
    private static List<PrivatePage> Sent(MarkupFile file, LogoutModel model, CancellationToken cancellationToken) =>
        PrivatePages.Responses(model, cancellationToken)
            .Where(by => !ShownData.Views(by.Response.Body).Any() && by.Response.Body.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && Names(token.ValueText, file)))
            .Select(static by => new PrivatePage(by.Content, by.Response, IsPart: false)).ToList();

    private static bool Names(string text, MarkupFile file)
    {
        var name = Path.GetFileName(file.Path);
        return text.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (text.Length == name.Length || text[text.Length - name.Length - 1] is '/' or '\\');
    }

    // No class answers with a component, and a form in it brings a header along.
    private static MetaOnlyPage? OfComponent(MarkupFile file, ImmutableArray<MarkupTag> tags, LogoutModel model, CancellationToken cancellationToken)
    {
        var isRoot = file.Find("html").Any();
        // Where components may be interactive, and with streamed ones, the framework sends no-store by itself.
        if (model.Compilation.SyntaxTrees.Any(tree => s_interactive.Any(tree.GetText(cancellationToken).ToString().Contains))) return null;
        var isPrivate = isRoot ? model.Files.Markup(cancellationToken).Any(NeedsUser) : NeedsUser(file);
        return isPrivate && !file.Text.Contains("<EditForm") && !file.Text.Contains("<AntiforgeryToken") && model.CachePolicies(cancellationToken).ForAll.Caching is not (Caching.NoStore or Caching.Unknown)
            ? new MetaOnlyPage(tags, ImmutableArray<(PrivateContent, PrivateResponse)>.Empty, isRoot) : null;
    }

    private static bool NeedsUser(MarkupFile file) => file.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) && file.Text.Contains("[Authorize") && !file.Text.Contains("StreamRendering");
}
