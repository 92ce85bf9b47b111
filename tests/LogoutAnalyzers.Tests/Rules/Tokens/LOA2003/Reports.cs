using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2003;

/// <summary>Tokens that open the account after their end.</summary>
public class Reports
{
    /// <summary>An application whose services are elsewhere.</summary>
    internal const string App = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    private static Task Verify(params string[] sources) => Tests.Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    private static Task Message(string text, string source) => Tests.Verify.AspNetCoreData.Message<TokensAnalyzer>(new DiagnosticResult("LOA2003", DiagnosticSeverity.Warning).WithMessage(text), source);

    private static string Bearer(string settings) => $$"""
        using System.Text;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = builder.Configuration["Jwt:Issuer"],
                ValidAudience = builder.Configuration["Jwt:Audience"],
                IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(builder.Configuration["Jwt:Key"]!)),
                {{settings}}
            };
        });
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/me", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();
        """;

    [Fact]
    public Task Lifetime_of_a_bearer_scheme() => Message("Expired tokens are accepted; set ValidateLifetime to true", Bearer("ValidateLifetime = {|#0:false|},"));

    [Fact]
    public Task Expiry_that_is_not_required() => Message("Tokens without an expiry are accepted, and never end; set RequireExpirationTime to true", Bearer("ValidateLifetime = true, RequireExpirationTime = {|#0:false|},"));

    [Fact]
    public Task Validator_that_accepts_all() => Message("This validator accepts every token, however long ago it expired; remove it", Bearer("LifetimeValidator = {|#0:(notBefore, expires, token, parameters) => true|},"));

    [Fact]
    public Task Both_settings() => Verify(Bearer("ValidateLifetime = {|LOA2003:false|}, RequireExpirationTime = {|LOA2003:false|},"));

    [Fact]
    public Task Validator_that_accepts_all_beside_the_setting() => Verify(Bearer("ValidateLifetime = {|LOA2003:false|}, LifetimeValidator = {|LOA2003:delegate { return true; }|},"));

    [Fact]
    public Task Value_that_is_a_constant_elsewhere() => Verify(Bearer("ValidateLifetime = {|LOA2003:JwtRules.CheckLifetime|},"), """
        internal static class JwtRules
        {
            public const bool CheckLifetime = false;
        }
        """);

