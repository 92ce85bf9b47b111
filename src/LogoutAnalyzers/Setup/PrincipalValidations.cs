using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>What is run for each request that brings a cookie, and can refuse the principal in it.</summary>
/// <param name="Scheme">The scheme; null when it does not show.</param>
/// <param name="MayRefuse">Whether it can refuse the principal, or calls something out of sight that may.</param>
/// <param name="ValidatesStamp">Whether it hands over to the security stamp validator of Identity.</param>
/// <param name="Location">Where it is set or declared.</param>
internal sealed record PrincipalValidation(string? Scheme, bool MayRefuse, bool ValidatesStamp, Location Location)
{
    /// <summary>Whether it looks at more than the cookie itself, or may: at the user's row, a list of sessions. A look at the clock is none.</summary>
    public bool MayLookUp { get; init; }

    /// <summary>Whether it looks at the clock or at the time of the session, or may.</summary>
    public bool LooksAtTime { get; init; }

    /// <summary>The class that it is a member of, or is set in; null where it is set on options.</summary>
    public INamedTypeSymbol? Owner { get; init; }
}

/// <summary>Reads the bodies of principal validations.</summary>
internal sealed class PrincipalValidations
{
    private static readonly string[] s_contexts = { "Microsoft.AspNetCore.Authentication.Cookies.CookieValidatePrincipalContext", "Microsoft.Owin.Security.Cookies.CookieValidateIdentityContext" };

    private static readonly HashSet<string> s_surroundings = new(System.StringComparer.Ordinal) { "tenant", "tenants", "logger", "options", "configuration", "clock", "environment", "culture", "localizer" };

    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;

    public PrincipalValidations(BodyGraphs graphs, CancellationToken cancellationToken)
    {
        _graphs = graphs;
        _cancellationToken = cancellationToken;
    }

    public static bool IsContext(ITypeSymbol? type) => System.Array.Exists(s_contexts, type.IsOrInherits);

