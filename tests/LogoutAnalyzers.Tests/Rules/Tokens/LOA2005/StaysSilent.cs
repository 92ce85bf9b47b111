using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2005;

/// <summary>Tokens within the limit, of unknown life, or of no session.</summary>
public class StaysSilent
{
    private static Task Data(string source) => Programs.Data.Analyzer<TokensAnalyzer>(source);

    private static Task Stub(string assembly, string source) => (Verify.AspNetCoreWith(assembly) with { Advice = "LOA2005" }).Analyzer<TokensAnalyzer>(source);

    [Fact]
    public Task Minutes() => Data(Programs.Token("DateTime.UtcNow.AddMinutes(15)"));

    [Fact]
    public Task Just_the_limit() => Data(Programs.Token("DateTime.UtcNow.AddHours(1)"));

    [Fact]
    public Task No_end_at_all() => Data(Programs.Token("{|LOA2004:null|}"));

    [Fact]
    public Task A_life_that_is_not_known() => Data(Programs.Token("DateTime.UtcNow.AddMinutes(int.Parse(_configuration[\"Jwt:Minutes\"]!))"));

    [Fact]
    public Task A_setting_within_the_limit() => (Programs.Data with { Files = [("appsettings.json", """{ "Jwt": { "Minutes": "60" } }""")] }).Analyzer<TokensAnalyzer>(
        Programs.Token("DateTime.UtcNow.AddMinutes(int.Parse(_configuration[\"Jwt:Minutes\"]!))"));

    [Fact]
    public Task A_life_that_the_user_chooses() => Data(Programs.Service("""
        public string Create(AppUser user, DateTime until) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", null, null, until, Credentials));
        """));

    [Fact]
    public Task A_life_in_the_database() => Data(Programs.Service(
        "public JwtSecurityToken Create(Tenant tenant) => new JwtSecurityToken(\"shop\", \"shop\", null, null, DateTime.UtcNow.AddMinutes(tenant.TokenMinutes), Credentials);",
        more: "public class Tenant { public int Id { get; set; } public int TokenMinutes { get; set; } = 720; }"));

    [Fact]
    public Task A_refresh_token_of_two_weeks() => Data(Programs.Token("DateTime.UtcNow.AddDays(14)", "GenerateRefreshToken"));

    [Fact]
    public Task A_refresh_token_by_the_name_of_its_variable() => Data(Programs.Service("""
        public (string Access, string Refresh) Login(AppUser user)
            {
                var accessToken = new JwtSecurityToken("shop", "shop", null, null, DateTime.UtcNow.AddMinutes(10), Credentials);
                var refreshToken = new JwtSecurityToken("shop", "shop", null, null, DateTime.UtcNow.AddDays(7), Credentials);
                var handler = new JwtSecurityTokenHandler();
                return (handler.WriteToken(accessToken), handler.WriteToken(refreshToken));
            }
        """));

    [Fact]
    public Task A_refresh_token_by_the_name_of_its_setting() => Data(Programs.Token("DateTime.UtcNow.Add(RefreshLife)", more: "public static class Lives { }", before: "").Replace("private SigningCredentials", "private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30); private SigningCredentials"));

    [Fact]
    public Task One_method_for_both_tokens() => Data(Programs.Service("""
        public (string, string) Login(AppUser user) => (Write(user, DateTime.UtcNow.AddMinutes(20)), Write(user, DateTime.UtcNow.AddDays(14)));

            private string Write(AppUser user, DateTime expires) =>
                new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", null, null, expires, Credentials));
        """));

    [Fact]
    public Task A_refresh_token_by_the_name_at_the_caller() => Data(Programs.Service("""
        public string Renew(AppUser user)
            {
                var refreshToken = Write(user, TimeSpan.FromDays(14));
                return refreshToken;
            }

            private string Write(AppUser user, TimeSpan life) =>
                new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", null, null, DateTime.UtcNow.Add(life), Credentials));
        """));

    [Theory]
    [InlineData("GeneratePasswordResetToken", "TokenService")]
    [InlineData("CreateEmailConfirmationToken", "AccountService")]
    [InlineData("Invite", "InvitationService")]
    [InlineData("GetUnsubscribeLink", "Newsletter")]
    [InlineData("Create", "MediaKeyService")]
    [InlineData("GetPlaybackToken", "Films")]
    [InlineData("CreateDownloadUrl", "Invoices")]
    [InlineData("CreateClientSecret", "SignInWithApple")]
    [InlineData("CreateClientAssertion", "OidcBackchannel")]
    [InlineData("CreateApiKey", "Partners")]
    [InlineData("CreateIdToken", "AuthorizeService")]
    [InlineData("IssueLicense", "Desktop")]
    public Task Tokens_that_are_for_something_else(string method, string type) => Data(Programs.Token("DateTime.UtcNow.AddDays(30)", method, type));

    [Fact]
    public Task Credentials_of_a_program() => Data(Programs.Service("""
        public string Issue(string clientId, string clientSecret)
            {
                if (clientSecret != _configuration["Clients:" + clientId]) throw new UnauthorizedAccessException();
                return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", clientId, null, null, DateTime.UtcNow.AddHours(12), Credentials));
            }
        """));

    [Fact]
    public Task A_token_endpoint_for_programs() => Data(Programs.Service("""
        public string Token(IFormCollection form)
            {
                if (form["grant_type"] != "client_credentials") throw new ArgumentException("unsupported_grant_type");
                return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", null, null, DateTime.UtcNow.AddDays(1), Credentials));
            }
        """));

