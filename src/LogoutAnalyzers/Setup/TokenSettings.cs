using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The other settings of the same token validation parameters: those beside one in an initializer, and those made through the same variable.</summary>
internal static class TokenSettings
{
    public static IEnumerable<TokenSetting> Beside(TokenSetting setting, SemanticModel model, CancellationToken cancellationToken)
    {
        var variable = VariableOf(setting.Code);
        foreach (var code in ScopeOf(setting.Code, variable, model, cancellationToken).DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (code == setting.Code || !TokenValidation.Settings.Contains(NameOf(code.Left) ?? "")) continue;
            if (code.Parent != setting.Code.Parent && (variable is null || VariableOf(code) != variable)) continue;
            if (TokenSetting.From(model.GetOperation(code, cancellationToken)) is { } other) yield return other;
        }
    }

    /// <summary>Whether a setting is made under a condition that another one is not under.</summary>
    public static bool IsConditional(SyntaxNode code, SyntaxNode? other = null) => code.Ancestors().TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
        .Any(around => around is IfStatementSyntax or SwitchSectionSyntax or ConditionalExpressionSyntax && (other is null || !around.Span.Contains(other.Span)));

    /// <summary>The text of the variable whose object is set: "parameters" of <c>parameters.ClockSkew = …</c>, and of <c>var parameters = new TokenValidationParameters { ClockSkew = … }</c>.</summary>
    public static string? VariableOf(AssignmentExpressionSyntax setting)
    {
        if (setting.Left is MemberAccessExpressionSyntax access) return TextOf(access.Expression);
        return setting.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation }
            ? creation.Parent switch
            {
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => declared.Identifier.ValueText,
                EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax declared } => declared.Identifier.ValueText,
                AssignmentExpressionSyntax set when set.Right == creation => TextOf(set.Left),
                _ => null,
            }
            : null;
    }

    /// <summary>A variable as it is written, without <c>this</c>.</summary>
    public static string TextOf(ExpressionSyntax variable) => variable is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } ? name.ToString() : variable.ToString();

    // A field or property has its settings anywhere in the type.
    private static SyntaxNode ScopeOf(AssignmentExpressionSyntax setting, string? variable, SemanticModel model, CancellationToken cancellationToken)
    {
        var member = setting.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax);
        var isMember = variable is not null && model.LookupSymbols(setting.SpanStart, name: variable).Any(static symbol => symbol is IFieldSymbol or IPropertySymbol);
        return (isMember ? setting.FirstAncestorOrSelf<TypeDeclarationSyntax>() : member) ?? setting.SyntaxTree.GetRoot(cancellationToken);
    }

    private static string? NameOf(ExpressionSyntax target) => (target as IdentifierNameSyntax ?? (target as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText;
}
