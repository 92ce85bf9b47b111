using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.Tokens;

/// <summary>Saves after the change, or before the exits that leave without; a record that nothing tracks is read with tracking.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SaveRevocation : RuleFix
{
    /// <summary>Fixes LOA2006.</summary>
    public SaveRevocation()
        : base("LOA2006", "Save the revocation")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (target, body)) return null;
        if (await SourceEdits.OfAsync(target, cancellationToken).ConfigureAwait(false) is not { } edits || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (diagnostic.Properties.ContainsKey(RevocationNotSaved.UntrackedProperty)) return Track(edits, body) ? edits.Apply() : null;
        var changes = Changes(edits, body, cancellationToken);
        if (changes.Count == 0 || SaveStatement.For(edits, body, symbol, changes[0]) is not { } save || PlaceOf(changes, body) is not { } place) return null;
        if (AsyncBody.IsWhereNothingIsAwaited(place) || (save.IsAwaited && !await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false))) return null;
        return Insert(edits, body, place, save) ? edits.Apply() : null;
    }

    private static List<SyntaxNode> Changes(SourceEdits edits, SyntaxNode body, CancellationToken cancellationToken)
    {
        var own = body.DescendantNodes().Where(node => node is AssignmentExpressionSyntax or InvocationExpressionSyntax && FixTarget.Around(node) == body).ToList();
        var direct = own.Where(node => edits.Model.GetOperation(node, cancellationToken) is { } operation && (StoreWrites.Of(operation) & (Effects.RemovesFromStore | Effects.RevokesToken)) != 0).ToList();
        // A helper of the application's own that is given the record.
        return direct.Count > 0 ? direct : own.Where(node => node is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments, Parent: ExpressionStatementSyntax } && edits.Model.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 }
            && arguments.Any(argument => edits.Model.GetTypeInfo(argument.Expression, cancellationToken).Type is INamedTypeSymbol type && SessionVocabulary.IsThing(type.Name))).ToList();
    }

    // The statement in a block that holds all of them, outside of their loops.
    private static StatementSyntax? PlaceOf(List<SyntaxNode> changes, SyntaxNode body)
    {
        var statement = changes[changes.Count - 1].FirstAncestorOrSelf<StatementSyntax>();
        while (statement is not null && !IsPlace(statement, changes, body)) statement = statement.Parent?.FirstAncestorOrSelf<StatementSyntax>();
        return statement is ReturnStatementSyntax || statement is null || !body.Span.Contains(statement.Span) ? null : statement;
    }

    private static bool IsPlace(StatementSyntax statement, List<SyntaxNode> changes, SyntaxNode body)
    {
        if (statement is BlockSyntax || statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)) return false;
        if (statement.Ancestors().TakeWhile(node => node != body).Any(static node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax)) return false;
        return changes.All(change => statement.Span.Contains(change.Span) || statement.Parent.Span.Contains(change.Span));
    }

    private static bool Insert(SourceEdits edits, SyntaxNode body, StatementSyntax place, SaveStatement save)
    {
        var later = body.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.SpanStart > place.Span.End && edits.Model.GetOperation(call) is { } operation && StoreSaves.Of(operation) != Effects.None);
        if (later is null)
        {
            BodyInsertion.After(edits, place, save.Text);
            return true;
        }
        var exits = body.DescendantNodes().OfType<ReturnStatementSyntax>().Where(exit => FixTarget.Around(exit) == body && exit.SpanStart > place.Span.End && exit.SpanStart < later.SpanStart && !(exit.Expression is { } value && Exits.IsError(edits.Model.GetOperation(value), ofCallee: false))).ToList();
        foreach (var exit in exits) BodyInsertion.Before(edits, exit, save.Text);
        return exits.Count > 0;
    }

    // var stored = await db.RefreshTokens.AsNoTracking().FirstAsync(…);
    private static bool Track(SourceEdits edits, SyntaxNode body)
    {
        var calls = body.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsNoTracking" or "AsNoTrackingWithIdentityResolution" }).ToList();
        if (calls.Count != 1) return false;
        edits.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(((MemberAccessExpressionSyntax)calls[0].Expression).Expression.Span.End, calls[0].Span.End), "");
        return true;
    }
}
