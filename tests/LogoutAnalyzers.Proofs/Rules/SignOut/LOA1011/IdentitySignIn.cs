using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1011;

/// <summary>A controller over ASP.NET Core Identity that logs in and never out.</summary>
public class IdentitySignIn
{
    private static string Application(string signIn, string logout) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        UserDatabase.AddTo(builder.Services);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
        builder.Services.AddControllers();

        var app = builder.Build();
        await UserDatabase.AddDemoUserAsync(app.Services);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class AccountController : ControllerBase
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager)
            {
                _signInManager = signInManager;
            }

            [HttpGet("/")]
            public IActionResult Index() => Ok();

            [HttpPost("/login")]
            public async Task<IActionResult> Login()
            {
                var result = await _signInManager.{{signIn}}(Request.Form["user"]!, Request.Form["password"]!, isPersistent: true, lockoutOnFailure: true);
                return result.Succeeded ? Redirect("/account") : Unauthorized();
            }

            [Authorize]
            [HttpGet("/account")]
            public IActionResult Account() => Content("Account of " + User.Identity?.Name);

            {{logout}}
        }
        """;

    [Fact]
    public Task Nobody_can_leave() => Proof.Of("LOA1011")
        .Application(Application("[|PasswordSignInAsync|]", ""))
        .SoundTwin(Application("PasswordSignInAsync", """
            [HttpPost("/logout")]
                public async Task<IActionResult> Logout()
                {
                    await _signInManager.SignOutAsync();
                    return Ok();
                }
            """))
        .With("UserDatabase.cs")
        .Attack(NoWayOut.SessionCannotBeEnded)
        .LogOutBy(NoWayOut.Leave)
        .RunAsync();
}
