using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3005;

/// <summary>What the reports say.</summary>
public class Messages
{
    private static Task Says(string message, params string[] sources) => Says(Verify.AspNetCore, message, sources);

    private static Task Says(Verification verify, string message, params string[] sources) =>
        verify.Message<TimeoutsAnalyzer>(new DiagnosticResult("LOA3005", DiagnosticSeverity.Warning).WithMessage(message), sources);

    [Fact]
    public Task An_interval_that_is_never_over() => Says(
        "Sessions in use outlive a changed password for ever: each renewal of a cookie that lives for 20 minutes puts off the validation of its security stamp, which is due after 30 minutes; set ValidationInterval to at most half of ExpireTimeSpan, 10 minutes",
        IdentityPrograms.Identity("builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|#0:TimeSpan.FromMinutes(20)|});"));

    [Fact]
    public Task A_long_interval() => Says(
        Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 8 h" },
        "Sessions outlive a changed password by up to 2 hours: their security stamp is not validated before that; set ValidationInterval to at most 30 minutes (profile 'standard')",
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(8));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = {|#0:TimeSpan.FromHours(2)|});
        """));

    [Fact]
    public Task A_circuit() => Says(
        Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_revalidation_interval = 10 min" },
        "Circuits outlive a changed password by up to 30 minutes: 'IdentityRevalidatingAuthenticationStateProvider' does not look at their users before that; return at most 10 minutes (option 'logout_analyzers.max_revalidation_interval')",
        IdentityPrograms.Provider("protected override TimeSpan RevalidationInterval => {|#0:TimeSpan.FromMinutes(30)|};"));
}
