using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.LOA2002.JwtPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2002;

/// <summary>Logouts after which a long-lived access token goes on working.</summary>
public class Reports
{
    private static Task Reported(params string[] sources) => s_strict.Analyzer<TokensAnalyzer>(sources);

    private static Task Message(string message, params string[] sources) => s_strict.Message<TokensAnalyzer>(new DiagnosticResult("LOA2002", DiagnosticSeverity.Info).WithMessage(message), sources);

    [Fact]
    public Task The_refresh_token_is_revoked_and_nothing_else() => Message(
        "'Logout' leaves the access token valid, which lives for 2 hours, because nothing that accepts it asks whether it was ended; refuse ended tokens in OnTokenValidated, or let them live for 60 minutes (profile 'standard') at most",
        Program(), Controller("""
            [HttpPost("logout")]
            public async Task<IActionResult> {|#0:Logout|}(TokenRequest request)
            {
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
                if (stored is not null) stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
                return NoContent();
            }
            """));

    [Fact]
    public Task Once_where_a_service_does_it() => Reported(
        Program(),
        Controller("""
            [HttpPost("logout")]
            public async Task<IActionResult> Logout(TokenRequest request, [FromServices] LoginService logins)
            {
                await logins.LogoutAsync(request.RefreshToken);
                return NoContent();
            }
            """),
        """
        using Microsoft.EntityFrameworkCore;

        public class LoginService
        {
            private readonly ShopDb _db;

            public LoginService(ShopDb db) => _db = db;

            public async Task {|LOA2002:LogoutAsync|}(string token)
            {
                var stored = await _db.RefreshTokens.SingleAsync(t => t.Token == token);
                stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task Once_where_the_endpoint_does_more_than_the_service() => Reported(
        Program(),
        Controller("""
            [HttpPost("logout")]
            public async Task<IActionResult> {|LOA2002:Logout|}(TokenRequest request, [FromServices] LoginService logins)
            {
                await logins.LogoutAsync(request.RefreshToken);
                Response.Cookies.Delete("access_token");
                return NoContent();
            }
            """),
        """
        using Microsoft.EntityFrameworkCore;

        public class LoginService
        {
            private readonly ShopDb _db;

            public LoginService(ShopDb db) => _db = db;

            public async Task LogoutAsync(string token)
            {
                var stored = await _db.RefreshTokens.SingleAsync(t => t.Token == token);
                stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task The_cookie_that_holds_it_is_deleted() => Reported(Program("options.Events = new JwtBearerEvents { OnMessageReceived = context => { context.Token = context.Request.Cookies[\"access_token\"]; return Task.CompletedTask; } };"), Controller("""
        [HttpPost("logout")]
        public IActionResult {|LOA2002:Logout|}()
        {
            Response.Cookies.Delete("access_token");
            return NoContent();
        }
        """, refreshes: false), "");

    [Fact]
    public Task A_check_that_the_logout_gives_nothing_to_find() => Message(
        "'Logout' leaves the access token valid, which lives for 2 hours, because the logout leaves nothing on the server that a request could be checked against; refuse ended tokens in OnTokenValidated, or let them live for 60 minutes (profile 'standard') at most",
        Program("""
            options.Events = new JwtBearerEvents
            {
                OnTokenValidated = async context =>
                {
                    var db = context.HttpContext.RequestServices.GetRequiredService<ShopDb>();
                    if (await db.Accounts.FindAsync(int.Parse(context.Principal!.FindFirst("sub")!.Value)) is null) context.Fail("No such user.");
                },
            };
            """), Controller("""
            [HttpPost("logout")]
            public IActionResult {|#0:Logout|}()
            {
                Response.Cookies.Delete("access_token");
                return NoContent();
            }
            """, refreshes: false), "");

    [Fact]
    public Task A_denylist_that_nobody_reads() => Reported(Program(), Controller("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2002:Logout|}()
        {
            _db.RevokedTokens.Add(new RevokedToken { Jti = User.FindFirst("jti")!.Value });
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """, refreshes: false), "");

    [Fact]
    public Task Events_that_only_add_claims_or_log() => Reported(Program("""
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context => { context.Principal!.AddIdentity(new System.Security.Claims.ClaimsIdentity()); return Task.CompletedTask; },
            OnAuthenticationFailed = context => { context.Response.Headers["Token-Expired"] = "true"; return Task.CompletedTask; },
        };
        """), Controller("""
        [HttpPost("logout")]
        public IActionResult {|LOA2002:Logout|}()
        {
            Response.Cookies.Delete("access_token");
            return NoContent();
        }
        """, refreshes: false), "");

    [Fact]
    public Task A_middleware_that_does_not_look_at_tokens() => Reported(Program(), """
        public class ErrorMiddleware
        {
            private readonly RequestDelegate _next;

            public ErrorMiddleware(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context, ILogger<ErrorMiddleware> logger)
            {
                try { await _next(context); }
                catch (InvalidOperationException e) { logger.LogError(e, "{User}", context.User.Identity?.Name); context.Response.StatusCode = 500; }
            }
        }
        """, Controller("""
        [HttpPost("logout")]
        public IActionResult {|LOA2002:Logout|}()
        {
            Response.Cookies.Delete("access_token");
            return NoContent();
        }
        """, refreshes: false), "");

    [Fact]
    public Task Minimal_APIs() => Reported("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => options.TokenValidationParameters.ValidateIssuer = false);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/login", (HttpContext context) =>
        {
            var token = new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddHours(12)));
            context.Response.Cookies.Append("jwt", token, new CookieOptions { HttpOnly = true });
        });
        app.MapPost({|LOA2002:"/logout"|}, (HttpContext context) => context.Response.Cookies.Delete("jwt")).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_life_from_the_settings_of_the_application() => (s_strict with { Files = [("appsettings.json", """{ "Jwt": { "ExpireMinutes": 720 } }""")] }).Analyzer<TokensAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class AccountController : ControllerBase
        {
            private readonly IConfiguration _configuration;

            public AccountController(IConfiguration configuration) => _configuration = configuration;

            [HttpPost("login")]
            public string Login() => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddMinutes(_configuration.GetValue<int>("Jwt:ExpireMinutes"))));

            [HttpPost("logout")]
            public IActionResult {|LOA2002:Logout|}()
            {
                Response.Cookies.Delete("token");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task Half_an_hour_in_the_strict_profile() => (s_strict with { EditorConfig = "logout_analyzers.profile = strict" }).Analyzer<TokensAnalyzer>(Program().Replace("AddHours(2)", "AddMinutes(30)"), Controller("""
        [HttpPost("logout")]
        public IActionResult {|LOA2002:Logout|}()
        {
            Response.Cookies.Delete("access_token");
            return NoContent();
        }
        """, refreshes: false).Replace("AddHours(2)", "AddMinutes(30)"), "");

    [Fact]
    public Task A_middleware_of_its_own_that_validates_tokens() => Reported("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddSingleton<IJwtUtils, JwtUtils>();
        var app = builder.Build();
        app.UseMiddleware<JwtMiddleware>();
        app.MapControllers();
        app.Run();

        public interface IJwtUtils { string GenerateToken(int id); int? ValidateToken(string? token); }

        public class JwtUtils : IJwtUtils
        {
            public string GenerateToken(int id) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddDays(7)));

            public int? ValidateToken(string? token)
            {
                try
                {
                    new JwtSecurityTokenHandler().ValidateToken(token, new TokenValidationParameters { ValidateIssuer = false }, out var validated);
                    return int.Parse(((JwtSecurityToken)validated).Subject);
                }
                catch (SecurityTokenException)
                {
                    return null;
                }
            }
        }

        public class JwtMiddleware
        {
            private readonly RequestDelegate _next;

            public JwtMiddleware(RequestDelegate next) => _next = next;

            public async Task Invoke(HttpContext context, IJwtUtils jwtUtils)
            {
                context.Items["User"] = jwtUtils.ValidateToken(context.Request.Headers["Authorization"].FirstOrDefault()?.Split(" ").Last());
                await _next(context);
            }
        }

        public class UsersController : ControllerBase
        {
            [HttpPost("logout")]
            public IActionResult {|LOA2002:Logout|}()
            {
                Response.Cookies.Delete("token");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_component_that_empties_a_cookie_by_script() => Reported("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Components;
        using Microsoft.JSInterop;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.Run();

        public class TokenHelper
        {
            public string CreateToken(int id) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.Now.AddHours(12)));
        }

        public class UserMenu : ComponentBase
        {
            [Inject] private IJSRuntime JS { get; set; } = null!;

            [Inject] private NavigationManager Navigation { get; set; } = null!;

            private async Task {|LOA2002:LogoutClick|}()
            {
                await JS.InvokeVoidAsync("setCookie", "token", "");
                Navigation.NavigateTo("/login", true);
            }

            protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
            {
                builder.OpenElement(0, "button");
                builder.AddAttribute(1, "onclick", EventCallback.Factory.Create(this, LogoutClick));
                builder.CloseElement();
            }
        }
        """);

    [Fact]
    public Task Identity_users_and_their_refresh_token() => Reported("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<AppUser, IdentityRole>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class AppUser : IdentityUser
        {
            public string? RefreshToken { get; set; }
        }

        public class AccountController : ControllerBase
        {
            private readonly UserManager<AppUser> _users;

            public AccountController(UserManager<AppUser> users) => _users = users;

            private static string CreateJwt() => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddDays(1)));

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name, string password)
            {
                var user = await _users.FindByNameAsync(name);
                if (user is null || !await _users.CheckPasswordAsync(user, password)) return Unauthorized();
                user.RefreshToken = Guid.NewGuid().ToString();
                await _users.UpdateAsync(user);
                return Ok(CreateJwt());
            }

            [HttpPost("logout")]
            public async Task<IActionResult> {|LOA2002:Logout|}()
            {
                var user = await _users.GetUserAsync(User);
                if (user is null) return Unauthorized();
                user.RefreshToken = null;
                await _users.UpdateAsync(user);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task Permissions_are_no_check_of_tokens() => Reported(Program(), """
        using Microsoft.AspNetCore.Authorization;

        public record PermissionRequirement(string Name) : IAuthorizationRequirement;

        public class PermissionHandler : AuthorizationHandler<PermissionRequirement>
        {
            private readonly ShopDb _db;

            public PermissionHandler(ShopDb db) => _db = db;

            protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
            {
                if (context.User.HasClaim("permission", requirement.Name) && _db.Accounts.Any()) context.Succeed(requirement);
                return Task.CompletedTask;
            }
        }
        """, Controller("""
        [HttpPost("logout")]
        public IActionResult {|LOA2002:Logout|}()
        {
            Response.Cookies.Delete("access_token");
            return NoContent();
        }
        """, refreshes: false), "");

    [Fact]
    public Task A_login_that_is_called_like_a_step() => Reported(Program(), """
        using Microsoft.EntityFrameworkCore;

        public class UserService
        {
            private readonly ShopDb _db;

            public UserService(ShopDb db) => _db = db;

            public async Task<bool> AuthenticateAsync(string name)
            {
                var account = await _db.Accounts.SingleAsync(a => a.UserName == name);
                return !await _db.RevokedTokens.AnyAsync() && account.LastLogout is null;
            }
        }
        """, Controller("""
        [HttpPost("logout")]
        public IActionResult {|LOA2002:Logout|}()
        {
            Response.Cookies.Delete("access_token");
            return NoContent();
        }
        """, refreshes: false), "");

    [Fact]
    public Task Owin_s_bearer_tokens() => (Verify.AspNet with { Advice = "LOA2002" }).Analyzer<TokensAnalyzer>("""
        using System;
        using System.IdentityModel.Tokens.Jwt;
        using System.Web.Http;
        using Microsoft.Owin.Security.Jwt;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseJwtBearerAuthentication(new JwtBearerAuthenticationOptions());
            }
        }

        public class AccountController : ApiController
        {
            [HttpPost]
            public IHttpActionResult Login()
            {
                return Ok(new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", null, null, expires: DateTime.UtcNow.AddDays(1))));
            }

            [HttpPost]
            public IHttpActionResult {|LOA2002:Logout|}()
            {
                System.Web.HttpContext.Current.Response.Cookies.Add(new System.Web.HttpCookie("jwt") { Expires = DateTime.UtcNow.AddDays(-1) });
                return Ok();
            }
        }
        """);
}
