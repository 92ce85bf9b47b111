using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Abandons the session beside the call that empties it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AbandonSession : RuleFix
{
    /// <summary>Fixes LOA1014.</summary>
    public AbandonSession()
        : base("LOA1014", "Abandon the session")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (handlerDocument, body)) return null;
        if (await SourceEdits.OfAsync(handlerDocument, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        if (FixTarget.BlockOf(body) is not { } block || SystemWebStatement.LeavesMessage(block) || !block.DescendantNodes().OfType<ExpressionSyntax>().Any(Empties)) return null;
        return BesideCalls.TryInsert(edits, body, Empties, static call => Abandon((InvocationExpressionSyntax)call!)) ? edits.Apply() : null;

        bool Empties(ExpressionSyntax call) =>
            call is InvocationExpressionSyntax && edits.Model.GetOperation(call, cancellationToken) is IInvocationOperation operation
            && ApiTable.Find(operation) is { Effects: Effects.ClearsSessionState } && SessionWrite.IsSystemWebSession(operation.TargetMethod.ContainingType);
    }

    // On the same receiver: HttpContext.Current.Session.Clear() becomes HttpContext.Current.Session.Abandon().
    private static string Abandon(InvocationExpressionSyntax clear)
    {
        var whole = clear.FirstAncestorOrSelf<ExpressionStatementSyntax>()?.Expression ?? clear;
        var name = clear.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => (SimpleNameSyntax)clear.Expression,
        };
        var text = whole.ToString();
        var start = name.SpanStart - whole.SpanStart;
        return text.Substring(0, start) + "Abandon" + text.Substring(start + name.Span.Length) + ";";
    }
}
