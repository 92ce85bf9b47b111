namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>An application with one flaw of each kind, in the file named after it. "// here" marks the line of the report.</summary>
internal static class Shop
{
    public const string DoesNotEndSession = "AccountController.cs";
    public const string EndsItOnSomePaths = "StaffController.cs";
    public const string DropsTheTask = "KioskController.cs";

    private const string Startup = """
        using System;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop;

        public static class Startup
        {
            public static void AddShop(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(15));
                services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));
            }
        }
        """;

    private const string AccountController = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                await _signInManager.PasswordSignInAsync(name, password, isPersistent: false, lockoutOnFailure: true);
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult Logout() // here
            {
                return Redirect("/");
            }
        }
        """;

    private const string StaffController = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class StaffController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public StaffController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpPost]
            public async Task<IActionResult> Logout(bool stay)
            {
                if (stay)
                {
                    return Redirect("/staff"); // here
                }

                await _signInManager.SignOutAsync();
                return Redirect("/");
            }
        }
        """;

    private const string KioskController = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class KioskController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme); // here
                return Redirect("/");
            }
        }
        """;

    /// <summary>A session whose timeout stands in appsettings.json, read by the code and bound without it.</summary>
    public const string ReadsTimeouts = "Sessions.cs";

    public const string Timeouts = """
        {
          "Session": {
            "Minutes": 240
          },
          "Options": {
            "IdleTimeout": "08:00:00"
          }
        }
        """;

    public static readonly string SessionsOfCode = Sessions("services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(configuration.GetValue<int>(\"Session:Minutes\")));");

    public static readonly string SessionsOfFile = Sessions("services.AddSession().Configure<SessionOptions>(configuration.GetSection(\"Options\"));");

    private static string Sessions(string statement) => $$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop;

        public static class Sessions
        {
            public static void AddSessions(IServiceCollection services, IConfiguration configuration)
            {
                {{statement}}
            }
        }
        """;

    public static IReadOnlyDictionary<string, string> WithFlaws { get; } = new Dictionary<string, string>
    {
        ["Startup.cs"] = Startup,
        [DoesNotEndSession] = AccountController,
        [EndsItOnSomePaths] = StaffController,
        [DropsTheTask] = KioskController,
    };

    /// <summary>No web code at all.</summary>
    public static IReadOnlyDictionary<string, string> Library { get; } = new Dictionary<string, string> { ["Price.cs"] = "namespace Shop;\n\npublic record Price(decimal Amount);\n" };

    /// <summary>Where a file's flaw is reported, counted from 1.</summary>
    public static int LineOf(string file) => 1 + Array.FindIndex(WithFlaws[file].Split('\n'), static line => line.Contains("// here"));
}
