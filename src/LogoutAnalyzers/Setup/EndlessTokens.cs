using System;
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

/// <summary>Finds JSON web tokens that are made without an end: the claim "exp" is neither given nor added by the library.</summary>
internal sealed class EndlessTokens
{
    // The second is that of version 4.
    private static readonly string[] s_tokens = { "System.IdentityModel.Tokens.Jwt.JwtSecurityToken", "System.IdentityModel.Tokens.JwtSecurityToken" };
    private static readonly string[] s_payloads = { "System.IdentityModel.Tokens.Jwt.JwtPayload", "System.IdentityModel.Tokens.JwtPayload" };
    private static readonly string[] s_handlers = { "System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler", "Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler" };

    private static readonly ImmutableHashSet<string> s_names = ImmutableHashSet.Create(StringComparer.Ordinal, "JwtSecurityToken", "CreateToken", "CreateJwtSecurityToken", "CreateEncodedJwt");

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;

    public EndlessTokens(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _graphs = graphs;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether tokens are made by the word, which is one of those of <see cref="TokenLives"/>.</summary>
    public static bool IsName(string word) => s_names.Contains(word);

    /// <summary>The token that the operation makes, or null when it has an end, or may have.</summary>
    public EndlessToken? From(IOperation operation)
    {
        var scope = ExpiryClaims.ScopeOf(operation.Syntax);
        var found = operation switch
        {
            IObjectCreationOperation creation when s_tokens.Any(creation.Type.Is) => OfCreation(creation, scope),
            IInvocationOperation { Instance: { } handler, TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true } method } call when s_handlers.Any(method.ContainingType.IsOrInherits) => OfCall(call, handler, scope),
            _ => null,
        };
        return found is null || ExpiryClaims.AreIn(scope, _compilation, _cancellationToken) || (IsHandedOut(scope) && IsNamedAnywhere()) || TimelessTokens.Is(operation.Syntax, scope) ? null : found;
    }

    private EndlessToken? OfCreation(IObjectCreationOperation creation, SyntaxNode scope)
    {
        var arguments = creation.Arguments;
        if (arguments.For("payload") is { } payload && s_payloads.Any(payload.Type.Is)) return OfPayload(creation, payload, scope);
        // What is made of nothing is filled in later.
        if (!HasNoEnd(arguments) || arguments.All(static argument => argument.ArgumentKind == ArgumentKind.DefaultValue)) return null;
        if (!IsGiven(arguments, "signingCredentials") && !scope.DescendantTokens().Any(static token => token.ValueText == "WriteToken")) return null;
        if (MayBringEnd(arguments.For("claims"), scope)) return null;
        return new EndlessToken(PlaceOf(arguments) ?? NameOf(creation.Syntax), arguments.Given("notBefore") is { } notBefore && IsMeantAsEnd(notBefore) ? "the time that it is given is its beginning, notBefore: pass it as expires" : "set expires");
    }

    private EndlessToken? OfPayload(IObjectCreationOperation token, IOperation value, SyntaxNode scope)
    {
        value = value.WithoutConversions();
        var made = value switch
        {
            ILocalReferenceOperation => ClaimSources.InitialOf(value),
            IInvocationOperation call => MadeBy(call.TargetMethod),
            _ => value,
        };
        if (made?.WithoutConversions() is not IObjectCreationOperation payload || !s_payloads.Any(payload.Type.Is)) return null;
        var place = ExpiryClaims.ScopeOf(payload.Syntax);
        if (place != scope && ExpiryClaims.AreIn(place, _compilation, _cancellationToken)) return null;
        if (payload.Arguments.For("expires") is not null && !HasNoEnd(payload.Arguments)) return null;
        if (MayBringEnd(payload.Arguments.For("claims"), place) || MayBringEnd(payload.Arguments.For("claimsCollection"), place)) return null;
        if (value is ILocalReferenceOperation && IsHandedOn(value, token.Syntax, scope) && IsNamedAnywhere()) return null;
        return PlaceOf(payload.Arguments) is { } end && end.SourceTree == token.Syntax.SyntaxTree ? new EndlessToken(end, "set expires") : new EndlessToken(NameOf(token.Syntax), "put an exp into its payload");
    }