    [Fact]
    public Task A_token_that_is_read() => Data(Programs.Service("public string Name(string token) => new JwtSecurityToken(token).Subject;"));

    [Fact]
    public Task A_token_for_development() => Data(Programs.App("""
        if (builder.Environment.IsDevelopment())
        {
            var token = new JwtSecurityToken("shop", "shop", null, null, DateTime.UtcNow.AddYears(1), null);
            Console.WriteLine(new JwtSecurityTokenHandler().WriteToken(token));
        }
        """, "using System.IdentityModel.Tokens.Jwt;"));

    [Fact]
    public Task A_token_for_tests() => Data(Programs.Token("DateTime.UtcNow.AddDays(1)", type: "FakeTokenIssuer"));

    [Fact]
    public Task A_bearer_token_of_minutes() => Data(Programs.App("""
        builder.Services.AddAuthentication().AddBearerToken(options =>
        {
            options.BearerTokenExpiration = TimeSpan.FromMinutes(20);
            options.RefreshTokenExpiration = TimeSpan.FromDays(14);
        });
        """));

    [Fact]
    public Task Clocks_that_agree() => Data(Programs.App("""
        builder.Services.AddAuthentication("Bearer").AddJwtBearer(options => options.TokenValidationParameters = new TokenValidationParameters { ClockSkew = TimeSpan.Zero });
        builder.Services.AddAuthentication().AddJwtBearer("Partner", options => options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(5));
        """, "using Microsoft.IdentityModel.Tokens;"));

    [Fact]
    public Task A_record_of_thirty_days() => Data(Programs.Records("""
        public void Issue(int user, Member member)
            {
                _context.RefreshTokens.Add(new RefreshToken { UserId = user, Token = Random(), ExpiresAt = DateTime.UtcNow.AddDays(30) });
                member.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(7);
                _context.SaveChanges();
            }
        """));

    [Fact]
    public Task A_record_that_is_ended() => Data(Programs.Records("""
        public void Logout(Member member, RefreshToken token)
            {
                token.ExpiresAt = DateTime.UtcNow;
                member.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(-90);
                _context.SaveChanges();
            }
        """));

    [Fact]
    public Task An_answer_to_a_client() => Data(Programs.Records("""
        public RefreshTokenResponse Answer(RefreshToken token) => new RefreshTokenResponse(token.Token, DateTime.UtcNow.AddDays(90));
        """));

    [Fact]
    public Task A_token_of_a_provider() => Data(Programs.Records(
        """
        public void Connect(Member member, string token)
            {
                member.RefreshToken = token;
                member.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(100);
                _context.SaveChanges();
            }
        """,
        "QuickbooksConnection"));

    [Fact]
    public Task Other_things_that_end() => Data(Programs.Service(
        """
        public Voucher Issue(HttpResponse response)
            {
                response.Cookies.Append("basket", "1", new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(1) });
                return new Voucher { ExpiresAt = DateTime.UtcNow.AddYears(2), Expiration = DateTime.MaxValue };
            }
        """,
        "VoucherService",
        "public class Voucher { public DateTime ExpiresAt { get; set; } public DateTime Expiration { get; set; } }"));

    [Fact]
    public Task A_token_server_of_owin() => Programs.Owin.Analyzer<TokensAnalyzer>(Programs.OwinServer("AccessTokenExpireTimeSpan = TimeSpan.FromMinutes(30),"));

    [Fact]
    public Task A_token_server_of_owin_for_programs() => Programs.Owin.Analyzer<TokensAnalyzer>(Programs.OwinServer(
        "AccessTokenExpireTimeSpan = TimeSpan.FromDays(1),",
        "public Task GrantClientCredentials(object context) { return Task.FromResult(0); }"));

    [Fact]
    public Task A_server_of_OpenIddict() => Stub("OpenIddict.Abstractions", Programs.App("""
        builder.Services.AddOpenIddict().AddServer(options => options
            .AllowAuthorizationCodeFlow()
            .AllowRefreshTokenFlow()
            .SetIdentityTokenLifetime(TimeSpan.FromDays(1))
            .SetAccessTokenLifetime(TimeSpan.FromMinutes(30))
            .SetRefreshTokenLifetime(TimeSpan.FromDays(14)));
        """));

    [Fact]
    public Task Clients_of_IdentityServer() => Stub("Duende.IdentityServer", """
        using Duende.IdentityServer.Models;

        public static class Config
        {
            public static IEnumerable<Client> Clients => new[]
            {
                new Client { ClientId = "spa", AllowedGrantTypes = GrantTypes.Code, AccessTokenLifetime = 3600, IdentityTokenLifetime = 86400, AbsoluteRefreshTokenLifetime = 2592000 },
                new Client { ClientId = "export", AllowedGrantTypes = GrantTypes.ClientCredentials, AccessTokenLifetime = 86400 },
            };
        }
        """);

    [Fact]
    public Task Within_the_limits_of_the_relaxed_profile() => (Programs.Data with { EditorConfig = "logout_analyzers.profile = relaxed" }).Analyzer<TokensAnalyzer>(Programs.Token("DateTime.UtcNow.AddDays(1)"));

    [Fact]
    public Task Half_typed() => Data(Programs.Service("""
        public JwtSecurityToken Create() => new JwtSecurityToken("shop", "shop", null, null, DateTime.UtcNow.AddDays({|CS0103:days|}), Credentials);
        """));
}
