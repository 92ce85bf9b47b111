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
    // The default of <forms name="…">.
    private const string FormsTicketName = ".ASPXAUTH";

    private static readonly HashSet<string> s_writes = new(StringComparer.Ordinal) { "Add", "Set", "SetCookie", "AppendCookie" };
    private static readonly string[] s_responses = { "System.Web.HttpResponse", "System.Web.HttpResponseBase" };

    /// <summary>What is deleted.</summary>
    /// <param name="Name">The cookie; null where its name is not known.</param>
    internal readonly record struct Deletion(CookieName? Name);

    /// <summary>The cookie that the operation deletes in the browser, or null when it deletes none.</summary>
    /// <param name="operation">An assignment or a call; it may stand in a flow graph, whose operations have no semantic model.</param>
    /// <param name="modelOf">The semantic model of a file.</param>
    public static Deletion? DeletedBy(IOperation operation, Func<SyntaxTree, SemanticModel> modelOf)
    {
        if (!MayDelete(operation.Syntax)) return null;
        // In a flow graph the collection and the cookie may be captured before the call.
        if (operation.SemanticModel is null) operation = modelOf(operation.Syntax.SyntaxTree).GetOperation(operation.Syntax) ?? operation;
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Expires" or "Value" } property, Instance: IPropertyReferenceOperation { Property.IsIndexer: true } cookie } } set
                when property.ContainingType.Is(SystemWebApis.HttpCookie) && IsOfResponse(cookie.Instance):
                return (property.Name == "Expires" ? IsPast(set.Value) : IsEmpty(set.Value)) ? new Deletion(Named(cookie.Arguments.FirstOrDefault()?.Value)) : null;
            case IInvocationOperation call when Writes(call) is { } written:
                return written.Syntax is ExpressionSyntax syntax ? Deleted(syntax, modelOf(syntax.SyntaxTree)) : null;
            default:
                return null;
        }
    }

    /// <summary>The deletions that are written in a piece of code, with the name of the cookie where it is known.</summary>
    public static IEnumerable<(SyntaxNode Deletion, CookieName? Name)> DeletedIn(SyntaxNode code, SemanticModel model)
    {
        foreach (var node in code.DescendantNodes())
            if (MayDelete(node) && model.GetOperation(node) is { } operation && DeletedBy(operation, _ => model) is { } deleted) yield return (node, deleted.Name);
    }

    private static bool MayDelete(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ElementAccessExpressionSyntax, Name.Identifier.ValueText: "Expires" or "Value" } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called }, ArgumentList.Arguments.Count: 1 } => s_writes.Contains(called),
        _ => false,
    };

    private static bool IsPast(IOperation value) => PastTimes.OfExpires(value) == CookieLife.Past;

    private static bool IsEmpty(IOperation value) =>
        value.WithoutConversions() is { ConstantValue: { HasValue: true, Value: null or "" } } or IFieldReferenceOperation { Field.Name: "Empty" };

    private static bool IsOfResponse(IOperation? cookies) =>
        cookies is IPropertyReferenceOperation { Property: { Name: "Cookies" } property } && s_responses.Any(property.ContainingType.Is);

    // Response.Cookies.Add(x), Response.SetCookie(x)
    private static IOperation? Writes(IInvocationOperation call) =>
        s_writes.Contains(call.TargetMethod.Name) && call.Arguments.Length == 1 && (s_responses.Any(call.TargetMethod.ContainingType.Is) || IsOfResponse(call.Instance)) ? call.Arguments[0].Value : null;

    // The cookie is made where it is added, or kept in a local whose statements say what it is.
    private static Deletion? Deleted(ExpressionSyntax written, SemanticModel model)
    {
        var creation = written as BaseObjectCreationExpressionSyntax;
        // var cookie = Request.Cookies["x"]; cookie.Expires = …; Response.Cookies.Add(cookie);
        ExpressionSyntax? known = null;
        var settings = new List<AssignmentExpressionSyntax>();
        if (written is IdentifierNameSyntax local && written.FirstAncestorOrSelf<BlockSyntax>(static block => block.Parent is not StatementSyntax) is { } body)
        {
            var name = local.Identifier.ValueText;
            var initial = body.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(variable => variable.Identifier.ValueText == name)?.Initializer?.Value;
            if (initial is ElementAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cookies" }, ArgumentList.Arguments: { Count: 1 } keys }) known = keys[0].Expression;
            creation = initial as BaseObjectCreationExpressionSyntax
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
        known ??= arguments?.FirstOrDefault()?.Expression;
        return new Deletion(known is null ? null : Named(Operation(known)));

        IOperation? Operation(ExpressionSyntax value) => model.GetOperation(value);
    }

    private static string? NameOf(AssignmentExpressionSyntax set) => set.Left switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    private static CookieName? Named(IOperation? name) =>
        name?.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "FormsCookieName" } property } && property.ContainingType.Is(SystemWebApis.FormsAuthentication) ? CookieName.Constant(FormsTicketName) : CookieName.Of(name);
}
