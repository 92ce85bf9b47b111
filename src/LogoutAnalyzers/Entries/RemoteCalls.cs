using System;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>Logouts that are called from afar: overrides of a gRPC service's base, mutations of a GraphQL schema (HotChocolate).</summary>
internal static class RemoteCalls
{
    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names) =>
        IsEntry(method, names) ? new LogoutEntry(EntryKind.RemoteCall, method.Name, declaration, name, method, MayBeGet: false, MayBePost: true) : null;

    public static bool IsEntry(IMethodSymbol method, LogoutNames names) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class } type }
        && names.Performs(method.Name) && (IsGrpc(method) || IsMutationType(type)) && !BusinessRecords.IsAbout(method, type.Name, names);

    private static bool IsGrpc(IMethodSymbol method) => method.IsOverride && method.Parameters.Any(static parameter => parameter.Type.IsOrInherits("Grpc.Core.ServerCallContext"));

    private static bool IsMutationType(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass.Is("HotChocolate.Types.MutationTypeAttribute")) return true;
            if (attribute.AttributeClass.IsOrInherits("HotChocolate.Types.ExtendObjectTypeAttribute") && attribute.AttributeClass is { } extends)
                return extends.TypeArguments.Any(static extended => IsMutationName(extended.Name))
                    || attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(static named => named.Value))
                        .Any(static argument => argument.Value is string name ? IsMutationName(name) : argument.Value is INamedTypeSymbol extended && IsMutationName(extended.Name));
        }
        // The root type of AddMutationType<Mutation>(): any class, so its name and the library have to say it.
        return IsMutationName(type.Name) && !type.IsAbstract && type.ContainingModule.ReferencedAssemblies.Any(static assembly => assembly.Name.StartsWith("HotChocolate", StringComparison.Ordinal));
    }

    private static bool IsMutationName(string name) => name.EndsWith("Mutation", StringComparison.Ordinal) || name.EndsWith("Mutations", StringComparison.Ordinal) || name.EndsWith("MutationType", StringComparison.Ordinal);
}
