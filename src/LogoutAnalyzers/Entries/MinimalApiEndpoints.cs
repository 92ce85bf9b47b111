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

/// <summary>Logout endpoints of minimal APIs: the delegate passed to <c>MapPost</c> and its kin for a pattern with a logout segment, groups included.</summary>
internal static class MinimalApiEndpoints
{
    private const string Builder = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    /// <summary>The endpoints mapped with the pattern that the token stands in: one, or those of a group with that prefix.</summary>
    public static IEnumerable<LogoutEntry> Find(SyntaxToken token, SemanticModel model, LogoutNames names, CancellationToken cancellationToken)
    {
        var argument = token.Parent?.FirstAncestorOrSelf<ArgumentSyntax>();
        if (argument?.Parent?.Parent is not InvocationExpressionSyntax invocation || !IsMap(invocation)) yield break;
        if (model.GetOperation(invocation, cancellationToken) is not IInvocationOperation call || !call.TargetMethod.ContainingType.Is(Builder)) yield break;
        if (Pattern(call) is not { } pattern) yield break;
        if (call.TargetMethod.Name == "MapGroup")
        {
            foreach (var mapped in MappedOn(invocation))
            {
                if (model.GetOperation(mapped, cancellationToken) is not IInvocationOperation { TargetMethod.Name: not "MapGroup" } inner || !inner.TargetMethod.ContainingType.Is(Builder)) continue;
                // An endpoint with a logout name of its own has a hit of its own.
                if (Pattern(inner) is { } rest && !names.Performs(Route.Literals(rest)) && names.Performs(Route.Literals(pattern + "/" + rest)) && Entry(inner, pattern + rest, cancellationToken) is { } grouped) yield return grouped;
            }
        }
        else if (names.Performs(Route.Literals(pattern)) && Entry(call, pattern, cancellationToken) is { } entry)
        {
            yield return entry;
        }
    }

    private static bool IsMap(InvocationExpressionSyntax invocation) =>
        (invocation.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal) == true;

    private static string? Pattern(IInvocationOperation call) =>
        ConstantStrings.Of(call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "pattern" or "prefix")?.Value);

    // app.MapGroup("/logout").RequireAuthorization().MapPost("", …), or through a local.
    private static IEnumerable<InvocationExpressionSyntax> MappedOn(InvocationExpressionSyntax group)
    {
        ExpressionSyntax chain = group;
        while (chain.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == chain)
        {
            chain = next;
            if (IsMap(next)) yield return next;
        }
        if (chain.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }) yield break;
        SyntaxNode? scope = variable.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= variable.SyntaxTree.GetRoot();
        foreach (var invocation in scope.DescendantNodes().OfType<InvocationExpressionSyntax>())
            if (IsMap(invocation) && invocation.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } && receiver.Identifier.ValueText == variable.Identifier.ValueText) yield return invocation;
    }

    private static LogoutEntry? Entry(IInvocationOperation call, string pattern, CancellationToken cancellationToken)
    {
        var handler = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "handler" or "requestDelegate")?.Value;
        while (handler is IConversionOperation conversion) handler = conversion.Operand;
        if (handler is IDelegateCreationOperation creation) handler = creation.Target;
        var patternLocation = call.Arguments.First(static argument => argument.Parameter?.Name is "pattern").Value.Syntax.GetLocation();
        var isGet = call.TargetMethod.Name == "MapGet";
        switch (handler)
        {
            case IAnonymousFunctionOperation lambda:
                return new LogoutEntry(EntryKind.MinimalApi, pattern, lambda.Syntax, patternLocation, null, isGet);
            case IMethodReferenceOperation { Method: { IsAbstract: false } method } when method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } declaration:
                var name = declaration switch
                {
                    MethodDeclarationSyntax m => m.Identifier,
                    LocalFunctionStatementSyntax l => l.Identifier,
                    _ => default,
                };
                // A report belongs in the file that is being analysed: the handler's own only if it is this one.
                var here = name.SyntaxTree == call.Syntax.SyntaxTree;
                return new LogoutEntry(EntryKind.MinimalApi, here ? method.Name : pattern, declaration, here ? name.GetLocation() : patternLocation, method, isGet);
            default:
                return null;
        }
    }
}
