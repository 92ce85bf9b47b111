using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Middleware that answers a logout itself: an <c>Invoke</c> method or a lambda of <c>app.Use</c> and <c>app.Run</c> that tests the path,
/// and the branch that <c>app.Map("/logout", …)</c> or <c>app.MapWhen</c> leads to, of ASP.NET Core and OWIN. Only what is behind the test is the logout.
/// </summary>
internal static class Middleware
{
    private static readonly string[] s_contexts = { "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.Owin.IOwinContext" };
    private static readonly string[] s_branches = { "Microsoft.AspNetCore.Builder.MapExtensions", "Microsoft.AspNetCore.Builder.MapWhenExtensions", "Owin.MapExtensions", "Owin.MapWhenExtensions" };

    private static readonly HashSet<string> s_tests = new(StringComparer.Ordinal) { "StartsWithSegments", "Equals", "StartsWith", "EndsWith", "Contains" };

    public static LogoutEntry? Find(SyntaxToken token, SemanticModel model, LogoutNames names, CancellationToken cancellationToken)
    {
        // Syntax first: most names that say "log out" stand elsewhere, and binding one binds the body around it.
        if (token.Parent is not ExpressionSyntax written || (ConditionAround(token) is null && BranchAround(token) is null) || TextOf(written, model, cancellationToken) is not { } text || !names.Performs(text) || BusinessRecords.IsAbout(text, names)) return null;
        return OfTest(token, model, names, cancellationToken) ?? OfBranch(token, model, cancellationToken);
    }

