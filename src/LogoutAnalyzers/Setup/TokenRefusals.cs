using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// What may refuse an access token before it expires: events of JWT bearer that fail a token, introspection, validators, and code that all
/// requests pass and that asks what the server knows of tokens and sessions.
/// </summary>
internal sealed class TokenRefusals
{
    private const int MaxDepth = 3;

    private static readonly HashSet<string> s_events = new(StringComparer.Ordinal) { "OnTokenValidated", "OnMessageReceived" };
    private static readonly HashSet<string> s_overrides = new(StringComparer.Ordinal) { "TokenValidated", "MessageReceived" };

    // Each of these may ask somebody: an introspection endpoint, a cache of used tokens, a key per session, a token format or provider of OWIN.
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal)
    {
        "AddOAuth2Introspection", "UseIntrospection", "AddIdentityServerAuthentication", "TokenReplayCache", "TokenReplayValidator", "SecurityTokenValidators", "TokenHandlers", "IssuerSigningKeyResolver", "SignatureValidator",
        "OAuthBearerAuthenticationProvider", "IOAuthBearerAuthenticationProvider", "AccessTokenProvider", "AccessTokenFormat", "OnValidateIdentity", "ISecurityTokenValidator",
    };

    private static readonly HashSet<string> s_state = new(StringComparer.Ordinal) { "jti", "stamp", "session", "sessions", "revoked", "revocation", "logout", "loggedout", "signout", "denied" };
    private static readonly HashSet<string> s_versions = new(StringComparer.Ordinal) { "version", "cutoff" };
    private static readonly HashSet<string> s_tokens = new(StringComparer.Ordinal) { "token", "tokens", "jwt", "session", "sessions", "jti" };

    /// <summary>The words a file with one holds.</summary>
    public static readonly ImmutableArray<string> Names = s_events.Concat(s_others).Append("EventsType").Append("JwtBearerEvents").ToImmutableArray();

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    private TokenRefusals(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken) => (_compilation, _graphs, _cancellationToken) = (compilation, graphs, cancellationToken);

    /// <summary>Whether there is one, or may be.</summary>
    public static bool Any(Compilation compilation, NameSet names, BodyGraphs graphs, IEnumerable<Location> registrations, CancellationToken cancellationToken)
    {
        var refusals = new TokenRefusals(compilation, graphs, cancellationToken);
        var found = false;
        NamedCode.Each(compilation, names, graphs.ModelOf, word => !found && Names.Contains(word), (word, name, model) => found = found || refusals.At(word, name, model), cancellationToken);
        return found
            || compilation.DeclaredUnder(s_overrides.Contains, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>().Any(method => IsEvents(method.ContainingType) && refusals.Fails(method))
            || Steps(compilation, graphs, cancellationToken).Any(step => refusals.AsksState(step, 0))
            || registrations.SelectMany(registration => RequestChecks.StepsBeside(registration, cancellationToken)).Any(step => refusals.AsksState(step));
    }

    /// <summary>A step of the application's own that validates JSON web tokens, where no scheme does; null when there is none.</summary>
    public static Location? OwnValidation(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        var reader = new TokenRefusals(compilation, graphs, cancellationToken);
        return Steps(compilation, graphs, cancellationToken).FirstOrDefault(step => reader.Validates(step, 0))?.Locations[0];
    }

    private bool Validates(IMethodSymbol method, int depth) => _seen.Add(method.OriginalDefinition) && ReachableCode.Of(method, _graphs, _cancellationToken).OfType<IInvocationOperation>().Any(call =>
        TokenValidation.IsValidation(call) || (depth < MaxDepth && call.TargetMethod.IsAbstract && _graphs.Declares(call.TargetMethod) && Implementations.Of(call.TargetMethod.OriginalDefinition, _compilation, _cancellationToken).Any(body => Validates(body, depth + 1))));

    // A service has a method named AuthenticateAsync, too: the login.
    private static IEnumerable<IMethodSymbol> Steps(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken) =>
        RequestChecks.Steps(compilation, graphs, cancellationToken).Where(static step => RequestCode.IsStep(step.ContainingType) || step.Name.StartsWith("Application_", StringComparison.Ordinal));

    private bool At(string word, SimpleNameSyntax name, SemanticModel model)
    {
        if (s_others.Contains(word)) return true;
        var code = NamedCode.Around(name);
        switch (word)
        {
            case "EventsType" or "JwtBearerEvents":
                // Events of another project. Those of this one are found by what they override.
                return code is AssignmentExpressionSyntax { Right: TypeOfExpressionSyntax { Type: { } type } } && model.GetTypeInfo(type, _cancellationToken).Type is { } given && !_graphs.Declares(given);
            default:
                return code is AssignmentExpressionSyntax set && set.Left.Span.Contains(name.Span) && MayFail(model.GetOperation(set.Right, _cancellationToken));
        }
    }

    private bool MayFail(IOperation? value)
    {
        value = value?.WithoutConversions();
        value = (value as IDelegateCreationOperation)?.Target ?? value;
        return value switch
        {
            IAnonymousFunctionOperation lambda => Fail(lambda.Body.DescendantsAndSelf()),
            IMethodReferenceOperation { Method: { IsAbstract: false } method } when _graphs.Declares(method) => Fails(method),
            _ => true,
        };
    }

    private bool Fails(IMethodSymbol method) => _graphs.Declares(method) && Fail(ReachableCode.Of(method, _graphs, _cancellationToken));

    // context.Fail("revoked"), throw new SecurityTokenException(), or the context in the hands of code that cannot be seen.
    private bool Fail(IEnumerable<IOperation> code) => code.Any(operation => operation switch
    {
        IThrowOperation { Exception: not null } => true,
        IInvocationOperation { TargetMethod: { Name: "Fail" or "NoResult" } method } => NeutralAssemblies.IsFramework(method.ContainingAssembly),
        IInvocationOperation call => IsOut(call) ? call.Arguments.Any(static argument => IsContext(argument.Value.WithoutConversions().Type)) : ReachableCode.IsFollowed(call, _graphs) && _seen.Add(call.TargetMethod.OriginalDefinition) && Fails(call.TargetMethod),
        IInvalidOperation or IDynamicInvocationOperation => true,
        _ => false,
    });

    private bool IsOut(IInvocationOperation call) => !NeutralAssemblies.IsFramework(call.TargetMethod.ContainingAssembly) && !ReachableCode.IsFollowed(call, _graphs);

    private static bool IsContext(ITypeSymbol? type) => type is { Name: "TokenValidatedContext" or "MessageReceivedContext" };

    private static bool IsEvents(INamedTypeSymbol type) => type.IsOrInherits("Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerEvents");

    private bool AsksState(SyntaxNode step) => _graphs.ModelOf(step.SyntaxTree).GetOperation(step, _cancellationToken) is not { } code || AskState(code.DescendantsAndSelf(), 0);

    private bool AsksState(IMethodSymbol method, int depth) => _seen.Add(method.OriginalDefinition) && AskState(ReachableCode.Of(method, _graphs, _cancellationToken), depth);

    private bool AskState(IEnumerable<IOperation> code, int depth) => code.Any(operation => operation switch
    {
        IInvocationOperation call => AsksState(call, depth),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference => IsState(reference),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: "jti" } } => true,
        IInvalidOperation or IDynamicInvocationOperation => true,
        _ => false,
    });

    private bool AsksState(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (IsCache(method.ContainingType) || method.ContainingType.IsOrInherits("Microsoft.AspNetCore.Http.ISession") || method.ContainingType.Is("Microsoft.AspNetCore.Http.SessionExtensions")) return true;
        if (NeutralAssemblies.IsFramework(method.ContainingAssembly)) return method.Name.Contains("SecurityStamp");
        if (ReachableCode.IsFollowed(call, _graphs)) return false;
        var bodies = _graphs.Declares(method) ? Implementations.Of(method.OriginalDefinition, _compilation, _cancellationToken) : ImmutableArray<IMethodSymbol>.Empty;
        if (bodies.IsEmpty) return SaysState(method.Name) || SaysState(method.ContainingType.Name) || call.Arguments.Any(static argument => argument.Value is IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation && Words.Any(argument.Value.Syntax.ToString(), s_tokens));
        return depth < MaxDepth && bodies.Any(body => AsksState(body, depth + 1));
    }

    private static bool SaysState(string name) => Words.Any(name, s_state) || Words.Any(name, SessionVocabulary.Denylists) || Words.Any(name, s_tokens);

    private static bool IsState(IMemberReferenceOperation reference)
    {
        var (name, owner) = (reference.Member.Name, reference.Member.ContainingType);
        if (name is "Jti" or "SecurityStamp" || (name == "Session" && NeutralAssemblies.IsFramework(owner.ContainingAssembly))) return true;
        if (NeutralAssemblies.IsFramework(owner.ContainingAssembly)) return false;
        if (reference.Type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } && arguments.Any(StoredTokenMembers.IsRecord)) return true;
        return Words.Any(name, s_state) || Words.Any(name, SessionVocabulary.Denylists) || Words.Any(owner.Name, SessionVocabulary.Denylists) || (Words.Any(name, s_versions) && Words.Any(name, s_tokens)) || StoredTokenMembers.IsRecord(reference.Type);
    }

    private static bool IsCache(INamedTypeSymbol type) => type.Name is "IDistributedCache" or "DistributedCacheExtensions" or "IMemoryCache" or "CacheExtensions" or "IDatabase" or "IDatabaseAsync";
}
