using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Rotates the security stamp of the user whom a body signs out.</summary>
internal static class StampRotation
{
    private const string User = "user";

    /// <summary>Puts it before a statement, or after the body's guards; false where the user cannot be found.</summary>
    public static async Task<bool> TryInsertAsync(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, StatementSyntax? next, CancellationToken cancellationToken)
    {
        if (((CSharpParseOptions)edits.Root.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8) return false;
        if (SignOutStatement.UserManager(edits, body, symbol) is not { } manager || PrincipalIn(edits, body, symbol) is not { } principal) return false;
        if (edits.Model.LookupSymbols(next?.SpanStart ?? SignOutStatement.PositionIn(body), name: User).Any(static found => found is ILocalSymbol or IParameterSymbol) || body.DescendantTokens().Any(static token => token.ValueText == User && token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)) return false;
        if (!await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false)) return false;
        var rotation = edits.Style.Block("", $"await {manager}.UpdateSecurityStampAsync({User});").Replace(edits.Style.LineEnd, "\n");
        var statement = $"if (await {manager}.GetUserAsync({principal}) is {{ }} {User})" + rotation;
        if (next is null) BodyInsertion.AfterGuards(edits, body, statement, symbol.ReturnType);
        else BodyInsertion.Before(edits, next, statement);
        return true;
    }

    /// <summary>The expression for the request's user in the body, or null where there is none.</summary>
    public static string? PrincipalIn(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        if (symbol.Parameters.FirstOrDefault(static parameter => parameter.Type.Is("System.Security.Claims.ClaimsPrincipal")) is { } own) return own.Name;
        if (edits.Model.LookupSymbols(SignOutStatement.PositionIn(body), name: "User").Any(static found => found is IPropertySymbol { Type: var type } && type.Is("System.Security.Claims.ClaimsPrincipal"))) return "User";
        if (SignOutStatement.Context(edits, body, symbol) is { } context) return context + ".User";
        // SignInManager has the request's context.
        return SignOutStatement.SignInManager(edits, body, symbol) is { } manager ? manager + ".Context.User" : null;
    }
}
