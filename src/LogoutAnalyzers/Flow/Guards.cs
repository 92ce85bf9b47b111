using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>
/// Conditions under which nothing is owed: nobody is signed in, the token, session or user that was looked up does not exist,
/// the form is shown again. A session value or claim that merely is absent is not one.
/// </summary>
internal sealed class Guards
{
    private const int MaxDefinitions = 4;

    private static readonly HashSet<string> s_overWords = new(StringComparer.Ordinal) { "revoked", "expired", "ended", "invalidated", "deleted", "loggedout" };
    private static readonly HashSet<string> s_aliveWords = new(StringComparer.Ordinal) { "active", "valid" };
    private static readonly HashSet<string> s_promptWords = new(StringComparer.Ordinal) { "prompt" };
    // EmailConfirmed is about the account, not about the question "do you want to log out?".
    private static readonly HashSet<string> s_accountWords = new(StringComparer.Ordinal) { "email", "phone", "mail", "account", "user" };
    private static readonly HashSet<string> s_confirmWords = new(StringComparer.Ordinal) { "confirm", "confirmed", "confirmation" };

    private static readonly string[] s_requestCookies = { "Microsoft.AspNetCore.Http.IRequestCookieCollection", "System.Web.HttpCookieCollection", "Microsoft.Owin.RequestCookieCollection" };

    private static readonly HashSet<string> s_owners = new(StringComparer.Ordinal) { "user", "userid", "username", "owner", "ownerid", "account", "accountid", "member", "customer", "subject" };

    private static readonly HashSet<string> s_logins = new(StringComparer.Ordinal) { "authentication", "auth", "login", "logins", "security", "membership" };

    private readonly Func<IOperation, ImmutableArray<IOperation>> _definitions;
    private readonly bool _ofCallee;

    /// <param name="definitions">The values that a local or a flow capture may hold.</param>
    /// <param name="ofCallee">Whether the application itself gives the arguments: without one there is nobody to log out.</param>
    public Guards(Func<IOperation, ImmutableArray<IOperation>> definitions, bool ofCallee) => (_definitions, _ofCallee) = (definitions, ofCallee);

    /// <summary>Whether nothing is owed where the condition has this value.</summary>
    public bool OwesNothing(IOperation condition, bool outcome) => OwesNothing(condition, outcome, 0);

