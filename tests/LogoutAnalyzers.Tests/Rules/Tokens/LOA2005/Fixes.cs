using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Tokens;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2005;

/// <summary>Lives set to the limit in the words of the code.</summary>
public class Fixes
{
    private static Task Fix(string before, string after) => Programs.Data.Fix<TokensAnalyzer, ShortenTokenLifetime>(before, after);

    private static Task Expires(string before, string after, string method = "CreateToken") => Fix(Programs.Token(before + " /* as agreed */", method), Programs.Token(after + " /* as agreed */", method));

    private static Task NotOffered(Verification verification, string source) => verification.Fix<TokensAnalyzer, ShortenTokenLifetime>(source, source);

    [Fact]
    public Task Days() => Expires("{|LOA2005:DateTime.UtcNow.AddDays(7)|}", "DateTime.UtcNow.AddMinutes(60)");

    [Fact]
    public Task Hours() => Expires("{|LOA2005:DateTime.UtcNow.AddHours(24)|}", "DateTime.UtcNow.AddHours(1)");

    [Fact]
    public Task Minutes() => Expires("{|LOA2005:DateTime.UtcNow.AddMinutes(60 * 24)|}", "DateTime.UtcNow.AddMinutes(60)");

    [Fact]
    public Task Years_of_a_refresh_token() => Expires("{|LOA2005:DateTime.UtcNow.AddYears(1)|}", "DateTime.UtcNow.AddDays(30)", "GenerateRefreshToken");

    [Fact]
    public Task For_ever() => Expires("{|LOA2005:DateTime.MaxValue|}", "DateTime.UtcNow.AddMinutes(60)");

    [Fact]
    public Task A_span_that_is_added() => Expires("{|LOA2005:DateTime.UtcNow.Add(TimeSpan.FromDays(1))|}", "DateTime.UtcNow.Add(TimeSpan.FromMinutes(60))");

    [Fact]
    public Task A_local() => Fix(
        Programs.Token("{|LOA2005:expires|}", before: "var expires = DateTime.UtcNow.AddDays(1); Console.WriteLine(expires);"),
        Programs.Token("expires", before: "var expires = DateTime.UtcNow.AddMinutes(60); Console.WriteLine(expires);"));

    [Fact]
    public Task A_local_that_a_refresh_token_shares() => NotOffered(Programs.Data, Programs.Token("{|LOA2005:expires|}", before: "var expires = DateTime.UtcNow.AddDays(1); var refreshExpires = expires;"));

    [Fact]
    public Task A_descriptor_with_a_choice() => Fix(
        Programs.Service("""
            public string Generate(bool remember) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Expires = {|LOA2005:remember ? DateTime.UtcNow.AddDays(30) : DateTime.UtcNow.AddMinutes(30)|} });
            """),
        Programs.Service("""
            public string Generate(bool remember) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Expires = remember ? DateTime.UtcNow.AddMinutes(60) : DateTime.UtcNow.AddMinutes(30) });
            """));

    [Fact]
    public Task A_bearer_token_and_its_refresh_token() => Fix(
        Programs.App("""
            builder.Services.AddAuthentication().AddBearerToken(options =>
            {
                options.BearerTokenExpiration = {|LOA2005:TimeSpan.FromDays(1)|}; // a day
                options.RefreshTokenExpiration = {|LOA2005:TimeSpan.FromDays(365)|};
            });
            """),
        Programs.App("""
            builder.Services.AddAuthentication().AddBearerToken(options =>
            {
                options.BearerTokenExpiration = TimeSpan.FromMinutes(60); // a day
                options.RefreshTokenExpiration = TimeSpan.FromDays(30);
            });
            """));

    [Fact]
    public Task A_skew() => Fix(
        Programs.Service("public TokenValidationParameters Parameters => new TokenValidationParameters { ValidIssuer = \"shop\", ClockSkew = {|LOA2005:new TimeSpan(1, 0, 0)|} };"),
        Programs.Service("public TokenValidationParameters Parameters => new TokenValidationParameters { ValidIssuer = \"shop\", ClockSkew = new TimeSpan(0, 5, 0) };"));

