using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>
/// Cookies of System.Web that are deleted by hand: <c>Response.Cookies["x"].Expires = DateTime.Now.AddDays(-1)</c>, or a cookie with a past
/// Expires or an empty value that is added to the response. What is done to <c>Request.Cookies</c> alone never reaches the browser.
/// </summary>
internal static class HttpCookies
{
    private static readonly HashSet<string> s_writes = new(StringComparer.Ordinal) { "Add", "Set", "SetCookie", "AppendCookie" };
    private static readonly string[] s_responses = { "System.Web.HttpResponse", "System.Web.HttpResponseBase" };

    /// <summary>The cookie that the operation deletes in the browser; <c>Name</c> is null where it is not constant. Null when it deletes none.</summary>
    /// <param name="operation">An assignment or a call; it may stand in a flow graph, whose operations have no semantic model.</param>
    /// <param name="modelOf">The semantic model of a file.</param>
    public static (string? Name, bool IsFormsTicket)? DeletedBy(IOperation operation, Func<SyntaxTree, SemanticModel> modelOf)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Expires" or "Value" } property, Instance: IPropertyReferenceOperation { Property.IsIndexer: true } cookie } } set
                when property.ContainingType.Is(SystemWebApis.HttpCookie) && IsOfResponse(cookie.Instance):
                return (property.Name == "Expires" ? IsPast(set.Value) : IsEmpty(set.Value)) ? Named(cookie.Arguments.FirstOrDefault()?.Value) : null;
            case IInvocationOperation call when Writes(call) is { } written:
                return written.Syntax is ExpressionSyntax syntax ? Deleted(syntax, modelOf(syntax.SyntaxTree)) : null;
            default:
                return null;
        }
    }

    /// <summary>What the deletion of the cookie ends: nothing if its name says that it carries no login.</summary>
    public static Effects Of(IOperation operation, Func<SyntaxTree, SemanticModel> modelOf) =>
        DeletedBy(operation, modelOf) is { } deleted && (deleted.IsFormsTicket || deleted.Name is null || SessionVocabulary.IsSessionCookie(deleted.Name)) ? Effects.DeletesCookie : Effects.None;

    private static bool IsPast(IOperation value) => PastTimes.OfExpires(value) == CookieLife.Past;

    private static bool IsEmpty(IOperation value) =>
        value.WithoutConversions() is { ConstantValue: { HasValue: true, Value: null or "" } } or IFieldReferenceOperation { Field.Name: "Empty" };

    private static bool IsOfResponse(IOperation? cookies) =>
        cookies is IPropertyReferenceOperation { Property: { Name: "Cookies" } property } && s_responses.Any(property.ContainingType.Is);

    // Response.Cookies.Add(x), Response.SetCookie(x)
    private static IOperation? Writes(IInvocationOperation call) =>
        s_writes.Contains(call.TargetMethod.Name) && call.Arguments.Length == 1 && (s_responses.Any(call.TargetMethod.ContainingType.Is) || IsOfResponse(call.Instance)) ? call.Arguments[0].Value : null;

    // The cookie is made where it is added, or kept in a local whose statements say what it is.
    private static (string? Name, bool IsFormsTicket)? Deleted(ExpressionSyntax written, SemanticModel model)
    {
        var creation = written as BaseObjectCreationExpressionSyntax;
        var settings = new List<AssignmentExpressionSyntax>();
        if (written is IdentifierNameSyntax local && written.FirstAncestorOrSelf<BlockSyntax>(static block => block.Parent is not StatementSyntax) is { } body)
        {
            var name = local.Identifier.ValueText;
            creation = body.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(variable => variable.Identifier.ValueText == name)?.Initializer?.Value as BaseObjectCreationExpressionSyntax
                ?? body.DescendantNodes().OfType<AssignmentExpressionSyntax>().FirstOrDefault(set => set.Left is IdentifierNameSyntax target && target.Identifier.ValueText == name)?.Right as BaseObjectCreationExpressionSyntax;
            settings.AddRange(body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(set => set.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target } && target.Identifier.ValueText == name));
        }
        settings.AddRange(creation?.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? Enumerable.Empty<AssignmentExpressionSyntax>());
        var arguments = creation?.ArgumentList?.Arguments;
        var expires = settings.Where(static set => NameOf(set) == "Expires").ToList();
        var isDeleted = expires.Count > 0 ? expires.Any(set => Operation(set.Right) is { } value && IsPast(value))
            : arguments is { Count: > 1 } && Operation(arguments.Value[1].Expression) is { } content ? IsEmpty(content)
            : settings.Any(set => NameOf(set) == "Value" && Operation(set.Right) is { } value && IsEmpty(value)) || arguments is { Count: 1 } && !settings.Any(static set => NameOf(set) is "Value" or "Values");
        if (!isDeleted) return null;
        return arguments is { Count: > 0 } ? Named(Operation(arguments.Value[0].Expression)) : (null, false);

        IOperation? Operation(ExpressionSyntax value) => model.GetOperation(value);
    }

    private static string? NameOf(AssignmentExpressionSyntax set) => set.Left switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    private static (string? Name, bool IsFormsTicket) Named(IOperation? name) =>
        (ConstantStrings.Of(name), name?.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "FormsCookieName" } property } && property.ContainingType.Is(SystemWebApis.FormsAuthentication));
}
