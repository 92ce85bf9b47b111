using System.Linq;
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
            case ILocalReferenceOperation { Local: var local } read:
                return ValueOfLocal(local, read);
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
        if (use.SemanticModel is not { } model || value.SyntaxTree != model.SyntaxTree) return WrittenIn(field.ContainingType, value);
        // A field that starts as another field is followed one step: fields may name each other in a circle.
        var starts = model.GetOperation(value)?.WithoutConversions();
        return starts is IFieldReferenceOperation { Field: var other } ? other.ConstantValue as string ?? IdentityConstant(other) : Of(starts);
    }

    // No semantic model at hand, but a name in a class of constants is mostly that of another of its members.
    private static string? WrittenIn(INamedTypeSymbol type, ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression.GetLastToken().ValueText,
        IdentifierNameSyntax { Identifier.ValueText: var name } => type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string,
        _ => null,
    };

    // var scheme = "A"; with nothing that sets it again.
    private static string? ValueOfLocal(ILocalSymbol local, IOperation read)
    {
        if (read.SemanticModel is not { } model || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } declared) return null;
        var scope = declared.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declared.SyntaxTree.GetRoot();
        foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != local.Name) continue;
            if (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name) return null;
            if (name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or ArgumentSyntax { Parent: TupleExpressionSyntax }) return null;
        }
        var starts = model.GetOperation(value)?.WithoutConversions();
        // Half-typed code may start a local with itself.
        if (starts is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: var others } && !others.All(other => other.Span.Start < declared.SpanStart)) return null;
        return Of(starts);
    }
}
