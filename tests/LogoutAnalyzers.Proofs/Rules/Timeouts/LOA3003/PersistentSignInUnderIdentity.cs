using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3003;

/// <summary>The same under Identity, where only the time of the login, compared with each request, ends the session.</summary>
public class PersistentSignInUnderIdentity
{
    private const string Cookie = "builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));";

    private const string LimitedCookie = """
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.Events.OnSigningIn = context =>
            {
                context.Properties.Items.TryAdd("signed_in_at", context.Options.TimeProvider!.GetUtcNow().ToString("O"));
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = async context =>
            {
                if (context.Properties.Items.TryGetValue("signed_in_at", out var at) && context.Options.TimeProvider!.GetUtcNow() - DateTimeOffset.Parse(at!) < TimeSpan.FromHours(24))
                {
                    await SecurityStampValidator.ValidatePrincipalAsync(context);
                }
                else
                {
                    context.RejectPrincipal();
                }
            };
        });
        """;

    private static string ApplicationWith(string cookie, string isPersistent) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        UserDatabase.AddTo(builder.Services);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
        {{cookie}}
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
        builder.Services.AddControllers();

        var app = builder.Build();
        await UserDatabase.AddDemoUserAsync(app.Services);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public AccountController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost("/login")]
            public async Task<IActionResult> Login(string user, string password)
            {
                var result = await _signIn.PasswordSignInAsync(user, password, isPersistent: {{isPersistent}}, lockoutOnFailure: false);
                return result.Succeeded ? Redirect("/account") : Unauthorized();
            }

            [Authorize]
            [HttpGet("/account")]
            public IActionResult Account() => Content("Account of " + User.Identity?.Name);

            [HttpPost("/logout")]
            public async Task<IActionResult> Logout()
            {
                await _signIn.SignOutAsync();
                return Redirect("/");
            }
        }
        """;

    [Fact]
    public Task It_is_renewed_for_days() => Proof.Of("LOA3003")
        .Application(ApplicationWith(Cookie, "[|true|]"))
        .SoundTwin(ApplicationWith(LimitedCookie, "true"))
        .With("UserDatabase.cs")
        .Attack(Attacks.KeepAliveFor(TimeSpan.FromHours(50), pause: TimeSpan.FromMinutes(20)))
        .RunAsync();
}
