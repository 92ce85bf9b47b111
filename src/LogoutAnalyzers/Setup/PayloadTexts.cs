using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Payloads of tokens that are handed over as JSON.</summary>
internal static class PayloadTexts
{
    private const int MaxDepth = 6;

    private static readonly HashSet<string> s_serializers = new(StringComparer.Ordinal) { "Serialize", "SerializeObject", "SerializeToJson", "ToString", "ToJsonString", "ToJson" };

    /// <summary>Whether all that makes the text is written in sight of the call, so that an "exp" would be, too.</summary>
    /// <param name="isNamedElsewhere">Whether other code of the application names the claim.</param>
    public static bool AreInSight(IOperation? text, Func<bool> isNamedElsewhere, int depth = 0)
    {
        text = text?.WithoutConversions();
        if (text is null || depth > MaxDepth) return false;
        if (text.ConstantValue is { HasValue: true, Value: var constant }) return constant is string json && IsObject(json) && !ExpiryClaims.IsIn(json);
        return text switch
        {
            IInterpolatedStringOperation { Syntax: InterpolatedStringExpressionSyntax interpolated } => interpolated.Contents.FirstOrDefault() is InterpolatedStringTextSyntax start && IsObject(start.TextToken.ValueText),
            IBinaryOperation { LeftOperand: var left } => IsStart(left),
            ILocalReferenceOperation => AreInSight(ClaimSources.InitialOf(text), isNamedElsewhere, depth + 1),
            IInvocationOperation call when s_serializers.Contains(call.TargetMethod.Name) => IsKnown(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, isNamedElsewhere, depth + 1),
            _ => false,
        };
    }

    private static bool IsStart(IOperation text) => text.WithoutConversions() switch
    {
        IBinaryOperation { LeftOperand: var left } => IsStart(left),
        { ConstantValue: { HasValue: true, Value: string start } } => IsObject(start),
        _ => false,
    };

    private static bool IsKnown(IOperation? payload, Func<bool> isNamedElsewhere, int depth)
    {
        payload = payload?.WithoutConversions();
        if (payload is null || depth > MaxDepth) return false;
        return payload switch
        {
            IAnonymousObjectCreationOperation => true,
            IObjectCreationOperation { Type: { } type } => type.DeclaringSyntaxReferences.IsEmpty || !isNamedElsewhere(),
            ILocalReferenceOperation => IsKnown(ClaimSources.InitialOf(payload), isNamedElsewhere, depth + 1),
            _ => payload.Type is { DeclaringSyntaxReferences.IsEmpty: false, IsAnonymousType: false, TypeKind: TypeKind.Class or TypeKind.Struct } && !isNamedElsewhere(),
        };
    }

    private static bool IsObject(string json) => json.TrimStart().StartsWith("{", StringComparison.Ordinal);
}
