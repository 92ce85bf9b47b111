using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3006;

/// <summary>A user whose cookie has been copied changes the password, in applications with cookie events of their own.</summary>
public class StolenCookie
{
    [Fact]
    public Task New_events() => Proof.Of("LOA3006")
        .Application(ChangedPassword.ApplicationWith("""
            builder.Services.ConfigureApplicationCookie(options =>
            {
                [|options.Events|] = new CookieAuthenticationEvents
                {
                    OnRedirectToLogin = context =>
                    {
                        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                        return Task.CompletedTask;
                    },
                };
            });
            """))
        .With("UserDatabase.cs")
        .Attack(GoOnAfterTheInterval)
        .RunAsync();

    [Fact]
    public Task A_handler() => Proof.Of("LOA3006")
        .Application(ChangedPassword.ApplicationWith("""
            builder.Services.ConfigureApplicationCookie(options =>
            {
                [|options.Events.OnValidatePrincipal|] = context =>
                {
                    var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<UserDatabase>>();
                    logger.LogInformation("{Name} is here", context.Principal?.Identity?.Name);
                    return Task.CompletedTask;
                };
            });
            """))
        .With("UserDatabase.cs")
        .Attack(GoOnAfterTheInterval)
        .RunAsync();

    [Fact]
    public Task A_type_of_events() => Proof.Of("LOA3006")
        .Application(ChangedPassword.ApplicationWith(
            """
            builder.Services.AddScoped<ApiEvents>();
            builder.Services.ConfigureApplicationCookie(options => [|options.EventsType|] = typeof(ApiEvents));
            """,
            types: """
            public class ApiEvents : CookieAuthenticationEvents
            {
                public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                }
            }
            """))
        .With("UserDatabase.cs")
        .Attack(GoOnAfterTheInterval)
        .RunAsync();

    [Fact]
    public Task A_cookie_by_hand() => Proof.Of("LOA3006")
        .Application(ChangedPassword.ApplicationWith(
            """
            builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).[|AddCookie|](IdentityConstants.ApplicationScheme, options =>
            {
                options.LoginPath = "/login";
            })
            .AddCookie(IdentityConstants.ExternalScheme)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme);
            """,
            registration: "AddIdentityCore<IdentityUser>().AddSignInManager()"))
        .With("UserDatabase.cs")
        .Attack(GoOnAfterTheInterval)
        .RunAsync();

    // Half an hour is the default interval of the validation.
    private static async Task<bool> GoOnAfterTheInterval(Site site)
    {
        var thief = await ChangedPassword.ThiefAsync(site);
        site.Advance(TimeSpan.FromMinutes(31));
        return await thief.IsSignedInAsync();
    }
}
