using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Something that an application keeps on the server: what is kept, and what messages call the place.</summary>
/// <param name="Kept">The keys and values.</param>
/// <param name="Place">"'User.RefreshToken'", "its entry in '_sessions'".</param>
/// <param name="IsOfThings">Whether the place itself says that it holds sessions or tokens.</param>
internal readonly record struct StoreAddition(IEnumerable<IOperation> Kept, string Place, bool IsOfThings)
{
    private static readonly string[] s_sets = { "Microsoft.EntityFrameworkCore.DbSet", "Microsoft.EntityFrameworkCore.DbContext", "System.Data.Entity.DbSet", "System.Data.Entity.IDbSet" };

    private static readonly string[] s_caches =
    {
        "Microsoft.Extensions.Caching.Memory.IMemoryCache", "Microsoft.Extensions.Caching.Memory.CacheExtensions",
        "Microsoft.Extensions.Caching.Distributed.IDistributedCache", "Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions",
    };

    private static readonly HashSet<string> s_verbs = new(StringComparer.Ordinal) { "store", "save", "add", "create", "insert", "set", "persist", "register", "put" };

    private static readonly HashSet<string> s_stores = new(StringComparer.Ordinal) { "store", "repository", "repo", "cache", "redis", "database" };

    // What such a method writes to otherwise: the response, a log.
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal) { "cookie", "cookies", "response", "header", "headers", "log", "logger", "audit", "claim", "claims" };

    /// <summary>The addition that the operation makes, or null.</summary>
    public static StoreAddition? Of(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IMemberReferenceOperation map } element } set when IsOwnCollection(map) =>
            Of(element.Arguments.Select(static argument => argument.Value).Append(set.Value), $"its entry in '{map.Member.Name}'", map.Member.Name, map.Type),
        // user.RefreshToken = token;
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false, IsStatic: false } property, Instance: not IInstanceReferenceOperation } } set when !property.DeclaringSyntaxReferences.IsEmpty && Words.Any(property.Name, SessionVocabulary.Things) =>
            new StoreAddition(new[] { set.Value }, $"'{property.ContainingType.Name}.{property.Name}'", true),
        IInvocationOperation call => OfCall(call),
        _ => null,
    };

    private static StoreAddition? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var given = call.Arguments.Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue).Select(static argument => argument.Value);
        if (s_caches.Any(method.ContainingType.IsOrInherits) && (method.Name.StartsWith("Set", StringComparison.Ordinal) || method.Name is "CreateEntry" or "GetOrCreate" or "GetOrCreateAsync")) return new StoreAddition(given, "its entry in the cache", false);
        if (method.Name is "Add" or "AddAsync" && s_sets.Any(method.ContainingType.IsOrInherits))
        {
            var entity = call.Arguments.FirstOrDefault()?.Value.WithoutConversions().Type;
            return Of(given, $"its record '{entity?.Name}'", entity?.Name ?? "", null);
        }
        if (method.Name is "Add" or "TryAdd" or "AddOrUpdate" && call.Instance is IMemberReferenceOperation collection && IsOwnCollection(collection)) return Of(given, $"its entry in '{collection.Member.Name}'", collection.Member.Name, collection.Type);
        if (method.IsStatic || NeutralAssemblies.IsNeutral(method) || call.Instance is null) return null;
        var words = Words.Split(method.Name);
        var owner = method.ContainingType.Name;
        var isStore = words.Any(s_verbs.Contains) && (Words.Any(method.Name, SessionVocabulary.Things) || Words.Any(owner, SessionVocabulary.Things) || Words.Any(owner, s_stores));
        return isStore && !words.Any(s_others.Contains) && !Words.Any(owner, s_others) ? Of(given, $"what '{method.Name}' stored", method.Name + owner, null) : null;
    }

    private static StoreAddition Of(IEnumerable<IOperation> kept, string place, string name, ITypeSymbol? collection) =>
        new(kept, place, Words.Any(name, SessionVocabulary.Things) || collection is INamedTypeSymbol { TypeArguments: var types } && types.Any(static type => Words.Any(type.Name, SessionVocabulary.Things)));

    private static bool IsOwnCollection(IMemberReferenceOperation collection) =>
        !collection.Member.DeclaringSyntaxReferences.IsEmpty && collection.Type?.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;
}
