using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.Tokens;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.Tokens;

/// <summary>Sets the life of the token to the limit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ShortenTokenLifetime : RuleFix
{
    /// <summary>Fixes LOA2005.</summary>
    public ShortenTokenLifetime()
        : base("LOA2005", "Shorten the token's lifetime")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits || await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } model) return null;
        if (edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax value || FormOf(edits, value, cancellationToken) is not { } form) return null;
        if (!diagnostic.Properties.TryGetValue(TokenLifetimeTooLong.KindProperty, out var name) || !Enum.TryParse<TokenLifeKind>(name, out var kind)) return null;
        var limit = model.LimitOf(TokenLifetimeTooLong.OptionOf(kind)).Value;
        if (form == TimeoutForm.Duration && value is LiteralExpressionSyntax) DurationEdit.Set(edits, value, limit);
        else if (form == TimeoutForm.FromNow && TypeOfMaximum(edits, value) is { } type) edits.Replace(value.Span, DurationText.FromNow(type + ".UtcNow", limit));
        else if (!DurationLimit.TryApply(edits, model, form == TimeoutForm.FromNow ? InLocal(edits, value, cancellationToken) : value, form, limit, cancellationToken)) return null;
        return await edits.ApplyAsync(cancellationToken).ConfigureAwait(false);
    }

    private static TimeoutForm? FormOf(SourceEdits edits, ExpressionSyntax value, CancellationToken cancellationToken)
    {
        foreach (var code in value.Ancestors().OfType<ExpressionSyntax>())
            if (code is AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && edits.Model.GetOperation(code, cancellationToken) is { } operation && TokenLives.From(operation) is { } life && life.Value.Syntax.Span == value.Span) return life.Form;
        return null;
    }

    // DateTime.MaxValue
    private static string? TypeOfMaximum(SourceEdits edits, ExpressionSyntax value) =>
        value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MaxValue", Expression: var type } && edits.Model.GetTypeInfo(value).Type is { } time && (time.Is("System.DateTime") || time.Is("System.DateTimeOffset")) ? type.ToString() : null;

    // The end is often told to the client as well, so it changes where it is computed; not where it is the end of another token, too.
    private static ExpressionSyntax InLocal(SourceEdits edits, ExpressionSyntax value, CancellationToken cancellationToken)
    {
        if (value is not IdentifierNameSyntax use || edits.Model.GetSymbolInfo(use, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }) return value;
        if (declared[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } initial } declarator || initial.SyntaxTree != edits.Root.SyntaxTree) return value;
        var body = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? edits.Root;
        var others = body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == use.Identifier.ValueText && name != use);
        return others.All(static other => IsOnlyRead(other) && !SaysRefresh(other)) && TokenPurposes.Of(use) != TokenPurpose.Refresh ? initial : value;
    }

    private static bool IsOnlyRead(IdentifierNameSyntax name) => name.Parent is not (AssignmentExpressionSyntax { Left: IdentifierNameSyntax } or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax) || (name.Parent is AssignmentExpressionSyntax set && set.Right == name);

    private static bool SaysRefresh(IdentifierNameSyntax name)
    {
        var place = name.Ancestors().TakeWhile(static node => node is not StatementSyntax).Select(static node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            AssignmentExpressionSyntax set => set.Left.ToString(),
            ArgumentSyntax { NameColon: { } named } => named.ToString(),
            InvocationExpressionSyntax call => call.Expression.ToString(),
            BaseObjectCreationExpressionSyntax creation => creation.ToString().Split('(', '{')[0],
            _ => null,
        }).FirstOrDefault(static text => text is not null);
        return place?.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