    [Fact]
    public Task Setting_of_the_options_parameters() => Verify("""
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer("Partners", options =>
        {
            options.Authority = "https://login.example.com";
            options.TokenValidationParameters.ValidateAudience = false;
            options.TokenValidationParameters.ValidateLifetime = {|LOA2003:false|};
        });
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task Options_class_of_a_scheme() => Verify(App, """
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.Extensions.Options;
        using Microsoft.IdentityModel.Tokens;

        public class ConfigureBearer : IConfigureNamedOptions<JwtBearerOptions>
        {
            public void Configure(string? name, JwtBearerOptions options) => Configure(options);

            public void Configure(JwtBearerOptions options)
            {
                options.TokenValidationParameters = new TokenValidationParameters { ValidateIssuer = false, ValidateLifetime = {|LOA2003:false|} };
            }
        }
        """);

    [Fact]
    public Task Parameters_in_a_local_that_are_registered_too() => Verify("""
        using System.Text;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        var parameters = new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(builder.Configuration["Jwt:Key"]!)),
            ValidateLifetime = true,
            RequireExpirationTime = {|LOA2003:false|},
        };
        builder.Services.AddSingleton(parameters);
        builder.Services.AddAuthentication().AddJwtBearer(options => options.TokenValidationParameters = parameters);
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task Parameters_of_a_helper() => Verify(App, """
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.IdentityModel.Tokens;

        public static class AuthenticationExtensions
        {
            public static IServiceCollection AddTokens(this IServiceCollection services)
            {
                services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => options.TokenValidationParameters = CreateParameters());
                return services;
            }

            private static TokenValidationParameters CreateParameters()
            {
                var parameters = new TokenValidationParameters();
                parameters.ValidateLifetime = {|LOA2003:false|};
                return parameters;
            }
        }
        """);

    [Fact]
    public Task Middleware_that_validates_tokens() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        public class JwtMiddleware
        {
            private readonly RequestDelegate _next;
            private readonly SecurityKey _key;

            public JwtMiddleware(RequestDelegate next, SecurityKey key)
            {
                _next = next;
                _key = key;
            }

            public async Task Invoke(HttpContext context)
            {
                var token = context.Request.Headers.Authorization.ToString().Split(' ').Last();
                if (token.Length > 0) AttachUser(context, token);
                await _next(context);
            }

            private void AttachUser(HttpContext context, string token)
            {
                try
                {
                    var parameters = new TokenValidationParameters { IssuerSigningKey = _key, ValidateIssuer = false, ValidateAudience = false, ValidateLifetime = {|LOA2003:false|} };
                    context.User = new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
                }
                catch (SecurityTokenException)
                {
                    // The request goes on without a user.
                }
            }
        }
        """);

    [Fact]
    public Task Helper_named_for_expired_tokens_that_middleware_authenticates_with() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        public class TokenReader
        {
            private readonly SecurityKey _key;

            public TokenReader(SecurityKey key) => _key = key;

            public ClaimsPrincipal GetPrincipalFromExpiredToken(string token)
            {
                var parameters = new TokenValidationParameters { IssuerSigningKey = _key, ValidateAudience = false, ValidateIssuer = false, ValidateLifetime = {|LOA2003:false|} };
                return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
            }
        }

        public class UserMiddleware : IMiddleware
        {
            private readonly TokenReader _reader;

            public UserMiddleware(TokenReader reader) => _reader = reader;

            public async Task InvokeAsync(HttpContext context, RequestDelegate next)
            {
                if (context.Request.Cookies["access"] is { } token) context.User = _reader.GetPrincipalFromExpiredToken(token);
                await next(context);
            }
        }
        """);

    [Fact]
    public Task Handler_of_a_scheme() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Extensions.Options;
        using Microsoft.IdentityModel.Tokens;

        public class RefreshingHandler : AuthenticationHandler<AuthenticationSchemeOptions>
        {
            private readonly TokenValidationParameters _parameters = new() { ValidateIssuer = false, ValidateAudience = false, ValidateLifetime = {|LOA2003:false|} };

            public RefreshingHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : base(options, logger, encoder)
            {
            }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync()
            {
                var principal = new JwtSecurityTokenHandler().ValidateToken(Request.Headers.Authorization, _parameters, out _);
                Response.Headers["X-Refresh-Token"] = "soon";
                return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
            }
        }
        """);

    [Fact]
    public Task Service_that_says_whether_a_token_is_valid() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<TokenService>();
        var app = builder.Build();
        app.MapGet("/orders", (HttpContext context, TokenService tokens) => tokens.IsValid(context.Request.Headers["X-Token"]!) ? Results.Ok() : Results.Unauthorized());
        app.Run();

        public class TokenService
        {
            public bool IsValid(string token)
            {
                var parameters = new TokenValidationParameters { ValidateIssuer = false, ValidateAudience = false };
                parameters.ValidateLifetime = {|LOA2003:false|};
                try
                {
                    new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
                    return true;
                }
                catch (SecurityTokenException)
                {
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task Action_filter() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.IdentityModel.Tokens;

        public class TokenFilter : IAuthorizationFilter
        {
            private readonly SecurityKey _key;

            public TokenFilter(SecurityKey key) => _key = key;

            public void OnAuthorization(AuthorizationFilterContext context)
            {
                var token = context.HttpContext.Request.Headers["Token"].ToString();
                try
                {
                    new JwtSecurityTokenHandler().ValidateToken(token, new TokenValidationParameters { IssuerSigningKey = _key, ValidateAudience = false, LifetimeValidator = {|LOA2003:Always|} }, out _);
                }
                catch (SecurityTokenException)
                {
                    context.Result = new UnauthorizedResult();
                }
            }

            private static bool Always(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
            {
                return true;
            }
        }
        """);

    [Fact]
    public Task Lambda_in_the_pipeline() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        var app = WebApplication.CreateBuilder(args).Build();
        var lax = new TokenValidationParameters { ValidateAudience = false, ValidateIssuer = false, ValidateLifetime = {|LOA2003:false|} };
        app.Use(async (context, next) =>
        {
            if (context.Request.Cookies["token"] is { } token) context.User = new JwtSecurityTokenHandler().ValidateToken(token, lax, out _);
            await next();
        });
        app.Run();
        """);

    [Fact]
    public Task Result_that_is_never_read() => Message("Nobody reads the result of 'ValidateTokenAsync', which throws nothing for an expired token; check IsValid", """
        using System.Security.Claims;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/me", async (HttpContext context, TokenValidationParameters parameters) =>
        {
            var token = context.Request.Headers.Authorization.ToString();
            var handler = new JsonWebTokenHandler();
            await {|#0:handler.ValidateTokenAsync(token, parameters)|};
            return handler.ReadJsonWebToken(token).Subject;
        });
        app.Run();
        """);

    [Fact]
    public Task Result_in_a_local_that_is_never_read() => Verify(App, """
        using System.Security.Claims;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;

        public class TokenReader
        {
            private readonly JsonWebTokenHandler _handler = new();

            public ClaimsPrincipal? Read(string token, TokenValidationParameters parameters)
            {
                try
                {
                    var result = {|LOA2003:_handler.ValidateToken(token, parameters)|};
                    return new ClaimsPrincipal(new ClaimsIdentity(_handler.ReadJsonWebToken(token).Claims, "Jwt"));
                }
                catch (SecurityTokenException)
                {
                    return null;
                }
            }
        }
        """);

    [Fact]
    public Task Catch_that_says_valid() => Message("This catch lets expired tokens through; refuse the token", """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", (string token, TokenValidationParameters parameters) => Tokens.IsValid(token, parameters) ? Results.Ok() : Results.Unauthorized());
        app.Run();

        public static class Tokens
        {
            public static bool IsValid(string token, TokenValidationParameters parameters)
            {
                try
                {
                    new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
                    return true;
                }
                catch ({|#0:SecurityTokenExpiredException|})
                {
                    // Clocks differ.
                    return true;
                }
                catch (SecurityTokenException)
                {
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task Catch_that_makes_the_user_of_what_it_reads() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Extensions.Options;
        using Microsoft.IdentityModel.Tokens;

        public class TokenHandler : AuthenticationHandler<AuthenticationSchemeOptions>
        {
            private readonly TokenValidationParameters _parameters;

            public TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenValidationParameters parameters) : base(options, logger, encoder) => _parameters = parameters;

            protected override Task<AuthenticateResult> HandleAuthenticateAsync()
            {
                var handler = new JwtSecurityTokenHandler();
                var token = Request.Headers.Authorization.ToString();
                try
                {
                    return Success(handler.ValidateToken(token, _parameters, out _));
                }
                catch ({|LOA2003:SecurityTokenExpiredException|} exception)
                {
                    Logger.LogDebug(exception, "Old token");
                    return Success(new ClaimsPrincipal(new ClaimsIdentity(handler.ReadJwtToken(token).Claims, "Jwt")));
                }
            }

            private Task<AuthenticateResult> Success(ClaimsPrincipal principal) => Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
        }
        """);

    [Fact]
    public Task Production_branch_of_a_test_of_the_environment() => Verify("""
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.AddAuthentication().AddJwtBearer(options => options.TokenValidationParameters = new TokenValidationParameters { ValidateLifetime = {|LOA2003:false|} });
        }
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task Owin_middleware() => Tests.Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using Microsoft.IdentityModel.Tokens;
        using Microsoft.Owin.Security.Jwt;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseJwtBearerAuthentication(new JwtBearerAuthenticationOptions
                {
                    TokenValidationParameters = new TokenValidationParameters
                    {
                        ValidIssuer = "https://login.example.com",
                        ValidateLifetime = {|LOA2003:false|},
                    },
                });
            }
        }
        """);

    [Fact]
    public Task Message_handler_of_web_api() => Tests.Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using System.Web;
        using Microsoft.IdentityModel.Tokens;

        public class TokenValidationHandler : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                try
                {
                    var parameters = new TokenValidationParameters
                    {
                        ValidAudience = "shop",
                        ValidateLifetime = {|LOA2003:false|},
                    };
                    var principal = new JwtSecurityTokenHandler().ValidateToken(request.Headers.Authorization.Parameter, parameters, out _);
                    Thread.CurrentPrincipal = principal;
                    HttpContext.Current.User = principal;
                    return base.SendAsync(request, cancellationToken);
                }
                catch (SecurityTokenException)
                {
                    return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized));
                }
            }
        }
        """);
}
