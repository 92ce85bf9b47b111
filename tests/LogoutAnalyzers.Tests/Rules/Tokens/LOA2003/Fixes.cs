using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Tokens;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2003;

/// <summary>The lifetime is validated again.</summary>
public class Fixes
{
    private static Task Fix(string before, string after) => Verify.AspNetCoreData.Fix<TokensAnalyzer, ValidateTokenLifetime>(before, after);

    private static Task FixBearer(string before, string after) => Fix(Bearer(before), Bearer(after));

    private static Task NotOffered(string source) => Fix(source, source);

    private static string Bearer(string options) => $$"""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            {{options.Replace("\n", "\n    ")}}
        });
        var app = builder.Build();
        app.Run();

        static class Validators
        {
            public static bool Accept(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters) => true;
        }
        """;

    private static string Reader(string body, string returns = "bool") => $$"""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;

        var app = WebApplication.CreateBuilder(args).Build();
        app.Run();

        public class SessionController : ControllerBase
        {
            private readonly TokenValidationParameters _parameters;

            public SessionController(TokenValidationParameters parameters) => _parameters = parameters;

            public {{returns}} Validate(string token)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;

    [Fact]
    public Task Settings_in_an_initializer() => FixBearer(
        """
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidateAudience = false,
            ValidateLifetime = {|LOA2003:false|}, // Tokens of the app live long.
            RequireExpirationTime = {|LOA2003:false|}
        };
        """,
        """
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidateAudience = false,
            ValidateLifetime = true, // Tokens of the app live long.
            RequireExpirationTime = true
        };
        """);

    [Fact]
    public Task Setting_in_a_statement() => FixBearer(
        "options.TokenValidationParameters.ValidateLifetime = {|LOA2003:false|};",
        "options.TokenValidationParameters.ValidateLifetime = true;");

    [Fact]
    public Task Validator_on_lines_of_its_own() => FixBearer(
        """
        options.TokenValidationParameters = new TokenValidationParameters
        {
            // Partners only.
            ValidateAudience = false, // There are many.
            LifetimeValidator = {|LOA2003:(notBefore, expires, token, parameters) =>
                true|},
            ClockSkew = TimeSpan.Zero,
        };
        """,
        """
        options.TokenValidationParameters = new TokenValidationParameters
        {
            // Partners only.
            ValidateAudience = false, // There are many.
            ClockSkew = TimeSpan.Zero,
        };
        """);

    [Fact]
    public Task Validator_at_the_end() => FixBearer(
        """
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidateAudience = false, // There are many.
            LifetimeValidator = {|LOA2003:Validators.Accept|}
        };
        """,
        """
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidateAudience = false, // There are many.
        };
        """);

    [Fact]
    public Task Validator_on_one_line() => FixBearer(
        "options.TokenValidationParameters = new TokenValidationParameters { LifetimeValidator = {|LOA2003:delegate { return true; }|}, ValidateLifetime = {|LOA2003:false|} };",
        "options.TokenValidationParameters = new TokenValidationParameters { ValidateLifetime = true };");

    [Fact]
    public Task Validator_in_a_statement() => FixBearer(
        """
        options.Audience = "shop";
        options.TokenValidationParameters.LifetimeValidator = {|LOA2003:Validators.Accept|};
        """,
        """
        options.Audience = "shop";
        """);

    [Fact]
    public Task Not_for_a_validator_that_writes_a_log() => NotOffered(Bearer("""
        options.TokenValidationParameters.LifetimeValidator = {|LOA2003:(notBefore, expires, token, parameters) =>
        {
            Console.WriteLine(expires);
            return true;
        }|};
        """));

    [Fact]
    public Task Catch_that_says_valid() => Fix(
        Reader("""
            try
            {
                new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
                return true;
            }
            catch ({|LOA2003:SecurityTokenExpiredException|})
            {
                return true; // The clock of the old server is slow.
            }
            """),
        Reader("""
            try
            {
                new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
                return true;
            }
            catch (SecurityTokenExpiredException)
            {
                return false; // The clock of the old server is slow.
            }
            """));

    [Fact]
    public Task Result_that_is_dropped() => Fix(
        Reader("""
            await {|LOA2003:new JsonWebTokenHandler().ValidateTokenAsync(token, _parameters)|};
            return new JsonWebToken(token).Subject.Length > 0;
            """, "async Task<bool>"),
        Reader("""
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, _parameters);
            if (!result.IsValid) return false;
            return new JsonWebToken(token).Subject.Length > 0;
            """, "async Task<bool>"));

    [Fact]
    public Task Result_that_is_discarded() => Fix(
        Reader("""
            _ = await {|LOA2003:new JsonWebTokenHandler().ValidateTokenAsync(token, _parameters).ConfigureAwait(false)|}; // Throws.
            return Ok(new JsonWebToken(token).Subject);
            """.Replace(".ConfigureAwait(false)|}", "|}.ConfigureAwait(false)"), "async Task<IActionResult>"),
        Reader("""
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, _parameters).ConfigureAwait(false); // Throws.
            if (!result.IsValid) return Unauthorized();
            return Ok(new JsonWebToken(token).Subject);
            """, "async Task<IActionResult>"));

    [Fact]
    public Task Result_in_a_local() => Fix(
        Reader("""
            var validated = {|LOA2003:new JsonWebTokenHandler().ValidateToken(token, _parameters)|};
            return new ClaimsPrincipal(new ClaimsIdentity(new JsonWebToken(token).Claims, "Jwt"));
            """, "ClaimsPrincipal"),
        Reader("""
            var validated = new JsonWebTokenHandler().ValidateToken(token, _parameters);
            if (!validated.IsValid) throw validated.Exception;
            return new ClaimsPrincipal(new ClaimsIdentity(new JsonWebToken(token).Claims, "Jwt"));
            """, "ClaimsPrincipal"));

    [Fact]
    public Task Not_for_a_task_that_nobody_awaits() => NotOffered(Reader("""
        {|LOA2003:new JsonWebTokenHandler().ValidateTokenAsync(token, _parameters)|};
        return true;
        """));

    [Fact]
    public Task Not_for_a_catch_that_makes_the_user() => NotOffered(Reader("""
        try
        {
            return AuthenticateResult.Success(new AuthenticationTicket(new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _), "Jwt"));
        }
        catch ({|LOA2003:SecurityTokenExpiredException|})
        {
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(new JwtSecurityToken(token).Claims, "Jwt")), "Jwt"));
        }
        """, "AuthenticateResult"));
}
