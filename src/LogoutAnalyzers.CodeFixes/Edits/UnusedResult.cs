using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// Signs out at once where a sign-out result was created and not returned: the body goes on to its own answer, so the result cannot take
/// its place. Only for one scheme at most: a remote scheme answers with a redirect of its own.
/// </summary>
internal static class UnusedResult
{
    public static async Task<bool> TryAsync(SourceEdits edits, SignOutCall call, CancellationToken cancellationToken)
    {
        var syntax = (ExpressionSyntax)call.Operation.Syntax;
        if (call.Schemes.Length > 1 || FixTarget.Around(syntax) is not { } body || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return false;
        var target = syntax.Parent switch
        {
            ExpressionStatementSyntax => syntax.Span,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment => assignment.Span,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration } } => declaration.Span,
            _ => default,
        };
        var isWholeBody = syntax.Parent is ArrowExpressionClauseSyntax && symbol.ReturnsVoid;
        if (isWholeBody) target = syntax.Span;
        if (target.IsEmpty || AsyncBody.IsWhereNothingIsAwaited(syntax) || Arguments(call) is not { } arguments) return false;
        var context = SignOutStatement.Context(edits, body, symbol);
        if (context is null)
        {
            context = ContextParameter.NameFor(edits, body, symbol);
            if (context is null || !await ContextParameter.TryAddAsync(edits, body, symbol, becomesAsync: true, cancellationToken).ConfigureAwait(false)) return false;
        }
        // void M() => SignOut("x");  becomes  Task M() => HttpContext.SignOutAsync("x");
        var asyncBody = new AsyncBody(edits, cancellationToken);
        if (!await (isWholeBody ? asyncBody.TryReturnTaskAsync(body) : asyncBody.TryMakeAsync(body)).ConfigureAwait(false)) return false;
        Usings.AddForExtension(edits, syntax.SpanStart, edits.Model.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.HttpContext"), "Microsoft.AspNetCore.Authentication", "SignOutAsync");
        edits.Replace(target, (isWholeBody ? "" : "await ") + $"{context}.SignOutAsync({arguments})");
        return true;
    }

    // SignOut(properties, "x") is HttpContext.SignOutAsync("x", properties).
    private static string? Arguments(SignOutCall call)
    {
        var arguments = call.Operation is IInvocationOperation invocation ? invocation.Arguments : ((IObjectCreationOperation)call.Operation).Arguments;
        string? scheme = null, properties = null;
        foreach (var argument in arguments)
        {
            if (argument.IsImplicit && argument.ArgumentKind == ArgumentKind.DefaultValue) continue;
            if (argument.Parameter?.Name == "properties") properties = argument.Value.Syntax.ToString();
            else if (!call.Schemes.IsEmpty && SchemeText(argument.Value) is { } text) scheme = text;
            else if (!call.Schemes.IsEmpty) return null;
        }
        return string.Join(", ", new[] { scheme, properties }.Where(static text => text is not null));
    }

    private static string? SchemeText(IOperation value)
    {
        value = value.WithoutConversions();
        return value switch
        {
            IArrayCreationOperation { Initializer.ElementValues: { Length: 1 } elements } => elements[0].Syntax.ToString(),
            { Type.SpecialType: SpecialType.System_String } => value.Syntax.ToString(),
            // A collection expression, which the oldest Roslyn this product loads into has no operation for.
            _ when value.Syntax.ToString().StartsWith("[", System.StringComparison.Ordinal) && value.ChildOperations.Count == 1 => value.ChildOperations.First().Syntax.ToString(),
            _ => null,
        };
    }
}
