using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The refresh tokens that the application issues, by the places where it keeps them.</summary>
internal sealed class RefreshTokens
{
    /// <summary>The place of the tokens of an OpenIddict server.</summary>
    public const string OfOpenIddict = "'AllowRefreshTokenFlow'";

    // The names that applications give them; others are looked for among the names that are declared.
    private static readonly ImmutableArray<string> s_names = ImmutableArray.Create(
        "RefreshToken", "RefreshTokens", "RefreshTokenHash", "UserRefreshToken", "UserRefreshTokens", "RefreshTokenValue", "RefreshTokenEntity", "HashedRefreshToken", "CurrentRefreshToken", "AppRefreshToken", "ApplicationRefreshToken");

    private static readonly ImmutableArray<string> s_cacheWrites = ImmutableArray.Create("SetString", "SetStringAsync", "StringSet", "StringSetAsync", "Set", "SetAsync");

    // What makes a token, rather than fetching one from somewhere else.
    private static readonly HashSet<string> s_makers = new(StringComparer.Ordinal)
    {
        "WriteToken", "CreateEncodedJwt", "CreateJwtSecurityToken", "SecurityTokenDescriptor", "RandomNumberGenerator", "RNGCryptoServiceProvider",
        "GenerateRefreshToken", "GenerateRefreshTokenAsync", "CreateRefreshToken", "CreateRefreshTokenAsync", "GenerateToken", "GenerateTokenAsync", "CreateToken", "CreateTokenAsync", "GenerateTokens", "GenerateTokensAsync",
        "GenerateAccessToken", "GenerateAccessTokenAsync", "CreateAccessToken", "GenerateJwtToken", "GenerateJwt", "CreateJwtToken",
    };

    private static readonly ImmutableArray<string> s_sqlCalls = ImmutableArray.Create("Execute", "ExecuteAsync", "ExecuteSqlRaw", "ExecuteSqlRawAsync");

    // IdentityServer ends the grants with the session where it is told to.
    private static readonly HashSet<string> s_coordination = new(StringComparer.Ordinal) { "CoordinateLifetimeWithUserSession", "CoordinateClientLifetimesWithUserSession" };

