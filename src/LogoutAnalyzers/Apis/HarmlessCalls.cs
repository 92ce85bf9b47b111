using System;
using System.Collections.Generic;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>Library calls that leave everything as it was: they log, check, read or wait.</summary>
internal static class HarmlessCalls
{
    private static readonly HashSet<string> s_reads = new(StringComparer.Ordinal)
    {
        "get", "find", "contains", "any", "exists", "first", "single", "last", "where", "select", "order", "count", "peek", "is", "has", "as", "to", "parse", "equals", "compare", "format",
    };

    private static readonly HashSet<string> s_triedReads = new(StringComparer.Ordinal) { "get", "find", "peek", "parse" };

    private static readonly string[] s_types =
    {
        "System.String", "System.Console", "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.Stopwatch", "System.Threading.CancellationToken",
        "System.Threading.SemaphoreSlim", "System.Threading.Monitor", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.ArgumentNullException", "System.ArgumentException",
    };

    public static bool Is(IMethodSymbol method)
    {
        if (method.ContainingType.SpecialType == SpecialType.System_Object || NeutralAssemblies.IsLogging(method) || Array.Exists(s_types, method.ContainingType.IsOrInherits)) return true;
        // Guid.NewGuid(), TimeSpan.FromHours(1): values.
        if (method.ContainingNamespace?.ToDisplayString() is var space && (space == "System.Runtime.CompilerServices" || (space == "System" && method.ContainingType.IsValueType))) return true;
        return IsRead(method.Name);
    }

    /// <summary>Whether a method of this name only reads: <c>GetAsync</c>, <c>TryGetValue</c>, but not <c>TryRemove</c> or <c>GetAndDelete</c>.</summary>
    public static bool IsRead(string name)
    {
        var words = Words.Split(name);
        if (words.Length == 0 || Words.Any(name, SessionVocabulary.EndingVerbs)) return false;
        return s_reads.Contains(words[0]) || (words[0] == "try" && words.Length > 1 && s_triedReads.Contains(words[1]));
    }
}
