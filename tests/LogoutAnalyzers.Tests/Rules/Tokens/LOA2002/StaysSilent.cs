using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.LOA2002.JwtPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2002;

/// <summary>Logouts whose access tokens are refused, or may be, or do not live long; and those that other rules are about.</summary>
public class StaysSilent
{
    private const string Revokes = """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is not null) stored.RevokedAt = DateTime.UtcNow;
            _db.RevokedTokens.Add(new RevokedToken { Jti = User.FindFirst("jti")!.Value });
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """;

    private static Task Silent(params string[] sources) => s_strict.Analyzer<TokensAnalyzer>(sources);

    [Theory]
    [InlineData("""
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = async context =>
            {
                var db = context.HttpContext.RequestServices.GetRequiredService<ShopDb>();
                if (await db.RevokedTokens.AnyAsync(t => t.Jti == context.SecurityToken.Id)) context.Fail("The token was revoked.");
            },
        };
        """)]
    [InlineData("""
        options.Events ??= new JwtBearerEvents();
        options.Events.OnTokenValidated = TokenChecks.ValidateAsync;
        """)]
    [InlineData("""
        options.Events = new JwtBearerEvents { OnTokenValidated = context => context.HttpContext.RequestServices.GetRequiredService<ITokenValidator>().ValidateAsync(context) };
        """)]
    [InlineData("options.EventsType = typeof(RevokingEvents);")]
    [InlineData("options.Events = new JwtBearerEvents { OnMessageReceived = async context => { if (await TokenChecks.IsRevokedAsync(context.Request.Headers.Authorization)) context.Fail(\"revoked\"); } };")]
    [InlineData("options.TokenValidationParameters.IssuerSigningKeyResolver = (token, security, kid, parameters) => TokenChecks.KeysOf(kid);")]
    [InlineData("options.TokenValidationParameters.TokenReplayValidator = (expires, token, parameters) => TokenChecks.Knows(token);")]
    public Task Refused_by_the_scheme(string options) => Silent(Program(options), Controller(Revokes), """
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.IdentityModel.Tokens;

        public interface ITokenValidator { Task ValidateAsync(TokenValidatedContext context); }

        public static class TokenChecks
        {
            public static Task ValidateAsync(TokenValidatedContext context)
            {
                if (!Knows(context.SecurityToken.Id)) context.Fail("unknown");
                return Task.CompletedTask;
            }

            public static Task<bool> IsRevokedAsync(string? token) => Task.FromResult(token is null);
            public static bool Knows(string token) => token.Length > 0;
            public static IEnumerable<SecurityKey> KeysOf(string kid) => Array.Empty<SecurityKey>();
        }

        public class RevokingEvents : JwtBearerEvents
        {
            private readonly ShopDb _db;

            public RevokingEvents(ShopDb db) => _db = db;

            public override Task TokenValidated(TokenValidatedContext context)
            {
                if (_db.RevokedTokens.Any(t => t.Jti == context.SecurityToken.Id)) context.Fail("revoked");
                return Task.CompletedTask;
            }
        }
        """.Replace("public class RevokingEvents", options.Contains("RevokingEvents") ? "public class RevokingEvents" : "public abstract class UnusedEvents").Replace("public RevokingEvents(", options.Contains("RevokingEvents") ? "public RevokingEvents(" : "protected UnusedEvents("));

