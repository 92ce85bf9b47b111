using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Setup;

namespace LogoutAnalyzers;

/// <summary>
/// Whether users are known by the account of their computer. There is nothing to log out of: the browser signs the same account in again with
/// the next request.
/// </summary>
internal static class WindowsAccounts
{
    /// <summary>The words of ASP.NET Core that say so.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("AddNegotiate", "NegotiateDefaults", "IISDefaults", "IISServerDefaults", "HttpSysDefaults");

    public static bool Are(LogoutModel model, CancellationToken cancellationToken) =>
        model.IsSystemWeb ? model.Files.WebConfigs(cancellationToken).Any(static config => config is { Transform: null, HasWindowsAccounts: true }) : AreInCode(model, cancellationToken);

    private static bool AreInCode(LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        return setup.HasNoSignIn && setup.Schemes.All(static scheme => scheme.Kind is not (SchemeKind.Cookie or SchemeKind.Remote)) && Names.Any(word => model.IsWritten(word, cancellationToken));
    }
}
