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
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A member that issues new tokens for a refresh token that may be over.</summary>
/// <param name="Exchange">The member.</param>
/// <param name="Token">The type of the stored token; null where none is looked up.</param>
/// <param name="LookUp">Where it is found.</param>
/// <param name="Unasked">The members of it that nothing asks: when it ends, whether it was ended.</param>
internal sealed record UncheckedExchange(TokenExchange Exchange, INamedTypeSymbol? Token, SyntaxNode? LookUp, ImmutableArray<(TokenChecks Tells, string Name)> Unasked);

/// <summary>
/// Finds members that issue new tokens for a refresh token without asking the stored one whether it is over, or without looking it up at all.
/// What is asked anywhere on the way counts, also by code that calls them, or that all requests pass; what is out of sight may ask.
/// </summary>
internal sealed class UncheckedExchanges
{
    private const int MaxDepth = 6;
    private const int MaxBodies = 150;
    private const int MaxCallers = 3;

    private static readonly HashSet<string> s_steps = new(StringComparer.Ordinal) { "validator", "filter", "middleware", "behavior", "behaviour", "attribute", "policy", "interceptor", "requirement", "guard", "rule", "rules" };

    private static readonly NameSet s_removals = new(new[] { "Remove", "RemoveRange", "RemoveAll", "RemoveAsync", "TryRemove", "Delete", "DeleteAsync", "DeleteOneAsync", "ExecuteDelete", "ExecuteDeleteAsync" });

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<SyntaxNode, TokenExchangeBody?> _bodies = new();

    private UncheckedExchanges(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken) => (_compilation, _graphs, _cancellationToken) = (compilation, graphs, cancellationToken);

    /// <summary>Those of one file.</summary>
    public static IEnumerable<UncheckedExchange> In(SyntaxTree tree, Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        UncheckedExchanges? exchanges = null;
        foreach (var exchange in TokenExchange.In(tree, graphs.ModelOf(tree), cancellationToken))
            if ((exchanges ??= new UncheckedExchanges(compilation, graphs, cancellationToken)).Check(exchange) is { } found) yield return found;
    }

    /// <summary>A body on the way, and the place in the first one through which it is reached.</summary>
    private readonly record struct Step(TokenExchangeBody Body, int From, int Depth)
    {
        public int PlaceOf(SyntaxNode node) => Depth == 0 ? node.SpanStart : From;
    }

    private UncheckedExchange? Check(TokenExchange exchange)
    {
        if (ReachedFrom(exchange.Body) is not { Count: > 0 } steps || !Issue(steps) || IsKeptByAttribute(exchange.Method)) return null;
        var lookUps = steps.SelectMany(static step => step.Body.LookUps, static (step, found) => (From: step.PlaceOf(found.At), found.Type, found.At)).OrderBy(static found => found.From).ToList();
        // Reported once, where it is all done.
        if (steps.Skip(1).Any(step => IsExchangeOfItsOwn(step.Body.Syntax))) return null;
        return lookUps.Count > 0 ? OfStored(exchange, steps, lookUps) : OfNothing(exchange, steps);
    }

    // Where both are sent, the one that is not called a refresh token is not.
    private static bool AreUnknown(List<Step> steps, TokenExchange? exchange) =>
        steps.Any(step => step.Body.IsUnknown || (step.Body.IsDoubtful && !(step.Depth == 0 && exchange is { TakesAccessToken: true, Sent.IsEmpty: false })));

    // A token that is only a random value is known by its record.
    private static bool Issue(List<Step> steps) =>
        steps.Any(static step => step.Body.Issues)
        || (steps.Any(static step => step.Body.IsRandom) && steps.SelectMany(static step => step.Body.LookUps).Any(found => steps.Any(step => step.Body.Renewed.Contains(found.Type, SymbolEqualityComparer.Default))));

    private UncheckedExchange? OfStored(TokenExchange exchange, List<Step> steps, List<(int From, INamedTypeSymbol Type, SyntaxNode At)> lookUps)
    {
        var (_, type, at) = lookUps.FirstOrDefault(found => StoredTokenMembers.Owed(found.Type, _cancellationToken) is not (null, null));
        if (type is null || AreUnknown(steps, exchange)) return null;
        var (expiry, revocation) = StoredTokenMembers.Owed(type, _cancellationToken);
        var ends = revocation is null ? TokenChecks.None : StoredTokenMembers.Of(type, revocation, _cancellationToken) & ~TokenChecks.Expiry;
        var asked = Asked(steps, lookUps[0].From, exchange) | AskedByTokens(exchange, steps);
        if (IsMissing(expiry, TokenChecks.Expiry) || IsMissing(revocation, ends))
        {
            if (AskedByCallers(exchange) is not { } before) return null;
            asked |= before | AskedAround(type);
        }
        var unasked = ImmutableArray.CreateBuilder<(TokenChecks, string)>();
        if (IsMissing(expiry, TokenChecks.Expiry)) unasked.Add((TokenChecks.Expiry, expiry!.Name));
        if (IsMissing(revocation, ends) && !EndsByRemoval(revocation!, type, steps)) unasked.Add((ends.HasFlag(TokenChecks.Revocation) ? TokenChecks.Revocation : TokenChecks.Use, revocation!.Name));
        return unasked.Count == 0 ? null : new UncheckedExchange(exchange, type, at, unasked.ToImmutable());

        bool IsMissing(IPropertySymbol? member, TokenChecks tells) => member is not null && (asked & tells) == 0;
    }

