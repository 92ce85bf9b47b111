using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Where the application keeps the refresh tokens that it issues: a property of its users, or records of their own.</summary>
internal static class RefreshTokens
{
    /// <summary>The words a file that keeps one holds.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("RefreshToken", "RefreshTokens", "RefreshTokenHash", "UserRefreshToken", "UserRefreshTokens");

    // Types that carry a token to the client.
    private static readonly HashSet<string> s_messages = new(StringComparer.Ordinal)
    {
        "response", "request", "dto", "result", "view", "model", "command", "query", "output", "input", "pair", "payload", "message", "tokens", "options", "settings", "data", "cookie", "cookies",
    };

    private static readonly HashSet<string> s_saves = new(StringComparer.Ordinal) { "SaveChanges", "SaveChangesAsync", "UpdateAsync", "Update", "ReplaceOneAsync", "ReplaceOne", "SaveAsync", "Save", "CommitAsync", "Commit" };

    /// <summary>The place, and where a token is written there; null when none is visible.</summary>
    public static (string Place, Location At)? Find(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        (string Place, Location At)? found = null;
        NamedCode.Each(compilation, names, modelOf, static word => Names.Contains(word), (_, name, model) => found ??= At(name, model, cancellationToken), cancellationToken);
        return found;
    }

    private static (string Place, Location At)? At(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.Parent is not MemberAccessExpressionSyntax access || access.Name != name) return null;
        switch (access.Parent)
        {
            // user.RefreshToken = token; await users.UpdateAsync(user);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: not LiteralExpressionSyntax } set when set.Left == access && IsSaved(set):
                return model.GetSymbolInfo(access, cancellationToken).Symbol is IPropertySymbol property && !Words.Any(property.ContainingType.Name, s_messages) && !property.DeclaringSyntaxReferences.IsEmpty ? ($"'{property.ContainingType.Name}.{property.Name}'", set.GetLocation()) : null;
            // user.RefreshTokens.Add(token); context.RefreshTokens.AddAsync(token);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddAsync", Parent: InvocationExpressionSyntax add }:
                return model.GetSymbolInfo(access, cancellationToken).Symbol is IPropertySymbol collection && !Words.Any(collection.ContainingType.Name, s_messages) ? ($"its record in '{collection.Name}'", add.GetLocation()) : null;
            default:
                return null;
        }
    }

    private static bool IsSaved(SyntaxNode set) =>
        set.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)?.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static call => call.Parent is InvocationExpressionSyntax && s_saves.Contains(call.Name.Identifier.ValueText)) == true
        || set.SyntaxTree.GetRoot() is CompilationUnitSyntax unit && unit.Members.OfType<GlobalStatementSyntax>().Any() && set.FirstAncestorOrSelf<GlobalStatementSyntax>()?.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static call => s_saves.Contains(call.Name.Identifier.ValueText)) == true;
}
