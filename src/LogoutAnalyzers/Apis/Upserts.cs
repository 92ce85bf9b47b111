using System;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Writes that insert the entry when it is not there any more, and questions whether it still is.</summary>
internal static class Upserts
{
    private static readonly (string Type, string[] Members)[] s_calls =
    {
        ("Microsoft.Extensions.Caching.Distributed.IDistributedCache", new[] { "Set", "SetAsync" }),
        ("Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", new[] { "Set", "SetAsync", "SetString", "SetStringAsync" }),
        ("Microsoft.Extensions.Caching.Memory.IMemoryCache", new[] { "CreateEntry" }),
        ("Microsoft.Extensions.Caching.Memory.CacheExtensions", new[] { "Set" }),
        ("Microsoft.Extensions.Caching.Hybrid.HybridCache", new[] { "SetAsync" }),
        ("System.Collections.Concurrent.ConcurrentDictionary", new[] { "AddOrUpdate" }),
        ("System.Runtime.Caching.ObjectCache", new[] { "Set" }),
        ("System.Web.Caching.Cache", new[] { "Insert" }),
        ("StackExchange.Redis.IDatabase", new[] { "StringSet", "HashSet" }),
        ("StackExchange.Redis.IDatabaseAsync", new[] { "StringSetAsync", "HashSetAsync" }),
    };

    private static readonly string[] s_maps = { "System.Collections.Generic.Dictionary", "System.Collections.Generic.IDictionary", "System.Runtime.Caching.ObjectCache", "System.Web.Caching.Cache" };

    private static readonly Regex s_inserts = new(@"\b(INSERT|MERGE|REPLACE)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_asks = new(@"\b(SELECT|EXISTS)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether the operation writes an entry, whether or not there is one.</summary>
    public static bool Is(IOperation operation) => operation switch
    {
        // When.Exists is how Redis is told to update only.
        IInvocationOperation call => Array.Exists(s_calls, row => row.Members.Contains(call.TargetMethod.Name) && call.TargetMethod.ContainingType.IsOrInherits(row.Type))
            && !call.Arguments.Any(static argument => argument.Value.WithoutConversions() is IFieldReferenceOperation { Field.Name: "Exists" }),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: true } indexer } } => Array.Exists(s_maps, indexer.ContainingType.IsOrInherits),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string sql } } => s_inserts.IsMatch(sql) && !s_asks.IsMatch(sql) && sql.Contains(" "),
        _ => false,
    };

    /// <summary>Whether the operation looks an entry up: a read with a key, or SQL text that does.</summary>
    public static bool Asks(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsLookUp(call),
        IPropertyReferenceOperation { Property: { IsIndexer: true } indexer, Parent: not ISimpleAssignmentOperation } => Array.Exists(s_maps, indexer.ContainingType.IsOrInherits),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string sql } } => s_asks.IsMatch(sql) && sql.Contains(" "),
        _ => false,
    };

    private static bool IsLookUp(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var reads = HarmlessCalls.IsRead(method.Name) || method.Name.StartsWith("Try", StringComparison.Ordinal) || method.Name.StartsWith("KeyExists", StringComparison.Ordinal)
            || method.Name.StartsWith("StringGet", StringComparison.Ordinal) || method.Name.StartsWith("HashGet", StringComparison.Ordinal) || method.Name.StartsWith("ExecuteUpdate", StringComparison.Ordinal)
            || method.Name.StartsWith("Retrieve", StringComparison.Ordinal) || method.Name.StartsWith("Load", StringComparison.Ordinal) || method.Name.StartsWith("Read", StringComparison.Ordinal) || method.Name.StartsWith("Query", StringComparison.Ordinal);
        // Encoding.GetBytes(json), value.ToString(): of the value, not of the store.
        if (!reads || method.ContainingType.SpecialType != SpecialType.None || method.ContainingNamespace?.ToDisplayString() is "System" or "System.Text" or "System.Text.Json") return false;
        return call.Arguments.Any(static argument => argument.Parameter?.RefKind == RefKind.None && argument.Value.DescendantsAndSelf().Any(IsKey));
    }

    private static bool IsKey(IOperation value) =>
        value is IParameterReferenceOperation or ILocalReferenceOperation && (value.Type?.SpecialType == SpecialType.System_String || value.Type?.Name is "Guid" or "RedisKey");
}
