using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The conventions of a minimal API's endpoint: the calls that follow its mapping, and those on the groups that it is mapped in.</summary>
internal static class MappingChain
{
    /// <summary>The answer when none is found and the endpoint is mapped on something that the caller hands in.</summary>
    public const string Elsewhere = "";

    /// <summary>The name of the convention that stands nearest to the endpoint, null when none does.</summary>
    public static string? Of(SyntaxNode mapping, SemanticModel model, params string[] names) => Call(mapping, model, names, out var isElsewhere)?.Name.Identifier.ValueText ?? (isElsewhere ? Elsewhere : null);

    /// <summary>The call of the nearest convention itself.</summary>
    public static MemberAccessExpressionSyntax? Call(SyntaxNode mapping, SemanticModel model, string[] names, out bool isElsewhere)
    {
        isElsewhere = false;
        if (After(mapping, names) is { } own) return own;
        var receiver = (mapping as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access ? access.Expression : null;
        for (var depth = 0; receiver is not null && depth < 8; depth++)
        {
            // app.MapGroup("/account").RequireAuthorization().MapPost(…)
            while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call })
            {
                if (names.Contains(call.Name.Identifier.ValueText)) return call;
                receiver = call.Expression;
            }
            if (receiver is not IdentifierNameSyntax name) return null;
            if (OnVariable(name, names) is { } later) return later;
            switch (model.GetSymbolInfo(name).Symbol)
            {
                case ILocalSymbol { DeclaringSyntaxReferences: { IsEmpty: false } declared } when declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }:
                    receiver = value;
                    break;
                // The application itself carries no conventions; a group that is handed in may.
                case IParameterSymbol parameter when !parameter.Type.Is("Microsoft.AspNetCore.Builder.WebApplication"):
                    if (GroupCallers.Of(parameter, model.Compilation) is not { } group)
                    {
                        isElsewhere = true;
                        return null;
                    }
                    (receiver, model) = (group, ModelOf(group, model));
                    break;
                default:
                    return null;
            }
        }
        return null;
    }

    /// <summary>The calls of all conventions, as far as they can be followed.</summary>
    public static IEnumerable<MemberAccessExpressionSyntax> All(SyntaxNode mapping, SemanticModel model)
    {
        for (var node = mapping; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == node; node = next) yield return access;
        var receiver = (mapping as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax mapped ? mapped.Expression : null;
        for (var depth = 0; receiver is not null && depth < 8; depth++)
        {
            while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call })
            {
                yield return call;
                receiver = call.Expression;
            }
            if (receiver is not IdentifierNameSyntax name) yield break;
            foreach (var later in Accesses(ScopeOf(name)))
                if (later.Expression is IdentifierNameSyntax group && group.Identifier.ValueText == name.Identifier.ValueText && later.Parent is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax }) yield return later;
            receiver = model.GetSymbolInfo(name).Symbol switch
            {
                ILocalSymbol { DeclaringSyntaxReferences: { IsEmpty: false } declared } when declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
                IParameterSymbol parameter => GroupCallers.Of(parameter, model.Compilation),
                _ => null,
            };
            if (receiver is not null) model = ModelOf(receiver, model);
        }
    }

    /// <summary>The pattern of an endpoint behind those of its groups, as far as they are fixed.</summary>
    public static string Pattern(string pattern, SyntaxNode mapping, SemanticModel model)
    {
        foreach (var call in All(mapping, model))
            if (call is { Name.Identifier.ValueText: "MapGroup", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } } && arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string prefix })
                pattern = prefix.TrimEnd('/') + (pattern.Trim('/').Length == 0 ? "" : "/" + pattern.TrimStart('/'));
        return pattern;
    }

    private static SemanticModel ModelOf(SyntaxNode node, SemanticModel model) => node.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(node.SyntaxTree);

    private static MemberAccessExpressionSyntax? After(SyntaxNode mapping, string[] names)
    {
        for (var node = mapping; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == node; node = next)
            if (names.Contains(access.Name.Identifier.ValueText)) return access;
        return mapping.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? OnVariable(variable, variable.Identifier.ValueText, names) : null;
    }

    // group.RequireAuthorization();
    private static MemberAccessExpressionSyntax? OnVariable(IdentifierNameSyntax name, string[] names) => OnVariable(name, name.Identifier.ValueText, names);

    private static MemberAccessExpressionSyntax? OnVariable(SyntaxNode near, string variable, string[] names)
    {
        return Accesses(ScopeOf(near)).FirstOrDefault(access => names.Contains(access.Name.Identifier.ValueText) && access.Expression is IdentifierNameSyntax receiver && receiver.Identifier.ValueText == variable && access.Parent is InvocationExpressionSyntax);
    }

    private static SyntaxNode ScopeOf(SyntaxNode near)
    {
        SyntaxNode? scope = near.Ancestors().OfType<BlockSyntax>().LastOrDefault();
        return scope ?? near.SyntaxTree.GetRoot();
    }

    private static IEnumerable<MemberAccessExpressionSyntax> Accesses(SyntaxNode scope) => scope.DescendantNodes().OfType<MemberAccessExpressionSyntax>();
}
