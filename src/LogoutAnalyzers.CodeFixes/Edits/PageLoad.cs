using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>What a page of WebForms does before it shows anything.</summary>
internal static class PageLoad
{
    // The first of them that a page has.
    private static readonly string[] s_loads = { "Page_Load", "OnLoad", "Page_Init", "OnInit" };

    /// <summary>Puts a statement first; false where the page has no such method.</summary>
    public static bool TryCall(SourceEdits edits, ClassDeclarationSyntax page, string statement)
    {
        var methods = page.Members.OfType<MethodDeclarationSyntax>().ToList();
        if (s_loads.Select(name => methods.FirstOrDefault(method => method.Identifier.ValueText == name)).FirstOrDefault(static method => method is not null) is not { Body: { } body }) return false;
        if (body.Statements.Count > 0) BodyInsertion.Before(edits, body.Statements[0], statement);
        else BodyInsertion.AtEnd(edits, body, statement);
        return true;
    }
}
