using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>What keeps a request that another site sends from reaching a logout: tokens against forgery, and checks of the request itself.</summary>
internal static class ForgeryProtection
{
    private static readonly HashSet<string> s_tokenWords = new(StringComparer.Ordinal) { "antiforgery", "forgery", "csrf", "xsrf", "nonce" };
    private static readonly HashSet<string> s_originWords = new(StringComparer.Ordinal) { "referer", "referrer", "origin", "csrf", "xsrf", "antiforgery", "forgery" };
    private static readonly string[] s_requestTests = { "IsPost", "IsGet", "HttpMethod", "IsAjaxRequest", "IsNavigation" };

    /// <summary>Whether the entry checks a token, the caller's origin or the verb of each request, GET included.</summary>
    public static bool ChecksRequest(LogoutEntry entry) =>
        AttributesOf(entry).Any(IsTokenCheck) || HasOwnSelector(entry) || entry.Body.DescendantTokens().Any(static token => token.Parent is SimpleNameSyntax name ? IsRequestTest(name) : token.Value is string text && text.Length < 40 && Words.Any(text, s_originWords));

    /// <summary>Whether the body is what only a script of the same origin can send: JSON.</summary>
    public static bool WantsJson(LogoutEntry entry) =>
        entry.Body.ChildNodes().OfType<ParameterListSyntax>().SelectMany(static list => list.Parameters).SelectMany(static parameter => parameter.AttributeLists).SelectMany(static list => list.Attributes).Any(static attribute => attribute.Name.ToString().Contains("FromBody"))
        || (IsApi(entry.Symbol) && entry.Symbol!.Parameters.Any(static parameter => parameter.Type is { IsReferenceType: true, SpecialType: SpecialType.None, TypeKind: TypeKind.Class } && !NeutralAssemblies.IsFramework(parameter.Type.ContainingAssembly)));

    /// <summary>The attribute that switches the antiforgery token off for the entry.</summary>
    public static AttributeData? Waiver(LogoutEntry entry)
    {
        foreach (var symbol in Around(entry))
        {
            if (symbol.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass.Is("Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute")) is { } waiver) return waiver;
            // [ValidateAntiForgeryToken] on the action outweighs what its class says.
            if (symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { } type && IsTokenCheck(type))) return null;
        }
        return null;
    }

    /// <summary>Whether the class is an API controller, which is no page with forms.</summary>
    public static bool IsApi(IMethodSymbol? method)
    {
        for (var type = method?.ContainingType; type is not null; type = type.BaseType)
            if (type.GetAttributes().Any(static attribute => attribute.AttributeClass.IsOrInherits("Microsoft.AspNetCore.Mvc.ApiControllerAttribute"))) return true;
        return false;
    }

    private static bool IsTokenCheck(INamedTypeSymbol attribute) =>
        attribute.Is("Microsoft.AspNetCore.Mvc.ValidateAntiForgeryTokenAttribute") || attribute.Is("System.Web.Mvc.ValidateAntiForgeryTokenAttribute")
        || (!NeutralAssemblies.IsFramework(attribute.ContainingAssembly) && attribute.Name.IndexOf("Ignore", StringComparison.Ordinal) < 0 && Words.Any(attribute.Name.Replace("AntiForgery", "Antiforgery"), s_tokenWords));

    // [AjaxOnly], [FormPost]: an attribute of the application's own that chooses by the request.
    private static bool HasOwnSelector(LogoutEntry entry) =>
        entry.Symbol?.GetAttributes().Any(static attribute =>
            attribute.AttributeClass.Is("System.Web.Mvc.ChildActionOnlyAttribute")
            || (!NeutralAssemblies.IsFramework(attribute.AttributeClass?.ContainingAssembly)
                && (attribute.AttributeClass.IsOrInherits("Microsoft.AspNetCore.Mvc.ActionConstraints.IActionConstraint") || attribute.AttributeClass.IsOrInherits("Microsoft.AspNetCore.Mvc.ActionConstraints.ActionMethodSelectorAttribute") || attribute.AttributeClass.IsOrInherits("System.Web.Mvc.ActionMethodSelectorAttribute")))) == true;

    private static bool IsRequestTest(SimpleNameSyntax name)
    {
        var text = name.Identifier.ValueText;
        if (text == "Method") return name.Parent is MemberAccessExpressionSyntax { Expression: var request } && request.ToString().EndsWith("Request", StringComparison.Ordinal);
        return s_requestTests.Contains(text) || text is "UrlReferrer" or "ValidateRequestAsync" or "IsRequestValidAsync" || (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } or InvocationExpressionSyntax && Words.Any(text.Replace("AntiForgery", "Antiforgery"), s_originWords));
    }

    private static IEnumerable<INamedTypeSymbol> AttributesOf(LogoutEntry entry) => Around(entry).SelectMany(static symbol => symbol.GetAttributes()).Select(static attribute => attribute.AttributeClass).OfType<INamedTypeSymbol>();

    private static IEnumerable<ISymbol> Around(LogoutEntry entry)
    {
        if (entry.Symbol is null) yield break;
        yield return entry.Symbol;
        if (entry.Kind == EntryKind.MinimalApi) yield break;
        for (var type = entry.Symbol.ContainingType; type is not null; type = type.BaseType) yield return type;
    }
}
