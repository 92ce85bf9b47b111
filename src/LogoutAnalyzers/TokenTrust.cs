using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>Whether a token that code only reads has been validated before, by the framework.</summary>
internal sealed class TokenTrust
{
    private readonly AuthorizationSetup _authorization;
    private readonly BodyGraphs _graphs;
    private readonly bool _hasBearer;
    private readonly bool _takesOthers;
    private readonly CancellationToken _cancellationToken;

    public TokenTrust(LogoutModel model, CancellationToken cancellationToken)
    {
        _authorization = model.Authorization(cancellationToken);
        _graphs = model.Graphs;
        _cancellationToken = cancellationToken;
        _hasBearer = model.Authentication(cancellationToken).Schemes.Any(static scheme => scheme.Registration == "AddJwtBearer");
        _takesOthers = model.IsWritten(ClientTimeouts.MessageWord, cancellationToken);
    }

    /// <summary>Whether only a token that was validated gets as far as the code.</summary>
    public bool Covers(ClientSource source, SyntaxNode body)
    {
        if (!source.IsOfToken) return false;
        var around = AuthorizationAround(body);
        if (around == Authorization.Required) return true;
        var isHandled = source.Kind == ClientSourceKind.Header ? source.Key is null or "Authorization" or "authorization" : _takesOthers;
        return _hasBearer && isHandled && around != Authorization.Anonymous;
    }

    private Authorization AuthorizationAround(SyntaxNode body)
    {
        var model = _graphs.ModelOf(body.SyntaxTree);
        if (body is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var map } } call } } && MinimalApiEndpoints.MapNames.Contains(map))
            return _authorization.OfEndpoint(null, call, model);
        if (body is not MethodDeclarationSyntax || model.GetDeclaredSymbol(body, _cancellationToken) is not IMethodSymbol method) return Authorization.Unknown;
        return ControllerActions.IsAction(method) ? _authorization.OfAction(method) : PageHandlers.IsHandler(method) ? _authorization.OfPage(method, body.SyntaxTree.FilePath) : Authorization.Unknown;
    }
}
