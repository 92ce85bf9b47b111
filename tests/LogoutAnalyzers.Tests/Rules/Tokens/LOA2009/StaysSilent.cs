using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2009;

/// <summary>Parameters that nobody else uses, and changes while the application starts.</summary>
public class StaysSilent
{
    private static Task Verify(params string[] sources) => Tests.Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    // The method reads an expired token in a refresh.
    private static Task VerifyRefresh(string body, string members = "") => Verify(Reports.App, $$"""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.Extensions.Options;
        using Microsoft.IdentityModel.Tokens;

        public class RefreshService
        {
            private readonly TokenValidationParameters _parameters;
            private readonly IOptionsMonitor<JwtBearerOptions> _monitor;
            private readonly IOptionsSnapshot<JwtBearerOptions> _snapshot;
            {{members}}

            public RefreshService(TokenValidationParameters parameters, IOptionsMonitor<JwtBearerOptions> monitor, IOptionsSnapshot<JwtBearerOptions> snapshot)
            {
                _parameters = parameters;
                _monitor = monitor;
                _snapshot = snapshot;
            }

            public ClaimsPrincipal ReadExpired(string token)
            {
                {{body}}
                return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
            }
        }
        """);

    [Fact]
    public Task Clone() => VerifyRefresh("var parameters = _parameters.Clone(); parameters.ValidateLifetime = false; parameters.ValidateAudience = false;");

    [Fact]
    public Task Clone_of_the_options() => VerifyRefresh("var parameters = _monitor.Get(JwtBearerDefaults.AuthenticationScheme).TokenValidationParameters.Clone(); parameters.ValidateLifetime = false;");

    [Fact]
    public Task Made_in_the_method() => VerifyRefresh("var parameters = new TokenValidationParameters { IssuerSigningKey = _parameters.IssuerSigningKey }; parameters.ValidateLifetime = false;");

    [Fact]
    public Task Copied_member_by_member() => VerifyRefresh("TokenValidationParameters parameters = new() { ValidIssuer = _parameters.ValidIssuer, ValidAudience = _parameters.ValidAudience, ValidateLifetime = false };");

    [Fact]
    public Task Made_by_a_helper() => VerifyRefresh("var parameters = Create(); parameters.ValidateLifetime = false;", "private static TokenValidationParameters Create() => new() { ValidateAudience = false };");

    [Fact]
    public Task Made_anew_by_a_property() => VerifyRefresh("var parameters = Fresh; parameters.ValidateLifetime = false;", "private TokenValidationParameters Fresh => new() { ValidateAudience = false };");

    [Fact]
    public Task Cloned_by_a_helper() => VerifyRefresh("var parameters = Copy(); parameters.ValidateLifetime = false;", "private TokenValidationParameters Copy() { return _parameters.Clone(); }");

    [Fact]
    public Task Of_a_snapshot() => VerifyRefresh("var parameters = _snapshot.Get(\"Bearer\").TokenValidationParameters; _snapshot.Get(\"Bearer\").TokenValidationParameters.ValidateLifetime = false;");

    [Fact]
    public Task Switched_on() => VerifyRefresh("_parameters.ValidateLifetime = true; _parameters.RequireExpirationTime = true; var parameters = _parameters;");

    [Fact]
    public Task Only_read() => VerifyRefresh("var parameters = _parameters; if (!_parameters.ValidateLifetime || _parameters.ValidAudience == \"x\") throw new InvalidOperationException();");

    [Fact]
    public Task Keys_that_are_exchanged() => VerifyRefresh("_parameters.IssuerSigningKey = new SymmetricSecurityKey(Guid.NewGuid().ToByteArray()); var parameters = _parameters;");

