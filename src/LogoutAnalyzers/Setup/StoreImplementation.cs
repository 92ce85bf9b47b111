using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A session store of the application's own, by what its members do with an entry.</summary>
internal sealed class StoreImplementation
{
    private readonly BodyGraphs _graphs;
    private readonly ImmutableArray<IMethodSymbol> _members;

    private StoreImplementation(SessionStore store, ImmutableArray<IMethodSymbol> members, BodyGraphs graphs)
    {
        Interface = store;
        _members = members;
        _graphs = graphs;
    }

    /// <summary>What it implements.</summary>
    public SessionStore Interface { get; }

    /// <summary>The members that remove entries. Of overloads that call each other, the widest: it is the one that the framework calls.</summary>
    public IEnumerable<IMethodSymbol> Removals => _members.Where(static member => SessionStore.Removes(NameOf(member))).GroupBy(NameOf).SelectMany(group => Interface.IsRenewed ? group.Take(1) : group);

    /// <summary>The member that a request runs to prolong its session.</summary>
    public IMethodSymbol? Renewal => Interface.IsRenewed ? _members.FirstOrDefault(static member => NameOf(member) == "RenewAsync") : null;

    /// <summary>The store that a type is; null for a test double, an abstract class, or a class that inherits the members from elsewhere.</summary>
    public static StoreImplementation? Of(INamedTypeSymbol type, BodyGraphs graphs)
    {
        if (type.TypeKind == TypeKind.Interface || type.IsAbstract || Implementations.IsTestDouble(type)) return null;
        foreach (var @interface in type.AllInterfaces)
        {
            if (SessionStore.All.FirstOrDefault(store => store.Is(@interface)) is not { } known) continue;
            var members = @interface.GetMembers().OfType<IMethodSymbol>().OrderByDescending(static member => member.Parameters.Length)
                .Select(type.FindImplementationForInterfaceMember).OfType<IMethodSymbol>()
                .Where(member => SymbolEqualityComparer.Default.Equals(member.ContainingType, type) && graphs.Declares(member)).ToImmutableArray();
            return new StoreImplementation(known, members, graphs);
        }
        return null;
    }

    /// <summary>Where nothing is stored, nothing has to be removed.</summary>
    public bool KeepsNothing(CancellationToken cancellationToken) =>
        _members.Where(static member => SessionStore.Keeps(NameOf(member))).All(member => IdleBodies.Is(member, _graphs, cancellationToken));

    public bool IsIdle(IMethodSymbol removal, CancellationToken cancellationToken) =>
        IdleBodies.Is(removal, _graphs, cancellationToken) && IdleBodies.OnlyThrows(removal, _graphs, cancellationToken) is null && !IsDocumented(removal, cancellationToken);

    /// <summary>Whether the body is still the placeholder that an editor put there. NotSupportedException with a reason is an answer.</summary>
    public bool IsNotImplemented(IMethodSymbol removal, CancellationToken cancellationToken) =>
        IdleBodies.OnlyThrows(removal, _graphs, cancellationToken) is { } thrown && !IsDocumented(removal, cancellationToken)
        && (thrown.Type.Is("System.NotImplementedException") || (thrown.Type.Is("System.NotSupportedException") && thrown.Arguments.IsEmpty));

    /// <summary>Whether the body writes the entry without having looked for it.</summary>
    public bool Upserts(IMethodSymbol renewal, CancellationToken cancellationToken)
    {
        var code = ReachableCode.Of(renewal, _graphs, cancellationToken).ToList();
        // Another store behind this one, or a call that cannot be seen, may ask.
        if (code.Any(operation => Apis.Upserts.Asks(operation) && !(operation is IInvocationOperation call && ReachableCode.IsFollowed(call, _graphs)))) return false;
        return code.Any(Apis.Upserts.Is) && !code.OfType<IInvocationOperation>().Any(call => _graphs.Declares(call.TargetMethod) && !ReachableCode.IsFollowed(call, _graphs)) && !IsDocumented(renewal, cancellationToken);
    }

    /// <summary>The member's name, without the interface that an explicit implementation names.</summary>
    public static string NameOf(IMethodSymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);

    private static bool IsDocumented(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences.Any(reference => DocumentedNoOps.Is(reference.GetSyntax(cancellationToken)));
}
