using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Makes <c>no-store</c> of what a place says about caching, whatever it says it with.</summary>
internal static class CacheHeaderEdit
{
    private const string NoStore = "no-store";

    private static readonly string[] s_kept = { "no-cache", "must-revalidate", "proxy-revalidate", "no-transform", "max-age=0", "s-maxage=0" };
    private static readonly string[] s_oldHeaders = { "Pragma", "Expires" };

    /// <summary>Whether the place could be corrected.</summary>
    public static bool TryForbid(SourceEdits edits, SyntaxNode code) => code switch
    {
        AttributeSyntax attribute => CacheAttributeEdit.TryForbid(edits, attribute),
        BaseObjectCreationExpressionSyntax profile => CacheAttributeEdit.TryForbid(edits, profile),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var policy, Name.Identifier.ValueText: var name } } call when name.StartsWith("Set", StringComparison.Ordinal) => OfPolicy(edits, call, policy, name),
        InvocationExpressionSyntax call => OfCall(edits, call),
        AssignmentExpressionSyntax set => OfAssignment(edits, set),
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } => KeepDefaultPolicy(edits, call),
        _ => false,
    };

    /// <summary>The value of the header with no-store in it, and with what goes with it.</summary>
    public static string Corrected(string text)
    {
        var parts = text.Split(',').Select(static part => part.Trim()).Where(static part => part.Length > 0).ToList();
        var kept = parts.Where(static part => s_kept.Contains(part, StringComparer.OrdinalIgnoreCase)).ToList();
        if (parts.Count == 1 || kept.Count == 0) return NoStore;
        kept.Insert(kept[0].Equals("no-cache", StringComparison.OrdinalIgnoreCase) ? 1 : 0, NoStore);
        return string.Join(", ", kept);
    }

    // CacheOutput(policy => …, excludeDefaultPolicy: true)
    private static bool KeepDefaultPolicy(SourceEdits edits, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count < 2 || arguments.Last() is not { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } }) return false;
        edits.Replace(TextSpan.FromBounds(arguments[arguments.Count - 2].Span.End, arguments.Last().Span.End), "");
        return true;
    }

    // Response.Cache.SetCacheability(HttpCacheability.NoCache) stays, and SetNoStore follows.
    private static bool OfPolicy(SourceEdits edits, InvocationExpressionSyntax call, ExpressionSyntax policy, string name)
    {
        if (name == "SetCacheability" && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Public" or "ServerAndPrivate" } cacheability }) edits.Replace(cacheability.Span, "NoCache");
        return AddAfter(edits, call, policy + ".SetNoStore();");
    }

    private static bool OfCall(SourceEdits edits, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var key = arguments.Select(static argument => argument.Expression).FirstOrDefault(static value => IsOldKey(value) || IsKey(value));
        if (key is null) return arguments.Count == 1 && TryCorrect(edits, arguments[0].Expression);
        var value = arguments.SkipWhile(argument => argument.Expression != key).Skip(1).FirstOrDefault()?.Expression;
        if (value is null) return false;
        return IsOldKey(key) ? Rename(edits, key) && Replace(edits, value) : TryCorrect(edits, value);
    }

    private static bool OfAssignment(SourceEdits edits, AssignmentExpressionSyntax set)
    {
        if (set.Left is ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys }) return IsOldKey(keys[0].Expression) ? Rename(edits, keys[0].Expression) && Replace(edits, set.Right) : TryCorrect(edits, set.Right);
        if (set.Left is not MemberAccessExpressionSyntax { Name: var name, Expression: var owner }) return TryCorrect(edits, set.Right);
        // HttpResponse.CacheControl of System.Web throws for no-store.
        if (edits.Model.GetSymbolInfo(set.Left).Symbol is IPropertySymbol { ContainingType: { } type } && type.Name is "HttpResponse" or "HttpResponseBase")
        {
            if (name.Identifier.ValueText == "CacheControl" && set.Right is LiteralExpressionSyntax { Token.ValueText: "public" or "Public" }) edits.Replace(set.Right.Span, "\"no-cache\"");
            return AddAfter(edits, set, owner + ".Cache.SetNoStore();");
        }
        if (!s_oldHeaders.Contains(name.Identifier.ValueText)) return TryCorrect(edits, set.Right);
        // A typed header has no text.
        if (owner is InvocationExpressionSyntax) return false;
        edits.Replace(name.Span, "CacheControl");
        return Replace(edits, set.Right);
    }

    private static bool TryCorrect(SourceEdits edits, ExpressionSyntax value)
    {
        switch (value)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                edits.Replace(literal.Span, SymbolDisplay.FormatLiteral(Corrected(literal.Token.ValueText), quote: true));
                return true;
            case MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "NoCacheString" or "PrivateString" or "PublicString" or "MustRevalidateString" } known }:
                edits.Replace(known.Span, "NoStoreString");
                return true;
            case BaseObjectCreationExpressionSyntax { Initializer: { } } header:
                return CacheAttributeEdit.TryForbidIn(edits, header);
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments }:
                return TryCorrect(edits, arguments[0].Expression);
            // A constant of the application's own may mean something elsewhere.
            case IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax when edits.Model.GetConstantValue(value) is { HasValue: true, Value: string text }:
                edits.Replace(value.Span, SymbolDisplay.FormatLiteral(Corrected(text), quote: true));
                return true;
            default:
                return TextsIn(value) is { Count: 1 } texts && TryCorrect(edits, texts[0]);
        }
    }

    private static List<LiteralExpressionSyntax> TextsIn(ExpressionSyntax value) => value is ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax
        ? value.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(static text => text.IsKind(SyntaxKind.StringLiteralExpression)).ToList()
        : new List<LiteralExpressionSyntax>();

    private static bool Replace(SourceEdits edits, ExpressionSyntax value)
    {
        edits.Replace(value.Span, "\"" + NoStore + "\"");
        return true;
    }

    private static bool IsKey(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: string text } && text.Equals("Cache-Control", StringComparison.OrdinalIgnoreCase) || value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CacheControl" };

    private static bool IsOldKey(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: string text } && s_oldHeaders.Contains(text) || value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && s_oldHeaders.Contains(name);

    private static bool Rename(SourceEdits edits, ExpressionSyntax key)
    {
        if (key is MemberAccessExpressionSyntax { Name: var name }) edits.Replace(name.Span, "CacheControl");
        else edits.Replace(key.Span, "\"Cache-Control\"");
        return true;
    }

    private static bool AddAfter(SourceEdits edits, ExpressionSyntax code, string statement)
    {
        if (code.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } previous) return false;
        var next = block.Statements.IndexOf(previous) + 1;
        if (OneLineBlock.Is(edits, block)) OneLineBlock.Expand(edits, block, statement, next < block.Statements.Count ? block.Statements[next] : null);
        else BodyInsertion.After(edits, previous, statement);
        return true;
    }
}
