using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>Whether the application's own validation refuses tokens without an end: the library does, as long as nobody tells it otherwise.</summary>
internal static class ExpiryRequirement
{
    // Parameters with a key validate tokens of the application's own; without one, those of a provider that hands out its keys.
    private static readonly NameSet s_keys = new(new[] { "IssuerSigningKey", "IssuerSigningKeys", "IssuerSigningKeyResolver", "TokenDecryptionKey", "IssuerSecurityKeyProviders", "IssuerSecurityTokenProviders" });

    public static bool IsInSight(LogoutModel model, NameSet words, CancellationToken cancellationToken)
    {
        var (validates, accepts) = (false, false);
        NamedCode.Each(model.Compilation, s_keys, model.Graphs.ModelOf, static _ => true, (_, name, semanticModel) =>
            validates = validates || (NamedCode.Around(name) is AssignmentExpressionSyntax set && !IsForExpired(set) && semanticModel.GetSymbolInfo(set.Left, cancellationToken).Symbol is { ContainingType: { } owner }
                && (TokenValidation.IsParameters(owner) || owner.Is("Microsoft.Owin.Security.Jwt.JwtBearerAuthenticationOptions"))), cancellationToken);
        if (!validates) return false;
        NamedCode.Each(model.Compilation, words, model.Graphs.ModelOf, TokenValidation.LifetimeSettings.Contains, (_, name, semanticModel) =>
            accepts = accepts || (NamedCode.Around(name) is AssignmentExpressionSyntax set && TokenSetting.From(semanticModel.GetOperation(set, cancellationToken)) is { } setting && LenientParameters.Accept(setting, model, cancellationToken)), cancellationToken);
        return !accepts;
    }

    // Parameters that read a token whatever its end let nobody in.
    private static bool IsForExpired(AssignmentExpressionSyntax key) =>
        key.Parent is InitializerExpressionSyntax initializer && initializer.Expressions.OfType<AssignmentExpressionSyntax>()
            .Any(TokenValidation.LiftsLifetime);
}
