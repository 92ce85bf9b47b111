using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1001;

/// <summary>A service that only logs, called by a controller that does nothing else: the report and the fix are at the service.</summary>
public class ServiceBehindAController
{
    [Fact]
    public Task A_service_that_only_logs_leaves_the_browser_signed_in() => Proof.Of("LOA1001")
        .Application("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.AddControllers();
            builder.Services.AddScoped<IAccountService, AccountService>();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapControllers();
            app.Run();

            public interface IAccountService
            {
                Task<bool> LoginAsync(string user, string password);

                Task LogoutAsync(string? user);
            }

            public class AccountService : IAccountService
            {
                private readonly SignInManager<IdentityUser> _signInManager;
                private readonly ILogger<AccountService> _logger;

                public AccountService(SignInManager<IdentityUser> signInManager, ILogger<AccountService> logger)
                {
                    _signInManager = signInManager;
                    _logger = logger;
                }

                public async Task<bool> LoginAsync(string user, string password)
                {
                    var result = await _signInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
                    return result.Succeeded;
                }

                public Task [|LogoutAsync|](string? user)
                {
                    _logger.LogInformation("{User} logged out", user);
                    return Task.CompletedTask;
                }
            }

            public class AccountController : Controller
            {
                private readonly IAccountService _accounts;

                public AccountController(IAccountService accounts)
                {
                    _accounts = accounts;
                }

                [HttpPost("/login")]
                public async Task<IActionResult> Login(string user, string password)
                {
                    return await _accounts.LoginAsync(user, password) ? Redirect("/account") : Unauthorized();
                }

                [Authorize]
                [HttpGet("/account")]
                public IActionResult Account()
                {
                    return Content("Account of " + User.Identity?.Name);
                }

                [HttpPost("/logout")]
                public async Task<IActionResult> Logout()
                {
                    await _accounts.LogoutAsync(User.Identity?.Name);
                    return Redirect("/");
                }
            }
            """)
        .With("UserDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