    private EndlessToken? OfCall(IInvocationOperation call, IOperation handler, SyntaxNode scope)
    {
        if (call.Arguments.For("payload") is { Type.SpecialType: SpecialType.System_String } text)
        {
            var isSealed = IsGiven(call.Arguments, "signingCredentials") || IsGiven(call.Arguments, "encryptingCredentials");
            return isSealed && PayloadTexts.AreInSight(text, IsNamedAnywhere) ? new EndlessToken(NameOf(call.Syntax), "put an exp into its payload") : null;
        }
        if (!IsName(call.TargetMethod.Name) || !HandlerTimes.AreOff(handler.WithoutConversions(), scope)) return null;
        if (call.Arguments.For("tokenDescriptor") is { } descriptor) return OfDescriptor(descriptor, scope);
        return HasNoEnd(call.Arguments) && !MayBringEnd(call.Arguments.For("subject"), scope) ? new EndlessToken(PlaceOf(call.Arguments) ?? NameOf(call.Syntax), "set expires") : null;
    }

    private EndlessToken? OfDescriptor(IOperation value, SyntaxNode scope)
    {
        if (ObjectSettings.Of(value, _cancellationToken) is not { IsKnown: true, Creation: { } creation } descriptor) return null;
        var ends = descriptor.Of("Expires").ToList();
        if (ends.Any(static end => !IsNull(end.Value)) || descriptor.Settings.Any(setting => setting.Property is "Subject" or "Claims" && MayBringEnd(setting.Value, scope))) return null;
        return new EndlessToken(ends.LastOrDefault()?.Value.Syntax.GetLocation() ?? NameOf(creation), "set Expires, as its handler adds no end by itself");
    }

    private bool MayBringEnd(IOperation? claims, SyntaxNode scope) =>
        !ClaimSources.AreInSight(claims, scope) && (ClaimSources.CopyAnother(scope, _graphs.ModelOf(scope.SyntaxTree)) || IsNamedAnywhere());

    private bool IsNamedAnywhere() => ExpiryClaims.AreAnywhere(_compilation, _cancellationToken);

    // The one payload that a method of the application's own makes.
    private IOperation? MadeBy(IMethodSymbol method)
    {
        if (method.IsAbstract || !_graphs.Declares(method) || method.DeclaringSyntaxReferences.Length != 1 || !s_payloads.Any(method.ReturnType.Is)) return null;
        var body = method.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
        var made = body.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().Select(creation => _graphs.ModelOf(body.SyntaxTree).GetOperation(creation, _cancellationToken)).Where(static operation => operation is { Type: { } type } && s_payloads.Any(type.Is)).ToList();
        return made.Count == 1 ? made[0] : null;
    }

    // Stamp(payload)
    private static bool IsHandedOn(IOperation local, SyntaxNode token, SyntaxNode scope) =>
        scope.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.Expression.ToString() == local.Syntax.ToString() && !token.Span.Contains(argument.Span));

    // Who asked for the token may put something into it.
    private static bool IsHandedOut(SyntaxNode scope) => scope is MethodDeclarationSyntax { ReturnType: var type } && type.ToString().IndexOf("SecurityToken", StringComparison.Ordinal) >= 0;

    private static bool HasNoEnd(ImmutableArray<IArgumentOperation> arguments) => arguments.For("expires") is { } expires && IsNull(expires);

    private static bool IsGiven(ImmutableArray<IArgumentOperation> arguments, string parameter) => arguments.Given(parameter) is { } value && !IsNull(value);

    private static bool IsNull(IOperation value)
    {
        value = value.WithoutConversions();
        if (value is ILocalReferenceOperation) value = ClaimSources.InitialOf(value)?.WithoutConversions() ?? value;
        return value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
    }

    /// <summary>Whether the beginning of a token is set to a time that was rather meant as its end: the two are easily mixed up by position.</summary>
    public static bool IsMeantAsEnd(IOperation notBefore)
    {
        var tokens = (ClaimSources.InitialOf(notBefore.WithoutConversions()) ?? notBefore).Syntax.DescendantTokens().Concat(notBefore.Syntax.DescendantTokens()).ToList();
        return tokens.Any(static token => Words.Split(token.ValueText).Any(static word => word.StartsWith("expir", StringComparison.Ordinal)))
            || (tokens.Any(static token => token.ValueText.StartsWith("Add", StringComparison.Ordinal)) && !tokens.Any(static token => token.IsKind(SyntaxKind.MinusToken)));
    }

    private static Location? PlaceOf(ImmutableArray<IArgumentOperation> arguments) => arguments.Given("expires")?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression.GetLocation();

    private static Location NameOf(SyntaxNode code) => code switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        _ => code.GetLocation(),
    };
}
