using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Redirects that hand the logout on: to another logout of the application, or to the identity provider's end-session endpoint.</summary>
internal static class Redirects
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "Redirect", "RedirectPermanent", "RedirectPreserveMethod", "LocalRedirect", "RedirectToAction", "RedirectToPage", "RedirectToRoute",
        "RedirectToActionPreserveMethod", "RedirectToPagePreserveMethod", "LocalRedirectPreserveMethod", "NavigateTo", "RedirectToActionPermanent", "RedirectToRoutePermanent",
        "Transfer", "TransferRequest",
    };

    // Addresses that are visited after the logout.
    private static readonly HashSet<string> s_after = new(StringComparer.Ordinal) { "post", "after", "redirect", "return", "callback", "success", "successful", "completed", "done", "landing", "confirmation", "message" };

    public static bool LeadToLogout(IInvocationOperation call, LogoutNames names)
    {
        if (!s_names.Contains(call.TargetMethod.Name) || call.Arguments.Length == 0) return false;
        return call.Arguments.Any(argument => !argument.IsImplicit && Leads(argument.Value.Syntax, names, 0));
    }

    /// <summary>Whether the redirect leads to a page that may log out when its query says so: <c>Login.aspx?logout=1</c>.</summary>
    public static bool MayLeadToLogout(IInvocationOperation call, LogoutNames names) =>
        s_names.Contains(call.TargetMethod.Name)
        && call.Arguments.Where(static argument => !argument.IsImplicit).SelectMany(static argument => argument.Value.Syntax.DescendantTokens())
            .Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.IndexOf('?') is var query and >= 0 && names.Performs(token.ValueText.Substring(query)) && !Words.Any(token.ValueText.Substring(query), s_after));

    private static bool Leads(SyntaxNode value, LogoutNames names, int depth)
    {
        foreach (var token in value.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken) && !token.IsKind(SyntaxKind.StringLiteralToken) && !token.IsKind(SyntaxKind.InterpolatedStringTextToken)) continue;
            var text = token.ValueText;
            // Only the path says where the browser goes: "/connect/endsession?post_logout_redirect_uri=…".
            if (text.IndexOf('?') is var query and >= 0) text = text.Substring(0, query);
            if (names.Mentions(text) && !Words.Any(text, s_after)) return true;
            // var url = $"{authority}/connect/endsession"; return Redirect(url);
            if (depth < 2 && token.Parent is IdentifierNameSyntax name && LocalInitializers.Of(name) is { } initializer && Leads(initializer, names, depth + 1)) return true;
        }
        return false;
    }
}