    [Fact]
    public Task A_record_whose_life_is_a_field() => Fix(
        Programs.Records("""
            private static readonly TimeSpan Life = TimeSpan.FromDays(90);

                public void Issue(int user) => _context.RefreshTokens.Add(new RefreshToken { UserId = user, Token = Random(), ExpiresAt = {|LOA2005:DateTime.UtcNow.Add(Life)|} });
            """),
        Programs.Records("""
            private static readonly TimeSpan Life = TimeSpan.FromDays(30);

                public void Issue(int user) => _context.RefreshTokens.Add(new RefreshToken { UserId = user, Token = Random(), ExpiresAt = DateTime.UtcNow.Add(Life) });
            """));

    [Fact]
    public Task A_token_server_of_owin() => Programs.Owin.Fix<TokensAnalyzer, ShortenTokenLifetime>(
        Programs.OwinServer("AccessTokenExpireTimeSpan = {|LOA2005:TimeSpan.FromDays(14)|},"),
        Programs.OwinServer("AccessTokenExpireTimeSpan = TimeSpan.FromMinutes(60),"));

    [Fact]
    public Task A_server_of_OpenIddict() => (Verify.AspNetCoreWith("OpenIddict.Abstractions") with { Advice = "LOA2005" }).Fix<TokensAnalyzer, ShortenTokenLifetime>(
        Programs.App("builder.Services.AddOpenIddict().AddServer(options => options.AllowPasswordFlow().SetAccessTokenLifetime({|LOA2005:null|}).SetRefreshTokenLifetime({|LOA2005:TimeSpan.FromDays(90)|}));"),
        Programs.App("builder.Services.AddOpenIddict().AddServer(options => options.AllowPasswordFlow().SetAccessTokenLifetime(TimeSpan.FromMinutes(60)).SetRefreshTokenLifetime(TimeSpan.FromDays(30)));"));

    [Fact]
    public Task A_client_of_IdentityServer() => (Verify.AspNetCoreWith("Duende.IdentityServer") with { Advice = "LOA2005" }).Fix<TokensAnalyzer, ShortenTokenLifetime>(
        """
        using Duende.IdentityServer.Models;

        public static class Config
        {
            public static Client Spa => new Client { ClientId = "spa", AccessTokenLifetime = {|LOA2005:86400|}, AbsoluteRefreshTokenLifetime = {|LOA2005:60 * 60 * 24 * 365|} };
        }
        """,
        """
        using Duende.IdentityServer.Models;

        public static class Config
        {
            public static Client Spa => new Client { ClientId = "spa", AccessTokenLifetime = 3600, AbsoluteRefreshTokenLifetime = 2592000 };
        }
        """);

    [Fact]
    public Task The_limit_of_the_options() => (Programs.Data with { EditorConfig = "logout_analyzers.max_access_token_lifetime = 10 min" }).Fix<TokensAnalyzer, ShortenTokenLifetime>(
        Programs.Token("{|LOA2005:DateTime.UtcNow.AddHours(1)|}"),
        Programs.Token("DateTime.UtcNow.AddMinutes(10)"));

    [Fact]
    public Task A_setting() => (Programs.Data with
    {
        Files = [("appsettings.json", """{ "Jwt": { "Minutes": 1440 /* as agreed */ } }""")],
        FixedFiles = [("appsettings.json", """{ "Jwt": { "Minutes": 60 /* as agreed */ } }""")],
    }).Fix<TokensAnalyzer, ShortenTokenLifetime>(
        Programs.Token("{|LOA2005:DateTime.UtcNow.AddMinutes(_configuration.GetValue<int>(\"Jwt:Minutes\"))|}"),
        Programs.Token("DateTime.UtcNow.AddMinutes(_configuration.GetValue<int>(\"Jwt:Minutes\"))"));

    [Fact]
    public Task A_setting_in_days_has_no_number_for_an_hour() => NotOffered(
        Programs.Data with { Files = [("appsettings.json", """{ "Jwt": { "Days": 7 } }""")] },
        Programs.Token("{|LOA2005:DateTime.UtcNow.AddDays(_configuration.GetValue<int>(\"Jwt:Days\"))|}"));

    [Fact]
    public Task A_life_of_several_callers() => NotOffered(Programs.Data, Programs.Service("""
        public (string, string) Login() => (Write(DateTime.UtcNow.AddHours(4)), Write(DateTime.UtcNow.AddDays(14)));

            private string Write(DateTime expires) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", null, null, {|LOA2005:expires|}, Credentials));
        """));
}
