using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Adds the call that ends the session.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EndSession : RuleFix
{
    /// <summary>Fixes LOA1001.</summary>
    public EndSession()
        : base("LOA1001", "End the session")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (handlerDocument, body)) return null;
        if (await SourceEdits.OfAsync(handlerDocument, cancellationToken).ConfigureAwait(false) is not { } edits || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (RedirectToSignOut(edits, body, diagnostic)) return edits.Apply();
        return SignOutStatement.For(edits, body, diagnostic, cancellationToken) is { } statement && await statement.TryInsertAsync(edits, body, symbol, cancellationToken).ConfigureAwait(false) ? edits.Apply() : null;
    }

    // () => Results.Redirect("/")  becomes  () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { scheme })
    private static bool RedirectToSignOut(SourceEdits edits, SyntaxNode body, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(SignOutAdvice.SchemeProperty, out var scheme) || scheme is null || body is not ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0, AsyncKeyword.RawKind: 0, ExpressionBody: InvocationExpressionSyntax redirect }) return false;
        if (edits.Model.GetOperation(redirect) is not IInvocationOperation { TargetMethod: { Name: "Redirect" or "LocalRedirect" } method } call || !method.ContainingType.Is("Microsoft.AspNetCore.Http.Results")) return false;
        if (redirect.ArgumentList.Arguments.Count != 1 || call.Arguments[0].Value is not { ConstantValue: { HasValue: true, Value: string } } target) return false;
        Usings.AddFor(edits, redirect.SpanStart, "Microsoft.AspNetCore.Authentication", "AuthenticationProperties");
        edits.Replace(redirect.Span, $"Results.SignOut(new AuthenticationProperties {{ RedirectUri = {target.Syntax} }}, new[] {{ {SchemeExpression.For(edits, redirect.SpanStart, scheme)} }})");
        return true;
    }
}
