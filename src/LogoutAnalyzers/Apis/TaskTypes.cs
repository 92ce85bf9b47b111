using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>The types that stand for work under way.</summary>
internal static class TaskTypes
{
    public static bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" } named && (named.Is("System.Threading.Tasks.Task") || named.Is("System.Threading.Tasks.ValueTask"));

    /// <summary>Whether the method gives nothing back, now or later.</summary>
    public static bool ReturnNothing(IMethodSymbol method) => method.ReturnsVoid || (method.ReturnType is INamedTypeSymbol { Arity: 0 } && IsTask(method.ReturnType));
}
