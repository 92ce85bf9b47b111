using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Entries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Rotates the user's security stamp after the change; where users change their own password, this browser is signed in again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RotateSecurityStamp : RuleFix
{
    /// <summary>Fixes LOA1012.</summary>
    public RotateSecurityStamp()
        : base("LOA1012", "Rotate the user's security stamp")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        var node = edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (edits.Model.GetOperation(node, cancellationToken) is not { } operation || CredentialChange.From(operation) is not { IsOfIdentity: true } change) return null;
        if (FixTarget.Around(node) is not { } body || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        var user = change.User.Syntax;
        if (user is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || ManagerFor(change, edits, body, symbol) is not { } manager) return null;
        var last = CredentialChanges.SameIn(body, change, edits.Model).Last().Operation.Syntax;
        if (AsyncBody.IsWhereNothingIsAwaited(last) || PlaceAfter.Of(edits, body, node, last, change.User) is not { } place) return null;
        if (!await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false)) return null;
        var end = AwaitTail(node);
        // With the "!" of the call, which the compiler wants again; behind a property that is set it wants none.
        var argument = user.Parent is PostfixUnaryExpressionSyntax { Parent: ArgumentSyntax } sure ? sure : user;
        place.Insert(new[] { $"await {manager}.UpdateSecurityStampAsync({argument}){end};", Refresh(change, edits, body, symbol) is { } signIn ? $"await {signIn}.RefreshSignInAsync({argument}){end};" : null }.OfType<string>().ToArray());
        return edits.Apply();
    }

    private static string? ManagerFor(CredentialChange change, SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        if (change.Operation is IInvocationOperation { Instance: { } instance } && (instance.Type.IsOrInherits(AspNetCoreApis.UserManager) || instance.Type.IsOrInherits(OwinApis.UserManager)))
            return instance is IInstanceReferenceOperation ? "this" : instance is IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation ? instance.Syntax.ToString() : null;
        // ASP.NET Identity 2 names users by their ids here.
        return SignOutStatement.Named(edits, body, symbol, type => type.IsOrInherits(AspNetCoreApis.UserManager) && Manages(type, change.User.Type));
    }

    private static bool Manages(ITypeSymbol manager, ITypeSymbol? user)
    {
        for (var type = manager as INamedTypeSymbol; type is not null; type = type.BaseType)
            if (type.Is(AspNetCoreApis.UserManager)) return SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], user);
        return false;
    }

    // Only where the user who changes is the one who is changed: the new stamp would sign him out here, too.
    private static string? Refresh(CredentialChange change, SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        if (change.Kind is not (CredentialKind.Password or CredentialKind.Roles) || change.User.Syntax is not IdentifierNameSyntax user) return null;
        var isOwn = body.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(variable => variable.Identifier.ValueText == user.Identifier.ValueText
            && variable.Initializer?.Value.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText is "User" or "principal" && edits.Model.GetTypeInfo(name).Type?.Name == "ClaimsPrincipal") == true);
        var refreshes = body.DescendantTokens().Any(static token => token.ValueText is "RefreshSignInAsync" or "SignInAsync");
        return isOwn && !refreshes ? SignOutStatement.SignInManager(edits, body, symbol) : null;
    }

    private static string AwaitTail(SyntaxNode call) =>
        call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured.ToString().Substring(call.ToString().Length) : "";
}
