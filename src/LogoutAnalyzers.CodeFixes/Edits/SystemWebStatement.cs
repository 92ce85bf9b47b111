using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The statements that end the session in an application on System.Web, through what the class of the body offers.</summary>
internal static class SystemWebStatement
{
    private const string Security = "System.Web.Security";

    /// <summary>The statements, or null when this is another kind of application or nothing is at hand.</summary>
    public static SignOutStatement? For(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, Diagnostic diagnostic)
    {
        diagnostic.Properties.TryGetValue(SignOutAdvice.CallProperty, out var kind);
        diagnostic.Properties.TryGetValue(SignOutAdvice.SchemeProperty, out var scheme);
        switch (kind)
        {
            case nameof(SignOutAdvice.Kind.FormsAuthentication):
                Usings.AddFor(edits, body.SpanStart, Security, "FormsAuthentication");
                var abandon = diagnostic.Properties.ContainsKey(SignOutAdvice.SessionProperty) && !Abandons(body) && !LeavesMessage(body) && Session(edits, body, symbol) is { } session ? "\n" + session + ".Abandon();" : "";
                return new SignOutStatement("FormsAuthentication.SignOut();" + abandon, false, false);
            case nameof(SignOutAdvice.Kind.SessionAbandon):
                return Session(edits, body, symbol) is { } login ? new SignOutStatement(login + ".Abandon();", false, false) : null;
            case nameof(SignOutAdvice.Kind.Owin) when scheme is not null && Manager(edits, body, symbol) is { } manager:
                return new SignOutStatement($"{manager}.SignOut({SchemeExpression.For(edits, body.SpanStart, scheme)});", false, false);
            default:
                return null;
        }
    }

    /// <summary>Whether the body leaves a message in TempData, which MVC 5 keeps in the session from the end of the action on.</summary>
    public static bool LeavesMessage(SyntaxNode body) => body.DescendantNodes().Any(static node => node is IdentifierNameSyntax { Identifier.ValueText: "TempData" });

    private static bool Abandons(SyntaxNode body) => body.DescendantNodes().Any(static node => node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Abandon" });

    /// <summary>The session of a page or controller. A handler has one only if it asks for it.</summary>
    public static string? Session(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        if (!symbol.IsStatic && edits.Model.LookupSymbols(SignOutStatement.PositionIn(body), name: "Session").OfType<IPropertySymbol>().Any(static property => IsSession(property.Type))) return "Session";
        if (symbol.ContainingType.IsOrInherits("System.Web.SessionState.IRequiresSessionState") && symbol.Parameters.FirstOrDefault(static parameter => parameter.Type.Is("System.Web.HttpContext")) is { } context) return context.Name + ".Session";
        var written = body.DescendantNodes().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(access => access.Name.Identifier.ValueText == "Session" && access.ToString().EndsWith("HttpContext.Current.Session", System.StringComparison.Ordinal));
        return written?.ToString();
    }

    private static bool IsSession(ITypeSymbol type) => type.Is(SystemWebApis.SessionState) || type.Is(SystemWebApis.SessionStateBase);

    private static string? Manager(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        if (SignOutStatement.Named(edits, body, symbol, static type => type.IsOrInherits(OwinApis.AuthenticationManager)) is { } known) return known;
        if (symbol.Parameters.FirstOrDefault(static parameter => parameter.Type.IsOrInherits("Microsoft.Owin.IOwinContext")) is { } owin) return owin.Name + ".Authentication";
        if (symbol.IsStatic) return null;
        if (SignOutStatement.Named(edits, body, symbol, static type => type.IsOrInherits(OwinApis.SignInManager)) is { } signIns) return signIns + ".AuthenticationManager";
        var (context, space, extensions) = symbol.ContainingType switch
        {
            var type when type.IsOrInherits("System.Web.Mvc.Controller") => ("HttpContext", "System.Web", "System.Web.HttpContextBaseExtensions"),
            var type when type.IsOrInherits("System.Web.Http.ApiController") => ("Request", "System.Net.Http", "System.Net.Http.OwinHttpRequestMessageExtensions"),
            var type when type.IsOrInherits("System.Web.UI.Page") || type.IsOrInherits("System.Web.UI.UserControl") => ("Request", "System.Web", "System.Web.HttpContextExtensions"),
            _ => ("", "", ""),
        };
        // The extension comes with a package of its own.
        if (context.Length == 0 || edits.Model.Compilation.GetTypesByMetadataName(extensions).IsEmpty) return null;
        var receiver = edits.Model.LookupSymbols(SignOutStatement.PositionIn(body), name: context).OfType<IPropertySymbol>().FirstOrDefault()?.Type;
        Usings.AddForExtension(edits, body.SpanStart, receiver, space, "GetOwinContext");
        return context + ".GetOwinContext().Authentication";
    }
}