    /// <summary>Whether the operation refuses the principal. Signing out does not: the request goes on with it, and so does the copied cookie.</summary>
    public bool Refuses(IOperation? operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "RejectPrincipal" or "RejectIdentity" or "ReplacePrincipal" or "ReplaceIdentity" } method } call && IsContext(method.ContainingType)
        && (method.Name.StartsWith("Reject", System.StringComparison.Ordinal) || call.Arguments.Any(static argument => argument.Value.WithoutConversions() is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation));

    /// <summary>A validation that is declared as a member.</summary>
    public PrincipalValidation Of(IMethodSymbol method, string? scheme) => Of(ReachableCode.Of(method, _graphs, _cancellationToken), scheme, method.Locations[0]) with { Owner = method.ContainingType };

    /// <summary>A validation that is assigned: a lambda, a method by its name, a validator's factory.</summary>
    public PrincipalValidation Of(IOperation? value, string? scheme, Location location)
    {
        value = (value as IDelegateCreationOperation)?.Target ?? value;
        return value switch
        {
            IAnonymousFunctionOperation lambda => Of(lambda.Body.DescendantsAndSelf().SelectMany(WithCallees), scheme, location),
            IMethodReferenceOperation { Method: var method } when _graphs.Declares(method) && !method.IsAbstract => Of(ReachableCode.Of(method, _graphs, _cancellationToken), scheme, location),
            // OWIN: SecurityStampValidator.OnValidateIdentity<…>(…)
            IMethodReferenceOperation { Method: var method } when IsStampValidator(method) => new PrincipalValidation(scheme, false, true, location),
            IInvocationOperation { TargetMethod: var method } when IsStampValidator(method) => new PrincipalValidation(scheme, false, true, location),
            _ => new PrincipalValidation(scheme, true, false, location) { MayLookUp = true, LooksAtTime = true },
        };
    }

    private PrincipalValidation Of(IEnumerable<IOperation> code, string? scheme, Location location)
    {
        bool mayRefuse = false, validatesStamp = false, mayLookUp = false, looksAtTime = false;
        foreach (var operation in code)
        {
            mayLookUp |= LooksUp(operation);
            looksAtTime = looksAtTime || LooksAtTime(operation);
            if (operation is not IInvocationOperation call) continue;
            if (IsStampValidator(call.TargetMethod)) validatesStamp = true;
            else if (Refuses(call) || HandsContextOut(call)) mayRefuse = true;
        }
        return new PrincipalValidation(scheme, mayRefuse, validatesStamp, location) { MayLookUp = mayLookUp, LooksAtTime = looksAtTime };
    }

    // What is called through an interface may be the policy of the sessions; one that is implemented elsewhere is not known.
    private bool LooksAtTime(IOperation operation)
    {
        if (OwnTimeouts.AsksTime(operation)) return true;
        if (operation is not IInvocationOperation { TargetMethod: var method, SemanticModel.Compilation: var compilation } call || ReachableCode.IsFollowed(call, _graphs) || !_graphs.Declares(method)) return false;
        var bodies = Implementations.Of(method.OriginalDefinition, compilation, _cancellationToken);
        return bodies.IsEmpty || bodies.Any(body => ReachableCode.Of(body, _graphs, _cancellationToken).Any(OwnTimeouts.AsksTime));
    }

    private bool LooksUp(IOperation operation) => operation switch
    {
        // GetRequiredService<T>() looks at nothing yet.
        IInvocationOperation { TargetMethod: { Name: "GetService" or "GetRequiredService", TypeArguments: { Length: 1 } service } } => !SaysNothing(service[0]),
        IInvocationOperation call => !ReachableCode.IsFollowed(call, _graphs) && !SaysNothing(call.TargetMethod.ContainingType),
        IPropertyReferenceOperation { Property: var property } => property.Name == "Session" || !SaysNothing(property.ContainingType),
        IFieldReferenceOperation { Field: { IsConst: false } field } => !SaysNothing(field.ContainingType) && !(field.IsReadOnly && SaysNothing(field.Type)),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation => true,
        _ => false,
    };

    // What says nothing of whether the session still holds: the cookie, the request that brought it, the clock, values, the log; which tenant is asked for.
    private static bool SaysNothing(ITypeSymbol? type) => type is not null && type.TypeKind != TypeKind.Delegate && (IsOfRequest(type) || Words.Any(type.Name, s_surroundings));

    private static bool IsOfRequest(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is
        "System" or "System.Security.Claims" or "System.Security.Principal" or "System.Globalization" or "System.Linq" or "System.Collections.Generic" or "System.Threading.Tasks"
        or "Microsoft.AspNetCore.Authentication" or "Microsoft.AspNetCore.Authentication.Cookies" or "Microsoft.AspNetCore.Http" or "Microsoft.Extensions.Logging" or "Microsoft.Extensions.Primitives";

    private IEnumerable<IOperation> WithCallees(IOperation operation) =>
        operation is IInvocationOperation call && ReachableCode.IsFollowed(call, _graphs) ? ReachableCode.Of(call.TargetMethod, _graphs, _cancellationToken).Prepend(operation) : new[] { operation };

    // What gets the context, and cannot be seen, may refuse the principal.
    private bool HandsContextOut(IInvocationOperation call) =>
        !ReachableCode.IsFollowed(call, _graphs) && !IsEvents(call.TargetMethod.ContainingType)
        && call.Arguments.Any(static argument => IsContext(argument.Value.WithoutConversions().Type));

    private static bool IsEvents(INamedTypeSymbol type) => type.Is("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents") || type.Is("Microsoft.Owin.Security.Cookies.CookieAuthenticationProvider");

    /// <summary>Whether it is a method of Identity's security stamp validator.</summary>
    public static bool IsStampValidator(IMethodSymbol method) =>
        method.ContainingType.Is("Microsoft.AspNetCore.Identity.SecurityStampValidator") || method.ContainingType.Is("Microsoft.AspNetCore.Identity.ISecurityStampValidator") || method.ContainingType.Is("Microsoft.AspNet.Identity.Owin.SecurityStampValidator");
}
