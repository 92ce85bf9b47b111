using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>The credential changes of one function: what belongs together is one.</summary>
internal static class CredentialChanges
{
    /// <summary>Whether no change of the same kind stands before it in its function: a role that is taken and another that is given are one change.</summary>
    public static bool IsFirst(CredentialChange change, SemanticModel model)
    {
        if (EnclosingBodies.Of(change.Operation.Syntax).FirstOrDefault() is not { } body) return true;
        return SameIn(body, change, model).FirstOrDefault() is not { } first || first.Operation.Syntax.SpanStart == change.Operation.Syntax.SpanStart;
    }

    /// <summary>The changes of the same kind to the same user in a function, in their order.</summary>
    public static IEnumerable<CredentialChange> SameIn(SyntaxNode body, CredentialChange change, SemanticModel model) =>
        body.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(static name => CredentialChange.Names.Contains(name.Identifier.ValueText))
            .Select(name => CodeAround(name) is { } code && model.GetOperation(code) is { } operation ? CredentialChange.From(operation) : null)
            .OfType<CredentialChange>()
            .Where(other => other.Kind == change.Kind && other.User.Syntax.ToString() == change.User.Syntax.ToString())
            .OrderBy(static other => other.Operation.Syntax.SpanStart);

    private static ExpressionSyntax? CodeAround(SimpleNameSyntax name)
    {
        var code = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        return code.Parent switch
        {
            InvocationExpressionSyntax call when call.Expression == code => call,
            AssignmentExpressionSyntax assignment when assignment.Left == code => assignment,
            _ => null,
        };
    }
}
