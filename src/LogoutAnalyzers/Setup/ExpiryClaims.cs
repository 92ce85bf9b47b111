using System;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Code that names the claim which says when a token ends: "exp", under whatever constant.</summary>
internal static class ExpiryClaims
{
    private static readonly NameSet s_words = new(new[] { "exp", "Exp", "Expiration" });

    /// <summary>The code around the making of a token in which its claims are put together.</summary>
    public static SyntaxNode ScopeOf(SyntaxNode code)
    {
        var member = code.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var isOfProgram = member is GlobalStatementSyntax && !code.Ancestors().TakeWhile(around => around != member).Any(static around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
        return member is null || isOfProgram ? code.SyntaxTree.GetRoot() : member;
    }

    /// <summary>Whether a claim with an end is named there: the registered one, or one of the application's own.</summary>
    public static bool AreIn(SyntaxNode scope, Compilation compilation, CancellationToken cancellationToken) =>
        scope.DescendantTokens().Any(IsName) || scope.DescendantNodes().Any(node => node is BaseObjectCreationExpressionSyntax creation && IsOwnClaim(creation, compilation, cancellationToken));

    public static bool AreAnywhere(Compilation compilation, CancellationToken cancellationToken) => Count(compilation, IsName, most: 1, cancellationToken) > 0;

    /// <summary>Whether a text is, or holds in JSON, the name of the claim.</summary>
    public static bool IsIn(string text) => text == "exp" || text.IndexOf("\"exp\"", StringComparison.Ordinal) >= 0 || text.IndexOf("'exp'", StringComparison.Ordinal) >= 0;

    private static bool IsName(SyntaxToken token)
    {
        if (!token.IsKind(SyntaxKind.IdentifierToken)) return token.Value is string && IsIn(token.ValueText);
        switch (token.ValueText)
        {
            // A local of that name is no claim yet.
            case "exp" or "Exp":
                return token.Parent is { Parent: NameEqualsSyntax } || IsMember(token, out _) || token.Parent is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set } name && set.Left == name;
            case "Expiration":
                return IsMember(token, out var owner) && owner == "JwtClaimTypes";
            default:
                return false;
        }
    }

    // new Claim("expires_at", …): the application may compare it itself. ClaimTypes.Expiration is another claim than "exp", which no library reads.
    private static bool IsOwnClaim(BaseObjectCreationExpressionSyntax creation, Compilation compilation, CancellationToken cancellationToken)
    {
        if (creation is ObjectCreationExpressionSyntax { Type: var type } && type.GetLastToken().ValueText != "Claim") return false;
        if (creation.ArgumentList is not { Arguments: { Count: >= 2 } arguments }) return false;
        var name = arguments[0].Expression;
        if (!Words.Split(name.GetLastToken().ValueText).Any(static word => word == "exp" || word.StartsWith("expir", StringComparison.Ordinal))) return false;
        return !IsOfClaimTypes(name.GetLastToken()) || Count(compilation, IsOfClaimTypes, most: 2, cancellationToken) > 1;
    }

    private static bool IsOfClaimTypes(SyntaxToken token) => token.ValueText == "Expiration" && IsMember(token, out var owner) && owner == "ClaimTypes";

    private static bool IsMember(SyntaxToken token, out string owner)
    {
        owner = token.Parent is { Parent: MemberAccessExpressionSyntax access } && access.Name == token.Parent ? access.Expression.GetLastToken().ValueText : "";
        return owner.Length > 0;
    }

    private static int Count(Compilation compilation, Func<SyntaxToken, bool> isMeant, int most, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var hit in NameIndex.Of(tree, s_words, cancellationToken).Hits)
                if (hit.Word is not null && isMeant(tree.GetRoot(cancellationToken).FindToken(hit.Position)) && ++found >= most) return found;
        }
        return found;
    }
}
