namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>Attacks with tokens that were issued some time ago. The library that validates them looks at the machine's clock, so the login is what is moved.</summary>
internal static class OldTokens
{
    /// <summary>A thief has copied the token of a login an hour ago.</summary>
    public static Task<bool> UseOneOfAnHourAgo(Site site) => UseOneOf(site, TimeSpan.FromHours(1));

    /// <summary>The same of a day ago.</summary>
    public static Task<bool> UseOneOfADayAgo(Site site) => UseOneOf(site, TimeSpan.FromDays(1));

    /// <summary>The same of a year ago.</summary>
    public static Task<bool> UseOneOfAYearAgo(Site site) => UseOneOf(site, TimeSpan.FromDays(365));

    private static async Task<bool> UseOneOf(Site site, TimeSpan age)
    {
        var user = site.NewBrowser();
        site.Advance(-age);
        var answer = await user.PostFormAsync("/login", ("user", "demo"), ("password", "Passw0rd!"), ("device", "kiosk"));
        if (!answer.IsSuccess) throw new InvalidOperationException($"The demo user cannot log in: {answer}");
        var thief = user.Copy();
        site.Advance(age);
        return await thief.IsSignedInAsync();
    }
}
