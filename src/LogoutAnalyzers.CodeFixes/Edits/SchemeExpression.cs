using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>How a scheme is written in code: by the framework's constant where it has one.</summary>
internal static class SchemeExpression
{
    private const string Cookies = "Microsoft.AspNetCore.Authentication.Cookies";
    private const string Identity = "Microsoft.AspNetCore.Identity";

    /// <summary>The expression for a scheme at a position; adds the using that it needs.</summary>
    public static string For(SourceEdits edits, int position, string scheme)
    {
        switch (scheme)
        {
            case "Cookies" when edits.Model.Compilation.GetTypeByMetadataName(Cookies + ".CookieAuthenticationDefaults") is not null:
                Usings.AddFor(edits, position, Cookies, "CookieAuthenticationDefaults");
                return "CookieAuthenticationDefaults.AuthenticationScheme";
            case "Identity.Application" when edits.Model.Compilation.GetTypeByMetadataName(Identity + ".IdentityConstants") is not null:
                Usings.AddFor(edits, position, Identity, "IdentityConstants");
                return "IdentityConstants.ApplicationScheme";
            default:
                return Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(scheme, quote: true);
        }
    }
}
