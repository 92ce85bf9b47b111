using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.Tokens;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.Tokens;

/// <summary>Ends the refresh token in the application's own terms, on the user or record that the logout has found or can find.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RevokeRefreshToken : RuleFix
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";

    /// <summary>Fixes LOA2001.</summary>
    public RevokeRefreshToken()
        : base("LOA2001", "Revoke the refresh token")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(LogoutKeepsRefreshToken.PlaceProperty, out var place)) return null;
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (target, body)) return null;
        if (await SourceEdits.OfAsync(target, cancellationToken).ConfigureAwait(false) is not { } edits || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } model || model.RefreshTokens(cancellationToken).Issued.FirstOrDefault(candidate => candidate.Place == place) is not { } store) return null;
        if (((CSharpParseOptions)edits.Root.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8) return null;
        var isDone = store.Keeper == RefreshTokenKeeper.IdentityApi
            ? await StampRotation.TryInsertAsync(edits, body, symbol, next: null, cancellationToken).ConfigureAwait(false)
            : Plan(edits, body, symbol, store) is { } planned && (!planned.Contains("await ") || await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false));
        return isDone ? edits.Apply() : null;
    }

    // The statements that are inserted, or null where none would be sure to end the token.
    private static string? Plan(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, RefreshTokenStore store) => store.Keeper switch
    {
        RefreshTokenKeeper.Property when store.Type is { } type => OnFound(edits, body, symbol, store, type) ?? OnUser(edits, body, symbol, store, type) ?? OnLookedUp(edits, body, symbol, store, type),
        RefreshTokenKeeper.Record when store.Type is { } type => OnFound(edits, body, symbol, store, type) ?? OnLookedUp(edits, body, symbol, store, type) ?? OnOwner(edits, body, symbol, type),
        RefreshTokenKeeper.IdentityToken => OfIdentity(edits, body, symbol, store),
        _ => null,
    };

    // The logout has looked it up already.
    private static string? OnFound(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, RefreshTokenStore store, INamedTypeSymbol type)
    {
        if (FoundLocal.In(edits, body, found => SymbolEqualityComparer.Default.Equals(found, type)) is not { } local) return null;
        if (Ends(edits, body, symbol, store, type, local.Name) is not var (statements, save)) return null;
        var isSaved = local.Following.Any(statement => statement is ExpressionStatementSyntax && statement.ToString().Contains(save.Replace("await ", "").TrimEnd(';')));
        var inserted = isSaved ? statements : statements + "\n" + save;
        local.Insert(edits, inserted);
        return inserted;
    }

    // The user of the request, by UserManager.
    private static string? OnUser(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, RefreshTokenStore store, INamedTypeSymbol type) =>
        TokenLookup.UserOf(edits, body, symbol, type) is { } user ? InBlock(edits, body, symbol, store, type, user, "user") : null;

    // By the token that the request brings.
    private static string? OnLookedUp(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, RefreshTokenStore store, INamedTypeSymbol type)
    {
        if (TokenLookup.SetOf(edits, body, symbol, type) is not var (_, set) || TokenLookup.KeyOf(edits, type) is not { } key || TokenLookup.TokenOf(edits, body, symbol) is not { } token) return null;
        var cancellation = TokenLookup.CancellationOf(symbol) is { } name ? ", " + name : "";
        if (InBlock(edits, body, symbol, store, type, $"await {set}.FirstOrDefaultAsync(candidate => candidate.{key.Name} == {token}{cancellation})", store.Keeper == RefreshTokenKeeper.Record ? "stored" : "user") is not { } inserted) return null;
        Usings.AddForExtension(edits, body.SpanStart, edits.Model.Compilation.GetTypeByMetadataName("System.Linq.IQueryable`1"), EntityFramework, "FirstOrDefaultAsync");
        return inserted;
    }

    // All records of the user, where the request does not bring the token.
    private static string? OnOwner(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, INamedTypeSymbol type)
    {
        if (TokenLookup.SetOf(edits, body, symbol, type) is not var (context, set) || TokenLookup.OwnerOf(type) is not { } owner || TokenLookup.IdOf(edits, body, symbol, owner.Type) is not { } id) return null;
        var inserted = $"{set}.RemoveRange({set}.Where(candidate => candidate.{owner.Name} == {id}));\n{SaveStatement.Of(edits, body, symbol, context).Text}";
        Usings.AddForExtension(edits, body.SpanStart, edits.Model.Compilation.GetTypeByMetadataName("System.Linq.IQueryable`1"), "System.Linq", "Where");
        BodyInsertion.AfterGuards(edits, body, inserted, symbol.ReturnType);
        return inserted;
    }

    // await users.RemoveAuthenticationTokenAsync(user, "App", "RefreshToken");
    private static string? OfIdentity(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, RefreshTokenStore store)
    {
        if (store.Issued.SourceTree?.GetRoot().FindNode(store.Issued.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 4 } arguments }) return null;
        if (arguments[1].Expression is not LiteralExpressionSyntax || arguments[2].Expression is not LiteralExpressionSyntax || TokenLookup.ManagerOf(edits, body, symbol, null) is not { } manager) return null;
        if (FoundLocal.In(edits, body, static found => found.IsOrInherits("Microsoft.AspNetCore.Identity.IdentityUser")) is { } local)
        {
            var removal = Removal(local.Name);
            local.Insert(edits, removal);
            return removal;
        }
        if (IsTaken(edits, body, "user") || TokenLookup.UserOf(edits, body, symbol, null) is not { } user) return null;
        var inserted = $"if ({user} is {{ }} user)" + edits.Style.Block("", Removal("user")).Replace(edits.Style.LineEnd, "\n");
        BodyInsertion.AfterGuards(edits, body, inserted, symbol.ReturnType);
        return inserted;

        string Removal(string name) => $"await {manager}.RemoveAuthenticationTokenAsync({name}, {arguments[1].Expression}, {arguments[2].Expression});";
    }

    private static string? InBlock(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, RefreshTokenStore store, INamedTypeSymbol type, string lookup, string name)
    {
        if (IsTaken(edits, body, name) || Ends(edits, body, symbol, store, type, name) is not var (statements, save)) return null;
        var block = edits.Style.Block("", (statements + "\n" + save).Split('\n')).Replace(edits.Style.LineEnd, "\n");
        var inserted = $"if ({lookup} is {{ }} {name})" + block;
        BodyInsertion.AfterGuards(edits, body, inserted, symbol.ReturnType);
        return inserted;
    }

    private static (string Statements, string Save)? Ends(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, RefreshTokenStore store, INamedTypeSymbol type, string name)
    {
        var position = SignOutStatement.PositionIn(body);
        var set = TokenLookup.SetOf(edits, body, symbol, type);
        var statements = store.Keeper == RefreshTokenKeeper.Property ? TokenRevocation.OfProperty(edits, position, store, name) : TokenRevocation.OfRecord(edits, position, type, name) ?? (set is var (_, records) ? $"{records}.Remove({name});" : null);
        if (statements is null) return null;
        if (store.Keeper == RefreshTokenKeeper.Property && TokenLookup.ManagerOf(edits, body, symbol, type) is { } manager) return (statements, $"await {manager}.UpdateAsync({name});");
        return set is var (context, _) ? (statements, SaveStatement.Of(edits, body, symbol, context).Text) : null;
    }

    private static bool IsTaken(SourceEdits edits, SyntaxNode body, string name) =>
        edits.Model.LookupSymbols(SignOutStatement.PositionIn(body), name: name).Any(static found => found is ILocalSymbol or IParameterSymbol)
        || body.DescendantTokens().Any(token => token.ValueText == name && token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ParameterSyntax);
}
