using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Timeouts that an application keeps itself: a validation or a check of every request that compares times and refuses, a store whose
/// entries are forgotten when nobody asks for them.
/// </summary>
internal static class OwnTimeouts
{
    private static readonly HashSet<string> s_times = new(StringComparer.Ordinal) { "UtcNow", "Now", "GetUtcNow", "GetLocalNow", "IssuedUtc", "ExpiresUtc", "GetTimestamp" };
    private static readonly HashSet<string> s_refusals = new(StringComparer.Ordinal) { "SignOutAsync", "SignOut", "ChallengeAsync", "Challenge", "Unauthorized", "Abandon" };
    private static readonly HashSet<string> s_forgetting = new(StringComparer.Ordinal) { "SlidingExpiration", "SetSlidingExpiration" };
    private static readonly string[] s_stores = { "Microsoft.AspNetCore.Authentication.Cookies.ITicketStore", "Microsoft.Owin.Security.Cookies.IAuthenticationSessionStore" };

    /// <summary>Whether a validation of the scheme's principal refuses sessions by their time.</summary>
    public static bool InValidations(string scheme, CookieSessions sessions) =>
        sessions.Validations.Any(validation => (validation.Scheme is null || validation.Scheme == scheme) && validation.MayRefuse && validation.LooksAtTime);

    /// <summary>Whether middleware, a filter or the like ends or turns down sessions by their time: <c>if (now - loggedIn &gt; limit) await context.SignOutAsync();</c></summary>
    public static bool InRequests(Compilation compilation, IEnumerable<Location> registrations, BodyGraphs graphs, CancellationToken cancellationToken) =>
        RequestChecks.Members(compilation, graphs, cancellationToken).Any(member => RefusesByTime(ReachableCode.Of(member, graphs, cancellationToken)))
        || registrations.GroupBy(static registration => registration.SourceTree).SelectMany(file => RequestChecks.Beside(file.First(), cancellationToken))
            .Any(lambda => graphs.ModelOf(lambda.SyntaxTree).GetOperation(lambda, cancellationToken) is { } code && RefusesByTime(code.Descendants()));

    /// <summary>Whether a ticket store of the application's own drops what is not used.</summary>
    public static bool InStore(string scheme, CookieSessions sessions, Compilation compilation, CancellationToken cancellationToken) =>
        sessions.SessionStores.Any(setting => setting.IsOf(scheme))
        && compilation.DeclaredUnder(static name => name is "RetrieveAsync" or "StoreAsync", SymbolFilter.Member, cancellationToken)
            .Select(static member => member.ContainingType).Where(static type => s_stores.Any(store => Apis.SymbolNames.IsOrInherits(type, store)))
            .SelectMany(static type => type.DeclaringSyntaxReferences).Any(reference => Mentions(reference.GetSyntax(cancellationToken), s_forgetting));

    /// <summary>Whether the operation asks what time it is, or when the session began or ends.</summary>
    public static bool AsksTime(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: var name } => s_times.Contains(name),
        IInvocationOperation { TargetMethod.Name: var name } => s_times.Contains(name),
        _ => false,
    };

    private static bool RefusesByTime(IEnumerable<IOperation> code)
    {
        bool asks = false, compares = false, refuses = false;
        foreach (var operation in code)
        {
            asks |= AsksTime(operation);
            compares |= operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual };
            refuses |= operation is IInvocationOperation { TargetMethod.Name: var name } ? s_refusals.Contains(name) : operation.ConstantValue is { HasValue: true, Value: 401 };
        }
        return asks && compares && refuses;
    }

    private static bool Mentions(SyntaxNode node, HashSet<string> words) => node.DescendantTokens().Any(token => words.Contains(token.ValueText));
}
