using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Fixes.Tokens;

/// <summary>Gives the token an end: as long from now as the limit allows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ExpireToken : RuleFix
{
    /// <summary>Fixes LOA2004.</summary>
    public ExpireToken()
        : base("LOA2004", "Let the token expire")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits || await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } model) return null;
        var place = edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var option = TokenPurposes.Of(place) == TokenPurpose.Refresh ? OptionKeys.MaxRefreshTokenLifetime : OptionKeys.MaxAccessTokenLifetime;
        if (!TrySet(edits, place, model.LimitOf(option).Value, cancellationToken)) return null;
        Usings.AddFor(edits, place.SpanStart, "System", "DateTime");
        return edits.Apply();
    }

    private static bool TrySet(SourceEdits edits, SyntaxNode place, TimeSpan life, CancellationToken cancellationToken)
    {
        // A null in a variable is changed there by hand.
        if (place is IdentifierNameSyntax { Parent: ArgumentSyntax } || (place is IdentifierNameSyntax && place.Parent is AssignmentExpressionSyntax)) return false;
        if (place.FirstAncestorOrSelf<ExpressionSyntax>(static code => code is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax) is not { } code) return false;
        var operation = edits.Model.GetOperation(code, cancellationToken);
        if (NowBeside(BeginningOf(operation)) is not { } now) return false;
        var end = DurationText.FromNow(now, life);
        if (place is ExpressionSyntax given && place.Parent is ArgumentSyntax or AssignmentExpressionSyntax)
        {
            edits.Replace(given.Span, end);
            return true;
        }
        if (operation is IObjectCreationOperation { Type: var type } && type.IsOrInherits("Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor")) return ObjectInitializerEdit.TrySet(edits, (BaseObjectCreationExpressionSyntax)code, "Expires", end);
        var list = (code as BaseObjectCreationExpressionSyntax)?.ArgumentList ?? (code as InvocationExpressionSyntax)?.ArgumentList;
        if (list is null || !ArgumentsOf(operation).Any(static argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter.Name: "expires" })) return false;
        ArgumentEdit.AddNamed(edits, list, "expires", end, before: "signingCredentials");
        return true;
    }

    private static IOperation? BeginningOf(IOperation? operation) =>
        ArgumentsOf(operation).Given("notBefore")
        ?? (operation as IObjectCreationOperation)?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(static set => set.Target is IPropertyReferenceOperation { Property.Name: "NotBefore" })?.Value;

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation? operation) => operation switch
    {
        IObjectCreationOperation creation => creation.Arguments,
        IInvocationOperation call => call.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    // The library throws where the end comes before the beginning, and compares the two without a look at their time zones.
    private static string? NowBeside(IOperation? beginning)
    {
        if (beginning is null or { ConstantValue: { HasValue: true, Value: null } } || beginning.WithoutConversions().ConstantValue is { HasValue: true, Value: null }) return "DateTime.UtcNow";
        if (EndlessTokens.IsMeantAsEnd(beginning)) return null;
        var names = (ClaimSources.InitialOf(beginning.WithoutConversions()) ?? beginning).Syntax.DescendantTokens().Select(static token => token.ValueText).ToList();
        return names.Contains("UtcNow") || names.Contains("UtcDateTime") ? "DateTime.UtcNow" : names.Contains("Now") ? "DateTime.Now" : null;
    }
}
