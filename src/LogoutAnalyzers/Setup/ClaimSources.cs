using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Where the claims of a new token come from: code out of sight may have put an end among them.</summary>
internal static class ClaimSources
{
    private const int MaxDepth = 6;

    private static readonly HashSet<string> s_additions = new(StringComparer.Ordinal) { "AddRange", "AddClaims", "Concat", "Union", "UnionWith" };

    /// <summary>Whether all of them are made in the scope.</summary>
    public static bool AreInSight(IOperation? claims, SyntaxNode scope, int depth = 0)
    {
        claims = claims?.WithoutConversions();
        if (depth > MaxDepth) return false;
        switch (claims)
        {
            case null or IArrayCreationOperation or IDefaultValueOperation or { ConstantValue.HasValue: true }:
                return true;
            case IObjectCreationOperation creation:
                return creation.Arguments.All(argument => argument.Value.Type is { SpecialType: not SpecialType.None } || AreInSight(argument.Value, scope, depth + 1));
            case ILocalReferenceOperation local:
                return InitialOf(local) is { } initial && AreInSight(initial, scope, depth + 1) && !scope.DescendantTokens().Any(static token => s_additions.Contains(token.ValueText));
            case IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList", IsExtensionMethod: true } } call:
                return AreInSight(call.Arguments[0].Value, scope, depth + 1);
            case IInvocationOperation { TargetMethod.Name: "ToArray" } call:
                return AreInSight(call.Instance, scope, depth + 1);
            case IPropertyReferenceOperation { Property.Name: "Claims", Instance: { } identity }:
                return AreInSight(identity, scope, depth + 1);
            default:
                // A collection expression, which this version of the compiler has no operation for.
                return claims.Syntax.ToString() is var text && text.StartsWith("[", StringComparison.Ordinal) && text.IndexOf("..", StringComparison.Ordinal) < 0;
        }
    }

    /// <summary>Whether the scope takes claims over from another token, or from a user who was let in with one.</summary>
    public static bool CopyAnother(SyntaxNode scope, SemanticModel model)
    {
        foreach (var read in scope.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        {
            if (read.Name.Identifier.ValueText != "Claims") continue;
            var owner = model.GetTypeInfo(read.Expression).Type;
            if (owner.IsOrInherits("Microsoft.IdentityModel.Tokens.SecurityToken")) return true;
            if (owner.IsOrInherits("System.Security.Claims.ClaimsPrincipal") && !IsMadeHere(read.Expression)) return true;
            if (owner.IsOrInherits("System.Security.Claims.ClaimsIdentity") && read.Expression.DescendantTokens().Any(static token => token.ValueText == "Identity")) return true;
        }
        return false;
    }

    /// <summary>What a local starts with, when nothing else is assigned to it.</summary>
    public static IOperation? InitialOf(IOperation? value) =>
        value?.Syntax is IdentifierNameSyntax name && LocalInitializers.OfUnchanged(name) is { } initial && value.SemanticModel is { } model ? model.GetOperation(initial) : null;

    // var principal = await _signInManager.CreateUserPrincipalAsync(user);
    private static bool IsMadeHere(ExpressionSyntax principal) =>
        ((principal is IdentifierNameSyntax name ? LocalInitializers.OfUnchanged(name) : null) ?? principal).DescendantNodesAndSelf()
            .Any(static node => node is ObjectCreationExpressionSyntax || node is InvocationExpressionSyntax call && call.Expression.GetLastToken().ValueText.StartsWith("Create", StringComparison.Ordinal));
}
