using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The schemes that authorization policies authenticate by: <c>AddPolicy("Api", policy => policy.AddAuthenticationSchemes("Bearer"))</c>. A policy
/// without any has those of the default.
/// </summary>
internal sealed class PolicySchemes
{
    private const string Add = "AddAuthenticationSchemes";
    private const string Builder = "AuthorizationPolicyBuilder";

    /// <summary>The words a file with such a policy holds.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(Add, Builder);

    // By the name of the policy; that of the default and the fallback policy is empty. A scheme whose name is not constant is null.
    private readonly Dictionary<string, List<string?>> _schemes = new(StringComparer.OrdinalIgnoreCase);

    private PolicySchemes()
    {
    }

    /// <summary>The name that stands for the policy of whoever names none.</summary>
    public const string Default = "";

    /// <summary>Whether a policy is made in a way that its name does not show.</summary>
    public bool AreOpen { get; private set; }

    public static PolicySchemes Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var policies = new PolicySchemes();
        NamedCode.Each(compilation, names, modelOf, static word => Names.Contains(word), (_, name, model) => policies.ReadPolicy(name, model, cancellationToken), cancellationToken);
        return policies;
    }

    /// <summary>The schemes of a policy; empty where it has none of its own.</summary>
    public IReadOnlyList<string?> Of(string policy) => _schemes.TryGetValue(policy, out var schemes) ? schemes : Array.Empty<string?>();

    /// <summary>The schemes that the code of a policy adds.</summary>
    public static IEnumerable<string?> In(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken) =>
        code.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(static name => Names.Contains(name.Identifier.ValueText)).SelectMany(name => Given(name, model, cancellationToken));

    private void ReadPolicy(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var schemes = Given(name, model, cancellationToken).ToList();
        if (schemes.Count == 0) return;
        foreach (var node in name.Ancestors())
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddPolicy" or "AddDefaultPolicy" or "AddFallbackPolicy" }, ArgumentList.Arguments: { Count: > 1 } arguments }:
                    Add(model.GetConstantValue(arguments[0].Expression, cancellationToken).Value as string, schemes);
                    return;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetDefaultPolicy" or "SetFallbackPolicy" } }:
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefaultPolicy" or "FallbackPolicy" } }:
                    Add(Default, schemes);
                    return;
                // That of one endpoint is read there.
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequireAuthorization" } }:
                    return;
            }
        }
        AreOpen = true;

        void Add(string? policy, List<string?> added)
        {
            if (policy is null) AreOpen = true;
            else if (_schemes.TryGetValue(policy, out var known)) known.AddRange(added);
            else _schemes.Add(policy, added);
        }
    }

    // policy.AddAuthenticationSchemes("A", "B"), new AuthorizationPolicyBuilder("A")
    private static IEnumerable<string?> Given(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var arguments = NamedCode.Around(name) switch
        {
            InvocationExpressionSyntax call when name.Identifier.ValueText == Add => call.ArgumentList,
            ObjectCreationExpressionSyntax creation when name.Identifier.ValueText == Builder => creation.ArgumentList,
            _ => null,
        };
        foreach (var argument in arguments?.Arguments ?? default)
            yield return model.GetConstantValue(argument.Expression, cancellationToken).Value as string;
    }
}
