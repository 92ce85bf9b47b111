using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2003;

/// <summary>Tokens that are refused after their end, or that are only read after it.</summary>
public class StaysSilent
{
    private static Task Verify(params string[] sources) => Tests.Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    private static Task VerifyBearer(string settings, string more = "", params string[] others) => Verify([$$"""
        using System.Text;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = builder.Configuration["Jwt:Issuer"],
                IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(builder.Configuration["Jwt:Key"]!)),
                {{settings}}
            };
            {{more}}
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.Run();
        """, .. others]);

    [Fact]
    public Task Validated() => VerifyBearer("ValidateLifetime = true, RequireExpirationTime = true, ClockSkew = TimeSpan.Zero,");

    [Fact]
    public Task Default() => VerifyBearer("ValidateAudience = false,");

    [Fact]
    public Task Validator_that_looks_at_the_expiry() => VerifyBearer("ValidateLifetime = false, LifetimeValidator = (notBefore, expires, token, parameters) => expires > DateTime.UtcNow,");

    [Fact]
    public Task Validator_that_is_a_method() => VerifyBearer("RequireExpirationTime = false, LifetimeValidator = TokenLife.IsOpen,", "", """
        using Microsoft.IdentityModel.Tokens;

        public static class TokenLife
        {
            public static bool IsOpen(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
            {
                if (expires is null) return false;
                return DateTime.UtcNow < expires;
            }
        }
        """);

    [Fact]
    public Task Validator_that_is_set_afterwards() => VerifyBearer("ValidateLifetime = false,", "options.TokenValidationParameters.LifetimeValidator = (_, expires, _, _) => expires >= DateTime.UtcNow;");

    [Fact]
    public Task Validator_out_of_sight() => VerifyBearer("ValidateLifetime = false, LifetimeValidator = builder.Services.BuildServiceProvider().GetRequiredService<LifetimeValidator>(),");

    [Fact]
    public Task Value_from_the_configuration() => VerifyBearer("ValidateLifetime = builder.Configuration.GetValue<bool>(\"Jwt:ValidateLifetime\"), RequireExpirationTime = bool.Parse(builder.Configuration[\"Jwt:RequireExpiration\"]!),");

    [Fact]
    public Task Value_by_environment() => VerifyBearer("ValidateLifetime = !builder.Environment.IsDevelopment(),");

    [Fact]
    public Task Value_that_is_set_again_by_environment() => VerifyBearer("ValidateLifetime = false,", "if (builder.Environment.IsProduction()) options.TokenValidationParameters.ValidateLifetime = true;");

    [Fact]
    public Task Value_under_a_flag() => VerifyBearer("ValidateAudience = false,", "if (builder.Configuration[\"Jwt:Lax\"] == \"yes\") options.TokenValidationParameters.ValidateLifetime = false;");

    [Fact]
    public Task Development_only() => VerifyBearer("ValidateAudience = false,", "if (builder.Environment.IsDevelopment()) { options.TokenValidationParameters.ValidateLifetime = false; }");

    [Fact]
    public Task End_checked_by_an_event() => VerifyBearer("ValidateLifetime = false,", """
        options.Events = new JwtBearerEvents
            {
                OnTokenValidated = context =>
                {
                    if (context.SecurityToken.ValidTo < DateTime.UtcNow) context.Fail("The token has expired.");
                    return Task.CompletedTask;
                },
            };
        """);

