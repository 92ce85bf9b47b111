using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The views and pages for which ASP.NET Core makes an antiforgery token, by themselves, in their layout or in a partial view. It sends
/// <c>no-cache, no-store</c> with each of them: https://github.com/dotnet/aspnetcore/blob/main/src/Antiforgery/src/Internal/DefaultAntiforgery.cs.
/// </summary>
internal sealed class AntiforgeryMarkup
{
    private const int MaxDepth = 6;

    private static readonly string[] s_calls = { "AntiForgeryToken(", "<AntiforgeryToken", "<EditForm", "GetAndStoreTokens(", "GetTokens(" };

    private static readonly Regex s_partial = new(@"(?:Partial(?:Async)?\(\s*|<partial\s+name\s*=\s*)""([^""@]+)""", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex s_layout = new(@"\bLayout\s*=\s*(?:""([^""]*)""|(null))", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly List<MarkupFile> _files;
    private readonly ILookup<string, MarkupFile> _byName;
    private readonly Dictionary<MarkupFile, bool> _known = new();

    public AntiforgeryMarkup(IEnumerable<MarkupFile> files)
    {
        _files = files.Where(static file => file.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase)).ToList();
        _byName = _files.ToLookup(static file => NameOf(file.Path), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The view that an action shows, if it is in sight.</summary>
    /// <param name="controller">The name without its suffix.</param>
    /// <param name="view">The name of the view or its path.</param>
    public MarkupFile? View(string controller, string view)
    {
        var candidates = _byName[NameOf(view)].ToList();
        if (view.Contains("/")) return candidates.FirstOrDefault(file => Normal(file.Path).EndsWith("/" + Normal(view).TrimStart('~', '/', '.'), StringComparison.OrdinalIgnoreCase)) ?? (candidates.Count == 1 ? candidates[0] : null);
        return candidates.FirstOrDefault(file => IsIn(file, "Views/" + controller)) ?? candidates.FirstOrDefault(static file => IsIn(file, "Views/Shared") || IsIn(file, "Shared"));
    }

    /// <summary>The file of a page, by that of its model: <c>Orders.cshtml.cs</c>.</summary>
    public MarkupFile? Page(string modelPath) =>
        modelPath.EndsWith(".cshtml.cs", StringComparison.OrdinalIgnoreCase) ? _byName[NameOf(modelPath.Substring(0, modelPath.Length - 3))].FirstOrDefault(file => Normal(file.Path).Equals(Normal(modelPath.Substring(0, modelPath.Length - 3)), StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>Whether a token is made whenever the file is shown; a file out of sight has at least the layout of the others.</summary>
    public bool MakesToken(MarkupFile? file)
    {
        lock (_known)
        {
            if (file is null) return _files.Where(static other => NameOf(other.Path) == "_ViewStart").OrderBy(static start => start.Path.Length).FirstOrDefault() is { } start && OfLayout(start);
            if (!_known.TryGetValue(file, out var makes)) _known[file] = makes = MakesToken(file, 0) || OfLayout(file);
            return makes;
        }
    }

    private bool MakesToken(MarkupFile file, int depth)
    {
        if (s_calls.Any(call => file.Text.IndexOf(call, StringComparison.Ordinal) >= 0) || BeginsForm(file.Text) || file.Find("form").Any(IsOfTagHelper)) return true;
        return depth < MaxDepth && Matches(s_partial, file.Text).SelectMany(match => _byName[NameOf(match.Groups[1].Value)]).Any(partial => partial != file && MakesToken(partial, depth + 1));
    }

    private bool OfLayout(MarkupFile file) => LayoutsOf(file).Any(layout => MakesToken(layout, 0));

    /// <summary>The layouts around a view, and the partial views of all of them.</summary>
    public IEnumerable<MarkupFile> PartsOf(MarkupFile view)
    {
        var all = LayoutsOf(view).Prepend(view).ToList();
        for (var i = 0; i < all.Count; i++)
            foreach (var partial in Matches(s_partial, all[i].Text).SelectMany(match => _byName[NameOf(match.Groups[1].Value)]))
                if (!all.Contains(partial)) all.Add(partial);
        return all.Skip(1);
    }

    private IEnumerable<MarkupFile> LayoutsOf(MarkupFile file, int depth = 0)
    {
        var set = Matches(s_layout, file.Text).ToList();
        if (set.Any(static match => match.Groups[2].Success) || depth > MaxDepth) yield break;
        if (set.Count == 0)
        {
            var folder = FolderOf(file.Path);
            if (NameOf(file.Path) != "_ViewStart" && depth == 0
                && _files.Where(start => NameOf(start.Path) == "_ViewStart" && folder.StartsWith(FolderOf(start.Path), StringComparison.OrdinalIgnoreCase)).OrderByDescending(static start => start.Path.Length).FirstOrDefault() is { } nearest)
                foreach (var layout in LayoutsOf(nearest, 1)) yield return layout;
            yield break;
        }
        foreach (var layout in set.SelectMany(match => _byName[NameOf(match.Groups[1].Value)]).Where(layout => layout != file))
        {
            yield return layout;
            // A layout may stand in another one.
            if (s_layout.IsMatch(layout.Text))
                foreach (var outer in LayoutsOf(layout, depth + 1)) yield return outer;
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

    private static IEnumerable<Match> Matches(Regex pattern, string text) => pattern.Matches(text).OfType<Match>();

    private static bool IsIn(MarkupFile file, string folder) => ("/" + FolderOf(file.Path)).EndsWith("/" + folder + "/", StringComparison.OrdinalIgnoreCase);

    private static string FolderOf(string path) => Normal(path) is var normal && normal.LastIndexOf('/') is var slash and >= 0 ? normal.Substring(0, slash + 1) : "";

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(Normal(path));

    private static string Normal(string path) => path.Replace('\\', '/');

    private static bool Says(FileValue? value, string text) => string.Equals(value?.Text.Trim(), text, StringComparison.OrdinalIgnoreCase);
}
