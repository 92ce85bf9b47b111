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

/// <summary>Rotates the security stamp before the sign-out: every session of the user is refused at its next validation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RotateStampAtLogout : RuleFix
{
    /// <summary>Fixes LOA1009.</summary>
    public RotateStampAtLogout()
        : base("LOA1009", "Rotate the security stamp, which ends all sessions of the user")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.ContainsKey(SessionCookieReplayable.StampProperty)) return null;
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (target, body)) return null;
        if (await SourceEdits.OfAsync(target, cancellationToken).ConfigureAwait(false) is not { } edits || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (((CSharpParseOptions)edits.Root.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8 || SignOutIn(edits, body, cancellationToken) is not { } signOut) return null;
        if (SignOutStatement.UserManager(edits, body, symbol) is not { } manager || PrincipalIn(edits, body, symbol) is not { } principal) return null;
        if (edits.Model.LookupSymbols(signOut.SpanStart, name: "user").Any(static found => found is ILocalSymbol or IParameterSymbol) || body.DescendantTokens().Any(static token => token.ValueText == "user" && token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)) return null;
        if (!await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false)) return null;
        var rotation = edits.Style.Block("", $"await {manager}.UpdateSecurityStampAsync(user);").Replace(edits.Style.LineEnd, "\n");
        BodyInsertion.Before(edits, signOut, $"if (await {manager}.GetUserAsync({principal}) is {{ }} user)" + rotation);
        return edits.Apply();
    }

    private static ExpressionStatementSyntax? SignOutIn(SourceEdits edits, SyntaxNode body, CancellationToken cancellationToken) =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => FixTarget.Around(call) == body && edits.Model.GetOperation(call, cancellationToken) is IInvocationOperation operation && SignOutCall.From(operation) is { CreatesResult: false })
            .Select(static call => call.FirstAncestorOrSelf<ExpressionStatementSyntax>()).FirstOrDefault(static statement => statement?.Parent is BlockSyntax);

    private static string? PrincipalIn(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        var position = FixTarget.BlockOf(body)?.OpenBraceToken.Span.End ?? body.SpanStart;
        if (edits.Model.LookupSymbols(position, name: "User").Any(static found => found is IPropertySymbol { Type: var type } && type.Is("System.Security.Claims.ClaimsPrincipal"))) return "User";
        return SignOutStatement.Context(edits, body, symbol) is { } context ? context + ".User" : null;
    }
}
