using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Anything in the sources or in what they reference that could be a way to log out, whatever it is called. Read from syntax, and on the
/// generous side: it is only asked about applications that would otherwise have no logout at all.
/// </summary>
internal static class LogoutTraces
{
    private static readonly HashSet<string> s_parties = new(StringComparer.Ordinal) { "frontchannel", "backchannel", "front", "back", "post" };

    private static readonly HashSet<string> s_over = new(StringComparer.Ordinal) { "old", "expired", "outdated", "stale" };

    // What brings a logout of its own: Identity's pages, and the handlers of identity providers.
    private static readonly HashSet<string> s_libraries = new(StringComparer.Ordinal) { "AddDefaultUI", "AddDefaultIdentity", "AddMicrosoftIdentityUI", "AddMicrosoftIdentityConsentHandler", "MapAdditionalIdentityEndpoints", "AddBff", "MapBffManagementEndpoints", "SetRevocationEndpointUris", "SetEndSessionEndpointUris", "SetLogoutEndpointUris" };

    // What the framework removes from or deletes with, once somebody signs out.
    private static readonly HashSet<string> s_stores = new(StringComparer.Ordinal) { "ITicketStore", "ICookieManager", "IAuthenticationSessionStore", "IPersistedGrantStore", "IDistributedCache" };

