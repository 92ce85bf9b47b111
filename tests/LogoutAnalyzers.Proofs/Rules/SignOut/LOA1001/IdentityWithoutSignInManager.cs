using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1001;

/// <summary>Under ASP.NET Core Identity, in a class that has no <c>SignInManager</c> to ask.</summary>
public class IdentityWithoutSignInManager
{
    [Fact]
    public Task An_action_that_only_redirects_leaves_the_browser_signed_in() => Proof.Of("LOA1001")
        .Application("""
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.AddAuthorization();
            builder.Services.AddControllers();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", async (SignInManager<IdentityUser> signInManager, [FromForm] string user, [FromForm] string password) =>
            {
                var result = await signInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
                return result.Succeeded ? Results.Redirect("/account") : Results.Unauthorized();
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapControllers();
            app.Run();

            public class SessionController : ControllerBase
            {
                [HttpPost("/logout")]
                public IActionResult [|Logout|]()
                {
                    return NoContent();
                }
            }
            """)
        .With("UserDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
