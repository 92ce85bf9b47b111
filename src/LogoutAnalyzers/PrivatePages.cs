using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers;

/// <summary>What shows a file to signed-in users.</summary>
/// <param name="Content">The controller or page.</param>
/// <param name="Response">The answer.</param>
/// <param name="IsPart">Whether the file is a part of the answer: a layout, a partial view, a master page, a control.</param>
internal sealed record PrivatePage(PrivateContent Content, PrivateResponse Response, bool IsPart);

/// <summary>The files that are shown to signed-in users only, as pages or as parts of pages.</summary>
internal sealed class PrivatePages
{
    private readonly Dictionary<string, List<PrivatePage>> _byPath = new(StringComparer.Ordinal);

    private PrivatePages()
    {
    }

    public static PrivatePages Read(LogoutModel model, CancellationToken cancellationToken)
    {
        var pages = new PrivatePages();
        var controls = model.Files.Markup(cancellationToken).Where(static file => file.Path.EndsWith(".ascx", StringComparison.OrdinalIgnoreCase)).ToLookup(static file => Path.GetFileName(file.Path), StringComparer.OrdinalIgnoreCase);
        foreach (var (content, response) in Responses(model, cancellationToken))
        {
            if (content.Kind == ContentKind.WebForm)
            {
                var around = model.WebFormsMarkup(cancellationToken).Around(content.Type!).ToList();
                for (var i = 0; i < around.Count; i++) pages.Add(around[i], content, response, isPart: i > 0);
                foreach (var control in around.SelectMany(Registered).SelectMany(name => controls[name])) pages.Add(control, content, response, isPart: true);
                continue;
            }
            foreach (var view in model.CachePolicies(cancellationToken).ViewsOf(content, response, cancellationToken).OfType<MarkupFile>())
            {
                pages.Add(view, content, response, isPart: false);
                foreach (var part in model.AntiforgeryMarkup(cancellationToken).PartsOf(view)) pages.Add(part, content, response, isPart: true);
            }
        }
        return pages;
    }

    /// <summary>All answers that show data to signed-in users only.</summary>
    public static IEnumerable<(PrivateContent Content, PrivateResponse Response)> Responses(LogoutModel model, CancellationToken cancellationToken) =>
        from content in model.AllPrivateContents(cancellationToken)
        from response in content.Responses
        select (content, response);

    public IReadOnlyList<PrivatePage> Showing(MarkupFile file) => _byPath.TryGetValue(file.Path, out var shown) ? shown : Array.Empty<PrivatePage>();

    private void Add(MarkupFile file, PrivateContent content, PrivateResponse response, bool isPart)
    {
        if (!_byPath.TryGetValue(file.Path, out var shown)) _byPath.Add(file.Path, shown = new List<PrivatePage>());
        var page = new PrivatePage(content, response, isPart);
        if (!shown.Contains(page)) shown.Add(page);
    }

    // <%@ Register TagPrefix="shop" TagName="Head" Src="~/Controls/Head.ascx" %>
    private static IEnumerable<string> Registered(MarkupFile page) =>
        page.Find("@Register").Select(static directive => directive["Src"]?.Text.Replace('\\', '/')).OfType<string>().Select(Path.GetFileName).OfType<string>();
}
