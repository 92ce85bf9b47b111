using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>Pages that only ask "do you want to log out?": their form leads to the entry that does it.</summary>
internal static class ConfirmationPages
{
    private static readonly HashSet<string> s_views = new() { "View", "Page", "PartialView", "ViewComponent" };
    private static readonly HashSet<string> s_questions = new(StringComparer.Ordinal) { "prompt", "confirm", "confirmed", "confirmation" };

    public static bool Is(LogoutEntry entry)
    {
        if (entry.Kind == EntryKind.MinimalApi || !entry.MayBeGet) return false;
        var calls = entry.Body.DescendantNodes().OfType<InvocationExpressionSyntax>().ToList();
        var shows = calls.Any(static call => call.Expression is IdentifierNameSyntax name && s_views.Contains(name.Identifier.ValueText));
        return calls.All(static call => call.Expression is IdentifierNameSyntax name && s_views.Contains(name.Identifier.ValueText))
            && (shows || (entry.Kind == EntryKind.PageHandler && entry.Symbol?.ReturnsVoid == true));
    }

    /// <summary>Whether the method signs out whatever it is asked, so that there is no question that its page could put.</summary>
    public static bool SignsOutAtOnce(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax().DescendantNodes(static node => !IsConditional(node)).OfType<InvocationExpressionSyntax>().Any(SignsOut));

    private static bool IsConditional(SyntaxNode node) =>
        node is IfStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or ConditionalExpressionSyntax or CatchClauseSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static bool SignsOut(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => AspNetCoreApis.SignOutNames.Contains(name),
        SimpleNameSyntax { Identifier.ValueText: var name } => AspNetCoreApis.SignOutNames.Contains(name),
        _ => false,
    };

    /// <summary>Whether the entry asks first, and logs out at once only where it need not: <c>if (vm.ShowLogoutPrompt == false) return await Logout(vm);</c>.</summary>
    public static bool Asks(LogoutEntry entry) =>
        entry.Body.DescendantNodes().Select(static node => node switch
        {
            IfStatementSyntax statement => statement.Condition,
            ConditionalExpressionSyntax conditional => conditional.Condition,
            SwitchExpressionSyntax choice => choice.GoverningExpression,
            _ => null,
        }).Any(static condition => condition?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => Words.Any(name.Identifier.ValueText, s_questions)) == true);
}
