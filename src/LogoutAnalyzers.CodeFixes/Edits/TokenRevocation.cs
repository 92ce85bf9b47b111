using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The statements that end a refresh token on the object that holds it: what the application itself asks before it accepts one.</summary>
internal static class TokenRevocation
{
    private static readonly HashSet<string> s_over = new(StringComparer.Ordinal) { "revoked", "invalidated", "blacklisted" };

    /// <summary>For a property of a user or session, with the name of the object; null where it cannot be set from there.</summary>
    public static string? OfProperty(SourceEdits edits, int position, RefreshTokenStore store, string holder)
    {
        if (store is not { Property: { SetMethod: { } setter } property, Type: { } type } || !edits.Model.IsAccessible(position, setter) || setter.IsInitOnly) return null;
        var expiry = Members(type).FirstOrDefault(member => RefreshTokenNames.IsRefreshToken(member.Name) && Words.Split(member.Name).Any(static word => word.StartsWith("expir", StringComparison.Ordinal)) && Now(edits, position, member) is not null && CanBeSet(edits, position, member));
        // A client that sends none must not be taken for the owner of none.
        var dated = expiry is null ? null : $"{holder}.{expiry.Name} = {Now(edits, position, expiry)};";
        if (!property.Type.IsReferenceType || property.NullableAnnotation == NullableAnnotation.NotAnnotated) return dated;
        return $"{holder}.{property.Name} = null;" + (dated is null ? "" : "\n" + dated);
    }

    /// <summary>For a record: what its type says a revoked one looks like, if that is ever asked. Else null: it has to be removed.</summary>
    public static string? OfRecord(SourceEdits edits, int position, INamedTypeSymbol type, string record)
    {
        var statements = Members(type).Where(member => CanBeSet(edits, position, member) && IsRead(edits, member.Name)).Select(Over).OfType<string>().ToList();
        return statements.Count == 0 ? null : string.Join("\n", statements);

        string? Over(IPropertySymbol member)
        {
            var words = Words.Split(member.Name);
            if (member.Type.SpecialType == SpecialType.System_Boolean) return words.Any(s_over.Contains) ? $"{record}.{member.Name} = true;" : words.Length == 2 && words[0] == "is" && words[1] is "active" or "valid" ? $"{record}.{member.Name} = false;" : null;
            return words.Any(s_over.Contains) && Now(edits, position, member) is { } now ? $"{record}.{member.Name} = {now};" : null;
        }
    }

    private static IEnumerable<IPropertySymbol> Members(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            foreach (var member in t.GetMembers())
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } property) yield return property;
    }

    private static bool CanBeSet(SourceEdits edits, int position, IPropertySymbol property) => property.SetMethod is { IsInitOnly: false } setter && edits.Model.IsAccessible(position, setter);

    // In the time zone that the application writes it in.
    private static string? Now(SourceEdits edits, int position, IPropertySymbol property)
    {
        var type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : property.Type;
        var name = type.SpecialType == SpecialType.System_DateTime ? "DateTime" : type.Is("System.DateTimeOffset") ? "DateTimeOffset" : null;
        if (name is null) return null;
        Usings.AddFor(edits, position, "System", name);
        var isLocal = Names(edits, property.Name).Any(static written => IsTarget(written, out var set) && set!.Right.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(static access => access.Name.Identifier.ValueText == "Now"));
        return name + (isLocal ? ".Now" : ".UtcNow");
    }

    private static bool IsRead(SourceEdits edits, string property) => Names(edits, property).Any(static written => !IsTarget(written, out _));

    private static bool IsTarget(SimpleNameSyntax name, out AssignmentExpressionSyntax? set)
    {
        set = (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Parent : name.Parent) as AssignmentExpressionSyntax;
        return set is not null && set.Left.Span.Contains(name.Span) && set.IsKind(SyntaxKind.SimpleAssignmentExpression);
    }

    private static IEnumerable<SimpleNameSyntax> Names(SourceEdits edits, string name) =>
        edits.Model.Compilation.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes()).OfType<SimpleNameSyntax>().Where(written => written.Identifier.ValueText == name);
}