    /// <summary>Whether the condition, with this outcome, says that the request is a logout.</summary>
    public static bool SaysLogout(IOperation condition, bool outcome, SemanticModel model, LogoutNames names)
    {
        if (condition.Syntax is not ExpressionSyntax test || !Tests(test, model, names, CancellationToken.None)) return false;
        var isNegative = condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: false } }
            or IIsPatternOperation { Pattern: INegatedPatternOperation };
        return outcome != isNegative;
    }

    private static LogoutEntry? OfTest(SyntaxToken token, SemanticModel model, LogoutNames names, CancellationToken cancellationToken)
    {
        if (ConditionAround(token) is not { } test) return null;
        if (!IsOnlyAboutLogout(test.Condition, model, names, cancellationToken)) return null;
        var body = test.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
        var symbol = body switch
        {
            MethodDeclarationSyntax { Identifier.ValueText: "Invoke" or "InvokeAsync" } method => model.GetDeclaredSymbol(method, cancellationToken),
            AnonymousFunctionExpressionSyntax lambda when IsHandedToUse(lambda, model, cancellationToken) => model.GetSymbolInfo(lambda, cancellationToken).Symbol as IMethodSymbol,
            _ => null,
        };
        if (symbol is null || !symbol.Parameters.Any(static parameter => s_contexts.Any(parameter.Type.Is)) || (symbol.MethodKind == MethodKind.Ordinary && !IsMiddleware(symbol.ContainingType))) return null;
        var location = body is MethodDeclarationSyntax named ? named.Identifier.GetLocation() : token.GetLocation();
        var name = body is MethodDeclarationSyntax ? symbol.ContainingType.Name + "." + symbol.Name : token.ValueText;
        var (get, post) = Verbs(test.Condition.ToString());
        return new LogoutEntry(EntryKind.Middleware, name, body!, location, symbol.MethodKind == MethodKind.Ordinary ? symbol : null, get, post) { IsPartOfBody = true };
    }

    // path == "/login" || path == "/logout": what follows is not about logging out alone.
    private static bool IsOnlyAboutLogout(ExpressionSyntax condition, SemanticModel model, LogoutNames names, CancellationToken cancellationToken) => condition switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsOnlyAboutLogout(parenthesized.Expression, model, names, cancellationToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => IsOnlyAboutLogout(either.Left, model, names, cancellationToken) && IsOnlyAboutLogout(either.Right, model, names, cancellationToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => IsOnlyAboutLogout(both.Left, model, names, cancellationToken) || IsOnlyAboutLogout(both.Right, model, names, cancellationToken),
        IsPatternExpressionSyntax { Pattern: BinaryPatternSyntax } => false,
        _ => Tests(condition, model, names, cancellationToken),
    };

    private static bool Tests(ExpressionSyntax condition, SemanticModel model, LogoutNames names, CancellationToken cancellationToken)
    {
        var isTest = condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } or IsPatternExpressionSyntax or PrefixUnaryExpressionSyntax
            || condition is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && s_tests.Contains(access.Name.Identifier.ValueText);
        return isTest
            && condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText.EndsWith("path", StringComparison.OrdinalIgnoreCase))
            && condition.DescendantNodes().OfType<ExpressionSyntax>().Any(value => value is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax && TextOf(value, model, cancellationToken) is { } text && names.Performs(text));
    }

    private static string? TextOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (value is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } && access.Name == value) value = access;
        return (value as LiteralExpressionSyntax)?.Token.Value as string ?? (value.SyntaxTree == model.SyntaxTree ? model.GetConstantValue(value, cancellationToken).Value as string : null);
    }

    private static bool IsMiddleware(INamedTypeSymbol type) =>
        type.IsOrInherits("Microsoft.AspNetCore.Http.IMiddleware") || type.IsOrInherits("Microsoft.Owin.OwinMiddleware") || type.InstanceConstructors.Any(static constructor => constructor.Parameters.Any(static parameter => parameter.Type.Is("Microsoft.AspNetCore.Http.RequestDelegate")));

    private static bool IsHandedToUse(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Use" or "Run" } } call }
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && method.ContainingNamespace.ToDisplayString() is "Microsoft.AspNetCore.Builder" or "Owin";

    private static IfStatementSyntax? ConditionAround(SyntaxToken token) => token.Parent?.FirstAncestorOrSelf<IfStatementSyntax>(candidate => candidate.Condition.Span.Contains(token.Span));

    private static InvocationExpressionSyntax? BranchAround(SyntaxToken token) =>
        token.Parent?.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(static candidate => candidate.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Map" or "MapWhen" });

    // app.Map("/logout", branch => branch.Run(async context => …)): a branch of one step, or other steps may do it.
    private static LogoutEntry? OfBranch(SyntaxToken token, SemanticModel model, CancellationToken cancellationToken)
    {
        if (BranchAround(token) is not { } call || call.ArgumentList.Arguments is not { Count: 2 } arguments || !arguments[0].Span.Contains(token.Span) || arguments[1].Expression is not LambdaExpressionSyntax configure) return null;
        if (arguments[0].DescendantTokens().Any(static part => part.IsKind(SyntaxKind.BarBarToken) || part.IsKind(SyntaxKind.ExclamationToken) || part.IsKind(SyntaxKind.ExclamationEqualsToken) || part.IsKind(SyntaxKind.OrKeyword))) return null;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: var owner } || !s_branches.Any(owner.Is)) return null;
        var step = configure.ExpressionBody ?? (configure.Block is { Statements: { Count: 1 } statements } ? (statements[0] as ExpressionStatementSyntax)?.Expression : null);
        if (step is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run", Expression: IdentifierNameSyntax }, ArgumentList.Arguments: { Count: 1 } run } || run[0].Expression is not AnonymousFunctionExpressionSyntax handler) return null;
        var (get, post) = Verbs(arguments[0].ToString());
        return new LogoutEntry(EntryKind.Middleware, token.ValueText, handler, token.GetLocation(), null, get, post);
    }

    private static (bool Get, bool Post) Verbs(string test)
    {
        var get = test.IndexOf("IsGet", StringComparison.Ordinal) >= 0 || test.IndexOf("\"GET\"", StringComparison.OrdinalIgnoreCase) >= 0;
        var post = test.IndexOf("IsPost", StringComparison.Ordinal) >= 0 || test.IndexOf("\"POST\"", StringComparison.OrdinalIgnoreCase) >= 0;
        return get == post ? (true, true) : (get, post);
    }
}
