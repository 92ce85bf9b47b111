using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>How a scheme is written in code: as the file writes it elsewhere, else by the framework's constant where it has one.</summary>
internal static class SchemeExpression
{
    private const string Cookies = "Microsoft.AspNetCore.Authentication.Cookies";
    private const string Identity = "Microsoft.AspNetCore.Identity";
    private const string Owin = "Microsoft.Owin.Security.Cookies";
    private const string OwinIdentity = "Microsoft.AspNet.Identity";

    /// <summary>The expression for a scheme at a position; adds the using that it needs.</summary>
    public static string For(SourceEdits edits, int position, string scheme)
    {
        var known = Written(edits, scheme).ToList();
        var constant = known.Select(value => edits.Model.GetSymbolInfo(value).Symbol).OfType<IFieldSymbol>().FirstOrDefault(field => field.IsStatic && !field.DeclaringSyntaxReferences.IsEmpty && edits.Model.IsAccessible(position, field));
        if (constant is not null && edits.Model.LookupSymbols(position, name: constant.Name).Contains(constant, SymbolEqualityComparer.Default)) return constant.Name;
        if (constant is not null) return constant.ToMinimalDisplayString(edits.Model, position, SymbolDisplayFormat.CSharpErrorMessageFormat);
        var literal = SymbolDisplay.FormatLiteral(scheme, quote: true);
        if (known.Count > 0 && known.All(static value => value is LiteralExpressionSyntax)) return literal;
        switch (scheme)
        {
            case "Cookies" when edits.Model.Compilation.GetTypeByMetadataName(Cookies + ".CookieAuthenticationDefaults") is not null:
                Usings.AddFor(edits, position, Cookies, "CookieAuthenticationDefaults");
                return "CookieAuthenticationDefaults.AuthenticationScheme";
            case "Identity.Application" when edits.Model.Compilation.GetTypeByMetadataName(Identity + ".IdentityConstants") is not null:
                Usings.AddFor(edits, position, Identity, "IdentityConstants");
                return "IdentityConstants.ApplicationScheme";
            case "Cookies" when edits.Model.Compilation.GetTypeByMetadataName(Owin + ".CookieAuthenticationDefaults") is not null:
                Usings.AddFor(edits, position, Owin, "CookieAuthenticationDefaults");
                return "CookieAuthenticationDefaults.AuthenticationType";
            case "ApplicationCookie" when edits.Model.Compilation.GetTypeByMetadataName(OwinIdentity + ".DefaultAuthenticationTypes") is not null:
                Usings.AddFor(edits, position, OwinIdentity, "DefaultAuthenticationTypes");
                return "DefaultAuthenticationTypes.ApplicationCookie";
            default:
                return literal;
        }
    }

    // Where the file hands the scheme to a call.
    private static IEnumerable<ExpressionSyntax> Written(SourceEdits edits, string scheme) =>
        edits.Root.DescendantNodes().OfType<ArgumentSyntax>().Select(static argument => argument.Expression)
            .Where(value => value is LiteralExpressionSyntax { Token.Value: string text } ? text == scheme
                : value is MemberAccessExpressionSyntax or IdentifierNameSyntax && edits.Model.GetSymbolInfo(value).Symbol is IFieldSymbol && ConstantStrings.Of(edits.Model.GetOperation(value)) == scheme);
}