    /// <summary>Whether some code of the application names or does something that ends a session.</summary>
    public static bool InSources(Compilation compilation, LogoutNames names, TokenExchanges exchanges, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        if (compilation.ContainsSymbolsWithName(names.Performs, SymbolFilter.TypeAndMember, cancellationToken)) return true;
        if (compilation.DeclaredUnder(EndsSomething, SymbolFilter.TypeAndMember, cancellationToken).Any(symbol => !IsOfExchange(symbol, exchanges, cancellationToken))) return true;
        var removals = new TokenRemovals(graphs, cancellationToken);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (tree.GetRoot(cancellationToken).DescendantNodes(static node => !IsStore(node)).Any(node => Ends(node, names, exchanges) || EndsTokens(node, removals, exchanges))) return true;
        }
        return false;
    }

    /// <summary>Whether a referenced project has one, or a library with pages and controllers of its own.</summary>
    public static bool InReferences(Compilation compilation, LogoutNames names, CancellationToken cancellationToken)
    {
        foreach (var reference in compilation.References)
        {
            if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly || NeutralAssemblies.IsFramework(assembly)) continue;
            cancellationToken.ThrowIfCancellationRequested();
            // A project of the same application may hold the service that does the work; a package counts for its pages and controllers alone.
            var isProject = reference is CompilationReference || (reference is PortableExecutableReference { FilePath: { } path } && IsOutput(path));
            if (!isProject && !assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static referenced => referenced.Name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) || referenced.Name == "System.Web.Mvc"))) continue;
            if (Types(assembly.GlobalNamespace).Any(type => isProject ? Has(type, name => names.Performs(name) || EndsSomething(name)) : IsEndpoint(type) && Has(type, names.Performs))) return true;
        }
        return false;
    }

    private static bool IsStore(SyntaxNode node) => node is TypeDeclarationSyntax { BaseList.Types: { } bases } && bases.Any(static type => type.Type is SimpleNameSyntax name && s_stores.Contains(name.Identifier.ValueText));

    private static bool IsOutput(string path)
    {
        path = path.Replace('\\', '/');
        return path.Contains("/obj/") || path.Contains("/bin/");
    }

    private static bool IsEndpoint(INamedTypeSymbol type) => type.IsOrInherits("Microsoft.AspNetCore.Mvc.ControllerBase") || type.IsOrInherits("Microsoft.AspNetCore.Mvc.RazorPages.PageModel") || type.IsOrInherits("System.Web.Mvc.ControllerBase");

    private static bool Has(INamedTypeSymbol type, Func<string, bool> isWanted) => isWanted(type.Name) || type.MemberNames.Any(isWanted);

    // A polyfill may declare the framework's own types.
    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().Where(inner => !space.IsGlobalNamespace || inner.Name is not ("Microsoft" or "System")).SelectMany(Types));

    // A method that only the exchange of tokens calls: it ends the old one there.
    private static bool IsOfExchange(ISymbol symbol, TokenExchanges exchanges, CancellationToken cancellationToken) =>
        symbol is IMethodSymbol && IsOfToken(symbol.Name) && symbol.DeclaringSyntaxReferences.All(reference => exchanges.Contain(reference.GetSyntax(cancellationToken)));

    // What a login or an exchange clears besides may be how users leave: the login page that begins with Session.Clear().
    private static bool IsOfToken(string name) => Words.Split(name).Any(static word => word is "token" or "tokens") && name.IndexOf("Cookies", StringComparison.Ordinal) < 0;

    // RevokeToken, DeleteSession, InvalidateRefreshTokens; the removal of an external login is none, nor is a clean-up of those that have ended.
    private static bool EndsSomething(string name) => Words.Split(name) is var words && words.Length > 1 && !words.Any(s_over.Contains) && words.Any(SessionVocabulary.EndingVerbs.Contains) && words.Any(static word => SessionVocabulary.Things.Contains(word) && word is not ("login" or "logins" or "credential" or "credentials")) && !words.Contains("cancellation");

    private static bool Ends(SyntaxNode node, LogoutNames names, TokenExchanges exchanges)
    {
        switch (node)
        {
            case LiteralExpressionSyntax { Token.Value: string text } when text.Length < 100:
                return names.Performs(text) && !Words.Any(text, s_parties);
            case SimpleNameSyntax { Identifier.ValueText: var identifier } name when name.Parent is not (UsingDirectiveSyntax or QualifiedNameSyntax):
                return (names.Performs(identifier) && !Words.Any(identifier, s_parties) && !IsExternalCleanUp(name)) || s_libraries.Contains(identifier) || (identifier == "Abandon" && name.Parent is MemberAccessExpressionSyntax);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called, Expression: var receiver } }:
                return (EndsSomething(called) || Words.Split(called).Contains("revoke") || (called is "Clear" or "RemoveAll" or "RemoveRange" or "Delete" or "Remove" && IsSession(receiver))) && !((IsOfToken(called + "." + receiver) || exchanges.AreOf(receiver)) && exchanges.Contain(node));
            // user.RefreshToken = null; cookie.Expires = DateTime.Now.AddDays(-1);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression, Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var property, Expression: var owner } } assignment:
                return (property == "Expires" && owner.ToString().IndexOf("cookie", StringComparison.OrdinalIgnoreCase) >= 0 && assignment.Right.ToString().Contains("(-"))
                    || (Words.Any(property, TokenStateWords.OfAnything) && !exchanges.AreAnswers(owner) && !exchanges.Contain(assignment))
                    || (Words.Any(property, SessionVocabulary.Things) && assignment.Right is LiteralExpressionSyntax { Token.Value: null or "" } && !(IsOfToken(property) && exchanges.Contain(assignment)));
            default:
                return false;
        }
    }

    private static bool EndsTokens(SyntaxNode node, TokenRemovals removals, TokenExchanges exchanges) => node switch
    {
        InvocationExpressionSyntax call => removals.Are(call) && !exchanges.Contain(call),
        AssignmentExpressionSyntax set => removals.Is(set) && !exchanges.Contain(set),
        _ => false,
    };

    // Session.Clear(), Response.Cookies.Delete("jwt"), _sessions.Remove(id)
    private static bool IsSession(ExpressionSyntax receiver)
    {
        var text = receiver.ToString();
        text = text.Substring(text.LastIndexOf('.') + 1);
        return Words.Any(text, SessionVocabulary.Things) || text.EndsWith("Cookies", StringComparison.Ordinal);
    }

    // The sign-out of the external cookie is part of logging in.
    private static bool IsExternalCleanUp(SimpleNameSyntax name) =>
        name.Identifier.ValueText == "SignOutAsync" && name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList.ToString().IndexOf("External", StringComparison.OrdinalIgnoreCase) >= 0;
}
