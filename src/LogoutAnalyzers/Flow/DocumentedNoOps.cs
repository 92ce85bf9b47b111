using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LogoutAnalyzers.Flow;

/// <summary>Bodies that do nothing and say why: <c>// nothing to do: entries expire by themselves</c>.</summary>
internal static class DocumentedNoOps
{
    private static readonly Regex s_reason = new(
        @"\b(nothing to|nothing needs|no-?op\b|no need|not needed|not required|not necessary|not supported|does nothing|do nothing|intentional|deliberate|on purpose|by design|unnecessary)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a comment in or above the declaration gives the reason.</summary>
    public static bool Is(SyntaxNode declaration) =>
        declaration.DescendantTrivia(descendIntoTrivia: false).Any(static trivia => IsComment(trivia) && s_reason.IsMatch(trivia.ToString()));

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