    private bool OwesNothing(IOperation condition, bool outcome, int depth)
    {
        condition = Unwrap(condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return OwesNothing(not.Operand, !outcome, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary:
                return OfComparison(binary, outcome == (binary.OperatorKind == BinaryOperatorKind.Equals));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan, RightOperand.ConstantValue: { HasValue: true, Value: 0 } } count:
                return !outcome && IsCountOfThings(count.LeftOperand);
            case IIsPatternOperation pattern:
                return OfPattern(pattern.Value, pattern.Pattern, outcome);
            // The null branch of "x?.Call()": there is nothing to call.
            case IIsNullOperation isNull:
                return outcome && (isNull.IsImplicit || IsLookedUp(isNull.Operand));
            case IParameterReferenceOperation parameter:
                return IsUnconfirmed(parameter.Parameter.Name, outcome);
            // token.Expires < DateTime.UtcNow
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } expiry:
                return outcome && NameOf(Unwrap(expiry.LeftOperand)) is { } name && name.IndexOf("expir", StringComparison.OrdinalIgnoreCase) >= 0;
            case IInvocationOperation invocation:
                return OfCall(invocation, outcome);
            case IPropertyReferenceOperation property:
                return OfProperty(property, outcome);
            case ILocalReferenceOperation or IFlowCaptureReferenceOperation:
                return (!outcome && IsSignedInTest(condition))
                    || (condition is ILocalReferenceOperation named && IsUnconfirmed(named.Local.Name, outcome))
                    || (depth < MaxDefinitions && _definitions(condition) is { IsEmpty: false } values && values.All(value => OwesNothing(value, outcome, depth + 1)));
            default:
                return false;
        }
    }

    private bool OfComparison(IBinaryOperation binary, bool equal)
    {
        var (value, constant) = Unwrap(binary.RightOperand).ConstantValue.HasValue ? (binary.LeftOperand, Unwrap(binary.RightOperand)) : (binary.RightOperand, Unwrap(binary.LeftOperand));
        return constant.ConstantValue switch
        {
            { HasValue: true, Value: bool said } => OwesNothing(value, said == equal),
            { HasValue: true, Value: null } => equal && (IsLookedUp(value) || IsProvidersSession(value)),
            { HasValue: true, Value: 0 } => equal && IsCountOfThings(value),
            { HasValue: true, Value: "" } => equal && IsLookedUp(value),
            // The user pressed the other button.
            { HasValue: true, Value: string { Length: < 10 } button } => equal && button.ToLowerInvariant() is "cancel" or "no",
            { HasValue: false } => !equal && AreOfOthers(binary.LeftOperand, binary.RightOperand),
            _ => false,
        };
    }

    // Where the two differ, the logout is about somebody else's session.
    private static bool AreOfOthers(IOperation a, IOperation b) => AreSessionIds(a, b) || IsOwnerOfThing(a) || IsOwnerOfThing(b);

    // A token or session that was looked up by what the client has sent may be another user's: token.UserId != userId.
    private static bool IsOwnerOfThing(IOperation value) =>
        Unwrap(value) is IPropertyReferenceOperation { Property: { Name: var owner }, Instance: { } thing } && Words.Any(owner, s_owners) && NameOf(Unwrap(thing)) is { } name
        && (Words.Any(name, SessionVocabulary.Things) || (thing.Type is { } type && Words.Any(type.Name, SessionVocabulary.Things)));

    // A front-channel logout that is about another session: currentSid != sid.
    private static bool AreSessionIds(IOperation a, IOperation b) => IsSessionId(a) && IsSessionId(b);

    private static bool IsSessionId(IOperation value) =>
        (NameOf(Unwrap(value)) is { } name && Words.Split(name).Any(static word => word is "sid" or "session" or "iss" or "sub" or "subject"))
        || Names(value, "sid") || Names(value, "iss") || Names(value, "sub");

    // A login without the id of a session at the provider is not the one that ended there.
    private static bool IsProvidersSession(IOperation value) => Names(value, "sid") && (Names(value, "FindFirst") || Names(value, "FindFirstValue"));

    // User.FindFirst("sid")?.Value, also through a local.
    private static bool Names(IOperation value, string word) =>
        (value.Syntax is IdentifierNameSyntax local && LocalInitializers.Of(local) is { } written ? written : value.Syntax).DescendantTokens().Any(token => token.ValueText == word);

    private bool OfPattern(IOperation value, IPatternOperation pattern, bool outcome) => pattern switch
    {
        INegatedPatternOperation negated => OfPattern(value, negated.Pattern, !outcome),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => outcome && (IsLookedUp(value) || IsProvidersSession(value)),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool said } } => OwesNothing(value, said == outcome),
        // "is { } token", "is User user", "is { IsAuthenticated: true }"
        IDeclarationPatternOperation { MatchedType.Name: "IAuthenticationSignOutHandler" } => !outcome,
        IRecursivePatternOperation { PropertySubpatterns: { Length: > 0 } states } when outcome && states.All(static state => state.Member is IPropertyReferenceOperation) && states.Any(state => state.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool said } } && IsOver(((IPropertyReferenceOperation)state.Member).Property.Name, said)) => true,
        IRecursivePatternOperation { PropertySubpatterns: { Length: > 0 } states } when !outcome && states.Any(static state => state.Member is IPropertyReferenceOperation property && state.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool said } } && IsOver(property.Property.Name, !said)) => true,
        IRecursivePatternOperation { PropertySubpatterns: { Length: > 0 } parts } => !outcome && parts.Any(IsSignedInPart),
        IRecursivePatternOperation or IDeclarationPatternOperation or ITypePatternOperation => !outcome && IsLookedUp(value),
        _ => false,
    };

    private static bool IsSignedInProperty(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { } property }
        && (property.Name == "IsAuthenticated" || (property.Name == "Succeeded" && property.ContainingType.IsOrInherits("Microsoft.AspNetCore.Authentication.AuthenticateResult")));

    // { IsAuthenticated: true }, { Identity: { IsAuthenticated: true } }, { Identity.IsAuthenticated: true }
    private static bool IsSignedInPart(IPropertySubpatternOperation part) => part.Pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } } => part.Member is not null && IsSignedInProperty(part.Member),
        IRecursivePatternOperation nested => nested.PropertySubpatterns.Any(IsSignedInPart),
        _ => false,
    };

    private bool OfCall(IInvocationOperation call, bool outcome)
    {
        var name = call.TargetMethod.Name;
        if (name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" && call.Arguments.Length == 1) return outcome && IsLookedUp(call.Arguments[0].Value);
        if (IsSignedInTest(call) || IsSwitchOfLogins(call.TargetMethod)) return !outcome;
        // The form is shown again: GET on the address that the form posts to.
        if (call.TargetMethod.ContainingType.Is("Microsoft.AspNetCore.Http.HttpMethods")) return name == "IsPost" ? !outcome : name == "IsGet" && outcome;
        if (name == "Equals" && call.Arguments.Length > 1) return !outcome && AreOfOthers(call.Arguments[0].Value, call.Arguments[1].Value);
        if (name is "TryGetValue" or "ContainsKey" && call.TargetMethod.ContainingType.IsOrInherits("Microsoft.AspNetCore.Http.IRequestCookieCollection")) return !outcome;
        if (name == "Any" && call.Arguments.Length > 0 && IsThings(call.Arguments[0].Value)) return !outcome;
        return false;
    }

    private bool OfProperty(IPropertyReferenceOperation property, bool outcome) =>
        !outcome && (IsSignedInTest(property)
            // The form is shown again with its errors.
            || (property.Property.Name == "IsValid" && property.Property.ContainingType.Name == "ModelStateDictionary"))
        || (outcome && property.Property.Name == "IsCancellationRequested")
        // stored.RevokedAt.HasValue
        || (property.Property.Name == "HasValue" && outcome && property.Instance is IPropertyReferenceOperation { Property.Name: var name } && Words.Any(name, s_overWords))
        || (property.Type?.SpecialType == SpecialType.System_Boolean && IsOver(property.Property.Name, outcome))
        || (!outcome && IsSwitchOfLogins(property.Property))
        || IsUnconfirmed(property.Property.Name, outcome);

    // FormsAuthentication.IsEnabled, settings.AuthenticationEnabled: switched off, nobody is signed in.
    private static bool IsSwitchOfLogins(ISymbol member) =>
        Words.Split(member.Name).Contains("enabled") && (Words.Any(member.Name, s_logins) || Words.Any(member.ContainingType.Name, s_logins));

    /// <summary>What was looked up is dead already: IsRevoked is true, IsActive is false.</summary>
    private static bool IsOver(string property, bool value) => Words.Any(property, value ? s_overWords : s_aliveWords);

    // if (!confirmed) return View("ConfirmLogout");
    private static bool IsUnconfirmed(string? name, bool value) => name is not null && !Words.Any(name, s_accountWords) && Words.Any(name, value ? s_promptWords : s_confirmWords);

    // Also through "user?.Identity?.IsAuthenticated ?? false" and a local that was assigned it.
    private bool IsSignedInTest(IOperation value, int depth = 0) => Unwrap(value) switch
    {
        IPropertyReferenceOperation property => IsSignedInProperty(property),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable } => depth < 4 && IsSignedInTest(nullable, depth + 1),
        ILocalReferenceOperation or IFlowCaptureReferenceOperation => depth < 4 && _definitions(Unwrap(value)).Any(definition => IsSignedInTest(definition, depth + 1)),
        IInvocationOperation { TargetMethod: { Name: "IsSignedIn" } method } => method.ContainingType.IsOrInherits(AspNetCoreApis.SignInManager),
        IInvocationOperation { TargetMethod.Name: "IsAuthenticated" } => true,
        _ => false,
    };

    /// <summary>A token, session, user or request cookie that a look-up did not find.</summary>
    private bool IsLookedUp(IOperation value)
    {
        value = Unwrap(value);
        if (_ofCallee && IsArgument(value)) return true;
        if (value is ILocalReferenceOperation or IFlowCaptureReferenceOperation)
        {
            var values = _definitions(value);
            if (values.Any(IsSessionValueOrClaim)) return false;
            if (values.Any(IsRequestCookie) || values.Any(IsRequestHeader)) return true;
        }
        if (IsSessionValueOrClaim(value)) return false;
        if (IsRequestCookie(value)) return true;
        if (value is IFlowCaptureReferenceOperation) return _definitions(value).Any(definition => definition is not IFlowCaptureReferenceOperation && IsLookedUp(definition));
        if (IsNameOfNobody(value)) return true;
        var isText = Awaited(value.Type)?.SpecialType is SpecialType.System_String;
        if (NameOf(value) is { } name && (Words.Any(name, SessionVocabulary.Things) || (!isText && Words.Any(name, SessionVocabulary.Accounts)))) return true;
        return !isText && Awaited(value.Type) is INamedTypeSymbol { SpecialType: SpecialType.None } type
            && (Words.Any(type.Name, SessionVocabulary.Things) || Words.Any(type.Name, SessionVocabulary.Accounts) || type.Is("Microsoft.AspNetCore.Authentication.AuthenticateResult"));
    }

    // userId, request.UserId
    private static bool IsArgument(IOperation value) => value is IParameterReferenceOperation || (value is IPropertyReferenceOperation { Instance: IParameterReferenceOperation, Property.ContainingAssembly: var owner } && !NeutralAssemblies.IsFramework(owner));

    // User.Identity?.Name
    private static bool IsNameOfNobody(IOperation value) => value is IPropertyReferenceOperation { Property: { Name: "Name" } name } && name.ContainingType.IsOrInherits("System.Security.Principal.IIdentity");

    private static ITypeSymbol? Awaited(ITypeSymbol? type) => TaskTypes.IsTask(type) && type is INamedTypeSymbol { TypeArguments: { Length: 1 } result } ? result[0] : type;

    private static bool IsSessionValueOrClaim(IOperation value)
    {
        value = Unwrap(value);
        return value switch
        {
            IInvocationOperation call => call.TargetMethod.Name is "FindFirst" or "FindFirstValue" or "GetUserId" or "GetUserName"
                || call.TargetMethod.ContainingType.IsOrInherits("Microsoft.AspNetCore.Http.ISession")
                || call.TargetMethod.ContainingType.Is("Microsoft.AspNetCore.Http.SessionExtensions"),
            IPropertyReferenceOperation { Property: { IsIndexer: true } indexer } when indexer.ContainingType.Is(SystemWebApis.SessionState) || indexer.ContainingType.Is(SystemWebApis.SessionStateBase) => true,
            IPropertyReferenceOperation property => property.Property.ContainingType.IsOrInherits("System.Security.Claims.Claim") || (property.Instance is { } instance && IsSessionValueOrClaim(instance)),
            _ => false,
        };
    }

    private static bool IsRequestCookie(IOperation value) =>
        Unwrap(value) is IPropertyReferenceOperation { Property: { IsIndexer: true } indexer } && s_requestCookies.Any(indexer.ContainingType.IsOrInherits);

    // Request.Headers.Authorization.ToString().Replace("Bearer ", "")
    private static bool IsRequestHeader(IOperation value) =>
        Unwrap(value).DescendantsAndSelf().Any(static part => part is IPropertyReferenceOperation { Property: { } header } && header.ContainingType.IsOrInherits("Microsoft.AspNetCore.Http.IHeaderDictionary"));

    private static bool IsCountOfThings(IOperation value)
    {
        value = Unwrap(value);
        return value switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } instance } => IsThings(instance),
            IInvocationOperation { TargetMethod.Name: "Count", Arguments: { Length: > 0 } arguments } => IsThings(arguments[0].Value),
            _ => false,
        };
    }

    private static bool IsThings(IOperation value) => NameOf(Unwrap(value)) is { } name && Words.Any(name, SessionVocabulary.Things);

    private static string? NameOf(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        _ => null,
    };

    private static IOperation Unwrap(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion: value = conversion.Operand; break;
                case IParenthesizedOperation parenthesized: value = parenthesized.Operand; break;
                case IAwaitOperation awaited: value = awaited.Operation; break;
                default: return value;
            }
        }
    }
}
