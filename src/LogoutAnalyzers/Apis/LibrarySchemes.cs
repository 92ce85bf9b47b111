using System;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Schemes by the constants of a library that knows ASP.NET Core: it registers what it has names for, out of sight.</summary>
internal static class LibrarySchemes
{
    public static bool Names(Microsoft.CodeAnalysis.IOperation scheme) =>
        scheme.WithoutConversions() is IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.IsEmpty: true, ContainingAssembly: { } assembly } }
        && !assembly.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)));
}