    private static readonly Regex s_insert = new(@"\bINSERT\s+INTO\s+[\w\[\].""]*?(\w*refresh\w*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly string[] s_entitySets = { "DbSet", "IDbSet", "IMongoCollection", "IEntityTypeConfiguration", "EntityTypeConfiguration", "IdentityDbContext", "Entity", "Set", "OwnsOne", "OwnsMany" };

    private static readonly HashSet<string> s_saves = new(StringComparer.Ordinal) { "SaveChanges", "SaveChangesAsync", "UpdateAsync", "Update", "ReplaceOneAsync", "ReplaceOne", "SaveAsync", "Save", "CommitAsync", "Commit" };

    private static readonly HashSet<string> s_additions = new(StringComparer.Ordinal) { "Add", "AddAsync", "TryAdd", "InsertOne", "InsertOneAsync", "Insert", "InsertAsync" };

    /// <summary>The words of files that keep, make or refresh tokens.</summary>
    public static readonly ImmutableArray<string> Names = s_names.Concat(s_cacheWrites).Concat(s_makers).Concat(s_entitySets).Concat(s_sqlCalls).Concat(s_coordination).Concat(new[] { "SetAuthenticationTokenAsync", "MapIdentityApi", "AllowRefreshTokenFlow", "AllowOfflineAccess" }).ToImmutableArray();

    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly List<RefreshTokenStore> _stores = new();
    private readonly HashSet<string> _entities = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableHashSet<string>> _related;
    private bool _endsGrants;

    private RefreshTokens(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
        _related = new Lazy<ImmutableHashSet<string>>(() => KeptEntities.RelatedTo(_entities, compilation));
    }

    /// <summary>The places, in the order of files and positions, each with the first token that is written there.</summary>
    public ImmutableArray<RefreshTokenStore> Stores { get; private set; } = ImmutableArray<RefreshTokenStore>.Empty;

    /// <summary>Whether tokens are made here. An application that only keeps what another service has given it issues none.</summary>
    public bool AreMade { get; private set; }

    /// <summary>The places of tokens that are sure to be the application's own.</summary>
    public IEnumerable<RefreshTokenStore> Issued => Stores.Where(store => AreMade || store.Keeper is RefreshTokenKeeper.Record or RefreshTokenKeeper.IdentityApi or RefreshTokenKeeper.Grants);

    /// <summary>Whether the type is one that a database keeps: it is named as such, or an entity has it or several of it.</summary>
    public bool IsEntity(INamedTypeSymbol type) => _entities.Contains(type.Name) || KeptEntities.IsOwned(type) || _related.Value.Contains(type.Name);

    public static RefreshTokens Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var tokens = new RefreshTokens(compilation, cancellationToken);
        NamedCode.Each(compilation, names, modelOf, s_entitySets.Contains, (_, name, _) => tokens.AddEntity(name), cancellationToken);
        NamedCode.Each(compilation, names, modelOf, Names.Contains, tokens.Add, cancellationToken);
        var others = compilation.DeclaredUnder(static name => RefreshTokenNames.IsRefreshToken(name) && !s_names.Contains(name), SymbolFilter.TypeAndMember, cancellationToken)
            .Where(static symbol => symbol is IPropertySymbol or INamedTypeSymbol { TypeKind: TypeKind.Class }).Select(static symbol => symbol.Name).Distinct().ToList();
        if (others.Count > 0) NamedCode.Each(compilation, new NameSet(others), modelOf, static _ => true, tokens.Add, cancellationToken);
        tokens.Stores = tokens._stores.Where(store => store.Keeper != RefreshTokenKeeper.Grants || !tokens._endsGrants).GroupBy(static store => (store.Keeper, store.Place)).Select(static same => same.First()).ToImmutableArray();
        return tokens;
    }

    private void AddEntity(SimpleNameSyntax name)
    {
        if (KeptEntities.NamedIn(name) is { } entity) _entities.Add(entity);
    }

    private void Add(string word, SimpleNameSyntax name, SemanticModel model)
    {
        AreMade |= s_makers.Contains(word);
        _endsGrants |= s_coordination.Contains(word);
        if (s_makers.Contains(word) || (s_entitySets.Contains(word) && !s_cacheWrites.Contains(word))) return;
        var store = word switch
        {
            "SetAuthenticationTokenAsync" => OfIdentity(name, model),
            "MapIdentityApi" => model.GetSymbolInfo(name, _cancellationToken).Symbol is IMethodSymbol map && NeutralAssemblies.IsFramework(map.ContainingAssembly) ? new RefreshTokenStore(RefreshTokenKeeper.IdentityApi, "'MapIdentityApi'", name.GetLocation()) : null,
            "AllowOfflineAccess" => OfClient(name, model),
            "AllowRefreshTokenFlow" => model.GetSymbolInfo(name, _cancellationToken).Symbol is IMethodSymbol allow && allow.ContainingType.Name.StartsWith("OpenIddict", StringComparison.Ordinal) ? new RefreshTokenStore(RefreshTokenKeeper.Grants, OfOpenIddict, name.GetLocation()) : null,
            _ when s_cacheWrites.Contains(word) => OfCache(name, model),
            _ when s_sqlCalls.Contains(word) => OfSql(name, model),
            // user.Google.RefreshToken
            _ => RefreshTokenNames.IsOfProvider(name.Parent?.ToString() ?? "") ? null : At(name, model),
        };
        if (store is not null) _stores.Add(store);
    }

