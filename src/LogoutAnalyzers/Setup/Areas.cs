using System;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The areas that controllers and views belong to: an area has folders of its own, with views of the same names as elsewhere. See
/// https://learn.microsoft.com/aspnet/core/mvc/controllers/areas.
/// </summary>
internal static class Areas
{
    /// <summary>By its attribute, or that of a base class, else by its folder; null for a controller outside of all areas.</summary>
    public static string? Of(INamedTypeSymbol controller)
    {
        for (var type = controller; type is not null; type = type.BaseType)
            if (type.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass.Is("Microsoft.AspNetCore.Mvc.AreaAttribute")) is { ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is string area) return area;
        return controller.DeclaringSyntaxReferences.Select(static part => OfFile(part.SyntaxTree.FilePath)).FirstOrDefault(static area => area is not null);
    }

    /// <summary>The folder below Areas that a file is in; null for none.</summary>
    public static string? OfFile(string path)
    {
        var folders = path.Split('/', '\\');
        for (var i = folders.Length - 3; i >= 0; i--)
            if (folders[i].Equals("Areas", StringComparison.OrdinalIgnoreCase)) return folders[i + 1];
        return null;
    }
}
