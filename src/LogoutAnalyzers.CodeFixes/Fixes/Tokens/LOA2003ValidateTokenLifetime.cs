using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Fixes.Tokens;

/// <summary>Switches the validation of the lifetime on again, or refuses what it refuses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ValidateTokenLifetime : RuleFix
{
    /// <summary>Fixes LOA2003.</summary>
    public ValidateTokenLifetime()
        : base("LOA2003", "Refuse expired tokens")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        var node = edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var isFixed = node switch
        {
            { Parent: CatchDeclarationSyntax { Parent: CatchClauseSyntax handler } } => TryRefuse(edits, handler),
            InvocationExpressionSyntax validation => RefusedToken.TryCheck(edits, validation, cancellationToken),
            { Parent: AssignmentExpressionSyntax set } when set.Right == node && TokenSetting.From(edits.Model.GetOperation(set, cancellationToken)) is { } setting => TrySet(edits, setting),
            _ => false,
        };
        return isFixed ? edits.Apply() : null;
    }

    private static bool TrySet(SourceEdits edits, TokenSetting setting)
    {
        if (setting.Name == TokenValidation.LifetimeValidator) return TryRemove(edits, setting.Code);
        if (!setting.IsOff) return false;
        edits.Replace(setting.Code.Right.Span, "true");
        return true;
    }

    // Without it the library compares the expiry with the clock. A validator that does something else besides, writing a log perhaps, is left alone.
    private static bool TryRemove(SourceEdits edits, AssignmentExpressionSyntax set)
    {
        if (set.Right is AnonymousFunctionExpressionSyntax { Block.Statements.Count: > 1 }) return false;
        switch (set.Parent)
        {
            case InitializerExpressionSyntax initializer:
                ObjectInitializerEdit.Remove(edits, initializer, set);
                return true;
            case ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement when edits.Style.StartsLine(statement.GetFirstToken()):
                var last = edits.Text.Lines.GetLineFromPosition(statement.Span.End);
                if (!string.IsNullOrWhiteSpace(edits.Text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)))) return false;
                edits.Replace(TextSpan.FromBounds(edits.Text.Lines.GetLineFromPosition(statement.SpanStart).Start, last.EndIncludingLineBreak), "");
                return true;
            default:
                return false;
        }
    }

    private static bool TryRefuse(SourceEdits edits, CatchClauseSyntax handler)
    {
        var answers = handler.Block.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static exit => exit.Expression).Where(static answer => answer.IsKind(SyntaxKind.TrueLiteralExpression)).ToList();
        foreach (var answer in answers) edits.Replace(answer!.Span, "false");
        return answers.Count > 0;
    }
}
