using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;

namespace LogoutAnalyzers;

/// <summary>Token validation parameters that let users in with tokens which have ended, or which never do.</summary>
internal static class LenientParameters
{
    /// <summary>Whether they do because of the setting.</summary>
    public static bool Accept(TokenSetting setting, LogoutModel model, CancellationToken cancellationToken)
    {
        var isValidator = setting.Name == TokenValidation.LifetimeValidator;
        if (isValidator ? !LifetimeValidators.AcceptsAll(setting.Value, model.Graphs, cancellationToken) : !setting.IsOff) return false;
        foreach (var other in TokenSettings.Beside(setting, model.Graphs.ModelOf(setting.Code.SyntaxTree), cancellationToken))
        {
            // The validator decides alone, whatever is set beside it.
            if (!isValidator && other.Name == TokenValidation.LifetimeValidator && !LifetimeValidators.AcceptsAll(other.Value, model.Graphs, cancellationToken)) return false;
            if (other.Name == setting.Name && other.Code.SpanStart > setting.Code.SpanStart && !other.IsOff && (!other.IsOn || TokenSettings.IsConditional(other.Code, setting.Code))) return false;
        }
        return model.OwnerOf(setting, cancellationToken) switch
        {
            ParametersOwner.Scheme => !TokenSettings.IsConditional(setting.Code) && !SchemeChecks.LookAtEnd(setting.Code, model.Graphs, cancellationToken),
            ParametersOwner.Own => !SchemeChecks.LookAtEnd(setting.Code, model.Graphs, cancellationToken) && model.UseOf(setting, cancellationToken) is ParametersUse.Authenticating or ParametersUse.Unexplained,
            _ => false,
        };
    }
}
