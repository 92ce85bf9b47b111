using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A call that signs a user in with a cookie of ASP.NET Core or OWIN, or a result that does.</summary>
/// <param name="Operation">The call or creation.</param>
/// <param name="Location">The name of what is called.</param>
/// <param name="Scheme">The scheme; null for the default one, and where it is not constant.</param>
/// <param name="Properties">The properties that the call gives; <see cref="ObjectSettings.None"/> where it gives none.</param>
internal sealed record CookieSignIn(IOperation Operation, Location Location, string? Scheme, ObjectSettings Properties)
{
    /// <summary>The argument that says whether the browser keeps the cookie when it is closed; null where there is no such argument.</summary>
    public IOperation? IsPersistent { get; init; }

    public bool IsOf(string scheme) => Scheme is null || Scheme == scheme;
}

/// <summary>Every place where the application signs a user in with a cookie.</summary>
internal sealed class SignInCalls
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "SignInAsync", "SignIn", "SignInResult", "PasswordSignInAsync", "PasswordSignIn", "SignInWithClaimsAsync", "ExternalLoginSignInAsync", "ExternalSignInAsync", "TwoFactorSignInAsync", "TwoFactorAuthenticatorSignInAsync",
    };

    private static readonly string[] s_owners =
    {
        "Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions", AspNetCoreApis.AuthenticationService, "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageBase", "Microsoft.AspNetCore.Http.Results", "Microsoft.AspNetCore.Http.TypedResults", "Microsoft.Owin.Security.IAuthenticationManager",
    };

    private static readonly string[] s_managers = { AspNetCoreApis.SignInManager, "Microsoft.AspNet.Identity.Owin.SignInManager", "Microsoft.AspNet.Identity.Owin.SignInManagerExtensions" };

    private static readonly string[] s_properties = { "Microsoft.AspNetCore.Authentication.AuthenticationProperties", "Microsoft.Owin.Security.AuthenticationProperties" };

    /// <summary>Whether the type is that of the properties which a sign-in is given.</summary>
    public static bool AreProperties(ITypeSymbol type) => s_properties.Any(type.IsOrInherits);

    /// <summary>The words a file with a sign-in holds.</summary>
    public static readonly ImmutableArray<string> Names = s_words.ToImmutableArray();

    private SignInCalls(ImmutableArray<CookieSignIn> all) => All = all;

    public ImmutableArray<CookieSignIn> All { get; }

    public static SignInCalls Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<CookieSignIn>();
        NamedCode.Each(compilation, names, modelOf, s_words.Contains, (word, name, model) =>
        {
            if (NamedCode.Around(name) is not ({ } node and (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)) || model.GetOperation(node, cancellationToken) is not { } operation) return;
            if ((Of(operation, word, name.Identifier.GetLocation(), cancellationToken) ?? OfUnbound(operation, word, name, model, cancellationToken)) is { } signIn) found.Add(signIn);
        }, cancellationToken);
        return new SignInCalls(found.ToImmutable());
    }

    // An extension of HttpContext whose package is not there: an identity server has one that takes the user's id and name.
    private static CookieSignIn? OfUnbound(IOperation operation, string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (operation is not IInvalidOperation || word != "SignInAsync" || operation.Syntax is not InvocationExpressionSyntax call || name.Parent is not MemberAccessExpressionSyntax { Expression: var receiver } || !model.GetTypeInfo(receiver, cancellationToken).Type.Is("Microsoft.AspNetCore.Http.HttpContext")) return null;
        var properties = call.ArgumentList.Arguments.Select(static argument => argument.Expression).FirstOrDefault(value => model.GetTypeInfo(value, cancellationToken).Type is { } type && AreProperties(type));
        return new CookieSignIn(operation, name.Identifier.GetLocation(), null, properties is null ? ObjectSettings.None : ObjectSettings.Of(model.GetOperation(properties, cancellationToken), cancellationToken));
    }

    private static CookieSignIn? Of(IOperation operation, string word, Location location, CancellationToken cancellationToken)
    {
        var (type, arguments) = operation switch
        {
            IInvocationOperation { TargetMethod: var method } call when method.Name == word => (method.ContainingType, call.Arguments),
            IObjectCreationOperation creation when creation.Type.Is("Microsoft.AspNetCore.Mvc.SignInResult") => ((ITypeSymbol)creation.Type!, creation.Arguments),
            _ => default,
        };
        if (type is null) return null;
        var isManager = s_managers.Any(type.IsOrInherits);
        // Libraries have sign-ins of their own: that of an identity server takes a subject and a name.
        var isOfContext = operation is IInvocationOperation { TargetMethod: { IsExtensionMethod: true, DeclaringSyntaxReferences.IsEmpty: true } extension } && (extension.ReducedFrom ?? extension).Parameters.FirstOrDefault()?.Type.Is("Microsoft.AspNetCore.Http.HttpContext") == true;
        if (!isManager && !isOfContext && operation is IInvocationOperation && !s_owners.Any(type.IsOrInherits)) return null;
        var properties = arguments.FirstOrDefault(static argument => argument.Parameter is { } parameter && AreProperties(parameter.Type));
        var persistent = arguments.FirstOrDefault(static argument => argument.Parameter is { Type.SpecialType: SpecialType.System_Boolean, Name: "isPersistent" });
        var scheme = arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "scheme" or "authenticationScheme" } && argument.ArgumentKind != ArgumentKind.DefaultValue);
        return new CookieSignIn(
            operation,
            location,
            isManager ? type.IsOrInherits(AspNetCoreApis.SignInManager) ? SignOutCall.IdentityApplication : null : ConstantStrings.Of(scheme?.Value),
            ObjectSettings.Of(properties?.Value, cancellationToken))
        {
            IsPersistent = persistent?.Value,
        };
    }
}