    [Fact]
    public Task Made_by_the_constructor_for_this_service_alone() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        public class TokenRenewal
        {
            private readonly TokenValidationParameters _expired;

            public TokenRenewal(TokenValidationParameters parameters)
            {
                _expired = parameters.Clone();
                _expired.ValidateLifetime = false;
            }

            public string? NameIn(string token) => new JwtSecurityTokenHandler().ValidateToken(token, _expired, out _).Identity?.Name;
        }
        """);

    [Fact]
    public Task Set_while_the_scheme_is_configured() => Verify("""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.Extensions.Options;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.TokenValidationParameters.ValidateAudience = false;
            options.TokenValidationParameters.ClockSkew = TimeSpan.Zero;
            options.TokenValidationParameters.ValidIssuer = builder.Configuration["Jwt:Issuer"];
        });
        builder.Services.PostConfigure<JwtBearerOptions>("Bearer", options => options.TokenValidationParameters.ValidAudience = "shop");
        builder.Services.AddOptions<JwtBearerOptions>("Bearer").Configure<IConfiguration>((options, configuration) => options.TokenValidationParameters.ValidIssuer = configuration["Issuer"]);
        var app = builder.Build();
        app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().CurrentValue.TokenValidationParameters.ValidateActor = false;
        app.Run();

        public class ConfigureBearer : IConfigureOptions<JwtBearerOptions>
        {
            private readonly IConfiguration _configuration;

            public ConfigureBearer(IConfiguration configuration) => _configuration = configuration;

            public void Configure(JwtBearerOptions options)
            {
                options.TokenValidationParameters.ValidateIssuer = false;
                options.TokenValidationParameters.ValidAudience = _configuration["Jwt:Audience"];
            }
        }

        public static class Registration
        {
            private static readonly TokenValidationParameters s_parameters = new();

            public static IServiceCollection AddTokens(this IServiceCollection services, string issuer)
            {
                s_parameters.ValidIssuer = issuer;
                s_parameters.ValidateAudience = false;
                return services.AddSingleton(s_parameters);
            }

            public static void Set(this JwtBearerOptions options, string audience) => options.TokenValidationParameters.ValidAudience = audience;
        }
        """);

    [Fact]
    public Task Registered_for_each_use() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTransient(_ => new TokenValidationParameters { ValidIssuer = "shop", ValidateAudience = false });
        builder.Services.AddScoped<TokenRenewal>();
        var app = builder.Build();
        app.Run();

        public class TokenRenewal
        {
            private readonly TokenValidationParameters _parameters;

            public TokenRenewal(TokenValidationParameters parameters) => _parameters = parameters;

            public string? NameIn(string token)
            {
                _parameters.ValidateLifetime = false;
                return new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _).Identity?.Name;
            }
        }
        """);

    [Fact]
    public Task Service_of_a_request_with_parameters_of_its_own() => Verify("""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<RefreshTokens>();
        var app = builder.Build();
        app.Run();

        public class RefreshTokens
        {
            private readonly TokenValidationParameters _parameters = new() { ValidIssuer = "shop", ValidateAudience = false };

            public ClaimsPrincipal Validate(string token) => new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);

            public ClaimsPrincipal ReadExpired(string token)
            {
                _parameters.ValidateLifetime = false;
                return new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
            }
        }
        """);

    [Fact]
    public Task Handed_to_a_helper_by_its_owner() => Verify(Reports.App, """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        public class TokenRefresh
        {
            private readonly TokenValidationParameters _parameters;

            public TokenRefresh(TokenValidationParameters parameters) => _parameters = parameters;

            public ClaimsPrincipal Read(string token) => new JwtSecurityTokenHandler().ValidateToken(token, Relax(_parameters.Clone()), out _);

            private static TokenValidationParameters Relax(TokenValidationParameters parameters)
            {
                parameters.ValidateLifetime = false;
                return parameters;
            }
        }
        """);

    [Fact]
    public Task Test_class() => Verify(Reports.App, """
        using Microsoft.IdentityModel.Tokens;

        public class ApiTests
        {
            private readonly TokenValidationParameters _parameters;

            public ApiTests(TokenValidationParameters parameters) => _parameters = parameters;

            public void Accept_old_tokens() => _parameters.ValidateLifetime = false;
        }
        """);

    [Fact]
    public Task Owner_out_of_sight() => Verify(Reports.App, """
        using Microsoft.IdentityModel.Tokens;

        public interface IParametersFactory
        {
            TokenValidationParameters Create();
        }

        public class Extension
        {
            public static TokenValidationParameters Relax(TokenValidationParameters parameters)
            {
                parameters.ValidateLifetime = false;
                return parameters;
            }

            public TokenValidationParameters Make(IParametersFactory factory)
            {
                var made = factory.Create();
                made.ValidateLifetime = false;
                return made;
            }
        }
        """);

    [Fact]
    public Task Owin_options_that_are_made_there() => Tests.Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using Microsoft.IdentityModel.Tokens;
        using Microsoft.Owin.Security.Jwt;
        using Owin;

        public class Startup
        {
            private static readonly JwtBearerAuthenticationOptions s_bearer = new JwtBearerAuthenticationOptions { TokenValidationParameters = new TokenValidationParameters() };

            public void Configuration(IAppBuilder app)
            {
                s_bearer.TokenValidationParameters.ValidAudience = "shop";
                var partners = new JwtBearerAuthenticationOptions { TokenValidationParameters = new TokenValidationParameters() };
                partners.TokenValidationParameters.ValidateAudience = false;
                app.UseJwtBearerAuthentication(s_bearer).UseJwtBearerAuthentication(partners);
            }
        }
        """);
}
