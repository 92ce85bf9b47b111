using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>What the functions around a piece of code do, and those that call them: whatever is missing here may be done there.</summary>
internal static class Surroundings
{
    // How many calls upwards are followed.
    private const int MaxDepth = 3;

    /// <param name="code">A node in a function.</param>
    /// <param name="ask">Solves one function, given the code in it that leads here.</param>
    public static Answer Of(SyntaxNode code, Func<SyntaxNode, SyntaxNode, Answer> ask, Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        var answer = Answer.Nothing;
        var seen = new HashSet<SyntaxNode>();
        var pending = new Queue<(SyntaxNode Code, int Depth)>();
        pending.Enqueue((code, 0));
        while (pending.Count > 0)
        {
            var (inner, depth) = pending.Dequeue();
            foreach (var body in EnclosingBodies.Of(inner))
            {
                if (!seen.Add(body)) continue;
                answer = Answer.And(answer, ask(body, inner));
                if (answer.Sometimes || answer.Unknown) return answer;
                if (depth == MaxDepth || body is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax) || graphs.ModelOf(body.SyntaxTree).GetDeclaredSymbol(body, cancellationToken) is not IMethodSymbol method) continue;
                if (Callers.Of(method, compilation, graphs, cancellationToken) is not { } callers) return Answer.CannotTell;
                foreach (var caller in callers) pending.Enqueue((caller, depth + 1));
            }
        }
        return answer;
    }
}
