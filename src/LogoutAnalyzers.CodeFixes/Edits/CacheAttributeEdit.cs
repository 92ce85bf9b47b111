using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Entries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The same for what is said with the properties of an object: <c>[ResponseCache(…)]</c>, <c>new CacheProfile { … }</c>, <c>new CacheControlHeaderValue { … }</c>.</summary>
internal static class CacheAttributeEdit
{
    public static bool TryForbid(SourceEdits edits, AttributeSyntax attribute)
    {
        if (attribute.ArgumentList is not { } list || HasComment(list)) return false;
        var isMvc5 = edits.Model.GetTypeInfo(attribute).Type?.Name == "OutputCacheAttribute";
        // MVC 5 throws when a view asks for an action with NoStore as a part of itself.
        if (isMvc5 && attribute.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } type && edits.Model.GetDeclaredSymbol(type) is INamedTypeSymbol controller && ViewParts.AreIn(controller)) return false;
        var arguments = new List<string> { "NoStore = true" };
        if (isMvc5) arguments.Add("Duration = 0");
        foreach (var argument in list.Arguments)
        {
            switch (argument.NameEquals?.Name.Identifier.ValueText)
            {
                case "NoStore" or "VaryByHeader" or "VaryByQueryKeys" or "VaryByCustom":
                case "Duration" when isMvc5 || argument.Expression is not LiteralExpressionSyntax { Token.Value: 0 }:
                case "Location" when isMvc5 && argument.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" }:
                    break;
                case "Location" when argument.Expression is MemberAccessExpressionSyntax location:
                    arguments.Add($"Location = {location.Expression}.None");
                    break;
                default:
                    arguments.Add(argument.ToString());
                    break;
            }
        }
        if (isMvc5 && !arguments.Any(static argument => argument.StartsWith("VaryByParam", System.StringComparison.Ordinal))) arguments.Add("VaryByParam = \"*\"");
        if (!isMvc5 && !arguments.Any(static argument => argument.StartsWith("Location", System.StringComparison.Ordinal))) arguments.Insert(1, "Location = " + (attribute.Name is QualifiedNameSyntax { Left: var space } ? space + "." : "") + "ResponseCacheLocation.None");
        edits.Replace(list.Span, "(" + string.Join(", ", arguments) + ")");
        return true;
    }

    /// <summary>A profile, or a filter for all.</summary>
    public static bool TryForbid(SourceEdits edits, BaseObjectCreationExpressionSyntax profile)
    {
        if (profile.Initializer is not { } initializer) return false;
        foreach (var set in initializer.Expressions.OfType<AssignmentExpressionSyntax>())
        {
            if (set.Left.ToString() == "Duration" && set.Right is not LiteralExpressionSyntax { Token.Value: 0 }) edits.Replace(set.Right.Span, "0");
            else if (set.Left.ToString() == "Location" && set.Right is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: not "None" } location }) edits.Replace(location.Span, "None");
        }
        return ObjectInitializerEdit.TrySet(edits, profile, "NoStore", "true");
    }

    /// <summary>A typed header: what contradicts no-store goes.</summary>
    public static bool TryForbidIn(SourceEdits edits, BaseObjectCreationExpressionSyntax header)
    {
        if (header.Initializer is not { } initializer || HasComment(initializer)) return false;
        var kept = initializer.Expressions.Where(static member => member is AssignmentExpressionSyntax set && set.Left.ToString() is var name && name is not ("NoStore" or "Public" or "Private" or "SharedMaxAge") && (name != "MaxAge" || set.Right.ToString().Contains("Zero"))).ToList();
        if (kept.Count == initializer.Expressions.Count) return ObjectInitializerEdit.TrySet(edits, header, "NoStore", "true");
        var isOnLines = edits.Style.StartsLine(initializer.Expressions[0].GetFirstToken());
        var separator = isOnLines ? edits.Style.LineEnd + edits.Style.IndentAt(initializer.Expressions[0].SpanStart) : " ";
        var members = kept.Select(static member => member.ToString()).Append("NoStore = true");
        var end = initializer.Expressions.SeparatorCount == initializer.Expressions.Count ? initializer.Expressions.GetSeparators().Last().Span.End : initializer.Expressions.Last().Span.End;
        edits.Replace(TextSpan.FromBounds(initializer.Expressions[0].SpanStart, end), string.Join("," + separator, members) + (initializer.Expressions.SeparatorCount == initializer.Expressions.Count ? "," : ""));
        return true;
    }

    private static bool HasComment(SyntaxNode node) => node.DescendantTrivia().Any(static trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
}
