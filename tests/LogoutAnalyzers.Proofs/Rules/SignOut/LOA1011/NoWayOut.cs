using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1011;

/// <summary>What a user can try who wants to leave: every address that a logout might have.</summary>
internal static class NoWayOut
{
    private static readonly string[] s_addresses = ["/logout", "/signout", "/logoff", "/account/logout", "/Account/Logout", "/Account/LogOff", "/Identity/Account/Logout", "/api/auth/logout", "/auth/logout"];

    /// <summary>True if the session outlives all of them.</summary>
    public static async Task<bool> SessionCannotBeEnded(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        await TryAsync(browser);
        return await browser.IsSignedInAsync();
    }

    /// <summary>Asks for each of them.</summary>
    public static async Task TryAsync(Browser browser)
    {
        foreach (var address in s_addresses)
        {
            await browser.GetAsync(address);
            await browser.PostAsync(address);
        }
    }

    /// <summary>Where there is a logout the user takes it; else closing the tab is all there is.</summary>
    public static async Task<Answer> Leave(Browser browser)
    {
        var answer = await browser.PostAsync("/logout");
        return answer.Status == 404 ? await browser.GetAsync("/") : answer;
    }
}
