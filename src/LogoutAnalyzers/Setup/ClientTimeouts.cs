using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Every place of the application where a timeout is checked against, or set from, what the client sends.</summary>
internal sealed class ClientTimeouts
{
    // Bodies beyond that are not looked at: a compilation with so many comparisons is no ordinary application.
    private const int MaxBodies = 2000;

    private static readonly HashSet<string> s_now = new(StringComparer.Ordinal) { "UtcNow", "Now", "GetUtcNow", "Today" };
    private static readonly HashSet<string> s_reads = new(StringComparer.Ordinal) { "Cookies", "ReadJwtToken", "ReadJsonWebToken", "ReadToken" };

    /// <summary>The event in which an application hands the bearer handler a token from elsewhere than the header.</summary>
    public const string MessageWord = "OnMessageReceived";

    /// <summary>The words a file with such a place holds.</summary>
    public static readonly ImmutableArray<string> Names = s_now.Concat(s_reads).Concat(ClientExpiries.Names).Append(MessageWord).ToImmutableArray();

    private readonly ILookup<SyntaxTree, ClientTimeout> _all;

    private ClientTimeouts(IEnumerable<ClientTimeout> all) => _all = all.OrderBy(static timeout => timeout.Syntax.SpanStart).ToLookup(static timeout => timeout.Syntax.SyntaxTree);

    /// <summary>Those of a file, in their order.</summary>
    public IEnumerable<ClientTimeout> In(SyntaxTree tree) => _all[tree];

    /// <param name="values">Where values come from.</param>
    /// <param name="isTrusted">Whether the framework has validated a token before a body reads it.</param>
    public static ClientTimeouts Read(Compilation compilation, NameSet names, BodyGraphs graphs, Summaries summaries, ClientValues values, Func<ClientSource, SyntaxNode, bool> isTrusted, CancellationToken cancellationToken)
    {
        var comparisons = new TimeComparisons(values);
        var refusals = new SessionRefusals(summaries, cancellationToken);
        var deciding = new DecidingComparisons(graphs, values, refusals, cancellationToken);
        var found = new Dictionary<SyntaxNode, ClientTimeout>();
        var context = new SessionWords();
        // The helpers that ask for the time, and whether they speak of a session themselves.
        var helpers = new Dictionary<string, bool>(StringComparer.Ordinal);
        var helperWords = new WordScan(word => helpers.TryGetValue(word, out var isAboutSession) && isAboutSession);
        foreach (var body in Bodies(compilation, names, helpers, context, graphs, cancellationToken).Where(body => IsAboutSession(body) && IsWorthReading(body, refusals)).Take(MaxBodies))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Graphs and summaries only where the client has a part in a comparison.
            if (!Compares(body)) continue;
            foreach (var decision in deciding.In(body))
            {
                var written = decision.Comparison.Syntax;
                if (found.ContainsKey(written) || comparisons.Of(decision.Comparison, decision.Frame) is not var (source, trueWhenEarlier) || trueWhenEarlier != decision.Outcome) continue;
                if (!SessionContext.IsAboutSession(decision, source, body) || values.IsVerifiedAround(written) || values.IsVerifiedAround(decision.At) || isTrusted(source, body)) continue;
                found.Add(written, new ClientTimeout(written, source, false, decision.At));
            }
        }
        foreach (var expiry in ClientExpiries.Read(compilation, names, graphs, values, isTrusted, cancellationToken))
            if (!found.ContainsKey(expiry.Syntax)) found.Add(expiry.Syntax, expiry);
        return new ClientTimeouts(found.Values);

        bool IsAboutSession(SyntaxNode body) => context.MayBeIn(body) || helperWords.AnyIn(body);

