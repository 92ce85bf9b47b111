using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>A catch of a WebForms page that shows its user what went wrong, in a label or by a script: that path reports no success.</summary>
internal static class PageErrors
{
    private static readonly HashSet<string> s_texts = new(StringComparer.Ordinal) { "Text", "InnerText", "InnerHtml" };
    private static readonly HashSet<string> s_scripts = new(StringComparer.Ordinal) { "RegisterStartupScript", "RegisterClientScriptBlock", "Write" };

    public static bool Shows(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: var name, ContainingNamespace: var space } } } => s_texts.Contains(name) && IsOfPages(space) && IsInCatch(operation.Syntax),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingNamespace: var space } } => s_scripts.Contains(name) && IsOfPages(space) && IsInCatch(operation.Syntax),
        _ => false,
    };

    private static bool IsOfPages(INamespaceSymbol? space) => space?.ToDisplayString().StartsWith("System.Web", StringComparison.Ordinal) == true;

    private static bool IsInCatch(SyntaxNode node) => node.FirstAncestorOrSelf<CatchClauseSyntax>() is not null;
}
