using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Signs out the scheme that users are signed in with; one fix for each where they are several.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SignOutScheme : RuleFix
{
    /// <summary>Fixes LOA1004.</summary>
    public SignOutScheme()
        : base("LOA1004", "Sign out")
    {
    }

    private protected override ImmutableArray<string?> Choices(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(SchemeRemedy.SchemesProperty, out var schemes) && schemes is { Length: > 0 } ? ImmutableArray.CreateRange<string?>(schemes.Split('\n')) : ImmutableArray<string?>.Empty;

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, string? choice, CancellationToken cancellationToken)
    {
        if (choice is null || await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        var at = edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (SignOutCorrection.IsDone(edits, at, choice, cancellationToken)) return null;
        if (edits.Model.GetOperation(at, cancellationToken) is { } operation && SignOutCall.From(operation) is { } whole) return SignOutCorrection.Try(edits, whole, choice, cancellationToken) ? edits.Apply() : null;
        // The call of the framework that the scheme is named in, or of a helper that hands it on.
        var call = at.FirstAncestorOrSelf<ExpressionSyntax>(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax and not ObjectCreationExpressionSyntax { ArgumentList: null });
        return SignOutCorrection.TryNamed(edits, at, call is null ? null : edits.Model.GetOperation(call, cancellationToken), choice, cancellationToken) ? edits.Apply() : null;
    }
}
