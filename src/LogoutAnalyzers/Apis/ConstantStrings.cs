using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>The text that an expression always has, as far as the compiler or a table knows it.</summary>
internal static class ConstantStrings
{
    /// <summary>The text, or null when it may vary.</summary>
    public static string? Of(IOperation? operation)
    {
        switch (operation)
        {
            case null:
                return null;
            case { ConstantValue: { HasValue: true, Value: string text } }:
                return text;
            case IConversionOperation conversion:
                return Of(conversion.Operand);
            case IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } field }:
                return IdentityConstant(field) ?? Initializer(field, operation);
            // AuthenticationType.Forms.ToString() is the member's name.
            case IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.Length: 0 }, Instance: { } instance }
                when instance.WithoutConversions() is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member }:
                return member.Name;
            default:
                return null;
        }
    }

    // IdentityConstants are static readonly, not const: https://github.com/dotnet/aspnetcore/blob/main/src/Identity/Core/src/IdentityConstants.cs
    private static string? IdentityConstant(IFieldSymbol field)
    {
        if (!field.ContainingType.Is("Microsoft.AspNetCore.Identity.IdentityConstants")) return null;
        return field.Name switch
        {
            "ApplicationScheme" => "Identity.Application",
            "ExternalScheme" => "Identity.External",
            "TwoFactorRememberMeScheme" => "Identity.TwoFactorRememberMe",
            "TwoFactorUserIdScheme" => "Identity.TwoFactorUserId",
            "BearerScheme" => "Identity.Bearer",
            "BearerAndApplicationScheme" => "Identity.BearerAndApplication",
            _ => null,
        };
    }

    private static string? Initializer(IFieldSymbol field, IOperation use)
    {
        if (field.DeclaringSyntaxReferences.IsEmpty || field.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value }) return null;
        // In a flow graph operations have no semantic model.
        return value is LiteralExpressionSyntax { Token.Value: string text } ? text
            : use.SemanticModel is { } model && value.SyntaxTree == model.SyntaxTree ? model.GetConstantValue(value).Value as string : null;
    }
}
