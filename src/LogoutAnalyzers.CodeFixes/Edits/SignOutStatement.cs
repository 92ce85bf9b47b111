using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The statement that ends the session where a body stands: through what the class, the parameters and the application's schemes offer.</summary>
/// <param name="Text">The statement, or two with a line feed between them.</param>
/// <param name="IsAwaited">Whether the body has to be async for it.</param>
/// <param name="NeedsContext">Whether the handler needs a parameter of type HttpContext first.</param>
internal sealed record SignOutStatement(string Text, bool IsAwaited, bool NeedsContext)
{
    private const string Authentication = "Microsoft.AspNetCore.Authentication";
    private const string HttpContext = "Microsoft.AspNetCore.Http.HttpContext";

    /// <summary>The statement, or null when no call would be sure to end the session.</summary>
    public static SignOutStatement? For(SourceEdits edits, SyntaxNode body, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        diagnostic.Properties.TryGetValue(SignOutAdvice.CallProperty, out var kind);
        diagnostic.Properties.TryGetValue(SignOutAdvice.SchemeProperty, out var scheme);
        if (FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (SystemWebStatement.For(edits, body, symbol, diagnostic) is { } systemWeb) return systemWeb;
        if (kind == nameof(SignOutAdvice.Kind.SessionClear)) return ClearSession(edits, body, symbol);
        if (kind == nameof(SignOutAdvice.Kind.SignInManager) && SignInManager(edits, body, symbol) is { } manager) return new SignOutStatement($"await {manager}.SignOutAsync();", true, false);
        if (scheme is null || kind is not (nameof(SignOutAdvice.Kind.SignInManager) or nameof(SignOutAdvice.Kind.HttpContext))) return null;
        if (Through(edits, body, symbol, $".SignOutAsync({SchemeExpression.For(edits, body.SpanStart, scheme)});", isAwaited: true) is not { } statement) return null;
        Usings.AddForExtension(edits, body.SpanStart, edits.Model.Compilation.GetTypeByMetadataName(HttpContext), Authentication, "SignOutAsync");
        return statement;
    }

    /// <summary>Puts the statement into the body, after its guards, and gives the body what it needs. False where that is not possible.</summary>
    public async Task<bool> TryInsertAsync(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, CancellationToken cancellationToken)
    {
        if (NeedsContext && !await ContextParameter.TryAddAsync(edits, body, symbol, IsAwaited, cancellationToken).ConfigureAwait(false)) return false;
        if (IsAwaited && !await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false)) return false;
        BodyInsertion.AfterGuards(edits, body, Text, symbol.ReturnType);
        return true;
    }

    /// <summary>The statement that empties the browser's session. That of System.Web is abandoned.</summary>
    public static SignOutStatement? ClearSession(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol) =>
        !edits.Model.Compilation.GetTypesByMetadataName(HttpContext).IsEmpty ? Through(edits, body, symbol, ".Session.Clear();", isAwaited: false)
        : SystemWebStatement.Session(edits, body, symbol) is { } session ? new SignOutStatement(session + (SystemWebStatement.LeavesMessage(body) ? ".Clear();" : ".Abandon();"), false, false)
        : null;

    /// <summary>A member or parameter of the given type that can be named in the body.</summary>
    public static string? SignInManager(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol) => Named(edits, body, symbol, static type => type.IsOrInherits(AspNetCoreApis.SignInManager));

    /// <summary>The expression for Identity's UserManager in the body: a member, a parameter, or the one that a SignInManager has.</summary>
    public static string? UserManager(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol) =>
        Named(edits, body, symbol, static type => type.IsOrInherits(AspNetCoreApis.UserManager)) ?? (SignInManager(edits, body, symbol) is { } manager ? manager + ".UserManager" : null);

    /// <summary>The expression for the request's HttpContext in the body, or null where there is none.</summary>
    public static string? Context(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol) =>
        symbol.Parameters.FirstOrDefault(static parameter => parameter.Type.Is(HttpContext))?.Name
        ?? (edits.Model.LookupSymbols(PositionIn(body), name: "HttpContext").Any(static found => found is IPropertySymbol property && property.Type.Is(HttpContext)) ? "HttpContext" : null)
        ?? Named(edits, body, symbol, static type => type.Is(HttpContext));

    private static SignOutStatement? Through(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, string call, bool isAwaited)
    {
        var await = isAwaited ? "await " : "";
        if (Context(edits, body, symbol) is { } context) return new SignOutStatement(await + context + call, isAwaited, false);
        // A handler of a minimal API can ask for it.
        return ContextParameter.NameFor(edits, body, symbol) is { } name ? new SignOutStatement(await + name + call, isAwaited, true) : null;
    }

    /// <summary>A parameter, field, property or local of a wanted type that the body can name.</summary>
    public static string? Named(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, System.Func<ITypeSymbol, bool> isWanted)
    {
        if (symbol.Parameters.FirstOrDefault(parameter => isWanted(parameter.Type)) is { } own) return own.Name;
        return edits.Model.LookupSymbols(PositionIn(body))
            .Where(found => found switch
            {
                IFieldSymbol field => isWanted(field.Type) && (!symbol.IsStatic || field.IsStatic),
                IPropertySymbol property => isWanted(property.Type) && property.GetMethod is not null && (!symbol.IsStatic || property.IsStatic),
                IParameterSymbol parameter => !symbol.IsStatic && isWanted(parameter.Type),
                ILocalSymbol local => !symbol.IsStatic && isWanted(local.Type) && local.DeclaringSyntaxReferences.All(reference => reference.Span.End < body.SpanStart),
                _ => false,
            })
            .Select(static found => found.Name).FirstOrDefault();
    }

    public static int PositionIn(SyntaxNode body) => FixTarget.BlockOf(body)?.OpenBraceToken.Span.End ?? FixTarget.ExpressionOf(body)?.SpanStart ?? body.SpanStart;
}
