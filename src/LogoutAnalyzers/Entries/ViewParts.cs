using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>Actions of MVC 5 that are parts of views: child actions.</summary>
internal static class ViewParts
{
    /// <summary>Whether a controller has some. There the framework throws where <c>[OutputCache]</c> asks for anything but a duration.</summary>
    public static bool AreIn(INamedTypeSymbol controller) =>
        controller.GetMembers().OfType<IMethodSymbol>().Any(static action => action.ReturnType.Name == "PartialViewResult"
            || action.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ChildActionOnlyAttribute")
            || action.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax().DescendantNodes().Any(static node => node is IdentifierNameSyntax { Identifier.ValueText: "PartialView" })));
}
