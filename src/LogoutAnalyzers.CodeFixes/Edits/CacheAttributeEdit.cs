using System.Linq;
using LogoutAnalyzers.Entries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The same for what is said with the properties of an object: <c>[ResponseCache(…)]</c>, <c>new CacheProfile { … }</c>, <c>new CacheControlHeaderValue { … }</c>.</summary>
internal static class CacheAttributeEdit
{
    private const string NoStore = "NoStore = true";

    public static bool TryForbid(SourceEdits edits, AttributeSyntax attribute)
    {
        if (attribute.ArgumentList is not { } list) return false;
        var isMvc5 = edits.Model.GetTypeInfo(attribute).Type?.Name == "OutputCacheAttribute";
        // MVC 5 throws when a view asks for an action with NoStore as a part of itself.
        if (isMvc5 && attribute.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } type && edits.Model.GetDeclaredSymbol(type) is INamedTypeSymbol controller && ViewParts.AreIn(controller)) return false;
        var arguments = SeparatedText.Of(edits, list.Arguments, list.OpenParenToken.Span.End);
        foreach (var argument in list.Arguments)
        {
            switch (argument.NameEquals?.Name.Identifier.ValueText)
            {
                case "Duration" when isMvc5:
                    arguments.Replace(argument, "Duration = 0");
                    break;
                case "NoStore" or "VaryByHeader" or "VaryByQueryKeys" or "VaryByCustom":
                case "Duration" when argument.Expression is not LiteralExpressionSyntax { Token.Value: 0 }:
                case "Location" when isMvc5 && argument.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" }:
                    arguments.Supersede(argument, NoStore);
                    break;
                case "Location" when argument.Expression is MemberAccessExpressionSyntax location:
                    arguments.Replace(argument, $"Location = {location.Expression}.None");
                    break;
            }
        }
        var names = list.Arguments.Select(static argument => argument.NameEquals?.Name.Identifier.ValueText).ToList();
        if (!arguments.Contains(NoStore)) arguments.AddFirst(NoStore);
        if (isMvc5 && !names.Contains("Duration")) arguments.AddAfter(NoStore, "Duration = 0");
        if (isMvc5 && !names.Contains("VaryByParam")) arguments.AddLast("VaryByParam = \"*\"");
        if (!isMvc5 && !names.Contains("Location")) arguments.AddAfter(NoStore, "Location = " + (attribute.Name is QualifiedNameSyntax { Left: var space } ? space + "." : "") + "ResponseCacheLocation.None");
        arguments.Write();
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
        if (header.Initializer is not { } initializer) return false;
        var contradictions = initializer.Expressions.Where(static member => member is AssignmentExpressionSyntax set && set.Left.ToString() is var name && (name is "NoStore" or "Public" or "Private" or "SharedMaxAge" || name == "MaxAge" && !set.Right.ToString().Contains("Zero"))).ToList();
        if (contradictions.Count == 0) return ObjectInitializerEdit.TrySet(edits, header, "NoStore", "true");
        var members = SeparatedText.Of(edits, initializer.Expressions, initializer.OpenBraceToken.Span.End);
        foreach (var member in contradictions) members.Supersede(member, NoStore);
        members.Write();
        return true;
    }
}
