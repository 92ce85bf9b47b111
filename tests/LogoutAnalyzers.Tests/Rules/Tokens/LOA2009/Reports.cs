using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2009;

/// <summary>Requests that change the parameters of all.</summary>
public class Reports
{
    /// <summary>An application that registers its parameters for the whole of it.</summary>
    internal const string App = """
        using System.Text;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = "https://login.example.com",
            ValidAudience = "shop",
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(builder.Configuration["Jwt:Key"]!)),
        };
        builder.Services.AddSingleton(parameters);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => options.TokenValidationParameters = parameters);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();
        """;

    private static Task Verify(params string[] sources) => Tests.Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    private static string Service(string members) => $$"""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        public class TokenReader
        {
            private readonly TokenValidationParameters _parameters;

            public TokenReader(TokenValidationParameters parameters) => _parameters = parameters;

            {{members}}
        }
        """;

    [Fact]
    public Task Injected_into_a_service() => Tests.Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2009", DiagnosticSeverity.Warning).WithMessage("This changes 'ValidateLifetime' for every request from now on, because '_parameters' is shared; change a Clone() of it"),
        App,
        Service("""
        public ClaimsPrincipal GetPrincipalFromExpiredToken(string token)
            {
                {|#0:_parameters.ValidateLifetime = false|};
                return new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
            }
        """));

    [Fact]
    public Task Switched_on_again_afterwards() => Verify(App, Service("""
        public string? SubjectOf(string token)
            {
                try
                {
                    {|LOA2009:this._parameters.ValidateLifetime = false|};
                    new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out var validated);
                    return ((JwtSecurityToken)validated).Subject;
                }
                finally
                {
                    _parameters.ValidateLifetime = true;
                }
            }
        """));

    [Fact]
    public Task By_a_value_that_is_not_constant() => Verify(App, Service("""
        public ClaimsPrincipal Read(string token, bool validateLifetime)
            {
                {|LOA2009:_parameters.ValidateLifetime = validateLifetime|};
                return new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
            }
        """));

    [Fact]
    public Task Other_checks() => Verify(App, Service("""
        public ClaimsPrincipal ReadForeign(string token, string audience)
            {
                {|LOA2009:_parameters.ValidateIssuer = false|};
                {|LOA2009:_parameters.ValidAudience = audience|};
                {|LOA2009:_parameters.ClockSkew = TimeSpan.FromDays(30)|};
                return new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
            }
        """));

    [Fact]
    public Task In_the_constructor() => Verify(App, """
        using Microsoft.IdentityModel.Tokens;

        public class RefreshService
        {
            private readonly TokenValidationParameters _parameters;

            public RefreshService(TokenValidationParameters parameters)
            {
                _parameters = parameters;
                {|LOA2009:_parameters.ValidateLifetime = false|};
            }

            public TokenValidationParameters Parameters => _parameters;
        }
        """);

    [Fact]
    public Task Through_a_local() => Verify(App, Service("""
        public ClaimsPrincipal ReadExpired(string token)
            {
                var parameters = _parameters;
                {|LOA2009:parameters.ValidateLifetime = false|};
                return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
            }
        """));

    [Fact]
    public Task Taken_from_the_container() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        public class TokenController : ControllerBase
        {
            [HttpPost("inspect")]
            public IActionResult Inspect(string token)
            {
                var parameters = HttpContext.RequestServices.GetRequiredService<TokenValidationParameters>();
                {|LOA2009:parameters.ValidateLifetime = false|};
                return Ok(new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name);
            }
        }
        """);

    [Fact]
    public Task Handed_to_an_endpoint() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(new TokenValidationParameters { ValidIssuer = "shop", ValidateAudience = false });
        var app = builder.Build();
        app.MapPost("/inspect", (string token, TokenValidationParameters parameters) =>
        {
            {|LOA2009:parameters.ValidateLifetime = false|};
            return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name;
        });
        app.MapPost("/name", NameOf);
        app.Run();

        static string? NameOf(string token, TokenValidationParameters parameters)
        {
            {|LOA2009:parameters.RequireExpirationTime = false|};
            return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name;
        }
        """);

    [Fact]
    public Task Handed_to_an_action() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        public class TokenController : ControllerBase
        {
            [HttpPost("inspect")]
            public string? Inspect(string token, [FromServices] TokenValidationParameters parameters)
            {
                {|LOA2009:parameters.LifetimeValidator = (_, _, _, _) => true|};
                return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name;
            }
        }
        """);

    [Fact]
    public Task Handed_to_a_helper() => Verify(App, Service("""
        public ClaimsPrincipal Read(string token) => Read(token, _parameters);

            private static ClaimsPrincipal Read(string token, TokenValidationParameters parameters)
            {
                {|LOA2009:parameters.ValidateLifetime = false|};
                return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
            }
        """));

    [Fact]
    public Task Of_the_options_of_a_scheme() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.Extensions.Options;

        public class TokenReader
        {
            private readonly IOptionsMonitor<JwtBearerOptions> _monitor;

            public TokenReader(IOptionsMonitor<JwtBearerOptions> monitor) => _monitor = monitor;

            public ClaimsPrincipal Read(string token)
            {
                var options = _monitor.Get(JwtBearerDefaults.AuthenticationScheme);
                {|LOA2009:options.TokenValidationParameters.ValidateLifetime = false|};
                return new JwtSecurityTokenHandler().ValidateToken(token, options.TokenValidationParameters, out _);
            }

            public void Relax() => {|LOA2009:_monitor.CurrentValue.TokenValidationParameters.ValidateLifetime = false|};
        }
        """);

    [Fact]
    public Task In_an_event_of_the_scheme() => Verify("""
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.Authority = "https://login.example.com";
            options.Events = new JwtBearerEvents
            {
                OnMessageReceived = context =>
                {
                    if (context.Request.Path == "/token/refresh") {|LOA2009:context.Options.TokenValidationParameters.ValidateLifetime = false|};
                    return Task.CompletedTask;
                },
                OnChallenge = context =>
                {
                    {|LOA2009:options.TokenValidationParameters.ValidateLifetime = false|};
                    return Task.CompletedTask;
                },
            };
        });
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task In_the_handler_of_a_scheme() => Verify(App, """
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.Extensions.Options;

        public class LaxHandler : JwtBearerHandler
        {
            public LaxHandler(IOptionsMonitor<JwtBearerOptions> options, ILoggerFactory logger, UrlEncoder encoder) : base(options, logger, encoder)
            {
            }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync()
            {
                if (Request.Path.StartsWithSegments("/refresh")) {|LOA2009:Options.TokenValidationParameters.ValidateLifetime = false|};
                return base.HandleAuthenticateAsync();
            }
        }
        """);

    [Fact]
    public Task Made_once_for_a_service_that_validates_with_them_too() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<TokenService>();
        var app = builder.Build();
        app.Run();

        public class TokenService
        {
            private readonly TokenValidationParameters _parameters = new() { ValidIssuer = "shop", ValidateAudience = false };

            public ClaimsPrincipal Validate(string token) => new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);

            public ClaimsPrincipal ReadExpired(string token)
            {
                {|LOA2009:_parameters.ValidateLifetime = false|};
                return new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
            }
        }
        """);

    [Fact]
    public Task Static() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        public static class Jwt
        {
            public static readonly TokenValidationParameters Parameters = new() { ValidIssuer = "shop" };

            public static string NameIn(string token)
            {
                {|LOA2009:Parameters.ValidateLifetime = false|};
                return new JwtSecurityTokenHandler().ValidateToken(token, Parameters, out _).Identity!.Name!;
            }
        }
        """);

    [Fact]
    public Task In_middleware() => Verify(App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        public class RenewalMiddleware
        {
            private readonly RequestDelegate _next;

            public RenewalMiddleware(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context)
            {
                if (context.Request.Cookies["access"] is { } token && context.RequestServices.GetService<TokenValidationParameters>() is not null)
                {
                    var parameters = context.RequestServices.GetRequiredService<TokenValidationParameters>();
                    {|LOA2009:parameters.ValidateLifetime = false|};
                    context.Items["user"] = new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
                }
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task Owin() => Tests.Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;
        using Microsoft.Owin.Security.Jwt;
        using Owin;

        public class Startup
        {
            public static readonly JwtBearerAuthenticationOptions Bearer = new JwtBearerAuthenticationOptions();

            public void Configuration(IAppBuilder app)
            {
                Bearer.TokenValidationParameters = new TokenValidationParameters { ValidAudience = "shop" };
                app.UseJwtBearerAuthentication(Bearer);
            }
        }

        public class TokenController : System.Web.Http.ApiController
        {
            public string Get(string token)
            {
                {|LOA2009:Startup.Bearer.TokenValidationParameters.ValidateLifetime = false|};
                return new JwtSecurityTokenHandler().ValidateToken(token, Startup.Bearer.TokenValidationParameters, out _).Identity.Name;
            }
        }
        """);
}