    // Clearing away what is over counts only before the look-up, and what the client can switch off does not count.
    private static TokenChecks Asked(IEnumerable<Step> steps, int lookUp, TokenExchange? exchange) =>
        steps.SelectMany(static step => step.Body.Questions, static (step, question) => (Step: step, From: step.PlaceOf(question.At), Question: question))
            .Where(asked => (!asked.Question.ClearsAway || asked.From < lookUp) && !(exchange is not null && asked.Step.Depth == 0 && exchange.IsUpToClient(asked.Question.At, lookUp)))
            .Aggregate(TokenChecks.None, static (all, asked) => all | asked.Question.Tells);

    // A refresh token that is signed carries its own end.
    private TokenChecks AskedByTokens(TokenExchange exchange, List<Step> steps) =>
        steps.SelectMany(static step => step.Body.Validations, static (step, at) => (step.Body.Syntax, At: at)).Any(validation => !LiftsLifetime(validation.Syntax) && (!exchange.TakesAccessToken || IsOfRefreshToken(validation.At))) ? TokenChecks.Expiry : TokenChecks.None;

    private static bool LiftsLifetime(SyntaxNode body) => body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(TokenValidation.LiftsLifetime);

    private static bool IsOfRefreshToken(SyntaxNode validation)
    {
        var function = validation.Ancestors().FirstOrDefault(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax);
        return validation.DescendantTokens().Any(IsRefresh) || function switch
        {
            MethodDeclarationSyntax method => IsRefresh(method.Identifier) && method.Identifier.ValueText.IndexOf("valid", StringComparison.OrdinalIgnoreCase) >= 0 || method.ParameterList.DescendantTokens().Any(IsRefresh) && method.ParameterList.Parameters.Count == 1 && method.ParameterList.Parameters[0].Type is PredefinedTypeSyntax,
            _ => false,
        };

        static bool IsRefresh(SyntaxToken token) => token.ValueText.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    // Null where a caller cannot be read, or hands the token to code out of sight.
    private TokenChecks? AskedByCallers(TokenExchange exchange)
    {
        var asked = TokenChecks.None;
        foreach (var caller in CallersOf(exchange.Method))
        {
            if (caller is null || ReachedFrom(caller) is not { } steps || AreUnknown(steps, null)) return null;
            asked |= Asked(steps, -1, null);
        }
        return asked;
    }

    private IEnumerable<SyntaxNode?> CallersOf(IMethodSymbol method)
    {
        var seen = new HashSet<SyntaxNode>();
        var pending = new Queue<(IMethodSymbol Method, int Depth)>();
        pending.Enqueue((method, 0));
        while (pending.Count > 0)
        {
            var (called, depth) = pending.Dequeue();
            if (depth == MaxCallers || called.MethodKind == MethodKind.AnonymousFunction) continue;
            // "Handle" is called by everybody.
            if (Callers.Of(called, _compilation, _graphs, _cancellationToken) is not { } callers)
            {
                if (!called.ContainingType.AllInterfaces.Any(static i => i.Name.EndsWith("Handler", StringComparison.Ordinal))) yield return null;
                continue;
            }
            foreach (var caller in callers)
            {
                if (EnclosingBodies.Of(caller).LastOrDefault() is not { } body || !seen.Add(body)) continue;
                yield return body;
                if (_graphs.ModelOf(body.SyntaxTree).GetDeclaredSymbol(body, _cancellationToken) is IMethodSymbol around) pending.Enqueue((around, depth + 1));
            }
        }
    }

    // Query filters of the context; validators, filters and other steps that the request has passed before.
    private TokenChecks AskedAround(INamedTypeSymbol type)
    {
        var members = StoredTokenMembers.Properties(type).Where(property => StoredTokenMembers.Of(type, property, _cancellationToken) != TokenChecks.None).Select(static property => property.Name).Distinct().ToList();
        var asked = TokenChecks.None;
        NamedCode.Each(_compilation, new NameSet(members), _graphs.ModelOf, static _ => true, (_, name, model) =>
        {
            if (!IsStep(name)) return;
            SyntaxNode code = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (model.GetOperation(code, _cancellationToken) is IPropertyReferenceOperation read && TokenMemberReads.Decides(read)) asked |= StoredTokenMembers.Of(read.Instance?.Type, read.Property, _cancellationToken);
        }, _cancellationToken);
        return asked;
    }

    private static bool IsStep(SyntaxNode name) => name.Ancestors().Any(static around => around switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasQueryFilter" } } => true,
        // An index of the database that removes what is over: new CreateIndexOptions { ExpireAfter = TimeSpan.Zero }
        StatementSyntax and not BlockSyntax => around.DescendantTokens().Any(static token => token.ValueText.StartsWith("ExpireAfter", StringComparison.Ordinal)),
        AnonymousFunctionExpressionSyntax function => RequestCode.IsStep(function),
        TypeDeclarationSyntax type => Words.Any(type.Identifier.ValueText, s_steps),
        _ => false,
    });

