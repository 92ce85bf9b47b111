using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Handlers of a message with a logout name: <c>IRequestHandler&lt;LogoutCommand&gt;</c> of MediatR and its kin, an application's own
/// <c>ICommandHandler&lt;LogoutCommand&gt;</c>, and classes called handler that a mediator finds by convention.
/// </summary>
internal static class RequestHandlers
{
    private static readonly HashSet<string> s_methods = new(StringComparer.Ordinal) { "Handle", "HandleAsync", "Execute", "ExecuteAsync", "Consume", "ConsumeAsync" };

    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names) =>
        IsEntry(method, names) ? new LogoutEntry(EntryKind.RequestHandler, method.ContainingType.Name + "." + method.Name.Substring(method.Name.LastIndexOf('.') + 1), declaration, name, method, MayBeGet: false, MayBePost: false) : null;

    public static bool IsEntry(IMethodSymbol method, LogoutNames names)
    {
        if (method is not { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class } type }) return false;
        if (!s_methods.Contains(method.Name.Substring(method.Name.LastIndexOf('.') + 1)) || MessageOf(method) is not { } message || !IsMessage(message, names)) return false;
        // A pipeline behaviour or decorator passes the message on.
        if (method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate)) return false;
        if (TestDoubles.Is(type)) return false;
        return type.AllInterfaces.Any(i => IsHandler(i, message)) || (type.BaseType is { } ancestor && IsHandler(ancestor, message))
            || (method.DeclaredAccessibility == Accessibility.Public && type.Name.EndsWith("Handler", StringComparison.Ordinal) && IsByConvention(type));
    }

    /// <summary>The message that a handler's method takes.</summary>
    public static INamedTypeSymbol? MessageOf(IMethodSymbol method) => method.Parameters.FirstOrDefault()?.Type as INamedTypeSymbol;

    /// <summary>Whether something that is sent asks for a logout.</summary>
    public static bool IsMessage(ITypeSymbol? type, LogoutNames names) =>
        type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct } named && names.Orders(NameOf(named));

    // static class Logout { record Command; class Handler }: the class around it has the name.
    private static string NameOf(INamedTypeSymbol message) =>
        message is { Name: "Command" or "Request", ContainingType: { } feature } ? feature.Name : message.Name;

    private static bool IsHandler(INamedTypeSymbol type, INamedTypeSymbol message) =>
        type.Name.EndsWith("Handler", StringComparison.Ordinal) && type.Name.IndexOf("Notification", StringComparison.Ordinal) < 0 && type.Name.IndexOf("Event", StringComparison.Ordinal) < 0 && type.Name.IndexOf("Exception", StringComparison.Ordinal) < 0
        && type.TypeArguments.Any(argument => SymbolEqualityComparer.Default.Equals(argument, message));

    private static bool IsByConvention(INamedTypeSymbol type) =>
        type.Name.IndexOf("Event", StringComparison.Ordinal) < 0 && type.Name.IndexOf("Notification", StringComparison.Ordinal) < 0 && (type.BaseType is null or { SpecialType: SpecialType.System_Object });
}
