using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Makes a sign-out that reaches the wrong scheme reach the one that users are signed in with.</summary>
internal static class SignOutCorrection
{
    /// <summary>Whether the same body signs the scheme out already: a second time would change nothing.</summary>
    public static bool IsDone(SourceEdits edits, SyntaxNode at, string scheme, CancellationToken cancellationToken) =>
        FixTarget.Around(at) is { } body
        && body.DescendantNodes().Where(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            .Any(node => edits.Model.GetOperation(node, cancellationToken) is { } operation && SignOutCall.From(operation) is { } call && call.Schemes.Contains(scheme));

    /// <summary>Puts a scheme in the place of the one that is named.</summary>
    /// <param name="edits">The changes to the file.</param>
    /// <param name="named">The expression that names the scheme.</param>
    /// <param name="call">The call that it is handed to.</param>
    /// <param name="scheme">The right one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static bool TryNamed(SourceEdits edits, SyntaxNode named, IOperation? call, string scheme, CancellationToken cancellationToken)
    {
        if (named is not ExpressionSyntax || named is InvocationExpressionSyntax { Expression: not IdentifierNameSyntax { Identifier.ValueText: "nameof" } }) return false;
        if (call is not null && SignOutCall.From(call) is { CreatesResult: false } signOut && ThroughManager(edits, signOut, scheme, cancellationToken)) return true;
        edits.Replace(named.Span, SchemeExpression.For(edits, named.SpanStart, scheme));
        return true;
    }

    /// <summary>Names the scheme in a call that names none, or signs out what SignInManager does not.</summary>
    public static bool Try(SourceEdits edits, SignOutCall call, string scheme, CancellationToken cancellationToken)
    {
        if (call.Row.Type == AspNetCoreApis.SignInManager) return false;
        return call.CreatesResult ? NameInResult(edits, call, scheme) : ThroughManager(edits, call, scheme, cancellationToken) || NameInTask(edits, call, scheme);
    }

    // HttpContext.SignOutAsync()  becomes  _signInManager.SignOutAsync()
    private static bool ThroughManager(SourceEdits edits, SignOutCall call, string scheme, CancellationToken cancellationToken)
    {
        if (scheme != SignOutCall.IdentityApplication || call.Operation is not IInvocationOperation { Syntax: InvocationExpressionSyntax syntax } invocation) return false;
        if (invocation.Arguments.Any(static argument => argument.Parameter?.Name == "properties" && !argument.IsImplicit && argument.Value.ConstantValue is not { HasValue: true, Value: null })) return false;
        if (FixTarget.Around(syntax) is not { } body || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol || SignOutStatement.SignInManager(edits, body, symbol) is not { } manager) return false;
        edits.Replace(syntax.Span, manager + ".SignOutAsync()");
        return true;
    }

    private static bool NameInTask(SourceEdits edits, SignOutCall call, string scheme)
    {
        if (call.Operation is not IInvocationOperation { Syntax: InvocationExpressionSyntax syntax } invocation) return false;
        var expression = SchemeExpression.For(edits, syntax.SpanStart, scheme);
        if (invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "scheme" && !argument.IsImplicit) is { } nothing)
        {
            edits.Replace(nothing.Value.Syntax.Span, expression);
            return true;
        }
        // OWIN takes its types last.
        if (call.IsOwin)
        {
            edits.Insert(syntax.ArgumentList.CloseParenToken.SpanStart, (syntax.ArgumentList.Arguments.Count > 0 ? ", " : "") + expression);
            return true;
        }
        // AuthenticationHttpContextExtensions.SignOutAsync(context)
        var isStatic = invocation.TargetMethod.IsExtensionMethod && syntax.ArgumentList.Arguments.Count > 0 && syntax.ArgumentList.Arguments[0].Expression == invocation.Arguments[0].Syntax.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault();
        if (isStatic) edits.Insert(syntax.ArgumentList.Arguments[0].Span.End, ", " + expression);
        else edits.Insert(syntax.ArgumentList.OpenParenToken.Span.End, expression + (syntax.ArgumentList.Arguments.Count > 0 ? ", " : ""));
        return true;
    }

    private static bool NameInResult(SourceEdits edits, SignOutCall call, string scheme)
    {
        var list = call.Operation.Syntax switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        var arguments = call.Operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => default,
        };
        // A list that is empty, or null, takes some thought.
        if (list is null || arguments.IsDefault || arguments.Any(static argument => argument.Parameter?.Name is "authenticationScheme" or "authenticationSchemes" && !argument.IsImplicit)) return false;
        var expression = SchemeExpression.For(edits, list.SpanStart, scheme);
        var isMinimal = call.Row.Type.StartsWith("Microsoft.AspNetCore.Http.", System.StringComparison.Ordinal);
        var text = isMinimal ? $"authenticationSchemes: new[] {{ {expression} }}" : expression;
        // SignOutResult takes the scheme before the properties.
        if (call.Operation is IObjectCreationOperation) edits.Insert(list.OpenParenToken.Span.End, text + (list.Arguments.Count > 0 ? ", " : ""));
        else edits.Insert(list.CloseParenToken.SpanStart, (list.Arguments.Count > 0 ? ", " : "") + text);
        return true;
    }
}
