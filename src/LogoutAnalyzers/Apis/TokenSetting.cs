using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>An assignment to a property of token validation parameters: <c>parameters.ValidateLifetime = false</c>, or the same in an initializer.</summary>
internal readonly record struct TokenSetting(string Name, AssignmentExpressionSyntax Code, IOperation Parameters, IOperation Value)
{
    /// <summary>Whether the value is always false.</summary>
    public bool IsOff => Value.ConstantValue is { HasValue: true, Value: false };

    /// <summary>Whether the value is always true.</summary>
    public bool IsOn => Value.ConstantValue is { HasValue: true, Value: true };

    public static TokenSetting? From(IOperation? operation) =>
        operation is ISimpleAssignmentOperation { Syntax: AssignmentExpressionSyntax code, Target: IPropertyReferenceOperation { Instance: { } instance, Property: { } property } } set
        && TokenValidation.Settings.Contains(property.Name) && TokenValidation.IsParameters(property.ContainingType)
            ? new TokenSetting(property.Name, code, instance, set.Value)
            : null;
}
