using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2005;

/// <summary>Tokens that live for longer than the limit.</summary>
public class Reports
{
    private static Task Data(string source) => Programs.Data.Analyzer<TokensAnalyzer>(source);

    private static Task Stub(string assembly, string source) => (Verify.AspNetCoreWith(assembly) with { Advice = "LOA2005" }).Analyzer<TokensAnalyzer>(source);

    [Fact]
    public Task A_token_of_seven_days() => Data(Programs.Token("{|LOA2005:DateTime.UtcNow.AddDays(7)|}"));

    [Fact]
    public Task A_token_of_three_hours_at_the_login() => Data(Programs.Token("{|LOA2005:DateTime.Now.AddHours(3)|}", "Login", "AuthController"));

    [Fact]
    public Task A_service_that_is_named_after_the_identity() => Data(Programs.Token("{|LOA2005:DateTime.UtcNow.AddDays(7)|}", "GetTokenAsync", "IdentityTokenClaimService"));

    [Fact]
    public Task A_token_without_an_end_in_sight() => Data(Programs.Token("{|LOA2005:DateTime.MaxValue|}"));

    [Fact]
    public Task A_token_whose_end_is_a_local() => Data(Programs.Token("{|LOA2005:expires|}", before: "var expires = DateTime.UtcNow.AddMonths(1);"));

    [Fact]
    public Task A_token_by_a_constant() => Data(Programs.Token("{|LOA2005:DateTime.UtcNow.AddMinutes(Lifetimes.Token)|}", more: "public static class Lifetimes { public const int Token = 60 * 24; }"));

    [Fact]
    public Task A_token_by_a_setting() => (Programs.Data with { Files = [("appsettings.json", """{ "Jwt": { "Minutes": 1440 } }""")] }).Analyzer<TokensAnalyzer>(
        Programs.Token("{|LOA2005:DateTime.UtcNow.AddMinutes(Convert.ToDouble(_configuration[\"Jwt:Minutes\"]))|}"));

    [Fact]
    public Task A_token_by_a_class_of_settings() => (Programs.Data with { Files = [("appsettings.json", """{ "Jwt": { "Key": "k", "LifeInHours": 12 } }""")] }).Analyzer<TokensAnalyzer>(
        """
        using Shop;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<JwtSettings>(builder.Configuration.GetSection("Jwt"));
        builder.Services.AddScoped<JwtFactory>();
        builder.Build().Run();
        """,
        """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.Extensions.Options;

        namespace Shop;

        public class JwtSettings
        {
            public string Key { get; set; } = "";
            public int LifeInHours { get; set; }
        }

        public class JwtFactory
        {
            private readonly JwtSettings _settings;

            public JwtFactory(IOptions<JwtSettings> settings) => _settings = settings.Value;

            public JwtSecurityToken Create() => new JwtSecurityToken("shop", "shop", null, null, {|LOA2005:DateTime.UtcNow.AddHours(_settings.LifeInHours)|}, null);
        }
        """);

    [Fact]
    public Task A_descriptor() => Data(Programs.Service("""
        public string Generate(AppUser user)
            {
                var handler = new JwtSecurityTokenHandler();
                var descriptor = new SecurityTokenDescriptor
                {
                    Subject = new ClaimsIdentity(new[] { new Claim("id", user.Id) }),
                    Expires = {|LOA2005:DateTime.UtcNow.AddDays(7)|},
                    SigningCredentials = Credentials,
                };
                return handler.WriteToken(handler.CreateToken(descriptor));
            }
        """));

    [Fact]
    public Task A_descriptor_that_is_filled_later() => Data(Programs.Service("""
        public string Generate(AppUser user, bool remember)
            {
                var descriptor = new SecurityTokenDescriptor { SigningCredentials = Credentials };
                descriptor.Expires = {|LOA2005:remember ? DateTime.UtcNow.AddDays(30) : DateTime.UtcNow.AddMinutes(30)|};
                return new JsonWebTokenHandler().CreateToken(descriptor);
            }
        """));

    [Fact]
    public Task A_payload() => Data(Programs.Service("""
        public string Generate(AppUser user)
            {
                var now = DateTime.UtcNow;
                var payload = new JwtPayload("shop", "shop", new[] { new Claim("sub", user.Id) }, now, {|LOA2005:now.Add(TimeSpan.FromDays(1))|});
                return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(new JwtHeader(Credentials), payload));
            }
        """));

    [Fact]
    public Task A_handler_that_is_told_the_end() => Data(Programs.Service("""
        public string Generate(ClaimsIdentity user) => new JwtSecurityTokenHandler().CreateEncodedJwt("shop", "shop", user, DateTime.UtcNow, {|LOA2005:DateTime.UtcNow.AddHours(8)|}, DateTime.UtcNow, Credentials);
        """));

