using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>"dotnet format analyzers" applies the fixes of the package.</summary>
[Collection(TestRunCollection.Name)]
public class Fixes(TestRun run)
{
    [Fact]
    public async Task Format_succeeds_and_has_nothing_to_complain_about()
    {
        var format = (await run.Fixed).Format.MustSucceed();

        Assert.DoesNotContain("Duplicate source file", format.Output);
        Assert.DoesNotContain("Unable to fix", format.Output);
    }

    [Fact]
    public async Task A_logout_that_ends_no_session_calls_the_injected_sign_in_manager()
    {
        var text = (await run.Fixed).Read(Shop.DoesNotEndSession);

        Assert.Contains("await _signInManager.SignOutAsync();", text);
        Assert.Contains("public async Task<IActionResult> Logout()", text);
    }

    [Fact]
    public async Task A_path_without_sign_out_gets_one()
    {
        var text = (await run.Fixed).Read(Shop.EndsItOnSomePaths);
        var guarded = text[text.IndexOf("if (stay)", StringComparison.Ordinal)..text.IndexOf("/staff", StringComparison.Ordinal)];
        var before = text[..text.IndexOf("if (stay)", StringComparison.Ordinal)];

        Assert.True(guarded.Contains("await _signInManager.SignOutAsync();") || before.Contains("await _signInManager.SignOutAsync();"), text);
    }

    [Fact]
    public async Task A_dropped_sign_out_is_awaited_in_a_method_made_async()
    {
        var text = (await run.Fixed).Read(Shop.DropsTheTask);

        Assert.Contains("await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);", text);
        Assert.Contains("public async Task<IActionResult> Logout()", text);
    }

    [Fact]
    public async Task A_timeout_that_stands_in_appsettings_is_shortened_there()
    {
        Assert.Equal(Shop.Timeouts.Replace("240", "30"), (await run.Fixed).Read("appsettings.json"));
        Assert.Equal(Shop.SessionsOfCode, (await run.Fixed).Read(Shop.ReadsTimeouts));
    }

    [Fact]
    public async Task The_result_builds_with_warnings_as_errors()
    {
        var build = (await run.Fixed).Build;

        build.MustSucceed();
        Assert.Empty(build.Findings);
    }
}
