using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Timeouts that an application keeps itself: a validation that compares times and refuses, a store whose entries are forgotten when nobody asks for them.</summary>
internal static class OwnTimeouts
{
    private static readonly HashSet<string> s_times = new(StringComparer.Ordinal) { "UtcNow", "Now", "GetUtcNow", "IssuedUtc", "ExpiresUtc", "GetTimestamp" };
    private static readonly HashSet<string> s_forgetting = new(StringComparer.Ordinal) { "SlidingExpiration", "SetSlidingExpiration" };
    private static readonly string[] s_stores = { "Microsoft.AspNetCore.Authentication.Cookies.ITicketStore", "Microsoft.Owin.Security.Cookies.IAuthenticationSessionStore" };

    /// <summary>Whether a validation of the scheme's principal refuses sessions by their time.</summary>
    public static bool InValidations(string scheme, CookieSessions sessions, BodyGraphs graphs, CancellationToken cancellationToken) =>
        sessions.Validations.Any(validation => (validation.Scheme is null || validation.Scheme == scheme) && validation.MayRefuse && Mentions(validation.Location, s_times, graphs, cancellationToken));

    /// <summary>Whether a ticket store of the application's own drops what is not used.</summary>
    public static bool InStore(string scheme, CookieSessions sessions, Compilation compilation, CancellationToken cancellationToken) =>
        sessions.SessionStores.Any(setting => setting.IsOf(scheme))
        && compilation.GetSymbolsWithName(static name => name is "RetrieveAsync" or "StoreAsync", SymbolFilter.Member, cancellationToken)
            .Select(static member => member.ContainingType).Where(static type => s_stores.Any(store => Apis.SymbolNames.IsOrInherits(type, store)))
            .SelectMany(static type => type.DeclaringSyntaxReferences).Any(reference => Mentions(reference.GetSyntax(cancellationToken), s_forgetting));

    // The place is the assignment of a delegate, or the name of an overriding method.
    private static bool Mentions(Location place, HashSet<string> words, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        if (place.SourceTree is not { } tree) return false;
        var node = tree.GetRoot(cancellationToken).FindNode(place.SourceSpan);
        if (Mentions(node, words)) return true;
        // … += OwnEvents.Validate
        var value = (node as AssignmentExpressionSyntax)?.Right ?? node;
        return value is SimpleNameSyntax or MemberAccessExpressionSyntax
            && graphs.ModelOf(tree).GetSymbolInfo(value, cancellationToken) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
            && method.DeclaringSyntaxReferences.Any(reference => Mentions(reference.GetSyntax(cancellationToken), words));
    }

    private static bool Mentions(SyntaxNode node, HashSet<string> words) => node.DescendantTokens().Any(token => words.Contains(token.ValueText));
}
