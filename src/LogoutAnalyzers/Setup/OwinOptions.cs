using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>What the options object of an OWIN middleware says about its authentication type.</summary>
/// <param name="AuthenticationType">The type; null where the default is kept.</param>
/// <param name="IsKnown">Whether all that sets the options is in sight, and constant.</param>
/// <param name="IsPassive">Whether the middleware acts only when it is named.</param>
internal readonly record struct OwinOptions(string? AuthenticationType, bool IsKnown, bool IsPassive)
{
    private static readonly OwinOptions s_unknown = new(null, false, false);

    /// <summary>Reads options that are created in the call, or kept in a local of the method.</summary>
    public static OwinOptions Of(IOperation options, BaseMethodDeclarationSyntax method, SemanticModel model)
    {
        var creation = options.Syntax as BaseObjectCreationExpressionSyntax;
        if (options is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declared }) creation = (declared[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value as BaseObjectCreationExpressionSyntax;
        return creation is null ? s_unknown : OfCreation(creation, method, model);
    }

    /// <summary>Reads options where they are created; if they are kept in a local, what the method sets on it counts.</summary>
    public static OwinOptions OfCreation(BaseObjectCreationExpressionSyntax creation, BaseMethodDeclarationSyntax method, SemanticModel model)
    {
        var settings = new List<(string Name, ExpressionSyntax Value)>();
        if (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } })
            foreach (var set in method.DescendantNodes().OfType<AssignmentExpressionSyntax>())
                if (set.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target } member && target.Identifier.ValueText == local) settings.Add((member.Name.Identifier.ValueText, set.Right));
        foreach (var set in creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? Enumerable.Empty<AssignmentExpressionSyntax>())
            if (set.Left is IdentifierNameSyntax property) settings.Add((property.Identifier.ValueText, set.Right));
        if (creation.ArgumentList?.Arguments is { Count: > 0 } arguments && model.GetTypeInfo(arguments[0].Expression).Type?.SpecialType == SpecialType.System_String) settings.Insert(0, ("AuthenticationType", arguments[0].Expression));
        var types = settings.Where(static setting => setting.Name == "AuthenticationType").ToList();
        var isPassive = settings.Any(static setting => setting.Name == "AuthenticationMode" && setting.Value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Passive" });
        if (types.Count == 0) return new OwinOptions(null, true, isPassive);
        return ConstantStrings.Of(model.GetOperation(types[types.Count - 1].Value)) is { } type ? new OwinOptions(type, true, isPassive) : s_unknown;
    }
}
