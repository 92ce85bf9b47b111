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

namespace LogoutAnalyzers.Setup;

/// <summary>
/// A <c>catch</c> of the exception for an expired token that lets the token through: it answers that the token is valid, or makes the
/// user from a token that is only read.
/// </summary>
internal static class SwallowedExpiry
{
    private const string Expired = "SecurityTokenExpiredException";

    private static readonly HashSet<string> s_reads = new(StringComparer.Ordinal) { "ReadJwtToken", "ReadJsonWebToken", "ReadToken", "JwtSecurityToken", "JsonWebToken" };

    private static readonly HashSet<string> s_checks = new(StringComparer.Ordinal) { "valid", "validate", "validated", "verify", "verified", "authenticate", "authenticated", "authorize", "authorized" };

    private static readonly HashSet<string> s_ends = new(StringComparer.Ordinal) { "expired", "expire", "expires", "refresh", "renew", "renewal", "revoke", "stale" };

    /// <summary>The catch around a validation, with what it does wrong; null when there is none.</summary>
    public static CatchClauseSyntax? Around(IInvocationOperation validation, SemanticModel model, CancellationToken cancellationToken)
    {
        var attempt = validation.Syntax.FirstAncestorOrSelf<TryStatementSyntax>(outer => outer.Block.Span.Contains(validation.Syntax.Span));
        if (attempt is null || IsOfFunctionInside(validation.Syntax, attempt)) return null;
        // Of several validations in one block the first one speaks.
        var first = attempt.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => TokenValidation.IsValidation(model.GetOperation(call, cancellationToken)));
        if (first != validation.Syntax) return null;
        var handler = attempt.Catches.FirstOrDefault(clause => IsOfExpiry(clause, model, cancellationToken));
        return handler is not null && LetsThrough(handler, model, cancellationToken) ? handler : null;
    }

    private static bool IsOfExpiry(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellationToken) =>
        clause.Declaration is { } declaration
        && (model.GetTypeInfo(declaration.Type, cancellationToken).Type is { Name: Expired } || clause.Filter?.FilterExpression is IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } && clause.Filter.DescendantTokens().Any(static token => token.ValueText == Expired));

    private static bool LetsThrough(CatchClauseSyntax handler, SemanticModel model, CancellationToken cancellationToken)
    {
        if (handler.Block.DescendantTokens().Any(static token => token.Kind() is SyntaxKind.ThrowKeyword || token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken && token.ValueText != Expired && Words.Any(token.ValueText, s_ends))) return false;
        if (ExpiredTokenReads.ChecksEnd(handler)) return false;
        var name = handler.FirstAncestorOrSelf<SyntaxNode>(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            _ => "",
        };
        if (Words.Any(name, s_ends)) return false;
        foreach (var exit in handler.Block.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).OfType<ReturnStatementSyntax>())
        {
            if (exit.Expression is null) continue;
            if (Words.Any(name, s_checks) && IsTrue(exit.Expression)) return true;
            if (model.GetOperation(exit.Expression, cancellationToken) is { } answer && IsSuccess(answer)) return true;
        }
        return handler.Block.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(set => SetsUser(set, model, cancellationToken)) || MakesUserOfRead(handler.Block);
    }

    private static bool IsTrue(ExpressionSyntax value) => value.IsKind(SyntaxKind.TrueLiteralExpression) || value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } && IsTrue(arguments[0].Expression);

    // AuthenticateResult.Success(…), also in Task.FromResult
    private static bool IsSuccess(IOperation answer) =>
        answer.DescendantsAndSelf().OfType<IInvocationOperation>().Any(static call => call.TargetMethod is { Name: "Success" } && call.TargetMethod.ContainingType.Is("Microsoft.AspNetCore.Authentication.AuthenticateResult"));

    // context.User = …; Thread.CurrentPrincipal = …
    private static bool SetsUser(AssignmentExpressionSyntax set, SemanticModel model, CancellationToken cancellationToken) =>
        set.Right is not LiteralExpressionSyntax && set.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "User" or "CurrentPrincipal" or "Principal" }
        && set.Right.DescendantTokens().Any(static token => s_reads.Contains(token.ValueText)) | model.GetTypeInfo(set.Left, cancellationToken).Type.IsOrInherits("System.Security.Principal.IPrincipal");

    // new ClaimsPrincipal(new ClaimsIdentity(handler.ReadJwtToken(token).Claims))
    private static bool MakesUserOfRead(BlockSyntax block) =>
        block.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Any(static made => made.Type.ToString() is "ClaimsPrincipal" or "ClaimsIdentity" or "AuthenticationTicket")
        && block.DescendantNodes().Any(static node => node is SimpleNameSyntax name && s_reads.Contains(name.Identifier.ValueText));

    private static bool IsOfFunctionInside(SyntaxNode call, SyntaxNode attempt) => call.Ancestors().TakeWhile(node => node != attempt).Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
