using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Makes a sign-out that reaches the wrong scheme reach the one that users are signed in with.</summary>
internal static class SignOutCorrection
{
    /// <returns>Null when the body has no sign-out; false when the one it has cannot be corrected.</returns>
    public static Task<bool?> TryAsync(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        diagnostic.Properties.TryGetValue(SignOutAdvice.SchemeProperty, out var scheme);
        var call = body.DescendantNodes().Where(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            .Select(node => edits.Model.GetOperation(node, cancellationToken)).OfType<IOperation>().Select(SignOutCall.From).FirstOrDefault(static found => found is not null);
        if (call is null or { IsForms: true } or { IsOwin: true }) return Task.FromResult<bool?>(null);
        if (scheme is null) return Task.FromResult<bool?>(false);
        return Task.FromResult<bool?>(call.CreatesResult ? CorrectResult(edits, call, scheme) : CorrectTask(edits, body, symbol, call, scheme));
    }

    private static bool CorrectTask(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, SignOutCall call, string scheme)
    {
        if (call.Operation is not IInvocationOperation { Syntax: InvocationExpressionSyntax syntax } invocation) return false;
        var hasProperties = invocation.Arguments.Any(static argument => argument.Parameter?.Name == "properties" && !argument.IsImplicit);
        if (scheme == SignOutCall.IdentityApplication && !hasProperties && SignOutStatement.SignInManager(edits, body, symbol) is { } manager)
        {
            edits.Replace(syntax.Span, manager + ".SignOutAsync()");
            return true;
        }
        var expression = SchemeExpression.For(edits, syntax.SpanStart, scheme);
        if (invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "scheme" && !argument.IsImplicit) is { } named)
            edits.Replace(named.Value.Syntax.Span, expression);
        else
            edits.Insert(syntax.ArgumentList.OpenParenToken.Span.End, expression + (syntax.ArgumentList.Arguments.Count > 0 ? ", " : ""));
        return true;
    }

    private static bool CorrectResult(SourceEdits edits, SignOutCall call, string scheme)
    {
        var list = call.Operation.Syntax switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if (list is null) return false;
        var expression = SchemeExpression.For(edits, list.SpanStart, scheme);
        var isMinimal = call.Row.Type.StartsWith("Microsoft.AspNetCore.Http.", System.StringComparison.Ordinal);
        if (call.Schemes.IsEmpty)
        {
            var text = isMinimal ? $"authenticationSchemes: new[] {{ {expression} }}" : expression;
            // SignOutResult takes the scheme before the properties.
            if (call.Operation is IObjectCreationOperation) edits.Insert(list.OpenParenToken.Span.End, text + (list.Arguments.Count > 0 ? ", " : ""));
            else edits.Insert(list.CloseParenToken.SpanStart, (list.Arguments.Count > 0 ? ", " : "") + text);
            return true;
        }
        // The scheme itself, alone or as the only element of an array, a list or a collection expression; not a text within the properties.
        var named = list.Arguments.Where(static argument => IsSchemes(argument)).SelectMany(static argument => argument.Expression.DescendantNodesAndSelf(static node => node is not (LiteralExpressionSyntax or MemberAccessExpressionSyntax)).OfType<ExpressionSyntax>())
            .Where(value => value is LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax && ConstantStrings.Of(edits.Model.GetOperation(value)) is not null).ToList();
        if (named.Count != 1) return false;
        edits.Replace(named[0].Span, expression);
        return true;
    }

    private static bool IsSchemes(ArgumentSyntax argument) =>
        argument.NameColon?.Name.Identifier.ValueText != "properties"
        && (argument.Expression is LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
            || argument.Expression is BaseObjectCreationExpressionSyntax { Initializer.RawKind: (int)SyntaxKind.CollectionInitializerExpression }
            // A collection expression has no node of its own in the oldest Roslyn this product loads into.
            || argument.Expression.GetFirstToken().IsKind(SyntaxKind.OpenBracketToken));
}
