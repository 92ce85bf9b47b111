using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1010;

/// <summary>What a page of another site makes the user's browser do. The Lax cookie travels with a link, and no antiforgery token does.</summary>
internal static class OtherSite
{
    /// <summary>The user follows a link or is redirected; true if that logs the user out.</summary>
    public static async Task<bool> LinkLogsOut(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        await browser.GetAsync("/logout");
        return !await browser.IsSignedInAsync();
    }

    /// <summary>
    /// A script of the other site sends a form; true if that logs the user out. The cookie may stay behind, but the browser obeys the
    /// answer, which deletes it.
    /// </summary>
    public static async Task<bool> FormLogsOut(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        await browser.PostAsync("/logout");
        return !await browser.IsSignedInAsync();
    }
}
