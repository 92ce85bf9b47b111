using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>
/// Whether the callers of an endpoint are known by a bearer token alone. A browser that goes to a page, or back to one, sends none: such an
/// endpoint is called by scripts and programs.
/// </summary>
internal sealed class TokenCallers
{
    private readonly LogoutModel _model;
    private readonly AuthenticationSetup _setup;
    private readonly bool _areAll;
    private readonly CancellationToken _cancellationToken;

    public TokenCallers(LogoutModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _setup = model.Authentication(cancellationToken);
        // What a handler of the application's own reads is not asked: an API key, mostly.
        _areAll = _setup.HoldsOnlyTokens || (_setup.HasNoSignIn && _setup.Schemes.Count > 0 && _setup.Schemes.All(static scheme => scheme.Kind is not (SchemeKind.Cookie or SchemeKind.Remote)));
        _cancellationToken = cancellationToken;
    }

    /// <summary>By the attributes of a handler.</summary>
    public bool Cover(IMethodSymbol handler, INamedTypeSymbol? controller) => _areAll || AttributesAround.AllOf(handler, controller).Any(IsForTokens);

    /// <summary>By the policy that a mapping asks for, which is often called like its scheme.</summary>
    public bool Cover(SyntaxNode mapping, SemanticModel model)
    {
        if (_areAll) return true;
        if (MappingChain.Call(mapping, model, new[] { "RequireAuthorization" }, out _) is not { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: var policies } }) return false;
        if (policies.Count == 0) return IsPolicyOfTokens(PolicySchemes.Default);
        var codeModel = _model.Graphs.ModelOf(policies[0].SyntaxTree);
        return policies[0].Expression switch
        {
            // RequireAuthorization(policy => policy.AddAuthenticationSchemes("Bearer"))
            AnonymousFunctionExpressionSyntax policy => AreOfTokens(PolicySchemes.In(policy, codeModel, _cancellationToken).ToList()),
            // RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Bearer" })
            BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(set => IsSchemes(set, codeModel)),
            var policy => codeModel.GetConstantValue(policy, _cancellationToken).Value is string name && (IsPolicyOfTokens(name) || (_setup.Schemes.Any(scheme => scheme.Name == name) && IsOfTokens(name))),
        };
    }

    // [Authorize(AuthenticationSchemes = "Bearer")], [Authorize("Api")], and attributes of the application's own that say so.
    private bool IsForTokens(AttributeData attribute)
    {
        if (!attribute.AttributeClass.IsOrInherits("Microsoft.AspNetCore.Authorization.IAuthorizeData")) return false;
        var policy = attribute.ConstructorArguments.FirstOrDefault() is { Value: string name } ? name : null;
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument is { Key: "AuthenticationSchemes", Value.Value: string schemes }) return AreOfTokens(schemes);
            if (argument is { Key: "Policy", Value.Value: string named }) policy = named;
        }
        return attribute.AttributeClass!.DeclaringSyntaxReferences.Any(IsForTokens) || IsPolicyOfTokens(policy ?? PolicySchemes.Default);
    }

    private bool IsForTokens(SyntaxReference attribute)
    {
        // In an editor, classes of referenced projects have their source at hand, too.
        if (!_model.Compilation.ContainsSyntaxTree(attribute.SyntaxTree)) return false;
        var model = _model.Graphs.ModelOf(attribute.SyntaxTree);
        return attribute.GetSyntax(_cancellationToken).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(set => IsSchemes(set, model));
    }

    private bool IsSchemes(AssignmentExpressionSyntax set, SemanticModel model) =>
        (set.Left as SimpleNameSyntax ?? (set.Left as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText == "AuthenticationSchemes"
        && (model.GetConstantValue(set.Right, _cancellationToken).Value is not string schemes || AreOfTokens(schemes));

    private bool IsPolicyOfTokens(string policy)
    {
        var policies = _model.PolicySchemes(_cancellationToken);
        return policy.Length > 0 && policies.AreOpen || AreOfTokens(policies.Of(policy));
    }

    private bool AreOfTokens(string schemes) => schemes.Split(',').All(scheme => IsOfTokens(scheme.Trim()));

    private bool AreOfTokens(IReadOnlyList<string?> schemes) => schemes.Count > 0 && schemes.All(IsOfTokens);

    // A scheme that a library registers may be one of tokens.
    private bool IsOfTokens(string? scheme) => scheme is null || !_setup.Schemes.Any(known => known.Name == scheme && known.Kind is SchemeKind.Cookie or SchemeKind.Remote) && scheme is not ("Cookies" or SignOutCall.IdentityApplication);
}
