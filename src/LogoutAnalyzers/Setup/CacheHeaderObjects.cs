using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>The objects of type CacheControlHeaderValue that are made before they are sent, and kept in a local or a field.</summary>
internal static class CacheHeaderObjects
{
    /// <summary>The properties that are set on the object; null where not all of them are in sight.</summary>
    public static IReadOnlyList<(string Property, ExpressionSyntax Value)>? SettingsOf(ExpressionSyntax use, SemanticModel model)
    {
        if (model.GetTypeInfo(use).Type is not { Name: "CacheControlHeaderValue" }) return null;
        switch (model.GetOperation(use))
        {
            // private static readonly CacheControlHeaderValue s_fresh = new() { NoCache = true };
            case IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } field }
                when field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { Initializer: { } initializer } } declared && declared.SyntaxTree == use.SyntaxTree:
                return initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(static set => (set.Left.ToString(), set.Right)).ToList();
            case ILocalReferenceOperation local when ObjectSettings.Of(local, default) is { IsKnown: true, Settings: { IsEmpty: false } settings } && settings.All(static setting => setting is { IsAlways: true, Value.Syntax: ExpressionSyntax }):
                return settings.Select(static setting => (setting.Property, (ExpressionSyntax)setting.Value.Syntax)).ToList();
            default:
                return null;
        }
    }
}
