using System;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Apis;

/// <summary>Streams of events. They are no page, and no-cache is right for them.</summary>
internal static class EventStreams
{
    private const string ContentType = "text/event-stream";

    /// <summary>Whether the expression is the content type of such a stream, as far as its text says.</summary>
    public static bool IsNamed(SyntaxNode code) => code switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText.StartsWith(ContentType, StringComparison.Ordinal),
        MemberAccessExpressionSyntax access => IsName(access.Name) || IsName(access.Expression.GetLastToken().Parent),
        _ => IsName(code),
    };

    /// <summary>Whether the code answers with such a stream.</summary>
    public static bool AreIn(SyntaxNode body, SemanticModel model) => body.DescendantNodes().Any(node => node switch
    {
        LiteralExpressionSyntax { Token.ValueText: "X-Accel-Buffering" } => true,
        LiteralExpressionSyntax literal => IsNamed(literal),
        // Response.ContentType = Sse.Type, Headers["Content-Type"] = …
        AssignmentExpressionSyntax set => IsContentType(set.Left) && IsConstant(set.Right, model),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } => IsContentType(arguments[0].Expression) && IsConstant(arguments[1].Expression, model),
        _ => false,
    });

    // MediaTypeNames.Text.EventStream, SseContentType
    private static bool IsName(SyntaxNode? code) =>
        code is SimpleNameSyntax { Identifier.ValueText: var name } && (name.IndexOf("EventStream", StringComparison.Ordinal) >= 0 || (name.IndexOf("sse", StringComparison.OrdinalIgnoreCase) >= 0 && Words.Split(name).Contains("sse")));

    private static bool IsContentType(ExpressionSyntax target) =>
        target.ToString() is var text && (text.IndexOf("ContentType", StringComparison.Ordinal) >= 0 || text.IndexOf("Content-Type", StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsConstant(ExpressionSyntax value, SemanticModel model) =>
        value is IdentifierNameSyntax or MemberAccessExpressionSyntax && model.GetConstantValue(value) is { HasValue: true, Value: string text } && text.StartsWith(ContentType, StringComparison.Ordinal);
}