    [Theory]
    [InlineData("if (await db.RevokedTokens.AnyAsync(t => t.Jti == context.User.FindFirst(\"jti\")!.Value)) { context.Response.StatusCode = 401; return; }")]
    [InlineData("var account = await db.Accounts.FirstAsync(); if (account.LastLogout > DateTime.UtcNow.AddHours(-2)) { context.Response.StatusCode = 401; return; }")]
    [InlineData("if (!await tokens.IsCurrentActiveTokenAsync()) { context.Response.StatusCode = 401; return; }")]
    [InlineData("if (await cache.GetAsync(context.Request.Headers.Authorization.ToString()) is not null) { context.Response.StatusCode = 401; return; }")]
    public Task Refused_by_a_middleware(string check) => Silent(Program(), Controller(Revokes), $$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Caching.Distributed;

        public interface ITokenManager { Task<bool> IsCurrentActiveTokenAsync(); }

        public class TokenManagerMiddleware
        {
            private readonly RequestDelegate _next;

            public TokenManagerMiddleware(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context, ShopDb db, ITokenManager tokens, IDistributedCache cache)
            {
                {{check}}
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task Refused_by_a_middleware_beside_the_registration() => Silent(
        Program().Replace("app.UseAuthorization();", "app.Use(async (context, next) => { if (context.RequestServices.GetRequiredService<ShopDb>().RevokedTokens.Any()) context.Response.StatusCode = 401; else await next(); });\napp.UseAuthorization();"),
        Controller(Revokes));

    [Fact]
    public Task Refused_by_an_authorization_handler() => Silent(Program(), Controller(Revokes), """
        using Microsoft.AspNetCore.Authorization;

        public class ActiveSession : IAuthorizationRequirement { }

        public class ActiveSessionHandler : AuthorizationHandler<ActiveSession>
        {
            private readonly ShopDb _db;

            public ActiveSessionHandler(ShopDb db) => _db = db;

            protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ActiveSession requirement)
            {
                if (!_db.RevokedTokens.Any(t => t.Jti == context.User.FindFirst("jti")!.Value)) context.Succeed(requirement);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Tokens_of_an_hour() => Silent(Program(), Controller(Revokes).Replace("AddHours(2)", "AddMinutes(60)"));

    [Fact]
    public Task A_longer_life_that_is_allowed() => (s_strict with { EditorConfig = "logout_analyzers.max_access_token_lifetime = 2h" }).Analyzer<TokensAnalyzer>(Program(), Controller(Revokes));

    [Fact]
    public Task A_life_that_is_not_known() => Silent(Program(), Controller(Revokes).Replace("AddHours(2)", "AddMinutes(double.Parse(Environment.GetEnvironmentVariable(\"MINUTES\")!))"));

    [Fact]
    public Task Tokens_that_somebody_else_issues() => Silent("""
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => options.Authority = "https://login.example.com");
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("access_token"));
        app.Run();
        """);

    [Fact]
    public Task Only_a_token_of_a_mail_lives_long() => Silent(Program(), Controller(Revokes).Replace("AddHours(2)", "AddMinutes(15)"), """
        using System.IdentityModel.Tokens.Jwt;

        public class Invitations
        {
            public string CreateInvitationToken() => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddDays(7)));
        }
        """);

    [Fact]
    public Task A_cookie_scheme_beside() => Silent(Program().Replace("builder.Services.AddControllers();", "builder.Services.AddAuthentication().AddCookie();\nbuilder.Services.AddControllers();"), Controller("""
        [HttpPost("logout")]
        public IActionResult Logout()
        {
            Response.Cookies.Delete("access_token");
            return NoContent();
        }
        """, refreshes: false));

    [Fact]
    public Task A_policy_scheme_and_a_handler_of_its_own() => Silent(Program().Replace("builder.Services.AddControllers();", "builder.Services.AddAuthentication().AddPolicyScheme(\"Any\", null, _ => { });\nbuilder.Services.AddControllers();"), Controller(Revokes));

    // Other rules are about these.

    [Fact]
    public Task A_refresh_token_that_is_left() => Silent(Program(), Controller("""
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}()
        {
            Response.Cookies.Delete("access_token");
            return NoContent();
        }
        """));

    [Fact]
    public Task A_sign_out_in_vain() => Silent("using Microsoft.AspNetCore.Authentication;\n" + Program(), "using Microsoft.AspNetCore.Authentication;\n" + Controller("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2008:Logout|}()
        {
            await HttpContext.SignOutAsync();
            return NoContent();
        }
        """, refreshes: false));

    [Fact]
    public Task A_logout_that_does_nothing() => Silent(Program(), Controller("""
        [HttpPost("logout")]
        public IActionResult Logout() => NoContent();
        """, refreshes: false));

    [Fact]
    public Task No_logout() => Silent(Program(), Controller("", refreshes: false));

    [Fact]
    public Task The_framework_s_bearer_tokens() => Silent("""
        using Microsoft.AspNetCore.Authentication.BearerToken;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken(options => options.BearerTokenExpiration = TimeSpan.FromHours(12));
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("access_token"));
        app.Run();
        """);

    [Fact]
    public Task A_middleware_of_its_own_that_asks_for_the_session() => Silent("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.UseMiddleware<JwtMiddleware>();
        app.MapControllers();
        app.Run();

        public class Sessions
        {
            private readonly HashSet<string> _ids = new();
            public bool Has(string id) => _ids.Contains(id);
            public void Close(string id) => _ids.Remove(id);
            public string Open() => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddDays(7)));
        }

        public class JwtMiddleware
        {
            private readonly RequestDelegate _next;
            private readonly Sessions _sessions;

            public JwtMiddleware(RequestDelegate next, Sessions sessions) => (_next, _sessions) = (next, sessions);

            public async Task Invoke(HttpContext context)
            {
                new JwtSecurityTokenHandler().ValidateToken(context.Request.Headers["Authorization"], new TokenValidationParameters(), out var token);
                if (_sessions.Has(token.Id)) context.Items["User"] = token.Id;
                await _next(context);
            }
        }

        public class UsersController : ControllerBase
        {
            private readonly Sessions _sessions;

            public UsersController(Sessions sessions) => _sessions = sessions;

            [HttpPost("logout")]
            public IActionResult Logout(string id)
            {
                _sessions.Close(id);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task Owin_s_tokens_with_a_filter_that_asks_a_list() => (Verify.AspNet with { Advice = "LOA2002" }).Analyzer<TokensAnalyzer>("""
        using System;
        using System.Collections.Concurrent;
        using System.IdentityModel.Tokens.Jwt;
        using System.Web.Http;
        using System.Web.Http.Controllers;
        using Microsoft.Owin.Security.Jwt;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseJwtBearerAuthentication(new JwtBearerAuthenticationOptions());
            }
        }

        public static class RevokedTokens
        {
            public static readonly ConcurrentDictionary<string, bool> All = new ConcurrentDictionary<string, bool>();
        }

        public class ActiveTokenAttribute : AuthorizeAttribute
        {
            protected override bool IsAuthorized(HttpActionContext context)
            {
                return !RevokedTokens.All.ContainsKey(context.Request.Headers.Authorization.Parameter) && base.IsAuthorized(context);
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
            public IHttpActionResult Logout()
            {
                RevokedTokens.All.TryAdd(Request.Headers.Authorization.Parameter, true);
                return Ok();
            }
        }
        """);
}
