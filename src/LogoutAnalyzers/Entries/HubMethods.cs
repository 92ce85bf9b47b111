using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>Methods of SignalR hubs with a logout name, which a client calls over its open connection.</summary>
internal static class HubMethods
{
    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names) =>
        IsEntry(method, names) ? new LogoutEntry(EntryKind.HubMethod, method.Name, declaration, name, method, MayBeGet: false, MayBePost: false) : null;

    public static bool IsEntry(IMethodSymbol method, LogoutNames names) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsOverride: false, IsGenericMethod: false }
        && names.Performs(method.Name) && method.ContainingType.IsOrInherits("Microsoft.AspNetCore.SignalR.Hub")
        && !BusinessRecords.IsAbout(method, method.ContainingType.Name, names);
}
