using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The statement that writes a change of an entity, as the file writes others.</summary>
/// <param name="Text">The statement.</param>
/// <param name="IsAwaited">Whether the body has to be async for it.</param>
internal sealed record SaveStatement(string Text, bool IsAwaited)
{
    private const string DbContext = "Microsoft.EntityFrameworkCore.DbContext";

    /// <summary>For a context; asynchronous, unless the file saves otherwise and the body is not async.</summary>
    public static SaveStatement Of(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, string context)
    {
        if (!FixTarget.IsAsync(body) && edits.Root.DescendantTokens().Any(static token => token.ValueText == "SaveChanges") && !edits.Root.DescendantTokens().Any(static token => token.ValueText == "SaveChangesAsync")) return new SaveStatement($"{context}.SaveChanges();", false);
        return new SaveStatement($"await {context}.SaveChangesAsync({TokenLookup.CancellationOf(symbol)});", true);
    }

    /// <summary>For a change that is written in the body: an assignment to an entity, a removal from a set, a call of a helper.</summary>
    public static SaveStatement? For(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, SyntaxNode change)
    {
        var holder = change is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } } ? name : null;
        if (holder is not null && edits.Model.GetTypeInfo(holder).Type is { } type && TokenLookup.ManagerOf(edits, body, symbol, type) is { } manager) return new SaveStatement($"await {manager}.UpdateAsync({holder});", true);
        var context = change is InvocationExpressionSyntax removal ? ContextIn(removal, edits.Model) : null;
        return (context ?? SignOutStatement.Named(edits, body, symbol, static found => found.IsOrInherits(DbContext))) is { } found ? Of(edits, body, symbol, found) : null;
    }

    // _db.RefreshTokens.Remove(stored), _db.Remove(stored)
    private static string? ContextIn(InvocationExpressionSyntax call, SemanticModel model)
    {
        for (var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression; receiver is not null; receiver = receiver switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            InvocationExpressionSyntax inner => inner.Expression,
            _ => null,
        })
        {
            if (receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax && model.GetTypeInfo(receiver).Type.IsOrInherits(DbContext)) return receiver.ToString();
        }
        return null;
    }
}
