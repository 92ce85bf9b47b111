using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Setup;

/// <summary>The views, Razor Pages and parts of them, found by their names in the folders where ASP.NET looks for them.</summary>
internal sealed class ViewFiles
{
    private const string Ending = ".cshtml";

    private readonly ILookup<string, MarkupFile> _byName;
    private readonly ILookup<string, MarkupFile> _byComponent;
    private readonly List<MarkupFile> _starts;

    public ViewFiles(IEnumerable<MarkupFile> files)
    {
        var views = files.Where(static file => file.Path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)).ToList();
        _byName = views.ToLookup(static file => NameOf(file.Path), StringComparer.OrdinalIgnoreCase);
        _byComponent = views.ToLookup(static file => ComponentOf(file.Path), StringComparer.OrdinalIgnoreCase);
        _starts = views.Where(IsStart).OrderByDescending(static start => start.Path.Length).ToList();
    }

    /// <summary>The _ViewStart of the whole application, if there is one.</summary>
    public MarkupFile? Outermost => _starts.LastOrDefault();

    /// <summary>The view that an action shows, if it is in sight.</summary>
    /// <param name="area">The area of the controller; null for none.</param>
    /// <param name="controller">The name without its suffix.</param>
    /// <param name="view">The name of the view or its path.</param>
    public MarkupFile? View(string? area, string controller, string view)
    {
        var candidates = _byName[NameOf(view)].ToList();
        if (view.Contains("/")) return candidates.FirstOrDefault(file => Normal(file.Path).EndsWith("/" + Normal(view).TrimStart('~', '/', '.'), StringComparison.OrdinalIgnoreCase)) ?? (candidates.Count == 1 ? candidates[0] : null);
        return candidates.FirstOrDefault(file => IsOf(area, file) && IsIn(file, "Views/" + controller)) ?? candidates.FirstOrDefault(file => IsOf(area, file) && IsIn(file, "Shared")) ?? candidates.FirstOrDefault(static file => IsOf(null, file) && IsIn(file, "Shared"));
    }

    /// <summary>The file of a page, by that of its model: <c>Orders.cshtml.cs</c>.</summary>
    public MarkupFile? Page(string modelPath)
    {
        if (!modelPath.EndsWith(Ending + ".cs", StringComparison.OrdinalIgnoreCase)) return null;
        var path = Normal(modelPath.Substring(0, modelPath.Length - ".cs".Length));
        return _byName[NameOf(path)].FirstOrDefault(file => Normal(file.Path).Equals(path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The layouts or partial views of a name or path.</summary>
    public IEnumerable<MarkupFile> Parts(string name) => _byName[NameOf(name)];

    /// <summary>The views of a view component: those in its folder, <c>Components/UserMenu</c>.</summary>
    public IEnumerable<MarkupFile> OfComponent(string name) => _byComponent[name];

    /// <summary>The _ViewStart files that run before a view, the nearest first.</summary>
    public IEnumerable<MarkupFile> StartsOf(MarkupFile view) => IsStart(view) ? Enumerable.Empty<MarkupFile>() : _starts.Where(start => FolderOf(view.Path).StartsWith(FolderOf(start.Path), StringComparison.OrdinalIgnoreCase));

    private static bool IsStart(MarkupFile file) => NameOf(file.Path).Equals("_ViewStart", StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(string? area, MarkupFile file) => string.Equals(Areas.OfFile(file.Path), area, StringComparison.OrdinalIgnoreCase);

    private static bool IsIn(MarkupFile file, string folder) => ("/" + FolderOf(file.Path)).EndsWith("/" + folder + "/", StringComparison.OrdinalIgnoreCase);

    private static string ComponentOf(string path)
    {
        var folders = Normal(path).Split('/');
        return folders.Length > 2 && folders[folders.Length - 3].Equals("Components", StringComparison.OrdinalIgnoreCase) ? folders[folders.Length - 2] : "";
    }

    private static string FolderOf(string path) => Normal(path) is var normal && normal.LastIndexOf('/') is var slash and >= 0 ? normal.Substring(0, slash + 1) : "";

    // A name may have a dot in it.
    private static string NameOf(string path)
    {
        var name = Normal(path) is var normal ? normal.Substring(normal.LastIndexOf('/') + 1) : path;
        return name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - Ending.Length) : name;
    }

    private static string Normal(string path) => path.Replace('\\', '/');
}