    [Fact]
    public Task A_token_that_a_refresh_hands_out() => Data(Programs.Service("""
        public string RefreshToken(AppUser user)
            {
                var token = new JwtSecurityToken("shop", "shop", null, null, {|LOA2005:DateTime.UtcNow.AddHours(24)|}, Credentials);
                return new JwtSecurityTokenHandler().WriteToken(token);
            }
        """));

    [Fact]
    public Task A_refresh_token_that_is_a_web_token() => Data(Programs.Token("{|LOA2005:DateTime.UtcNow.AddYears(1)|}", "GenerateRefreshToken"));

    [Fact]
    public Task The_longest_refresh_token_and_the_shortest_access_token_of_one_method() => Data(Programs.Service("""
        public (string, string) Login(AppUser user) => (Write(user, TimeSpan.FromHours(4)), Write(user, TimeSpan.FromDays(14)));

            private string Write(AppUser user, TimeSpan life) =>
                new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", null, null, {|LOA2005:DateTime.UtcNow.Add(life)|}, Credentials));
        """));

    [Fact]
    public Task An_endpoint() => Data("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;

        var app = WebApplication.CreateBuilder(args).Build();
        var key = new SigningCredentials(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256);
        app.MapPost("/login", (string user, string password) =>
        {
            var token = new JwtSecurityToken("shop", "shop", null, expires: {|LOA2005:DateTime.UtcNow.AddDays(1)|}, signingCredentials: key);
            return new JwtSecurityTokenHandler().WriteToken(token);
        });
        app.Run();
        """);

    [Fact]
    public Task A_bearer_token() => Data(Programs.App("""builder.Services.AddAuthentication().AddBearerToken(options => options.BearerTokenExpiration = {|LOA2005:TimeSpan.FromDays(1)|});"""));

    [Fact]
    public Task A_refresh_token_of_Identity() => Data(Programs.App("""
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        builder.Services.Configure<BearerTokenOptions>(IdentityConstants.BearerScheme, options =>
        {
            options.BearerTokenExpiration = TimeSpan.FromMinutes(15);
            options.RefreshTokenExpiration = {|LOA2005:TimeSpan.FromDays(180)|};
        });
        """, "using Microsoft.AspNetCore.Identity;"));

    [Fact]
    public Task Clocks_that_differ_by_hours() => Data(Programs.App("""
        builder.Services.AddAuthentication("Bearer").AddJwtBearer(options => options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = "shop",
            ClockSkew = {|LOA2005:TimeSpan.FromHours(1)|},
        });
        """, "using Microsoft.IdentityModel.Tokens;"));

    [Fact]
    public Task A_record() => Data(Programs.Records("""
        public async Task<string> IssueAsync(int user)
            {
                var token = new RefreshToken { UserId = user, Token = Random(), ExpiresAt = {|LOA2005:DateTime.UtcNow.AddYears(1)|} };
                _context.RefreshTokens.Add(token);
                await _context.SaveChangesAsync();
                return token.Token;
            }
        """));

    [Fact]
    public Task A_record_by_its_constructor() => Data(Programs.Records("""
        private static readonly TimeSpan Life = TimeSpan.FromDays(90);

            public void Issue(int user)
            {
                _context.RefreshTokens.Add(new RefreshToken(Random(), user, {|LOA2005:DateTime.UtcNow + Life|}));
                _context.SaveChanges();
            }
        """));

    [Fact]
    public Task A_property_of_the_user() => Data(Programs.Records("""
        public void Issue(Member member)
            {
                member.RefreshToken = Random();
                member.RefreshTokenExpiryTime = {|LOA2005:DateTime.UtcNow.AddMonths(6)|};
                _context.SaveChanges();
            }
        """));

    [Fact]
    public Task A_token_server_of_owin() => Programs.Owin.Analyzer<TokensAnalyzer>(Programs.OwinServer("AccessTokenExpireTimeSpan = {|LOA2005:TimeSpan.FromDays(14)|},"));

    [Fact]
    public Task A_refresh_token_of_owin() => Programs.Owin.Analyzer<TokensAnalyzer>(Programs.OwinServer("AccessTokenExpireTimeSpan = TimeSpan.FromMinutes(30), RefreshTokenProvider = new ShopRefreshTokenProvider(),", more: """
        public class ShopRefreshTokenProvider : AuthenticationTokenProvider
        {
            public override void Create(AuthenticationTokenCreateContext context)
            {
                context.Ticket.Properties.ExpiresUtc = {|LOA2005:DateTimeOffset.UtcNow.AddDays(365)|};
                context.SetToken(context.SerializeTicket());
            }
        }
        """));

    [Fact]
    public Task A_server_of_OpenIddict() => Stub("OpenIddict.Abstractions", Programs.App("""
        builder.Services.AddOpenIddict().AddServer(options => options
            .AllowPasswordFlow()
            .AllowRefreshTokenFlow()
            .SetAccessTokenLifetime({|LOA2005:TimeSpan.FromDays(30)|})
            .SetRefreshTokenLifetime({|LOA2005:null|}));
        """));

    [Fact]
    public Task A_client_of_IdentityServer() => Stub("Duende.IdentityServer", """
        using Duende.IdentityServer.Models;

