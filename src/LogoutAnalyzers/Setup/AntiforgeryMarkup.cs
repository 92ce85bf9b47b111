using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The views and pages for which ASP.NET Core makes an antiforgery token, by themselves, in their layout, a partial view or a view
/// component. It sends <c>no-cache, no-store</c> with each of them:
/// https://github.com/dotnet/aspnetcore/blob/main/src/Antiforgery/src/Internal/DefaultAntiforgery.cs.
/// </summary>
internal sealed class AntiforgeryMarkup
{
    private static readonly string[] s_calls = { "AntiForgeryToken(", "<AntiforgeryToken", "<EditForm", "GetAndStoreTokens(", "GetTokens(" };

    private readonly Dictionary<string, ShownMarkup> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public AntiforgeryMarkup(IEnumerable<MarkupFile> files) => Views = new ViewFiles(files);

    public ViewFiles Views { get; }

    /// <summary>Whether a token is made whenever the file is shown, or may be: what is out of sight may hold a form. A view out of sight has at least the layout of the others.</summary>
    public bool MakesToken(MarkupFile? view)
    {
        if ((view ?? Views.Outermost) is not { } file) return false;
        var shown = Shown(file);
        return !shown.IsWhole || shown.Files.Any(MakesTokenByItself);
    }

    /// <summary>The layouts around a view, and the partial views and view components of all of them.</summary>
    public IEnumerable<MarkupFile> PartsOf(MarkupFile view) => Shown(view).Files.Skip(1);

    private ShownMarkup Shown(MarkupFile view)
    {
        lock (_shown)
        {
            if (!_shown.TryGetValue(view.Path, out var shown)) _shown.Add(view.Path, shown = ShownMarkup.Of(view, Views));
            return shown;
        }
    }

    private bool MakesTokenByItself(MarkupFile file)
    {
        lock (_known)
        {
            if (!_known.TryGetValue(file.Path, out var makes)) _known.Add(file.Path, makes = s_calls.Any(call => file.Text.IndexOf(call, StringComparison.Ordinal) >= 0) || BeginsForm(file.Text) || file.Find("form").Any(IsOfTagHelper));
            return makes;
        }
    }

    // FormTagHelper: https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.TagHelpers/src/FormTagHelper.cs
    private static bool IsOfTagHelper(MarkupTag form)
    {
        if (form["asp-antiforgery"] is { } explicitly) return !Says(explicitly, "false");
        if (Says(form["method"], "get") || Says(form["method"], "dialog")) return false;
        if (form.Attributes.Keys.Any(static name => name.StartsWith("asp-", StringComparison.OrdinalIgnoreCase))) return true;
        return Says(form["method"], "post") && form["action"] is null or { Text: "" };
    }

    private static bool BeginsForm(string text)
    {
        foreach (var call in new[] { "BeginForm(", "BeginRouteForm(" })
        {
            for (var at = text.IndexOf(call, StringComparison.Ordinal); at >= 0; at = text.IndexOf(call, at + 1, StringComparison.Ordinal))
            {
                var end = text.IndexOf('\n', at) is var line and >= 0 ? line : text.Length;
                var arguments = text.Substring(at, end - at);
                if (!arguments.Contains("FormMethod.Get") && !arguments.Contains("antiforgery: false")) return true;
            }
        }
        return false;
    }

    private static bool Says(FileValue? value, string text) => string.Equals(value?.Text.Trim(), text, StringComparison.OrdinalIgnoreCase);
}
