using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
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
        if (!TrySet(edits, place, DurationText.FromNow("DateTime", model.LimitOf(option).Value), cancellationToken)) return null;
        Usings.AddFor(edits, place.SpanStart, "System", "DateTime");
        return edits.Apply();
    }

    private static bool TrySet(SourceEdits edits, SyntaxNode place, string end, CancellationToken cancellationToken)
    {
        switch (place)
        {
            // A null that is given as the end; one in a variable is changed there by hand.
            case ExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } } given when list.Parent is ExpressionSyntax code:
                if (given is IdentifierNameSyntax || IsBegunInFuture(edits.Model.GetOperation(code, cancellationToken))) return false;
                edits.Replace(given.Span, end);
                return true;
            case ExpressionSyntax { Parent: AssignmentExpressionSyntax set } given when set.Right == given:
                if (given is IdentifierNameSyntax) return false;
                edits.Replace(given.Span, end);
                return true;
            default:
                return place.FirstAncestorOrSelf<ExpressionSyntax>(static code => code is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax) is { } creation && TryAdd(edits, creation, end, cancellationToken);
        }
    }

    private static bool TryAdd(SourceEdits edits, ExpressionSyntax code, string end, CancellationToken cancellationToken)
    {
        var operation = edits.Model.GetOperation(code, cancellationToken);
        if (operation is IObjectCreationOperation { Type: var type } && type.IsOrInherits("Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor")) return ObjectInitializerEdit.TrySet(edits, (BaseObjectCreationExpressionSyntax)code, "Expires", end);
        var (arguments, list) = (operation, code) switch
        {
            (IObjectCreationOperation creation, BaseObjectCreationExpressionSyntax { ArgumentList: { } written }) => (creation.Arguments, written),
            (IInvocationOperation call, InvocationExpressionSyntax { ArgumentList: var written }) => (call.Arguments, written),
            _ => (default, null),
        };
        if (list is null || !arguments.Any(static argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter.Name: "expires" }) || IsBegunInFuture(operation)) return false;
        ArgumentEdit.AddNamed(edits, list, "expires", end, before: "signingCredentials");
        return true;
    }

    // The library throws where the end comes before the beginning.
    private static bool IsBegunInFuture(IOperation? creation)
    {
        var arguments = creation switch
        {
            IObjectCreationOperation made => made.Arguments,
            IInvocationOperation call => call.Arguments,
            _ => default,
        };
        return !arguments.IsDefault && arguments.Given("notBefore") is { } notBefore && EndlessTokens.IsMeantAsEnd(notBefore);
    }
}
