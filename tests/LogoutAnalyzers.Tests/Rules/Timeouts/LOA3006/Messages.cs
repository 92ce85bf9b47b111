using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3006;

/// <summary>What the reports say.</summary>
public class Messages
{
    private static Task Says(string message, params string[] sources) =>
        Verify.AspNetCore.Message<TimeoutsAnalyzer>(new DiagnosticResult("LOA3006", DiagnosticSeverity.Warning).WithMessage(message), sources);

    [Fact]
    public Task New_events() => Says(
        "These events replace those by which Identity validates the security stamp, so a stolen cookie survives a changed password; set OnValidatePrincipal to SecurityStampValidator.ValidatePrincipalAsync, too, or set single events",
        Reports.With("{|#0:options.Events|} = new CookieAuthenticationEvents();"));

    [Fact]
    public Task A_class_of_events() => Says(
        "'QuietEvents' replaces the events by which Identity validates the security stamp, so a stolen cookie survives a changed password; override ValidatePrincipal and call SecurityStampValidator.ValidatePrincipalAsync",
        Reports.With("{|#0:options.EventsType|} = typeof(QuietEvents);", "public class QuietEvents : CookieAuthenticationEvents { }"));

    [Fact]
    public Task A_handler() => Says(
        "This handler replaces the one by which Identity validates the security stamp, so a stolen cookie survives a changed password; call SecurityStampValidator.ValidatePrincipalAsync in it",
        Reports.With("{|#0:options.Events.OnValidatePrincipal|} = context => Task.CompletedTask;"));

    [Fact]
    public Task A_cookie_by_hand() => Says(
        "Nothing validates the security stamp of a cookie that is registered by hand, so a stolen cookie survives a changed password; use AddIdentityCookies, or set OnValidatePrincipal to SecurityStampValidator.ValidatePrincipalAsync",
        Reports.ByHand("{|#0:AddCookie|}(IdentityConstants.ApplicationScheme, options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));"));
}
