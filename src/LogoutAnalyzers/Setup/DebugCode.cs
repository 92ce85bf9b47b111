using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Setup;

/// <summary>Code under <c>#if DEBUG</c>, which is not in what is delivered.</summary>
internal static class DebugCode
{
    public static bool Contains(SyntaxNode node)
    {
        var root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives) return false;
        var open = new Stack<bool>();
        foreach (var trivia in root.DescendantTrivia(TextSpan.FromBounds(0, node.SpanStart)))
        {
            var directive = trivia.GetStructure();
            if (directive is ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax && open.Count > 0) open.Pop();
            if (directive is IfDirectiveTriviaSyntax or ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax) open.Push(directive is IfDirectiveTriviaSyntax { Condition: IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } });
        }
        return open.Contains(true);
    }
}
