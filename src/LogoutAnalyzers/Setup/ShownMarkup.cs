using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>All that is shown with a view: its layouts, and the partial views and view components of all of them.</summary>
/// <param name="Files">The view first.</param>
/// <param name="IsWhole">Whether nothing else may be shown: every name can be read, and every file is in sight.</param>
internal sealed record ShownMarkup(IReadOnlyList<MarkupFile> Files, bool IsWhole)
{
    private static readonly string[] s_partials = { "Partial", "PartialAsync", "RenderPartial", "RenderPartialAsync" };

    public static ShownMarkup Of(MarkupFile view, ViewFiles views)
    {
        var (files, isWhole) = (new List<MarkupFile> { view }, true);
        Add(LayoutChoice.Around(view, views), views.Parts);
        // A layout may stand in another one.
        for (var i = 1; i < files.Count; i++) Add(LayoutChoice.In(files[i]).Names, views.Parts);
        for (var i = 0; i < files.Count; i++)
        {
            Add(Partials(files[i]), views.Parts);
            Add(Components(files[i]), views.OfComponent);
        }
        return new ShownMarkup(files, isWhole);

        void Add(IEnumerable<string?> names, Func<string, IEnumerable<MarkupFile>> find)
        {
            foreach (var name in names.Where(static name => name != ""))
            {
                var found = name is null ? new List<MarkupFile>() : find(name).ToList();
                if (found.Count == 0) isWhole = false;
                foreach (var file in found)
                    if (!files.Contains(file)) files.Add(file);
            }
        }
    }

    // PartialTagHelper: https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.TagHelpers/src/PartialTagHelper.cs
    private static IEnumerable<string?> Partials(MarkupFile file)
    {
        foreach (var tag in file.Find("partial"))
            foreach (var name in new[] { tag["name"], tag["fallback-name"] })
                if (name is not null) yield return name.Text.Contains("@") ? null : name.Text.Trim();
        foreach (var name in s_partials.SelectMany(call => NamesIn(call, file))) yield return name;
    }

    // By its name, its class or a tag: https://learn.microsoft.com/aspnet/core/mvc/views/view-components
    private static IEnumerable<string?> Components(MarkupFile file)
    {
        const string prefix = "vc:";
        foreach (var tag in file.Tags)
            if (tag.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) yield return tag.Name.Substring(prefix.Length).Replace("-", "");
        foreach (var name in NamesIn("Component.InvokeAsync", file)) yield return name?.Substring(name.LastIndexOf('.') + 1).WithoutSuffix("ViewComponent");
    }

    private static IEnumerable<string?> NamesIn(string call, MarkupFile file)
    {
        foreach (var (_, expression) in MarkupCode.Find(call, file.Text))
        {
            // The markup that follows reads like a comparison: PartialAsync("_Menu") </header>
            if (expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().LastOrDefault(inner => inner.SpanStart == expression.SpanStart) is not { ArgumentList.Arguments: var arguments } invocation) continue;
            if (invocation.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types } }) yield return MarkupCode.NameOf(types[0]);
            else if (arguments.Count == 0) yield return null;
            else
                foreach (var name in MarkupCode.Names(arguments[0].Expression)) yield return name;
        }
    }
}