    [Fact]
    public Task End_checked_by_an_events_class() => VerifyBearer("ValidateLifetime = false,", "options.EventsType = typeof(ExpiryEvents);", """
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        public class ExpiryEvents : JwtBearerEvents
        {
            public override Task TokenValidated(TokenValidatedContext context)
            {
                if (context.SecurityToken.ValidTo.AddMinutes(1) < DateTime.UtcNow) context.Fail("The token has expired.");
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Debug_builds_only() => Verify("""
        #define DEBUG
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidateAudience = true,
        #if DEBUG
                ValidateLifetime = false,
        #endif
            };
        });
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task Refresh_of_a_controller() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Text;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        public record TokenPair(string AccessToken, string RefreshToken);

        public interface ITokens
        {
            Task<TokenPair?> ExchangeAsync(string userId, string refreshToken);
        }

        [ApiController]
        [Route("token")]
        public class TokenController : ControllerBase
        {
            private readonly IConfiguration _configuration;
            private readonly ITokens _tokens;

            public TokenController(IConfiguration configuration, ITokens tokens)
            {
                _configuration = configuration;
                _tokens = tokens;
            }

            [HttpPost("refresh")]
            public async Task<IActionResult> Post(TokenPair pair)
            {
                var principal = GetPrincipal(pair.AccessToken);
                var issued = await _tokens.ExchangeAsync(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, pair.RefreshToken);
                return issued is null ? Unauthorized() : Ok(issued);
            }

            private ClaimsPrincipal GetPrincipal(string token)
            {
                var parameters = new TokenValidationParameters
                {
                    ValidateAudience = false,
                    ValidateIssuer = false,
                    IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_configuration["Jwt:Key"]!)),
                    ValidateLifetime = false, // It has expired, that is why it is here.
                };
                return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
            }
        }
        """);

    [Fact]
    public Task Reader_behind_an_interface() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        public interface ITokenReader
        {
            ClaimsPrincipal GetPrincipalFromExpiredToken(string token);
        }

        public class TokenReader : ITokenReader
        {
            private readonly SecurityKey _key;

            public TokenReader(SecurityKey key) => _key = key;

            public ClaimsPrincipal GetPrincipalFromExpiredToken(string token)
            {
                var handler = new JwtSecurityTokenHandler();
                var principal = handler.ValidateToken(token, new TokenValidationParameters { IssuerSigningKey = _key, ValidateLifetime = false }, out var validated);
                if (validated is not JwtSecurityToken jwt || jwt.Header.Alg != SecurityAlgorithms.HmacSha256) throw new SecurityTokenException("Invalid token");
                return principal;
            }
        }
        """);

    [Fact]
    public Task Clone_for_the_refresh() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        public class IdentityService
        {
            private readonly TokenValidationParameters _parameters;

            public IdentityService(TokenValidationParameters parameters) => _parameters = parameters;

            public string? RefreshToken(string token, string refreshToken) => Read(token)?.FindFirst("sub")?.Value;

            private ClaimsPrincipal? Read(string token)
            {
                var parameters = _parameters.Clone();
                parameters.ValidateLifetime = false;
                try
                {
                    return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
                }
                catch (SecurityTokenException)
                {
                    return null;
                }
            }
        }
        """);

    [Fact]
    public Task Parameters_of_a_property_for_the_refresh() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        public class JwtSettings
        {
            public string Key { get; set; } = "";

            public TokenValidationParameters Parameters => new() { ValidateAudience = false };

            public TokenValidationParameters RefreshParameters => new() { ValidateAudience = false, ValidateLifetime = false };
        }

        public class Renewal
        {
            private readonly JwtSettings _settings;

            public Renewal(JwtSettings settings) => _settings = settings;

            public string SubjectOf(string token)
            {
                new JwtSecurityTokenHandler().ValidateToken(token, _settings.RefreshParameters, out var validated);
                return ((JwtSecurityToken)validated).Subject;
            }
        }
        """);

    [Fact]
    public Task Refresh_endpoint() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        var key = new SymmetricSecurityKey(Convert.FromBase64String(builder.Configuration["Jwt:Key"]!));
        app.MapPost("/auth/refresh", (string accessToken, HttpContext context, Sessions sessions) =>
        {
            var parameters = new TokenValidationParameters { IssuerSigningKey = key, ValidateAudience = false, ValidateIssuer = false, ValidateLifetime = false };
            var user = new JwtSecurityTokenHandler().ValidateToken(accessToken, parameters, out _);
            return sessions.Continue(user.Identity!.Name!, context.Request.Cookies["session"]);
        });
        app.Run();

        public class Sessions
        {
            public IResult Continue(string user, string? session) => session is null ? Results.Unauthorized() : Results.NoContent();
        }
        """);

    [Fact]
    public Task Logout_with_an_expired_token() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        public class SessionsController : ControllerBase
        {
            private readonly SecurityKey _key;
            private readonly HashSet<string> _ended = new();

            public SessionsController(SecurityKey key) => _key = key;

            [HttpPost("logout")]
            public IActionResult Logout(string token)
            {
                new JwtSecurityTokenHandler().ValidateToken(token, new TokenValidationParameters { IssuerSigningKey = _key, ValidateAudience = false, ValidateLifetime = false }, out var validated);
                _ended.Add(validated.Id);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task Middleware_that_exchanges_the_token() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        public interface ITokenService
        {
            Task<string?> RefreshAsync(ClaimsPrincipal user, string refreshToken);
        }

        public class RenewalMiddleware
        {
            private readonly RequestDelegate _next;
            private readonly TokenValidationParameters _parameters;

            public RenewalMiddleware(RequestDelegate next, TokenValidationParameters parameters)
            {
                _next = next;
                _parameters = parameters;
            }

            public async Task InvokeAsync(HttpContext context, ITokenService tokens)
            {
                if (context.Request.Cookies["access"] is { } token && context.Request.Cookies["refresh"] is { } refreshToken)
                {
                    var expired = _parameters.Clone();
                    expired.ValidateLifetime = false;
                    var user = new JwtSecurityTokenHandler().ValidateToken(token, expired, out _);
                    if (await tokens.RefreshAsync(user, refreshToken) is { } renewed) context.Response.Cookies.Append("access", renewed);
                }
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task End_checked_by_hand() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        public class TokenFilter : IEndpointFilter
        {
            private readonly SecurityKey _key;

            public TokenFilter(SecurityKey key) => _key = key;

            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
            {
                new JwtSecurityTokenHandler().ValidateToken(context.HttpContext.Request.Headers["Token"], new TokenValidationParameters { IssuerSigningKey = _key, ValidateLifetime = false }, out var token);
                return token.ValidTo < DateTime.UtcNow ? Results.Json(new { reason = "expired" }, statusCode: 401) : await next(context);
            }
        }
        """);

    [Fact]
    public Task Token_that_is_called_expired() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Support>();
        var app = builder.Build();
        app.MapPost("/support", (string token, Support support) => support.PartnerOf(token)).RequireAuthorization("Staff");
        app.Run();

        public class Support
        {
            public string? PartnerOf(string expiredToken) =>
                new JwtSecurityTokenHandler().ValidateToken(expiredToken, new TokenValidationParameters { ValidateAudience = false, ValidateLifetime = false }, out _).Identity?.Name;
        }
        """);

    [Fact]
    public Task Result_that_is_read() => Verify("""
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/me", async (string token, TokenValidationParameters parameters) =>
        {
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
            return result.IsValid ? Results.Ok(result.ClaimsIdentity.Name) : Results.Unauthorized();
        });
        app.MapGet("/valid", async (string token, TokenValidationParameters parameters) => (await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters)).IsValid);
        app.MapGet("/result", (string token, TokenValidationParameters parameters) => Check(new JsonWebTokenHandler().ValidateToken(token, parameters)));
        app.Run();

        static bool Check(TokenValidationResult result) => result.Exception is null;
        """);

    [Fact]
    public Task Catch_that_refuses() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        public class TokenService
        {
            private readonly TokenValidationParameters _parameters;

            public TokenService(TokenValidationParameters parameters) => _parameters = parameters;

            public bool IsValid(string token)
            {
                try
                {
                    new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
                    return true;
                }
                catch (SecurityTokenExpiredException)
                {
                    return false;
                }
            }

            public ClaimsPrincipal? Read(string token)
            {
                ClaimsPrincipal? principal = null;
                try
                {
                    principal = new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
                }
                catch (SecurityTokenExpiredException)
                {
                }
                return principal;
            }

            public bool HasExpired(string token)
            {
                try
                {
                    new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
                    return false;
                }
                catch (SecurityTokenExpiredException)
                {
                    return true;
                }
            }
        }
        """);

    [Fact]
    public Task Catch_that_goes_on_without_a_user() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        public class JwtMiddleware
        {
            private readonly RequestDelegate _next;
            private readonly TokenValidationParameters _parameters;

            public JwtMiddleware(RequestDelegate next, TokenValidationParameters parameters)
            {
                _next = next;
                _parameters = parameters;
            }

            public async Task InvokeAsync(HttpContext context)
            {
                try
                {
                    context.User = new JwtSecurityTokenHandler().ValidateToken(context.Request.Headers.Authorization, _parameters, out _);
                }
                catch (SecurityTokenExpiredException)
                {
                    context.Response.Headers["Token-Expired"] = "true";
                }
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task Tests_of_the_application() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        public class TestTokenFactory
        {
            public string Check(string token)
            {
                new JwtSecurityTokenHandler().ValidateToken(token, new TokenValidationParameters { ValidateLifetime = false }, out var validated);
                return validated.Id;
            }
        }
        """);

    [Fact]
    public Task Another_type_of_that_name() => Verify(Reports.App, """
        public class TokenValidationParameters
        {
            public bool ValidateLifetime { get; set; }
            public bool RequireExpirationTime { get; set; }
        }

        public static class Vouchers
        {
            public static TokenValidationParameters Parameters => new() { ValidateLifetime = false, RequireExpirationTime = false };
        }
        """);

    [Fact]
    public Task Reader_of_a_library() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        namespace Shop.Infrastructure;

        public class JwtGenerator
        {
            private readonly SecurityKey _key;

            public JwtGenerator(SecurityKey key) => _key = key;

            public string NewRefreshToken() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(64));

            public ClaimsPrincipal ValidateToken(string token) => new JwtSecurityTokenHandler().ValidateToken(token, new TokenValidationParameters { IssuerSigningKey = _key, ValidateLifetime = false }, out _);
        }
        """);

    [Fact]
    public Task Owin_middleware() => Tests.Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System;
        using Microsoft.IdentityModel.Tokens;
        using Microsoft.Owin.Security.Jwt;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                var parameters = new TokenValidationParameters { ValidAudience = "shop", ValidateLifetime = false };
                parameters.LifetimeValidator = (notBefore, expires, token, p) => expires.HasValue && expires > DateTime.UtcNow;
                app.UseJwtBearerAuthentication(new JwtBearerAuthenticationOptions { TokenValidationParameters = parameters });
            }
        }
        """);

    [Fact]
    public Task Message_handler_of_web_api() => Tests.Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System;
        using System.IdentityModel.Tokens.Jwt;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using System.Web;
        using Microsoft.IdentityModel.Tokens;

        public class TokenValidationHandler : DelegatingHandler
        {
            public bool LifetimeValidator(DateTime? notBefore, DateTime? expires, SecurityToken securityToken, TokenValidationParameters validationParameters)
            {
                if (expires != null && DateTime.UtcNow < expires) return true;
                return false;
            }

            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var parameters = new TokenValidationParameters { ValidAudience = "shop", ValidateLifetime = true, LifetimeValidator = this.LifetimeValidator };
                HttpContext.Current.User = new JwtSecurityTokenHandler().ValidateToken(request.Headers.Authorization.Parameter, parameters, out _);
                return base.SendAsync(request, cancellationToken);
            }
        }
        """);
}