    // Where tokens are removed, and nothing ever sets the flag, what was ended is simply not there.
    private bool EndsByRemoval(IPropertySymbol revocation, INamedTypeSymbol type, List<Step> steps)
    {
        var isSet = false;
        NamedCode.Each(_compilation, new NameSet(new[] { revocation.Name }), _graphs.ModelOf, static _ => true, (_, name, _) =>
            isSet |= IsSet(name), _cancellationToken);
        return !isSet && (steps.Any(static step => step.Body.Removes) || AreRemoved(type));
    }

    private static bool IsSet(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } access => set.Left == access && !IsNothing(set.Right),
        AssignmentExpressionSyntax own => own.Left == name && !IsNothing(own.Right),
        // SetProperty(token => token.IsRevoked, true), Update.Set(…)
        MemberAccessExpressionSyntax { Parent: LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } } } } => method.StartsWith("Set", StringComparison.Ordinal),
        _ => false,
    };

    private bool AreRemoved(INamedTypeSymbol type)
    {
        var found = false;
        NamedCode.Each(_compilation, s_removals, _graphs.ModelOf, _ => !found, (_, name, model) =>
            found |= NamedCode.Around(name) is InvocationExpressionSyntax code && model.GetOperation(code, _cancellationToken) is IInvocationOperation call && (StoreWrites.Of(call) & Effects.RemovesFromStore) != 0
                && call.DescendantsAndSelf().Any(part => IsOrHolds(part.Type, type)), _cancellationToken);
        return found;
    }

    private static bool IsOrHolds(ITypeSymbol? holder, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(holder, type) || (holder is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } && arguments.Any(argument => SymbolEqualityComparer.Default.Equals(argument, type)));

    private static bool IsNothing(ExpressionSyntax value) => value.Kind() is SyntaxKind.FalseLiteralExpression or SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;

    private UncheckedExchange? OfNothing(TokenExchange exchange, List<Step> steps)
    {
        if (!exchange.IsNamed || exchange.Sent.IsEmpty || AreUnknown(steps, exchange) || steps.Any(static step => step.Body.IsBroken)) return null;
        if (exchange.Method.Parameters.Any(static parameter => parameter.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && Words.Any(type.Name, SessionVocabulary.Accounts) && !RefreshTokenNames.IsMessage(type.Name) && !StoredTokenMembers.IsService(type.Name) && !type.Is("System.Security.Claims.ClaimsPrincipal"))) return null;
        var uses = new SentTokenUses(exchange.Sent, _graphs, _cancellationToken);
        if (steps.Any(step => uses.Any(step.Body.Syntax)) || CallersOf(exchange.Method).Any(caller => caller is null || uses.Any(caller, exchange.Method))) return null;
        return new UncheckedExchange(exchange, null, null, ImmutableArray<(TokenChecks, string)>.Empty);
    }

    private bool IsExchangeOfItsOwn(SyntaxNode body)
    {
        if (body is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax) || ReachedFrom(body) is not { } steps) return false;
        return Issue(steps) && steps.Any(static step => step.Body.LookUps.Count > 0) && TokenExchange.Is(body, _graphs.ModelOf(body.SyntaxTree), _cancellationToken);
    }

    // [ValidRefreshToken], of another project.
    private bool IsKeptByAttribute(IMethodSymbol method) =>
        method.GetAttributes().Concat(method.ContainingType.GetAttributes()).Any(attribute => attribute.AttributeClass is { } type && !NeutralAssemblies.IsFramework(type.ContainingAssembly) && !_graphs.Declares(type) && SessionVocabulary.IsThing(type.Name));

    // The body itself first.
    private List<Step>? ReachedFrom(SyntaxNode first)
    {
        var steps = new List<Step>();
        var seen = new HashSet<SyntaxNode> { first };
        var pending = new Queue<(SyntaxNode Body, int From, int Depth)>();
        pending.Enqueue((first, 0, 0));
        while (pending.Count > 0)
        {
            var (syntax, from, depth) = pending.Dequeue();
            if (BodyOf(syntax) is not { } body) continue;
            steps.Add(new Step(body, from, depth));
            if (steps.Count > MaxBodies) return null;
            if (depth == MaxDepth) continue;
            foreach (var (callee, at) in body.Callees)
                if (seen.Add(callee)) pending.Enqueue((callee, depth == 0 ? at.SpanStart : from, depth + 1));
        }
        return steps;
    }

    private TokenExchangeBody? BodyOf(SyntaxNode syntax) =>
        _bodies.TryGetValue(syntax, out var known) ? known : _bodies[syntax] = TokenExchangeBody.Read(syntax, _compilation, _graphs, _cancellationToken);
}
