using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>Logout operations of WCF services: what implements an <c>[OperationContract]</c>, other than in the client's proxy.</summary>
internal static class ServiceOperations
{
    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names) =>
        IsEntry(method, names) ? new LogoutEntry(EntryKind.RemoteCall, method.Name, declaration, name, method, TakesGet(method), true) : null;

    public static bool IsEntry(IMethodSymbol method, LogoutNames names) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class } type }
        && names.Performs(method.Name) && IsOperation(method) && !type.IsOrInherits("System.ServiceModel.ClientBase") && !BusinessRecords.IsAbout(method, type.Name, names);

    private static bool IsOperation(IMethodSymbol method) =>
        HasContract(method)
        || method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).OfType<IMethodSymbol>()
            .Any(member => HasContract(member) && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private static bool HasContract(IMethodSymbol method) => method.GetAttributes().Any(static attribute => attribute.AttributeClass.Is("System.ServiceModel.OperationContractAttribute"));

    private static bool TakesGet(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).Append(method)
            .Any(static member => member.GetAttributes().Any(static attribute => attribute.AttributeClass.Is("System.ServiceModel.Web.WebGetAttribute")));
}