        bool Compares(SyntaxNode body) => body.DescendantNodes().Any(node => node switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression } =>
                values.OperationOf(node) is { } comparison && comparisons.Of(comparison, null) is not null,
            SimpleNameSyntax name when helpers.ContainsKey(name.Identifier.ValueText) =>
                values.OperationOf(Asked(name)) is { } condition && deciding.Of(condition).Any(pair => comparisons.Of(pair.Comparison, pair.Frame) is not null),
            _ => false,
        });
    }

    // IsExpired, session.IsExpired, IsExpired(token)
    private static SyntaxNode Asked(SimpleNameSyntax name)
    {
        SyntaxNode asked = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return asked.Parent is InvocationExpressionSyntax call && call.Expression == asked ? call : asked;
    }

    // The bodies that ask for the time or read what a client sends, and those that call a helper which does and answers.
    private static IEnumerable<SyntaxNode> Bodies(Compilation compilation, NameSet names, Dictionary<string, bool> allHelpers, SessionWords context, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        var bodies = new HashSet<SyntaxNode>();
        var asked = new HashSet<SyntaxNode>();
        NamedCode.Each(compilation, names, graphs.ModelOf, static word => s_now.Contains(word) || s_reads.Contains(word), (word, name, _) =>
        {
            if (BodyAround(name) is not { } body || !bodies.Add(body) && !s_now.Contains(word)) return;
            if (s_now.Contains(word)) asked.Add(body);
        }, cancellationToken);
        for (var round = 0; round < 2 && asked.Count > 0; round++)
        {
            var helpers = new HashSet<string>(StringComparer.Ordinal);
            foreach (var body in asked)
            {
                if (HelperName(body) is not { } helper) continue;
                helpers.Add(helper);
                allHelpers[helper] = (allHelpers.TryGetValue(helper, out var known) && known) || context.MayBeIn(body);
            }
            asked.Clear();
            if (helpers.Count == 0) break;
            NamedCode.Each(compilation, new NameSet(helpers), graphs.ModelOf, helpers.Contains, (_, name, _) =>
            {
                if (BodyAround(name) is { } body && bodies.Add(body)) asked.Add(body);
            }, cancellationToken);
        }
        return bodies;
    }

    // bool IsExpired(string token), TimeSpan IdleTime => …
    private static string? HelperName(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax { ReturnType: { } type } method when Answers(type) => method.Identifier.ValueText,
        LocalFunctionStatementSyntax { ReturnType: { } type } local when Answers(type) => local.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } when Answers(property.Type) => property.Identifier.ValueText,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } when Answers(property.Type) => property.Identifier.ValueText,
        _ => null,
    };

    // No text is made of the type: most of those who ask for the time are of another one.
    private static bool Answers(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => Answers(nullable.ElementType),
        PredefinedTypeSyntax predefined => predefined.Keyword.Kind() is SyntaxKind.BoolKeyword or SyntaxKind.DoubleKeyword or SyntaxKind.IntKeyword or SyntaxKind.LongKeyword,
        IdentifierNameSyntax name => name.Identifier.ValueText is "TimeSpan" or "Boolean",
        GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask", TypeArgumentList.Arguments: { Count: 1 } arguments } => arguments[0] is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.BoolKeyword },
        _ => false,
    };

    private static bool IsWorthReading(SyntaxNode body, SessionRefusals refusals) =>
        (refusals.MayBeIn(body) || body is MethodDeclarationSyntax { Identifier.ValueText: "AuthorizeCore" or "IsAuthorized" })
        && body.DescendantNodes().Any(static node => node is IfStatementSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or SwitchStatementSyntax || node.IsKind(SyntaxKind.LogicalAndExpression) || node.IsKind(SyntaxKind.LogicalOrExpression) || node is MethodDeclarationSyntax);

    /// <summary>The function, member or top-level statements that the code stands in.</summary>
    internal static SyntaxNode? BodyAround(SyntaxNode code)
    {
        for (var node = code.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax } or CompilationUnitSyntax:
                    return node;
                case TypeDeclarationSyntax:
                    return null;
            }
        }
        return null;
    }
}
