using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>Pages that only ask "do you want to log out?": their form leads to the entry that does it.</summary>
internal static class ConfirmationPages
{
    private static readonly HashSet<string> s_views = new() { "View", "Page", "PartialView", "ViewComponent" };

    public static bool Is(LogoutEntry entry)
    {
        if (entry.Kind == EntryKind.MinimalApi || !entry.MayBeGet) return false;
        var calls = entry.Body.DescendantNodes().OfType<InvocationExpressionSyntax>().ToList();
        var shows = calls.Any(static call => call.Expression is IdentifierNameSyntax name && s_views.Contains(name.Identifier.ValueText));
        return calls.All(static call => call.Expression is IdentifierNameSyntax name && s_views.Contains(name.Identifier.ValueText))
            && (shows || (entry.Kind == EntryKind.PageHandler && entry.Symbol?.ReturnsVoid == true));
    }
}
