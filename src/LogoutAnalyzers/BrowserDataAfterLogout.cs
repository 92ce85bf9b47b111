using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>What the browser has cached and stored of the site when a logout has been answered.</summary>
internal static class BrowserDataAfterLogout
{
    // What frameworks call for requests in general: filters, middleware, events of Global.asax, the code of a Razor page.
    private static readonly string[] s_called = { "On", "Invoke", "Execute", "Application_", "Handle", "Send" };

    /// <summary>Whether the entry ends the browser's session by itself and nothing asks the browser to forget what it keeps.</summary>
    public static bool IsKeptBy(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        if (!entry.HasSession || !model.EndsWhatBrowsersSend(entry, cancellationToken) || !IsItsOwn(entry, model, cancellationToken)) return false;
        return AnswerOf(entry, model, cancellationToken) is { Sometimes: false, Unknown: false } && !model.ClearsBrowserDataAround(cancellationToken);
    }

    /// <summary>Whether something does so that is no part of a logout.</summary>
    public static bool IsClearedAround(LogoutModel model, CancellationToken cancellationToken)
    {
        if (model.Files.WebConfigs(cancellationToken).Concat(model.Files.FolderConfigs(cancellationToken)).Any(static file => file.Find("add", "customHeaders").Any(static added => SiteDataCalls.Header.Equals(added["name"]?.Text, StringComparison.OrdinalIgnoreCase)))) return true;
        var places = Places(model.Compilation, cancellationToken).Where(static token => token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is null).ToList();
        if (places.Count == 0) return false;
        var entries = model.Entries(cancellationToken).ToList();
        var others = places.Where(token => !entries.Any(entry => entry.Body.SyntaxTree == token.SyntaxTree && entry.Body.Span.Contains(token.Span))).ToList();
        // A method that no logout calls is called by something that cannot be seen from here.
        return others.Any(token => IsCalledForAll(token, model, cancellationToken)) || (others.Count > 0 && !entries.Any(entry => AnswerOf(entry, model, cancellationToken).Sometimes));
    }

    // A call of another logout leaves it to that one.
    private static bool IsItsOwn(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        model.SessionEndOf(entry, cancellationToken)?.DoneAt.Any(node => model.Graphs.ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) is not { } operation || !model.HandsOver(operation)) == true;

    private static Answer AnswerOf(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        Answer.And(model.AnswerOf(entry, Question.ClearsBrowserData, cancellationToken), model.EventsOf(entry, Question.ClearsBrowserData, cancellationToken));

    // The places that name the header. They are few, and looked for only when a logout does not send it.
    private static IEnumerable<SyntaxToken> Places(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText(cancellationToken).ToString();
            foreach (var name in new[] { SiteDataCalls.Header, SiteDataCalls.Name })
            {
                for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
                    if (tree.GetRoot(cancellationToken).FindToken(at) is var token && token.Span.Contains(at)) yield return token;
            }
        }
    }

    private static bool IsCalledForAll(SyntaxToken token, LogoutModel model, CancellationToken cancellationToken)
    {
        var function = token.Parent!.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax or BaseTypeDeclarationSyntax);
        if (function is not MethodDeclarationSyntax method) return function is null or AnonymousFunctionExpressionSyntax or ConstructorDeclarationSyntax;
        if (!s_called.Any(start => method.Identifier.ValueText.StartsWith(start, StringComparison.Ordinal))) return false;
        // An attribute is asked for where it stands, unless it is registered for all.
        return method.Parent is not TypeDeclarationSyntax { Identifier.ValueText: var type } || !type.EndsWith("Attribute", StringComparison.Ordinal) || IsMade(type, model.Compilation, cancellationToken);
    }

    // Filters.Add(new ForgetAttribute())
    private static bool IsMade(string type, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree => tree.GetText(cancellationToken).ToString().IndexOf(type, StringComparison.Ordinal) >= 0
            && tree.GetRoot(cancellationToken).DescendantTokens().Any(token => token.ValueText == type && token.Parent is SimpleNameSyntax name && name.FirstAncestorOrSelf<AttributeSyntax>() is null));
}
