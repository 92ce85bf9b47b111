using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The expression for the answer to the request, where a body stands.</summary>
/// <param name="Text">The expression.</param>
/// <param name="IsSystemWeb">Whether it is one of System.Web.</param>
internal sealed record ResponseExpression(string Text, bool IsSystemWeb)
{
    private static readonly string[] s_oldResponses = { "System.Web.HttpResponse", "System.Web.HttpResponseBase" };
    private static readonly string[] s_oldContexts = { "System.Web.HttpContext", "System.Web.HttpContextBase" };

    /// <summary>Through what the class and the parameters offer; null where they do not.</summary>
    public static ResponseExpression? In(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        var own = symbol.IsStatic ? null : edits.Model.LookupSymbols(SignOutStatement.PositionIn(body), name: "Response").OfType<IPropertySymbol>().FirstOrDefault();
        if (own is not null && own.Type.Is("Microsoft.AspNetCore.Http.HttpResponse")) return new ResponseExpression("Response", false);
        if (own is not null && s_oldResponses.Any(own.Type.Is)) return new ResponseExpression("Response", true);
        if (SignOutStatement.Context(edits, body, symbol) is { } context) return new ResponseExpression(context + ".Response", false);
        return SignOutStatement.Named(edits, body, symbol, static type => s_oldContexts.Any(type.Is)) is { } old ? new ResponseExpression(old + ".Response", true) : null;
    }

    /// <summary>Through the parameter that <see cref="ContextParameter"/> adds.</summary>
    public static ResponseExpression? OfAddedContext(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol) =>
        ContextParameter.NameFor(edits, body, symbol) is { } name && !edits.Model.Compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Http.HttpContext").IsEmpty ? new ResponseExpression(name + ".Response", false) : null;

    /// <summary>The statement that sets a header to what stands between the quotes of a C# string.</summary>
    public string SetHeader(string name, string value) => IsSystemWeb ? $"{Text}.AppendHeader(\"{name}\", \"{value}\");" : $"{Text}.Headers[\"{name}\"] = \"{value}\";";
}
