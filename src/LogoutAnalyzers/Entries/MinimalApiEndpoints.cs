using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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
    /// <summary>The calls that map an endpoint.</summary>
    public static readonly ImmutableArray<string> MapNames = ImmutableArray.Create("MapPost", "MapGet", "MapDelete", "MapPut", "MapPatch", "MapMethods");

    /// <summary>Whether a call of this name maps an endpoint.</summary>
    public static bool IsMap(string method) => method == "Map" || MapNames.Contains(method);

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
            foreach (var entry in InGroup(invocation, pattern, model, names, cancellationToken)) yield return entry;
        }
        else if (names.Performs(Route.Literals(pattern)) && !BusinessRecords.IsAbout(pattern, names) && Entry(call, pattern, cancellationToken) is { } entry)
        {
            yield return entry;
        }
    }

    private static IEnumerable<LogoutEntry> InGroup(InvocationExpressionSyntax group, string prefix, SemanticModel model, LogoutNames names, CancellationToken cancellationToken)
    {
        foreach (var mapped in MappedOn(group))
        {
            if (model.GetOperation(mapped, cancellationToken) is not IInvocationOperation inner || !inner.TargetMethod.ContainingType.Is(Builder) || Pattern(inner) is not { } rest) continue;
            // What has a logout name of its own has a hit of its own.
            if (names.Performs(Route.Literals(rest)) || !names.Performs(Route.Literals(prefix + "/" + rest))) continue;
            if (inner.TargetMethod.Name == "MapGroup")
                foreach (var nested in InGroup(mapped, prefix + rest, model, names, cancellationToken)) yield return nested;
            else if (Entry(inner, prefix + rest, cancellationToken) is { } entry) yield return entry;
        }
    }

    /// <summary>The endpoint mapped by a call whose pattern is not written there, but a constant from elsewhere.</summary>
    public static LogoutEntry? FindByConstant(SimpleNameSyntax map, SemanticModel model, LogoutNames names, CancellationToken cancellationToken)
    {
        if (map.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } arguments } invocation } || arguments[0].Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return null;
        if (model.GetOperation(invocation, cancellationToken) is not IInvocationOperation call || !call.TargetMethod.ContainingType.Is(Builder)) return null;
        return Pattern(call) is { } pattern && names.Performs(Route.Literals(pattern)) && !BusinessRecords.IsAbout(pattern, names) ? Entry(call, pattern, cancellationToken) : null;
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

    private static (bool Get, bool Other) Verbs(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "Map") return (true, true);
        if (call.TargetMethod.Name != "MapMethods") return (call.TargetMethod.Name == "MapGet", call.TargetMethod.Name != "MapGet");
        var methods = call.Arguments.For("httpMethods");
        var verbs = methods?.DescendantsAndSelf().Select(static value => value.ConstantValue is { HasValue: true, Value: string verb } ? verb.ToUpperInvariant() : null).Where(static verb => verb is not null).ToList();
        return verbs is null or { Count: 0 } ? (true, true) : (verbs.Contains("GET"), verbs.Any(static verb => verb != "GET"));
    }

    private static LogoutEntry? Entry(IInvocationOperation call, string pattern, CancellationToken cancellationToken)
    {
        var handler = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "handler" or "requestDelegate")?.Value;
        handler = handler?.WithoutConversions();
        if (handler is IDelegateCreationOperation creation) handler = creation.Target;
        var patternLocation = call.Arguments.First(static argument => argument.Parameter?.Name is "pattern").Value.Syntax.GetLocation();
        var (isGet, isPost) = Verbs(call);
        switch (handler)
        {
            case IAnonymousFunctionOperation lambda:
                return new LogoutEntry(EntryKind.MinimalApi, pattern, lambda.Syntax, patternLocation, null, isGet, isPost) { Mapping = call.Syntax };
            case IMethodReferenceOperation { Method: { IsAbstract: false } method } when method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } declaration:
                var name = declaration switch
                {
                    MethodDeclarationSyntax m => m.Identifier,
                    LocalFunctionStatementSyntax l => l.Identifier,
                    _ => default,
                };
                if (!call.SemanticModel!.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)) return null;
                // A report belongs in the file that is being analysed: the handler's own only if it is this one.
                var here = name.SyntaxTree == call.Syntax.SyntaxTree;
                return new LogoutEntry(EntryKind.MinimalApi, here ? method.Name : pattern, declaration, here ? name.GetLocation() : patternLocation, method, isGet, isPost) { Mapping = call.Syntax };
            default:
                return null;
        }
    }
}
