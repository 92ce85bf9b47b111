using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The types that a database keeps: what sets, configurations and the model name, and what those types consist of.</summary>
internal static class KeptEntities
{
    // How many types are followed from one to the next.
    private const int MaxTypes = 500;

    /// <summary>The entity that is named with <c>DbSet</c>, <c>IEntityTypeConfiguration</c>, <c>Set()</c>, <c>Entity()</c>; null where the name is used for something else.</summary>
    public static string? NamedIn(SimpleNameSyntax name)
    {
        if (name is not GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } arguments }) return null;
        // cache.Set<Page>("key", page)
        if (name.Identifier.ValueText == "Set" && NamedCode.Around(name) is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }) return null;
        // class Order : Entity<Guid>
        if (name.Identifier.ValueText == "Entity" && NamedCode.Around(name) is not InvocationExpressionSyntax) return null;
        return arguments[0].DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText;
    }

    /// <summary>Whether the type is kept with whatever has it: <c>[Owned]</c>.</summary>
    public static bool IsOwned(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "OwnedAttribute" or "ComplexTypeAttribute" });

    /// <summary>The names of the types that these entities have as properties, one or several, and so on. Entity Framework keeps them, too, unless they are marked [NotMapped].</summary>
    public static ImmutableHashSet<string> RelatedTo(ICollection<string> entities, Compilation compilation)
    {
        var related = ImmutableHashSet.CreateBuilder<string>();
        var pending = new Queue<INamedTypeSymbol>(compilation.DeclaredUnder(entities.Contains, SymbolFilter.Type, default).OfType<INamedTypeSymbol>());
        for (var i = 0; pending.Count > 0 && i < MaxTypes; i++)
            foreach (var property in StoredTokenMembers.Properties(pending.Dequeue()))
                if (ElementOf(property.Type) is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } kept && !NeutralAssemblies.IsFramework(kept.ContainingAssembly) && !IsLeftOut(property) && related.Add(kept.Name)) pending.Enqueue(kept);
        return related.ToImmutable();
    }

    private static INamedTypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => arguments[0] as INamedTypeSymbol,
        IArrayTypeSymbol array => array.ElementType as INamedTypeSymbol,
        _ => type as INamedTypeSymbol,
    };

    private static bool IsLeftOut(IPropertySymbol property) => property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "NotMappedAttribute");
}
