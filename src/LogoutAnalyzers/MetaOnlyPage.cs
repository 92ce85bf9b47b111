using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Setup;

namespace LogoutAnalyzers;

/// <summary>A page for signed-in users, or a part of one, that forbids to keep it by META tags only.</summary>
/// <param name="Tags">The tags, in the order of the file; never empty.</param>
/// <param name="Handlers">What shows it and sends no header; empty where that is no class or endpoint.</param>
/// <param name="IsShared">Whether it is a part of pages, like a layout, and not a page itself.</param>
internal sealed record MetaOnlyPage(ImmutableArray<MarkupTag> Tags, ImmutableArray<(PrivateContent Content, PrivateResponse Response)> Handlers, bool IsShared)
{
    /// <summary>Null for a file without such tags, for a public page, and where a header forbids it, or may.</summary>
    public static MetaOnlyPage? Of(MarkupFile file, LogoutModel model, CancellationToken cancellationToken)
    {
        var tags = MetaCaching.In(file).ToImmutableArray();
        if (tags.IsEmpty || MarkupCaching.ForbidsToKeep(file)) return null;
        if (file.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase)) return OfComponent(file, tags, model, cancellationToken);
        var handlers = ImmutableArray.CreateBuilder<(PrivateContent, PrivateResponse)>();
        var isShared = true;
        foreach (var (content, response) in Contents(model, cancellationToken))
        {
            var (isOwn, isPart) = Shows(file, content, response, model, cancellationToken);
            if (!isOwn && !isPart) continue;
            isShared &= !isOwn;
            if (model.CachePolicyOf(content, response, cancellationToken).Caching is not (Caching.NoStore or Caching.Unknown)) handlers.Add((content, response));
        }
        return handlers.Count == 0 ? null : new MetaOnlyPage(tags, handlers.ToImmutable(), isShared);
    }

    private static IEnumerable<(PrivateContent, PrivateResponse)> Contents(LogoutModel model, CancellationToken cancellationToken) =>
        from tree in model.Compilation.SyntaxTrees
        from content in model.PrivateContentsIn(tree, cancellationToken)
        from response in content.Responses
        select (content, response);

    // Whether the answer is the file, and whether it is a part of the answer.
    private static (bool IsOwn, bool IsPart) Shows(MarkupFile file, PrivateContent content, PrivateResponse response, LogoutModel model, CancellationToken cancellationToken)
    {
        if (IsHtml(file)) return (response.Body.ToString().Contains("/" + Path.GetFileName(file.Path)) || response.Body.ToString().Contains("\"" + Path.GetFileName(file.Path)), false);
        if (content.Kind == ContentKind.WebForm)
        {
            var around = model.WebFormsMarkup(cancellationToken).Around(content.Type!).ToList();
            return (around.Count > 0 && around[0].Path == file.Path, around.Skip(1).Any(master => master.Path == file.Path) || around.Any(page => Registers(page, file)));
        }
        var markup = model.AntiforgeryMarkup(cancellationToken);
        var views = model.CachePolicies(cancellationToken).ViewsOf(content, response, cancellationToken).OfType<MarkupFile>().ToList();
        return (views.Any(view => view.Path == file.Path), views.Any(view => markup.PartsOf(view).Any(part => part.Path == file.Path)));
    }

    // <%@ Register TagPrefix="shop" TagName="Head" Src="~/Controls/Head.ascx" %>
    private static bool Registers(MarkupFile page, MarkupFile control) =>
        control.Path.EndsWith(".ascx", StringComparison.OrdinalIgnoreCase)
        && page.Find("@Register").Any(directive => directive["Src"]?.Text is { } source && string.Equals(Path.GetFileName(source.Replace('\\', '/')), Path.GetFileName(control.Path), StringComparison.OrdinalIgnoreCase));

    private static bool IsHtml(MarkupFile file) => file.Path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    // No class answers with a component, and a form in it brings a header along.
    private static MetaOnlyPage? OfComponent(MarkupFile file, ImmutableArray<MarkupTag> tags, LogoutModel model, CancellationToken cancellationToken)
    {
        var isRoot = file.Find("html").Any();
        var isPrivate = isRoot ? model.Files.Markup(cancellationToken).Any(NeedsUser) : NeedsUser(file);
        return isPrivate && !file.Text.Contains("<EditForm") && !file.Text.Contains("<AntiforgeryToken") && model.CachePolicies(cancellationToken).ForAll.Caching is not (Caching.NoStore or Caching.Unknown)
            ? new MetaOnlyPage(tags, ImmutableArray<(PrivateContent, PrivateResponse)>.Empty, isRoot) : null;
    }

    private static bool NeedsUser(MarkupFile file) => file.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) && file.Text.Contains("[Authorize");
}
