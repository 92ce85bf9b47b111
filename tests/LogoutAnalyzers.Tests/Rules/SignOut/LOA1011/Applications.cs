namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1011;

/// <summary>The programs around the controllers and pages of these tests.</summary>
internal static class Applications
{
    /// <summary>Cookie authentication.</summary>
    public const string Cookie = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapDefaultControllerRoute();
        app.MapRazorPages();
        app.Run();
        """;

    /// <summary>ASP.NET Core Identity.</summary>
    public const string Identity = """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultTokenProviders();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    /// <summary>An API whose callers send their token in a header.</summary>
    public const string Bearer = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapControllers();
        app.Run();
        """;

    /// <summary>A login that signs in with the scheme "Cookies".</summary>
    public const string Login = """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class LoginController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string user, string password)
            {
                if (password != "secret") return View();
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, user) }, "Cookies")));
                return Redirect("/");
            }
        }
        """;

    /// <summary>A login that answers a JSON Web Token which lives for a week, without its closing brace.</summary>
    public const string WeeklyToken = """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;

            public AuthController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name, string password)
            {
                var user = await _users.FindByNameAsync(name);
                if (user == null || !await _users.CheckPasswordAsync(user, password)) return Unauthorized();
                return Ok(new { token = CreateToken(user) });
            }

            private static string CreateToken(IdentityUser user)
            {
                var token = new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: DateTime.UtcNow.AddDays(7));
                return new JwtSecurityTokenHandler().WriteToken(token);
            }
        """;
}
