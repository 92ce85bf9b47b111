using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Code that accepts a WebSocket and reads from it in a loop, and nothing else that could end it: the socket is handed to nobody, the loop
/// calls nothing that cannot be seen, and nothing in it looks at the user again.
/// </summary>
internal static class SocketLoops
{
    /// <summary>The call that accepts a socket.</summary>
    public const string Name = "AcceptWebSocketAsync";

    private static readonly HashSet<string> s_checks = new(StringComparer.Ordinal)
    {
        "valid", "validate", "validator", "authenticate", "authenticated", "authorize", "revoked", "expired", "expires", "expiration", "expiry", "session", "sessions", "stamp", "logout", "logged",
        "register", "registry", "abort", "deadline", "timeout", "lifetime",
    };

    // What else may end a loop: a token that somebody can cancel.
    private static readonly HashSet<string> s_cancels = new(StringComparer.Ordinal) { "CancellationTokenSource", "CancelAfter", "CreateLinkedTokenSource" };

    public static bool Is(IInvocationOperation accept, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        if (!accept.TargetMethod.ContainingType.IsOrInherits("Microsoft.AspNetCore.Http.WebSocketManager") || accept.SemanticModel is not { } model) return false;
        if (accept.Syntax.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } socket || EnclosingBodies.Of(accept.Syntax).FirstOrDefault() is not { } body) return false;
        return IsOnlyRead(socket.Identifier.ValueText, body, model, graphs, new HashSet<SyntaxNode>(), cancellationToken) == true;
    }

    // True: a loop reads, and nothing ends it. False: it is not known. Null: the socket is only used.
    private static bool? IsOnlyRead(string socket, SyntaxNode body, SemanticModel model, BodyGraphs graphs, HashSet<SyntaxNode> seen, CancellationToken cancellationToken)
    {
        if (!seen.Add(body) || seen.Count > 8) return false;
        if (body.DescendantTokens().Any(static token => s_cancels.Contains(token.ValueText))) return false;
        bool? reads = null;
        foreach (var use in body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == socket))
        {
            switch (use.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == use:
                    if (LoopAround(use, body) is { } loop && (access.Name.Identifier.ValueText == "ReceiveAsync" || (loop as WhileStatementSyntax)?.Condition.Span.Contains(use.Span) == true))
                    {
                        if (Checks(loop, model, cancellationToken)) return false;
                        reads = true;
                    }
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument:
                    if (Helper(call, argument, model, graphs, cancellationToken) is not var (name, helper, helperModel)) return false;
                    var inside = IsOnlyRead(name, helper, helperModel, graphs, seen, cancellationToken);
                    if (inside == false) return false;
                    if (inside == true) reads = true;
                    break;
                default:
                    return false;
            }
        }
        return reads;
    }

    private static SyntaxNode? LoopAround(SyntaxNode node, SyntaxNode body) => node.Ancestors().TakeWhile(ancestor => ancestor != body).LastOrDefault(static ancestor => ancestor is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax);

    private static bool Checks(SyntaxNode loop, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var call in loop.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (Words.Any(call.Expression.ToString(), s_checks)) return true;
            if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method) return true;
            if (method.DeclaringSyntaxReferences.IsEmpty && !NeutralAssemblies.IsNeutral(method)) return true;
        }
        return loop.DescendantTokens().Any(static token => token.ValueText is "IsAuthenticated" or "User" or "ExpiresUtc" or "ValidTo");
    }

    private static (string Socket, SyntaxNode Body, SemanticModel Model)? Helper(InvocationExpressionSyntax call, ArgumentSyntax argument, SemanticModel model, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation { TargetMethod: { IsAbstract: false } method } operation || !graphs.Declares(method)) return null;
        if (operation.Arguments.FirstOrDefault(candidate => candidate.Syntax == argument)?.Parameter is not { } parameter) return null;
        return method.OriginalDefinition.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is { } body ? (parameter.Name, body, graphs.ModelOf(body.SyntaxTree)) : null;
    }
}
