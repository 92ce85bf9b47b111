using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Sets attributes in the CookieOptions of a call, where these are its own: made in the call, or in a local that nothing else uses.</summary>
internal static class CookieOptionsEdit
{
    /// <param name="edits">The changes to the file.</param>
    /// <param name="call">A call of <c>Delete</c> or <c>Append</c>.</param>
    /// <param name="attributes">The attributes by name; null takes one away.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static bool TrySet(SourceEdits edits, InvocationExpressionSyntax call, ImmutableDictionary<string, string?> attributes, CancellationToken cancellationToken)
    {
        if (edits.Model.GetOperation(call, cancellationToken) is not { } operation || CookieCall.From(operation) is not { } cookie) return false;
        var wanted = Wanted(edits, call.SpanStart, attributes).ToList();
        if (cookie.GivenOptions is not { } given)
        {
            Usings.AddFor(edits, call.SpanStart, "Microsoft.AspNetCore.Http", "CookieOptions");
            edits.Insert(call.ArgumentList.CloseParenToken.SpanStart, ", new CookieOptions { " + string.Join(", ", wanted.Select(static set => $"{set.Property} = {set.Value}")) + " }");
            return true;
        }
        if (CreationOf(edits, given.WithoutConversions()) is not { } creation) return false;
        foreach (var (property, value) in wanted)
            if (!ObjectInitializerEdit.TrySet(edits, creation, property, value)) return false;
        return true;
    }

    private static IEnumerable<(string Property, string? Value)> Wanted(SourceEdits edits, int position, ImmutableDictionary<string, string?> attributes)
    {
        foreach (var name in new[] { "Path", "Domain", "Secure", "MaxAge" })
        {
            if (!attributes.TryGetValue(name, out var value)) continue;
            attributes.TryGetValue(name + CookieRepair.MemberSuffix, out var member);
            yield return (name, value is null ? null : name == "Secure" ? value : Constant(edits, position, member) ?? SymbolDisplay.FormatLiteral(value, quote: true));
        }
        if (!attributes.TryGetValue("Partitioned", out var partitioned)) yield break;
        // Browsers take a partitioned cookie, the expired one too, only if it is secure.
        if (partitioned is not null) yield return ("Secure", "true");
        yield return ("Extensions", partitioned is null ? null : "{ \"Partitioned\" }");
    }

    private static string? Constant(SourceEdits edits, int position, string? member)
    {
        if (member is null || DocumentationCommentId.GetFirstSymbolForDeclarationId(member, edits.Model.Compilation) is not IFieldSymbol field || !edits.Model.IsAccessible(position, field)) return null;
        return edits.Model.LookupSymbols(position, name: field.Name).Contains(field, SymbolEqualityComparer.Default) ? field.Name : field.ToMinimalDisplayString(edits.Model, position, SymbolDisplayFormat.CSharpErrorMessageFormat);
    }

    private static BaseObjectCreationExpressionSyntax? CreationOf(SourceEdits edits, IOperation options)
    {
        if (options.Syntax is BaseObjectCreationExpressionSyntax direct) return direct;
        if (options is not ILocalReferenceOperation { Local: var local } || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation } declarator) return null;
        var uses = declarator.Ancestors().OfType<BlockSyntax>().FirstOrDefault()?.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Name).ToList();
        // A statement that sets the attribute later, or another cookie with the same options, would have to change too.
        return uses?.All(use => use.Parent is ArgumentSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Expires" or "HttpOnly" or "SameSite" or "IsEssential" }) == true && uses.Count(static use => use.Parent is ArgumentSyntax) == 1 ? creation : null;
    }
}
