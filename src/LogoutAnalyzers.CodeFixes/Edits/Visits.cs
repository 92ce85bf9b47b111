using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Code that sends the browser to an address with GET.</summary>
internal static class Visits
{
    /// <summary>Whether some code of the project redirects to a logout: it would meet a 405 once the logout takes POST only.</summary>
    public static async Task<bool> LogoutAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var document in project.Documents)
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
            foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (IsRedirect(call.Expression) && call.ArgumentList.Arguments.Any(static argument => argument.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.StringLiteralToken) || token.Parent is IdentifierNameSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } } ? LogoutNames.Default.Performs(token.ValueText) : false))) return true;
        }
        return false;
    }

    private static bool IsRedirect(ExpressionSyntax called)
    {
        var name = called switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            _ => "",
        };
        return name.StartsWith("Redirect", StringComparison.Ordinal) || name is "LocalRedirect" or "NavigateTo";
    }
}
