using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>Where users get tokens after a check of the application's own, which no table knows: found from the tokens.</summary>
internal static class TokenStarts
{
    private const int MaxDepth = 3;

    private static readonly HashSet<string> s_passwords = new(StringComparer.Ordinal) { "password", "pwd", "passwd", "pin", "passcode" };

    // The password of a key file or of a database.
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal) { "certificate", "cert", "pfx", "key", "keystore", "database", "db", "connection", "smtp", "mail", "admin", "proxy" };

    private static readonly HashSet<string> s_noLogins = new(StringComparer.Ordinal) { "seed", "seeder", "seeding", "migration", "impersonate", "impersonation" };

    /// <summary>The first place where a refresh token is kept, or else the first where a token is made that lives for too long to be forgotten.</summary>
    /// <param name="isWhole">Whether the project is a whole application. In a library, a repository that only keeps what it is given is no login.</param>
    public static ImmutableArray<SessionStart> Find(LogoutModel model, NameSet words, bool isWhole, CancellationToken cancellationToken)
    {
        foreach (var store in model.RefreshTokens(cancellationToken).Issued)
        {
            // IdentityServer has an endpoint that revokes, OpenIddict only where it is told to; what MapIdentityApi hands out is found by itself.
            if (store.Keeper == RefreshTokenKeeper.IdentityApi || (store.Keeper == RefreshTokenKeeper.Grants && store.Place != RefreshTokens.OfOpenIddict)) continue;
            var code = store.Issued.SourceTree!.GetRoot(cancellationToken).FindNode(store.Issued.SourceSpan, getInnermostNodeForTie: true);
            if (!IsNoLogin(code, model, cancellationToken) && (isWhole || AsksForPassword(code, model, 0, cancellationToken))) return ImmutableArray.Create(new SessionStart(SessionStartKind.StoredToken, NameOf(code)));
        }
        return LongToken(model, words, cancellationToken) is { } token ? ImmutableArray.Create(token) : ImmutableArray<SessionStart>.Empty;
    }

    /// <summary>Whether a kept refresh token is compared with one that a client brings.</summary>
    public static bool AreExchanged(LogoutModel model, CancellationToken cancellationToken)
    {
        var stores = model.RefreshTokens(cancellationToken).Issued.Where(static store => store.Type is not null).ToList();
        var names = stores.SelectMany(static store => store.Property is { Name: var name } ? new[] { name } : store.Type!.GetMembers().OfType<IPropertySymbol>().Where(static member => member.Type.SpecialType == SpecialType.System_String).Select(static member => member.Name)).Distinct().ToList();
        if (names.Count == 0) return false;
        var found = false;
        NamedCode.Each(model.Compilation, new NameSet(names), model.Graphs.ModelOf, static _ => true, (_, name, semanticModel) =>
            found = found || (name.Parent is MemberAccessExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison } access && access.Name == name
                && !comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) && !comparison.Right.IsKind(SyntaxKind.NullLiteralExpression)
                && semanticModel.GetSymbolInfo(name, cancellationToken).Symbol is IPropertySymbol { ContainingType: { } owner } && stores.Any(store => SymbolEqualityComparer.Default.Equals(store.Property?.ContainingType ?? store.Type, owner))), cancellationToken);
        return found;
    }

    private static SessionStart? LongToken(LogoutModel model, NameSet words, CancellationToken cancellationToken)
    {
        var longest = model.Threshold(OptionKeys.MaxAccessTokenLifetime);
        SessionStart? found = null;
        NamedCode.Each(model.Compilation, words, model.Graphs.ModelOf, static word => word is "JwtSecurityToken" or "Expires", (_, name, semanticModel) =>
        {
            if (found is not null || NamedCode.Around(name) is not ExpressionSyntax code || semanticModel.GetOperation(code, cancellationToken) is not { } operation) return;
            if (TokenLives.From(operation) is not { IsByName: true, Value: var end }) return;
            var lives = model.Durations.FromNow(end, cancellationToken);
            if (lives.IsEmpty || lives.Min(static life => life.Value) is var life && life <= longest) return;
            if (!IsNoLogin(code, model, cancellationToken) && AsksForPassword(code, model, 0, cancellationToken)) found = new SessionStart(SessionStartKind.LongToken, name.Identifier.GetLocation(), Life: lives.Min(static life => life.Value));
        }, cancellationToken);
        return found;
    }

    // The member that makes the token knows of a password, or one that calls it does.
    private static bool AsksForPassword(SyntaxNode code, LogoutModel model, int depth, CancellationToken cancellationToken)
    {
        var member = ExpiryClaims.ScopeOf(code);
        if (member is CompilationUnitSyntax) return false;
        if (member.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && Words.Any(token.ValueText, s_passwords) && !Words.Any(token.ValueText, s_others))) return true;
        if (depth == MaxDepth || member is not MethodDeclarationSyntax method || model.Graphs.ModelOf(method.SyntaxTree).GetDeclaredSymbol(method, cancellationToken) is not IMethodSymbol symbol) return false;
        return Callers.Of(symbol, model.Compilation, model.Graphs, cancellationToken)?.Any(call => AsksForPassword(call, model, depth + 1, cancellationToken)) == true;
    }

    private static bool IsNoLogin(SyntaxNode code, LogoutModel model, CancellationToken cancellationToken) =>
        model.IsForTests(code, cancellationToken)
        || code.Ancestors().Any(static around => around switch
        {
            MethodDeclarationSyntax method => Words.Any(method.Identifier.ValueText, s_noLogins),
            TypeDeclarationSyntax type => Words.Any(type.Identifier.ValueText, s_noLogins),
            _ => false,
        });

    private static Location NameOf(SyntaxNode code) => code switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name: var name } } => name.GetLocation(),
        AssignmentExpressionSyntax { Left: var name } => name.GetLocation(),
        ObjectCreationExpressionSyntax { Type: var type } => type.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name.GetLocation(),
        _ => code.GetLocation(),
    };
}
