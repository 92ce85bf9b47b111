using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1004;

/// <summary>Who speaks where a logout signs out the wrong scheme: this rule alone, and no other in its place when it is off.</summary>
public class OneReportOnly
{
    private const string Identity = """
        using Microsoft.AspNetCore.Identity;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }
        """;

    [Fact]
    public Task The_rule_is_off() => Verify.Analyzer<SignOutAnalyzer>(
        "dotnet_diagnostic.LOA1004.severity = none",
        ["""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> LogOff(bool all)
            {
                if (all) await HttpContext.SignOutAsync("Identity.Application");
                else await HttpContext.SignOutAsync("Identity.External");
                return Redirect("/");
            }
        }
        """, Identity]);

    [Fact]
    public Task A_path_without_any_sign_out_is_another_flaw() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool stay)
            {
                if (stay) {|LOA1002:return Redirect("/");|}
                await {|LOA1004:HttpContext.SignOutAsync()|};
                return Redirect("/");
            }
        }
        """, Identity);

    [Fact]
    public Task A_logout_that_only_cleans_up_does_not_end_the_session() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> {|LOA1001:Logout|}()
            {
                await TidyAsync();
                return Redirect("/");
            }

            private Task TidyAsync() => HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        }
        """, Identity);

    [Fact]
    public Task The_task_of_the_wrong_scheme_is_dropped_too() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                {|LOA1003:{|LOA1004:HttpContext.SignOutAsync()|}|};
                return Redirect("/");
            }
        }
        """, Identity);
}
