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
        _areAll = _setup.HoldsOnlyTokens;
        _cancellationToken = cancellationToken;
    }

    /// <summary>By the attributes of an action.</summary>
    public bool Cover(IMethodSymbol action, INamedTypeSymbol controller) =>
        _areAll || AttributesAround.AllOf(action, controller).Any(NamesTokens);

    /// <summary>By the policy that a mapping asks for, which is often called like its scheme.</summary>
    public bool Cover(SyntaxNode mapping, SemanticModel model) =>
        _areAll || (MappingChain.Call(mapping, model, new[] { "RequireAuthorization" }, out _) is { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } policies } }
            && _model.Graphs.ModelOf(policies[0].SyntaxTree).GetConstantValue(policies[0].Expression, _cancellationToken).Value is string policy && IsOfTokens(policy));

    // [Authorize(AuthenticationSchemes = "Bearer")]
    private bool NamesTokens(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
            if (argument is { Key: "AuthenticationSchemes", Value.Value: string schemes }) return schemes.Split(',').All(scheme => IsOfTokens(scheme.Trim()));
        return false;
    }

    private bool IsOfTokens(string scheme) => _setup.Schemes.Any(known => known.Name == scheme) ? _setup.Schemes.All(known => known.Name != scheme || known.Registration is "AddJwtBearer" or "AddBearerToken") : scheme == "Bearer";
}