        public static class Config
        {
            public static IEnumerable<Client> Clients => new[]
            {
                new Client
                {
                    ClientId = "spa",
                    AllowedGrantTypes = GrantTypes.Code,
                    AllowOfflineAccess = true,
                    AccessTokenLifetime = {|LOA2005:60 * 60 * 24|},
                    AbsoluteRefreshTokenLifetime = {|LOA2005:60 * 60 * 24 * 365|},
                },
            };
        }
        """);

    [Fact]
    public Task Above_the_limit_of_the_strict_profile() => (Programs.Data with { EditorConfig = "logout_analyzers.profile = strict" }).Analyzer<TokensAnalyzer>(Programs.Token("{|LOA2005:DateTime.UtcNow.AddMinutes(30)|}"));

    [Fact]
    public Task Above_a_limit_of_the_options() => (Programs.Data with { EditorConfig = "logout_analyzers.max_clock_skew = 1 min" }).Analyzer<TokensAnalyzer>(
        Programs.Service("public TokenValidationParameters Parameters => new TokenValidationParameters { ValidIssuer = \"shop\", ClockSkew = {|LOA2005:TimeSpan.FromMinutes(2)|} };"));

    [Fact]
    public Task The_message_names_the_value_the_limit_and_what_set_it() => Programs.Data.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2005", DiagnosticSeverity.Info).WithMessage("'expires' lets an access token live for 7 days; allow at most 60 minutes (profile 'standard')"),
        Programs.Token("{|#0:DateTime.UtcNow.AddDays(7)|}"));

    [Fact]
    public Task The_message_of_a_refresh_token_names_the_file() => (Programs.Data with { Files = [("appsettings.json", """{ "Jwt": { "RefreshDays": 60 } }""")], EditorConfig = "logout_analyzers.max_refresh_token_lifetime = 7 d" }).Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2005", DiagnosticSeverity.Info).WithMessage("'expires' lets a refresh token live for 60 days (appsettings.json); allow at most 7 days (option 'logout_analyzers.max_refresh_token_lifetime')"),
        Programs.Token("{|#0:DateTime.UtcNow.AddDays(_configuration.GetValue<int>(\"Jwt:RefreshDays\"))|}"));

    [Fact]
    public Task The_message_of_a_skew() => Programs.Data.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2005", DiagnosticSeverity.Info).WithMessage("'ClockSkew' keeps expired tokens valid for 30 minutes; allow at most 5 minutes (profile 'standard')"),
        Programs.Service("public TokenValidationParameters Parameters => new TokenValidationParameters { ValidIssuer = \"shop\", ClockSkew = {|#0:TimeSpan.FromMinutes(30)|} };"));

    [Fact]
    public Task The_message_of_a_life_without_end() => (Verify.AspNetCoreWith("OpenIddict.Abstractions") with { Advice = "LOA2005" }).Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2005", DiagnosticSeverity.Info).WithMessage("'SetAccessTokenLifetime' lets an access token live for ever; allow at most 60 minutes (profile 'standard')"),
        Programs.App("builder.Services.AddOpenIddict().AddServer(options => options.AllowAuthorizationCodeFlow().SetAccessTokenLifetime({|#0:null|}));"));

    [Fact]
    public Task The_time_that_a_refresh_hands_in_does_not_make_a_refresh_token() => Programs.Data.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2005", DiagnosticSeverity.Info).WithMessage("'expires' lets an access token live for 7 days; allow at most 60 minutes (profile 'standard')"),
        """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;

        public class JwtAuthManager
        {
            public string GenerateTokens(string name, Claim[] claims, DateTime now)
            {
                var jwtToken = new JwtSecurityToken("shop", "shop", claims, expires: {|#0:now.AddDays(7)|});
                return new JwtSecurityTokenHandler().WriteToken(jwtToken);
            }

            public string Refresh(string refreshToken, DateTime now) => GenerateTokens(refreshToken, new[] { new Claim("sub", refreshToken) }, now);
        }

        public class AccountService
        {
            private readonly JwtAuthManager _manager = new();
            public string RefreshToken(string refreshToken) => _manager.Refresh(refreshToken, DateTime.Now);
        }
        """);
}