    private RefreshTokenStore? At(SimpleNameSyntax name, SemanticModel model)
    {
        switch (name.Parent)
        {
            // user.RefreshToken = token; await users.UpdateAsync(user);
            case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } set } access when access.Name == name && set.Left == access:
                return OfProperty(access, set, model);
            // new User { RefreshToken = token }, and in the user's own method: RefreshToken = token;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } set when set.Left == name:
                return OfProperty(name, set, model);
            // user.RefreshTokens.Add(token); context.RefreshTokens.AddAsync(token);
            case MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Parent: InvocationExpressionSyntax add } } access when access.Name == name && s_additions.Contains(method):
                return OfCollection(access, add, model);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Parent: InvocationExpressionSyntax add } access when access.Expression == name && s_additions.Contains(method):
                return OfCollection(name, add, model);
            // new RefreshToken { … }, RefreshToken.Create(…)
            case BaseObjectCreationExpressionSyntax creation:
                return OfRecord(name, creation, model);
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax create } access when access.Expression == name:
                return OfRecord(name, create, model);
            default:
                return null;
        }
    }

    private RefreshTokenStore? OfProperty(ExpressionSyntax target, AssignmentExpressionSyntax set, SemanticModel model)
    {
        if (set.Right is LiteralExpressionSyntax || set.Right.ToString() is "string.Empty" or "String.Empty") return null;
        if (model.GetSymbolInfo(target, _cancellationToken).Symbol is not IPropertySymbol { IsStatic: false } property || property.ContainingType is not { } type) return null;
        if (RefreshTokenNames.IsMessage(type.Name) || RefreshTokenNames.IsOfProvider(type.Name) || NeutralAssemblies.IsFramework(property.ContainingAssembly)) return null;
        AreMade |= set.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantTokens().Any(static token => token.ValueText == "NewGuid") == true;
        // Of the answer to a client nothing is saved.
        if (!IsKept(type) && !(target is MemberAccessExpressionSyntax && IsSaved(set))) return null;
        return new RefreshTokenStore(RefreshTokenKeeper.Property, $"'{type.Name}.{property.Name}'", set.GetLocation()) { Type = type, Property = property };
    }

    private RefreshTokenStore? OfCollection(ExpressionSyntax collection, InvocationExpressionSyntax add, SemanticModel model)
    {
        if (model.GetSymbolInfo(collection, _cancellationToken).Symbol is not IPropertySymbol { ContainingType: { } owner } property || RefreshTokenNames.IsMessage(owner.Name)) return null;
        return new RefreshTokenStore(RefreshTokenKeeper.Record, $"its record in '{property.Name}'", add.GetLocation()) { Type = (property.Type as INamedTypeSymbol)?.TypeArguments.LastOrDefault() as INamedTypeSymbol };
    }

    private RefreshTokenStore? OfRecord(SimpleNameSyntax name, ExpressionSyntax creation, SemanticModel model)
    {
        if (RefreshTokenNames.IsMessage(name.Identifier.ValueText) || model.GetSymbolInfo(name, _cancellationToken).Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } type || !IsRecord(type)) return null;
        return new RefreshTokenStore(RefreshTokenKeeper.Record, $"its record '{type.Name}'", creation.GetLocation()) { Type = type };
    }

    private RefreshTokenStore? OfIdentity(SimpleNameSyntax name, SemanticModel model)
    {
        if (NamedCode.Around(name) is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 4 } arguments } call || !IsUserManager(model.GetSymbolInfo(name, _cancellationToken).Symbol)) return null;
        return ConstantStrings.Of(model.GetOperation(arguments[2].Expression, _cancellationToken)) is { } token && RefreshTokenNames.IsRefreshToken(token)
            ? new RefreshTokenStore(RefreshTokenKeeper.IdentityToken, $"the user's token \"{token}\"", call.GetLocation()) : null;
    }

    // new Client { AllowOfflineAccess = true }
    private RefreshTokenStore? OfClient(SimpleNameSyntax name, SemanticModel model) =>
        name.Parent is AssignmentExpressionSyntax { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } } set && set.Left == name
        && model.GetSymbolInfo(name, _cancellationToken).Symbol is IPropertySymbol { ContainingType: { } client } && (client.Is("Duende.IdentityServer.Models.Client") || client.Is("IdentityServer4.Models.Client"))
            ? new RefreshTokenStore(RefreshTokenKeeper.Grants, "'AllowOfflineAccess'", set.GetLocation()) : null;

    // connection.ExecuteAsync("INSERT INTO RefreshTokens …", …)
    private RefreshTokenStore? OfSql(SimpleNameSyntax name, SemanticModel model)
    {
        if (NamedCode.Around(name) is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call) return null;
        foreach (var argument in arguments)
        {
            if (argument.Expression is not (LiteralExpressionSyntax { Token.Value: string } or IdentifierNameSyntax)) continue;
            if (ConstantStrings.Of(model.GetOperation(argument.Expression, _cancellationToken)) is { } sql && s_insert.Match(sql) is { Success: true } insert && !RefreshTokenNames.IsOfProvider(insert.Groups[1].Value)) return new RefreshTokenStore(RefreshTokenKeeper.Record, $"its row in '{insert.Groups[1].Value}'", call.GetLocation());
        }
        return null;
    }

    private static bool IsUserManager(ISymbol? method) => method?.ContainingType.IsOrInherits(AspNetCoreApis.UserManager) == true;

    // cache.SetStringAsync($"refresh:{token}", id): the key says what it is.
    private RefreshTokenStore? OfCache(SimpleNameSyntax name, SemanticModel model)
    {
        if (NamedCode.Around(name) is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } arguments } call || !IsRefreshKey(arguments[0].Expression)) return null;
        return model.GetSymbolInfo(name, _cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "DistributedCacheExtensions" or "IDistributedCache" or "CacheExtensions" or "IDatabase" or "IDatabaseAsync" }
            ? new RefreshTokenStore(RefreshTokenKeeper.CacheEntry, "its entry in the cache", call.GetLocation()) : null;
    }

    private static bool IsRefreshKey(ExpressionSyntax key) => key.DescendantTokens().Any(static token => token.Text.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0);

    // A user, or what a database keeps.
    private bool IsKept(INamedTypeSymbol type)
    {
        if (type.IsOrInherits("Microsoft.AspNetCore.Identity.IdentityUser") || type.IsOrInherits("Microsoft.AspNet.Identity.IUser") || _entities.Contains(type.Name)) return true;
        return Members(type).Any(static member => member is IPropertySymbol && member.Name.IndexOf("PasswordHash", StringComparison.OrdinalIgnoreCase) >= 0);
    }

    // It belongs to somebody and ends some time, or can be ended: what is sent to a client has no owner.
    private bool IsRecord(INamedTypeSymbol type)
    {
        if (_entities.Contains(type.Name)) return true;
        var (isOwned, ends) = (false, false);
        foreach (var member in Members(type))
        {
            if (member is not IPropertySymbol) continue;
            var words = Words.Split(member.Name);
            isOwned |= words.Any(SessionVocabulary.Accounts.Contains) || words.Any(static word => word is "owner" or "username" or "subject");
            ends |= words.Any(static word => word.StartsWith("expir", StringComparison.Ordinal) || word is "revoked" or "used" or "active" or "valid" or "invalidated" or "revocation");
        }
        return isOwned && ends;
    }

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            foreach (var member in t.GetMembers()) yield return member;
    }

    private static bool IsSaved(SyntaxNode set) =>
        set.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)?.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static call => call.Parent is InvocationExpressionSyntax && s_saves.Contains(call.Name.Identifier.ValueText)) == true
        || set.SyntaxTree.GetRoot() is CompilationUnitSyntax unit && unit.Members.OfType<GlobalStatementSyntax>().Any() && set.FirstAncestorOrSelf<GlobalStatementSyntax>()?.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static call => s_saves.Contains(call.Name.Identifier.ValueText)) == true;
}
