namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>An attempt to use the demo user's session after the logout; true if it works.</summary>
public delegate Task<bool> Attack(Site site);

/// <summary>The attacks that most proofs need.</summary>
public static class Attacks
{
    /// <summary>The user logs out, and somebody else sits down at the same browser.</summary>
    public static Task<bool> StayInTheBrowser(Site site) => StayInTheBrowserAfter("/logout")(site);

    /// <inheritdoc cref="StayInTheBrowser"/>
    /// <param name="logout">The address of a logout with something special about it.</param>
    public static Attack StayInTheBrowserAfter(string logout) => async site =>
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        await browser.LogOutAsync(logout);
        return await browser.IsSignedInAsync();
    };

    /// <summary>The user logs out, sees an error, and leaves; somebody else sits down at the same browser.</summary>
    public static async Task<bool> StayInTheBrowserWhateverIsSaid(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        await browser.PostAsync("/logout");
        return await browser.IsSignedInAsync();
    }

    /// <summary>A thief has copied the cookies while the user was signed in, and sends them after the logout.</summary>
    public static async Task<bool> ReplayTheCookies(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        await browser.LogOutAsync();
        return await thief.IsSignedInAsync();
    }

    /// <summary>
    /// A thief has copied the cookies, and a request of the user's own browser is still being answered while the user logs out: a report that
    /// takes its time, in a second tab. Its cookie is renewed when the answer is sent. The thief comes after that.
    /// </summary>
    public static async Task<bool> ReplayAfterARequestInFlight(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        var late = browser.Copy().GetAsync("/slow");
        await site.NewBrowser().GetAsync("/slow/entered");
        await browser.LogOutAsync();
        if (await thief.IsSignedInAsync()) throw new InvalidOperationException("The session has not ended even without the request in flight.");
        await site.NewBrowser().GetAsync("/slow/continue");
        if (!(await late).IsSuccess) throw new InvalidOperationException("The request in flight was refused.");
        return await thief.IsSignedInAsync();
    }

    /// <summary>The same request in flight, in the user's own browser: its answer brings a fresh cookie after the logout has deleted the old one.</summary>
    public static async Task<bool> SignInAgainByARequestInFlight(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var late = browser.Copy();
        var answer = late.GetAsync("/slow");
        await site.NewBrowser().GetAsync("/slow/entered");
        await browser.LogOutAsync();
        await site.NewBrowser().GetAsync("/slow/continue");
        if (!(await answer).IsSuccess) throw new InvalidOperationException("The request in flight was refused.");
        return await late.IsSignedInAsync();
    }

    /// <summary>The user leaves without a logout, and somebody else sits down at the same browser after that time.</summary>
    public static Attack ComeBackAfter(TimeSpan idle) => async site =>
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        site.Advance(idle);
        return await browser.IsSignedInAsync();
    };

    /// <summary>A thief has copied the cookies, and keeps the session alive for that time: he is back whenever another <paramref name="pause"/> is over.</summary>
    public static Attack KeepAliveFor(TimeSpan time, TimeSpan pause) => async site =>
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        return await browser.Copy().StayAsync(site, time, pause);
    };

    /// <summary>
    /// In a real browser: the user opens a page that shows the name, logs out and leaves; somebody else sits down and presses Back. For
    /// proofs with <see cref="BrowserFactAttribute"/>.
    /// </summary>
    /// <param name="page">The page's address.</param>
    /// <param name="backForwardCache">Whether the browser still has the page as it was left; otherwise only what its HTTP cache holds.</param>
    /// <param name="logout">The address of a logout with something special about it.</param>
    public static Attack PressBack(string page, bool backForwardCache = true, string logout = "/logout") => async site =>
    {
        await using var window = await BrowserWindow.OpenAsync(site, backForwardCache);
        await window.LogInAsync();
        await window.GoToAsync(page);
        if (!await ShowsDemoAsync(window)) throw new InvalidOperationException($"{page} does not show the user's name, but {await window.TextAsync()}");
        await window.SubmitAsync(logout);
        if (await ShowsDemoAsync(window)) throw new InvalidOperationException($"The page after the logout shows the user's name: {await window.TextAsync()}");
        await window.BackAsync();
        return await ShowsDemoAsync(window);
    };

    /// <summary>The user opens a page that shows the name; then another user, in a browser of his own, opens the same address.</summary>
    /// <remarks>The application has both users of DemoUser.cs: it signs in <c>DemoUser.Named(user)</c>.</remarks>
    public static Attack GetThePageOfAnotherUser(string page) => async site =>
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        if (await browser.GetAsync(page) is var own && !own.Body.Contains("demo", StringComparison.Ordinal)) throw new InvalidOperationException($"{page} does not show the user's name, but {own}");
        // A cache stores a page when it has been sent, and is given the time to do so.
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        var other = site.NewBrowser();
        await other.LogInAsync("other");
        return (await other.GetAsync(page)).Body.Contains("demo", StringComparison.Ordinal);
    };

    private static async Task<bool> ShowsDemoAsync(BrowserWindow window) => (await window.TextAsync()).Contains("demo", StringComparison.Ordinal);
}
