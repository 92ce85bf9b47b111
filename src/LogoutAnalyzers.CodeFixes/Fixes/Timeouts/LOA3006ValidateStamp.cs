using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.Timeouts;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.Timeouts;

/// <summary>Gives the cookie of Identity the validation of its security stamp back, beside what the application's own events do.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ValidateStamp : RuleFix
{
    private const string Events = "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents";
    private const string Validator = "SecurityStampValidator.ValidatePrincipalAsync";

    /// <summary>Fixes LOA3006.</summary>
    public ValidateStamp()
        : base("LOA3006", "Validate the security stamp")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits || !diagnostic.Properties.TryGetValue(EventsDropStampValidation.KindProperty, out var kind)) return null;
        var node = edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var isFixed = (kind, node.FirstAncestorOrSelf<AssignmentExpressionSyntax>(static set => set.Left is MemberAccessExpressionSyntax or IdentifierNameSyntax)) switch
        {
            (nameof(StampLoss.ByHand), _) => TryRegister(edits, node),
            (nameof(StampLoss.Override), _) => await TryValidateInAsync(edits, node.FirstAncestorOrSelf<MethodDeclarationSyntax>() ?? node, cancellationToken).ConfigureAwait(false),
            (nameof(StampLoss.Handler), { } set) => await TryValidateInAsync(edits, set.Right, cancellationToken).ConfigureAwait(false),
            (nameof(StampLoss.Events), { Right: BaseObjectCreationExpressionSyntax creation }) when edits.Model.GetTypeInfo(creation, cancellationToken).Type is { } type =>
                type.Is(Events) ? TrySetHandler(edits, creation) : await TryOverrideAsync(edits, type, cancellationToken).ConfigureAwait(false),
            (nameof(StampLoss.EventsType), { Right: TypeOfExpressionSyntax { Type: var named } }) when edits.Model.GetTypeInfo(named, cancellationToken).Type is { } type => await TryOverrideAsync(edits, type, cancellationToken).ConfigureAwait(false),
            _ => false,
        };
        return isFixed ? edits.Apply() : null;
    }

    // new CookieAuthenticationEvents { OnRedirectToLogin = … }
    private static bool TrySetHandler(SourceEdits edits, BaseObjectCreationExpressionSyntax creation)
    {
        UseValidator(edits, creation.SpanStart);
        return ObjectInitializerEdit.TrySet(edits, creation, "OnValidatePrincipal", Validator);
    }

    // AddCookie(IdentityConstants.ApplicationScheme, options => …)
    private static bool TryRegister(SourceEdits edits, SyntaxNode name)
    {
        if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: > 0 } arguments } call) return false;
        UseValidator(edits, call.SpanStart);
        if (arguments.Last().Expression is LambdaExpressionSyntax lambda) return OptionsLambdaEdit.TryAdd(edits, lambda, "Events.OnValidatePrincipal = " + Validator);
        if (arguments.Any(argument => edits.Model.GetTypeInfo(argument.Expression).ConvertedType?.SpecialType != SpecialType.System_String)) return false;
        var options = edits.Model.LookupSymbols(call.SpanStart, name: "options").IsEmpty ? "options" : "cookieOptions";
        edits.Insert(arguments.Last().Span.End, $", {options} => {options}.Events.OnValidatePrincipal = {Validator}");
        return true;
    }

    private static async Task<bool> TryValidateInAsync(SourceEdits edits, SyntaxNode handler, CancellationToken cancellationToken)
    {
        if (handler is ExpressionSyntax and not AnonymousFunctionExpressionSyntax)
        {
            var info = edits.Model.GetSymbolInfo(handler, cancellationToken);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }) return false;
            var declaration = await declared[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
            if (edits.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document || await edits.InAsync(document, cancellationToken).ConfigureAwait(false) is not { } there) return false;
            return await PrincipalValidationEdit.TryAddAsync(there, declaration, Validator, cancellationToken).ConfigureAwait(false);
        }
        return await PrincipalValidationEdit.TryAddAsync(edits, handler, Validator, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> TryOverrideAsync(SourceEdits edits, ITypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences is not { Length: 1 } declared || await declared[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not TypeDeclarationSyntax declaration) return false;
        if (edits.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document || await edits.InAsync(document, cancellationToken).ConfigureAwait(false) is not { } there) return false;
        var position = declaration.CloseBraceToken.SpanStart;
        Usings.AddFor(there, position, "System.Threading.Tasks", "Task");
        Usings.AddFor(there, position, "Microsoft.AspNetCore.Authentication.Cookies", "CookieValidatePrincipalContext");
        UseValidator(there, position);
        return MemberInsertion.TryAddLast(there, declaration, $"public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => {Validator}(context);");
    }

    private static void UseValidator(SourceEdits edits, int position) => Usings.AddFor(edits, position, "Microsoft.AspNetCore.Identity", "SecurityStampValidator");
}
