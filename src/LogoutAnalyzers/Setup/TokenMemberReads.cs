using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Whether a member of a stored token is read to decide something. Copying it into an answer, a cookie or the next token decides nothing, and
/// neither does clearing away others that are over.
/// </summary>
internal static class TokenMemberReads
{
    private static readonly HashSet<string> s_selecting = new(StringComparer.Ordinal) { "then", "order", "set", "update", "map", "for", "has", "property", "ignore", "include", "max", "min", "group", "rule" };
    private static readonly HashSet<string> s_makers = new(StringComparer.Ordinal) { "generate", "create", "issue", "build", "make", "new", "rotate" };
    private static readonly HashSet<string> s_clearing = new(StringComparer.Ordinal) { "RemoveAll", "RemoveWhere", "RemoveRange", "DeleteRange", "DeleteMany", "DeleteManyAsync", "ExecuteDelete", "ExecuteDeleteAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "UpdateMany", "UpdateManyAsync" };

    private static readonly HashSet<string> s_showing = new(StringComparer.Ordinal) { "set", "append", "write", "ok", "json", "send", "publish", "log" };

    /// <summary>Whether something may depend on what was read.</summary>
    public static bool Decides(IPropertyReferenceOperation read)
    {
        if (IsOfNewToken(read.Instance)) return false;
        IOperation value = read;
        while (value.Parent is { } around)
        {
            switch (around)
            {
                case IBinaryOperation { Type.SpecialType: SpecialType.System_String }:
                    return false;
                case IBinaryOperation or IUnaryOperation or IIsPatternOperation or IPropertySubpatternOperation or IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or IWhileLoopOperation or ILoopOperation or ITupleOperation:
                case IVariableInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation:
                    return true;
                case ISimpleAssignmentOperation { Target: var target } set:
                    // user.TokenExpires = next.Expires: what is asked is what it is kept in.
                    if (target is IPropertyReferenceOperation kept && StoredTokenMembers.Of(kept.Instance?.Type, kept.Property, default) != TokenChecks.None) return false;
                    return value == set.Value && (target is ILocalReferenceOperation or IParameterReferenceOperation || MayBeAskedLater(target is IPropertyReferenceOperation { Property.ContainingType: var made } ? made : null, set));
                case IReturnOperation:
                    return !Selects(around);
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    // token.ExpiresAt.AddMinutes(-5), DateTime.Compare(token.ExpiresAt, now)
                    if (argument.Parameter?.Ordinal == 0 && call.TargetMethod.IsExtensionMethod && IsCore(call.TargetMethod)) goto default;
                    return !NeutralAssemblies.IsLogging(call.TargetMethod) && !Words.Any(call.TargetMethod.Name, s_makers) && !(Words.Split(call.TargetMethod.Name).FirstOrDefault() is { } verb && s_showing.Contains(verb));
                case IArgumentOperation { Parent: IObjectCreationOperation creation }:
                    return MayBeAskedLater(creation.Type as INamedTypeSymbol, creation);
                case IInterpolationOperation or IInterpolatedStringOperation or IArrayInitializerOperation or IAnonymousObjectCreationOperation or IExpressionStatementOperation or IAssignmentOperation or IBlockOperation or IIncrementOrDecrementOperation:
                    return false;
                default:
                    value = around;
                    break;
            }
        }
        return false;
    }

    /// <summary>Whether the read only finds other tokens, to remove or revoke them.</summary>
    public static bool ClearsAway(IOperation read)
    {
        var predicate = read.Syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
        if (predicate is null) return read.Syntax.Ancestors().Any(around => around switch
        {
            ForEachStatementSyntax loop => OnlyEnds(loop.Statement, andMore: true),
            // if (child.IsActive) Revoke(child); else RevokeDescendants(child);
            IfStatementSyntax test => test.Condition.Span.Contains(read.Syntax.Span) && OnlyEnds(test.Statement, andMore: false) && (test.Else is null || OnlyEnds(test.Else.Statement, andMore: false)),
            _ => false,
        });
        foreach (var around in predicate.Ancestors().TakeWhile(static node => node is not (BlockSyntax or MemberDeclarationSyntax)))
        {
            switch (around)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } when s_clearing.Contains(name) && (name == "RemoveAll" || !ComparesToken(predicate)):
                case ForEachStatementSyntax loop when loop.Expression.Span.Contains(predicate.Span) && Ends(loop.Statement):
                    return true;
                // var old = user.Tokens.Where(token => !token.IsActive); context.RemoveRange(old);
                case LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } local when local.Parent is { } block:
                    return !ComparesToken(predicate) && block.DescendantNodes().Any(node => IsClearedAway(node, variables[0].Identifier.ValueText));
            }
        }
        return false;
    }

    private static bool IsClearedAway(SyntaxNode node, string local) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call => s_clearing.Contains(name) && call.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax given && given.Identifier.ValueText == local),
        ForEachStatementSyntax { Expression: IdentifierNameSyntax looped } loop => looped.Identifier.ValueText == local && Ends(loop.Statement),
        _ => false,
    };

    // The one that was sent, and no others: token => token.Value == sent && token.ExpiresAt > now
    private static bool ComparesToken(SyntaxNode predicate) =>
        predicate.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static access => Words.Split(access.Name.Identifier.ValueText).Any(static word => word is "token" or "hash" or "value" or "refresh" or "id" or "key" or "jti") && !Words.Any(access.Name.Identifier.ValueText, SessionVocabulary.Accounts));

    // Ends tokens and goes on, whatever it found.
    private static bool OnlyEnds(StatementSyntax code, bool andMore) =>
        Ends(code) && !code.DescendantNodesAndSelf().Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)
        && (andMore || code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().All(static call => call.Parent is not (ExpressionStatementSyntax or AwaitExpressionSyntax) || IsEnding(call.Expression) || IsSave(call.Expression)));

    private static bool IsEnding(ExpressionSyntax called) => Words.Any(NameOf(called), SessionVocabulary.EndingVerbs) && !Throws(called);

    // RevokeAllAndThrow(token), or a helper beside it that throws.
    private static bool Throws(ExpressionSyntax called) =>
        Words.Split(NameOf(called)).Any(static word => word is "throw" or "fail" or "reject" or "deny")
        || called is SimpleNameSyntax name && called.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == name.Identifier.ValueText && method.DescendantNodes().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax)) == true;

    private static bool IsSave(ExpressionSyntax called) => Words.Split(NameOf(called)).Any(static word => word is "save" or "update" or "commit" or "log");

    private static string NameOf(ExpressionSyntax called) => called is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : called is SimpleNameSyntax name ? name.Identifier.ValueText : "";

    private static bool Ends(SyntaxNode code) => code.DescendantNodesAndSelf().Any(static node => node switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } } => Words.Split(member).Any(static word => word.StartsWith("revo", StringComparison.Ordinal) || word is "active" or "used" or "valid" or "invalidated" || word.StartsWith("expir", StringComparison.Ordinal)),
        InvocationExpressionSyntax { Expression: var called } => IsEnding(called),
        _ => false,
    });

    // What was only just made tells nothing about the one that was sent.
    private static bool IsOfNewToken(IOperation? instance)
    {
        var syntax = instance?.WithoutConversions().Syntax;
        if (syntax is IdentifierNameSyntax name) syntax = LocalInitializers.Of(name);
        if (syntax is AwaitExpressionSyntax awaited) syntax = awaited.Expression;
        return syntax switch
        {
            BaseObjectCreationExpressionSyntax => true,
            InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var method } } => Words.Any(method, s_makers),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } => Words.Any(method, s_makers),
            _ => false,
        };
    }

    // builder.Property(token => token.ExpiresAt), tokens.OrderBy(token => token.ExpiresAt): which one, and not whether.
    private static bool Selects(IOperation result)
    {
        var lambda = result.Syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
        return lambda?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } }
            && Words.Split(name).FirstOrDefault() is { } verb && s_selecting.Contains(verb);
    }

    // Copied into an object of the application's own, which is no answer and no token: whoever has that object may ask it. A token is asked by name.
    private static bool MayBeAskedLater(INamedTypeSymbol? type, IOperation copy) =>
        type is not null && !NeutralAssemblies.IsFramework(type.ContainingAssembly) && !StoredTokenMembers.IsRecord(type) && (!RefreshTokenNames.IsMessage(type.Name) || IsProjected(copy));

    private static bool IsProjected(IOperation copy) =>
        copy.Syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } };

    private static bool IsCore(IMethodSymbol method) => NeutralAssemblies.IsCoreLibrary(method.ContainingAssembly);
}
