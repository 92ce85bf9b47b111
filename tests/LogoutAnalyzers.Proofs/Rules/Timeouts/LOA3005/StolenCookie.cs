using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3005;

/// <summary>A user whose cookie has been copied changes the password.</summary>
public class StolenCookie
{
    [Fact]
    public Task Renewals_put_off_the_validation_for_ever() => Proof.Of("LOA3005")
        .Application(ChangedPassword.ApplicationWith("""
            builder.Services.ConfigureApplicationCookie(options =>
            {
                options.ExpireTimeSpan = [|TimeSpan.FromMinutes(30)|];
            });
            """))
        .With("UserDatabase.cs")
        .Attack(StayForTwoDays)
        .RunAsync();

    [Fact]
    public Task An_interval_just_above_half_of_the_life() => Proof.Of("LOA3005")
        .Application(ChangedPassword.ApplicationWith("""
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = [|TimeSpan.FromMinutes(16)|]);
            """))
        .With("UserDatabase.cs")
        .Attack(StayForTwoDays)
        .RunAsync();

    [Fact]
    public Task Twice_a_day_is_too_late() => Proof.Of("LOA3005")
        .Application(ChangedPassword.ApplicationWith("""
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = [|TimeSpan.FromHours(12)|]);
            """))
        .With("UserDatabase.cs")
        .Attack(ComeBackElevenHoursLater)
        .RunAsync();

    private static async Task<bool> StayForTwoDays(Site site) =>
        await (await ChangedPassword.ThiefAsync(site)).StayAsync(site, TimeSpan.FromDays(2), pause: TimeSpan.FromMinutes(15.5));

    private static async Task<bool> ComeBackElevenHoursLater(Site site)
    {
        var thief = await ChangedPassword.ThiefAsync(site);
        site.Advance(TimeSpan.FromHours(11));
        return await thief.IsSignedInAsync();
    }
}
