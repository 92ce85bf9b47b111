using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>The links in pages and views that follow a logout by GET: they have to become forms when the logout takes only POST.</summary>
internal static class LogoutLinks
{
    private const int MaxLinks = 10;

    private static readonly HashSet<string> s_links = new(StringComparer.OrdinalIgnoreCase) { "a", "area", "asp:HyperLink", "asp:MenuItem", "NavLink" };

    public static IEnumerable<Location> To(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var path = PathOf(entry);
        if (path.Length == 0) return Enumerable.Empty<Location>();
        return model.Files.Markup(cancellationToken).SelectMany(static file => file.Tags).Where(tag => s_links.Contains(tag.Name) && LeadsTo(tag, path)).Select(static tag => tag.Location).Take(MaxLinks);
    }

    // The last parts of the address, going by the conventions of the framework.
    private static string[] PathOf(LogoutEntry entry)
    {
        var file = System.IO.Path.GetFileName(entry.Body.SyntaxTree.FilePath);
        switch (entry)
        {
            case { Kind: EntryKind.ControllerAction, Symbol: { } action }:
                return new[] { WithoutEnd(action.ContainingType.Name, "Controller"), WithoutEnd(action.Name, "Async") };
            case { Kind: EntryKind.PageHandler } when file.EndsWith(".cshtml.cs", StringComparison.OrdinalIgnoreCase):
                return new[] { WithoutEnd(file, ".cshtml.cs") };
            case { Kind: EntryKind.WebForms } when file.EndsWith(".aspx.cs", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".ashx.cs", StringComparison.OrdinalIgnoreCase):
                return new[] { WithoutEnd(file, ".cs") };
            case { Kind: EntryKind.MinimalApi, Mapping: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } } when arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string pattern }:
                return pattern.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
            default:
                return Array.Empty<string>();
        }
    }

    private static bool LeadsTo(MarkupTag link, string[] path)
    {
        if (link["asp-action"] is { } action) return path.Length == 2 && Same(action.Text, path[1]) && (link["asp-controller"] is not { } controller || Same(controller.Text, path[0]));
        var address = (link["asp-page"] ?? link["href"] ?? link["NavigateUrl"])?.Text ?? "";
        var end = address.IndexOfAny(new[] { '?', '#' });
        var parts = (end < 0 ? address : address.Substring(0, end)).Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= path.Length && path.SequenceEqual(parts.Skip(parts.Length - path.Length), StringComparer.OrdinalIgnoreCase);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string WithoutEnd(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase) && name.Length > end.Length ? name.Substring(0, name.Length - end.Length) : name;
}
