using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1005;

/// <summary>A shop that signs in with a cookie and keeps the card number of the checkout in the session.</summary>
public class CardAfterLogout
{
    private const string CardNumber = "4111 1111";

    [Fact]
    public Task An_action_that_only_signs_out_leaves_the_checkout_to_the_next_user() => Proof.Of("LOA1005")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSession();
            builder.Services.AddControllers();
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseSession();
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapControllers();
            app.Run();

            public class CheckoutController : Controller
            {
                [HttpPost("/card")]
                public IActionResult Pay(string number)
                {
                    HttpContext.Session.SetString("Card", number);
                    return Ok();
                }

                [HttpGet("/card")]
                public IActionResult Card()
                {
                    return Content("Card " + HttpContext.Session.GetString("Card"));
                }
            }

            public class AccountController : Controller
            {
                [HttpPost("/login")]
                public async Task<IActionResult> Login(string user, string password)
                {
                    if (!DemoUser.Knows(user, password)) return Unauthorized();
                    await HttpContext.SignInAsync("Cookies", DemoUser.Principal);
                    return Redirect("/account");
                }

                [HttpPost("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(BeTheNextUser)
        .Attack(ReplayTheSessionCookie)
        .RunAsync();

    // The application's own service stores it, and the endpoint has to ask for its context.
    [Fact]
    public Task An_endpoint_under_Identity_leaves_it_too() => Proof.Of("LOA1005")
        .Application("""
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddAuthorization();
            builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSession();
            builder.Services.AddHttpContextAccessor();
            builder.Services.AddScoped<Checkout>();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseSession();

            app.MapPost("/login", async ([FromForm] string user, [FromForm] string password, SignInManager<IdentityUser> manager) =>
            {
                var result = await manager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
                return result.Succeeded ? Results.Redirect("/account") : Results.Unauthorized();
            }).DisableAntiforgery();
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/card", ([FromForm] string number, Checkout checkout) => checkout.Card = number).DisableAntiforgery();
            app.MapGet("/card", (Checkout checkout) => "Card " + checkout.Card);

            app.MapPost([|"/logout"|], async (SignInManager<IdentityUser> manager) =>
            {
                await manager.SignOutAsync();
                return Results.Redirect("/");
            });

            app.Run();

            public class Checkout
            {
                private readonly IHttpContextAccessor _accessor;

                public Checkout(IHttpContextAccessor accessor)
                {
                    _accessor = accessor;
                }

                public string Card
                {
                    get => _accessor.HttpContext!.Session.GetString("Card") ?? "";
                    set => _accessor.HttpContext!.Session.SetString("Card", value);
                }
            }
            """)
        .With("UserDatabase.cs")
        .Attack(BeTheNextUser)
        .Attack(ReplayTheSessionCookie)
        .RunAsync();

    [Fact]
    public Task A_deleted_session_cookie_leaves_it_to_whoever_has_a_copy() => Proof.Of("LOA1005")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSession();
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseSession();

            app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            }).DisableAntiforgery();
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/card", (HttpContext context, [FromForm] string number) => context.Session.SetString("Card", number)).DisableAntiforgery();
            app.MapGet("/card", (HttpContext context) => "Card " + context.Session.GetString("Card"));

            app.MapPost([|"/logout"|], async (HttpContext context) =>
            {
                context.Response.Cookies.Delete(".AspNetCore.Session");
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(ReplayTheSessionCookie)
        .RunAsync();

    private static async Task<bool> BeTheNextUser(Site site)
    {
        var browser = site.NewBrowser();
        await PayAsync(browser);
        await browser.LogOutAsync();
        return await SeesTheCardAsync(browser);
    }

    private static async Task<bool> ReplayTheSessionCookie(Site site)
    {
        var browser = site.NewBrowser();
        await PayAsync(browser);
        var thief = browser.Copy();
        await browser.LogOutAsync();
        return await SeesTheCardAsync(thief);
    }

    private static async Task PayAsync(Browser browser)
    {
        await browser.LogInAsync();
        await browser.PostFormAsync("/card", ("number", CardNumber));
        if (!await SeesTheCardAsync(browser)) throw new InvalidOperationException("The card is not kept at all.");
    }

    private static async Task<bool> SeesTheCardAsync(Browser browser) => (await browser.GetAsync("/card")).Body.Contains(CardNumber, StringComparison.Ordinal);
}
