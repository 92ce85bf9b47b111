using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2004;

/// <summary>Tokens that have an end, may have one, or need none.</summary>
public class StaysSilent
{
    private static Task Data(params string[] sources) => Programs.Data.Analyzer<TokensAnalyzer>(sources);

    private static Task Token(string creation, string before = "", string method = "CreateToken", string type = "TokenService", string more = "", string after = "") =>
        Data(Programs.Token(creation, before, method, type, more, after));

    private const string Endless = """new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials)""";

    [Fact]
    public Task An_end() => Token("""new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", user.Id) }, expires: DateTime.UtcNow.AddMinutes(30), signingCredentials: Credentials)""");

    [Fact]
    public Task An_end_by_position() => Token("""new JwtSecurityToken("shop", "shop", null, null, DateTime.UtcNow.AddMinutes(30), Credentials)""");

    [Fact]
    public Task An_end_that_is_null_for_some() => Data(Programs.Service("""
        public JwtSecurityToken Create(AppUser user, DateTime? end) => new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: end, signingCredentials: Credentials);

            public JwtSecurityToken CreateFor(AppUser user, bool device)
            {
                DateTime? end = null;
                if (!device) end = DateTime.UtcNow.AddMinutes(5);
                return new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: end, signingCredentials: Credentials);
            }

            public JwtSecurityToken CreateOr(AppUser user, bool device) => new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: device ? null : DateTime.UtcNow.AddMinutes(5), signingCredentials: Credentials);
        """));

    [Fact]
    public Task A_claim() => Token("""new JwtSecurityToken("shop", "shop", new[] { new Claim(JwtRegisteredClaimNames.Exp, DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds().ToString()) }, signingCredentials: Credentials)""");

    [Fact]
    public Task A_claim_in_a_list() => Token(
        "new JwtSecurityToken(new JwtHeader(Credentials), new JwtPayload(claims))",
        """
        var claims = new List<Claim> { new Claim(ClaimTypes.Name, user.Name) };
                claims.Add(new Claim("exp", new DateTimeOffset(DateTime.Now.AddDays(1)).ToUnixTimeSeconds().ToString()));
        """);

    [Fact]
    public Task A_claim_with_a_constant_of_its_own() => Token("""new JwtSecurityToken("shop", "shop", new[] { new Claim(ShopClaims.ExpiresAt, "1893456000") }, signingCredentials: Credentials)""", more: """public static class ShopClaims { public const string ExpiresAt = "exp"; }""");

    [Fact]
    public Task A_claim_that_the_application_compares_itself() => Data(
        Programs.Token("""new JwtSecurityToken("shop", "shop", new[] { new Claim(ClaimTypes.Expiration, DateTime.UtcNow.AddMinutes(5).ToString("o")) }, signingCredentials: Credentials)"""),
        """
        using System.Security.Claims;

        public static class Ends
        {
            public static bool IsOver(ClaimsPrincipal user) => DateTime.Parse(user.FindFirst(ClaimTypes.Expiration)!.Value) < DateTime.UtcNow;
        }
        """);

    [Fact]
    public Task A_claim_with_a_name_of_its_own() => Token("""new JwtSecurityToken("shop", "shop", new[] { new Claim("valid_expiry", DateTime.UtcNow.AddMinutes(5).ToString("o")) }, signingCredentials: Credentials)""");

    [Fact]
    public Task A_claim_whose_class_is_imported() => Data("using static System.IdentityModel.Tokens.Jwt.JwtRegisteredClaimNames;\n" + Programs.Token("""new JwtSecurityToken("shop", "shop", new[] { new Claim(Exp, "1893456000") }, signingCredentials: Credentials)"""));

    [Fact]
    public Task A_payload_that_is_chosen() => Data(Programs.Service("""
        public string Create(AppUser user, JwtPayload other)
            {
                var payload = user.Id == "1" ? new JwtPayload(new[] { new Claim("sub", user.Id) }) : other;
                return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(new JwtHeader(Credentials), payload));
            }
        """));

    [Fact]
    public Task A_payload_with_an_end() => Token(
        "new JwtSecurityToken(new JwtHeader(Credentials), payload)",
        """var payload = new JwtPayload("shop", "shop", new[] { new Claim("sub", user.Id) }, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(5));""");

    [Fact]
    public Task A_payload_with_the_claim() => Token(
        "new JwtSecurityToken(new JwtHeader(Credentials), payload)",
        """var payload = new JwtPayload { { "sub", user.Id }, { "exp", DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() } };""");

    [Fact]
    public Task A_payload_that_gets_the_claim_later() => Token(Endless, after: """token.Payload["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds();""");

    [Fact]
    public Task A_payload_that_a_method_stamps() => Data(Programs.Service("""
        public string Create(AppUser user)
            {
                var payload = new JwtPayload(new[] { new Claim("sub", user.Id) });
                Stamp(payload);
                return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(new JwtHeader(Credentials), payload));
            }

            private static void Stamp(JwtPayload payload) => payload[JwtRegisteredClaimNames.Exp] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds();
        """));

    [Fact]
    public Task A_payload_that_a_method_makes_with_an_end() => Data(Programs.Service("""
        public string Create(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(new JwtHeader(Credentials), PayloadFor(user)));

            private static JwtPayload PayloadFor(AppUser user) => new JwtPayload("shop", "shop", new[] { new Claim("sub", user.Id) }, null, DateTime.UtcNow.AddMinutes(5));
        """));

    [Fact]
    public Task A_payload_out_of_sight() => Data(Programs.Service("""
        public string Create(JwtPayload payload) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(new JwtHeader(Credentials), payload));

            public string CreateFrom(string json) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(new JwtHeader(Credentials), JwtPayload.Deserialize(json)));
        """));

    [Fact]
    public Task Claims_of_a_method_that_adds_the_end() => Data(Programs.Service("""
        public string Create(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: GetClaims(user), signingCredentials: Credentials));

            private static List<Claim> GetClaims(AppUser user) => new() { new Claim("sub", user.Id), new Claim(JwtRegisteredClaimNames.Exp, "1893456000") };
        """));

    [Fact]
    public Task Claims_of_a_caller_in_another_file() => Data(
        Programs.Service("public string Create(IEnumerable<Claim> claims) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(\"shop\", \"shop\", claims, signingCredentials: Credentials));"),
        """
        using System.Security.Claims;

        public static class ClaimsFactory
        {
            public static Claim[] For(string user) => new[] { new Claim("sub", user), new Claim("exp", DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds().ToString()) };
        }
        """);

    // They bring the end of the token that the user came with.
    [Fact]
    public Task Claims_of_the_old_token() => Data(Programs.Service("""
        public string Renew(ClaimsPrincipal user) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", user.Claims, signingCredentials: Credentials));

            public string Copy(string old) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", new JwtSecurityToken(old).Claims.Where(claim => claim.Type != "aud"), signingCredentials: Credentials));
        """));

    [Fact]
    public Task A_token_that_its_caller_ends() => Data(Programs.Service("""
        public string Login(AppUser user)
            {
                var token = Create(user);
                token.Payload.AddClaim(new Claim("exp", "1893456000"));
                return new JwtSecurityTokenHandler().WriteToken(token);
            }

            private JwtSecurityToken Create(AppUser user) => new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials);
        """));

    [Fact]
    public Task Tokens_that_are_read() => Data(Programs.Service("""
        public string Name(string token) => new JwtSecurityToken(token).Subject;

            public JwtSecurityToken Empty() => new JwtSecurityToken();

            public JwtSecurityToken Plain(AppUser user) => new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", user.Id) });
        """));

    [Fact]
    public Task Handlers_add_an_end() => Data(Programs.Service("""
        public string Create(AppUser user) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Subject = new ClaimsIdentity(new[] { new Claim("sub", user.Id) }), SigningCredentials = Credentials });

            public string CreateOld(AppUser user)
            {
                var handler = new JwtSecurityTokenHandler();
                return handler.WriteToken(handler.CreateToken(new SecurityTokenDescriptor { SigningCredentials = Credentials })) + handler.CreateEncodedJwt("shop", "shop", null, null, null, null, Credentials);
            }

            public string CreateLater(AppUser user) => new JsonWebTokenHandler { TokenLifetimeInMinutes = 10 }.CreateToken(new SecurityTokenDescriptor { SigningCredentials = Credentials });
        """));

    [Fact]
    public Task A_handler_that_adds_none_with_an_end() => Data(Programs.Service("""
        private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

            public string Create(AppUser user) => _handler.CreateToken(new SecurityTokenDescriptor { Expires = DateTime.UtcNow.AddMinutes(5), SigningCredentials = Credentials });

            public string CreateByClaims(AppUser user) => _handler.CreateToken(new SecurityTokenDescriptor { Claims = new Dictionary<string, object> { ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() }, SigningCredentials = Credentials });

            public string CreateOf(SecurityTokenDescriptor descriptor) => _handler.CreateToken(descriptor);
        """));

    [Fact]
    public Task A_handler_that_is_switched_both_ways() => Data(Programs.Service("""
        public string Create(bool plain)
            {
                var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
                handler.SetDefaultTimesOnTokenCreation = !plain;
                return handler.CreateToken(new SecurityTokenDescriptor { SigningCredentials = Credentials });
            }
        """));

    [Fact]
    public Task Texts_with_an_end() => Data(Programs.Service("""
        public string Create(AppUser user) => new JsonWebTokenHandler().CreateToken($"{{\"sub\":\"{user.Id}\",\"exp\":{DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds()}}}", Credentials);

            public string CreateOfObject(AppUser user) => new JsonWebTokenHandler().CreateToken(JsonSerializer.Serialize(new { sub = user.Id, exp = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() }), Credentials);

            public string CreateOfDictionary(AppUser user)
            {
                var claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = user.Id };
                claims[JwtRegisteredClaimNames.Exp] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds();
                return new JsonWebTokenHandler().CreateToken(JsonSerializer.Serialize(claims), Credentials);
            }
        """));

    [Fact]
    public Task Texts_out_of_sight() => Data(Programs.Service("""
        public string Create(string payload) => new JsonWebTokenHandler().CreateToken(payload, Credentials);

            public string CreateOf(object payload) => new JsonWebTokenHandler().CreateToken(JsonSerializer.Serialize(payload), Credentials);

            public string CreateOf(IDictionary<string, object> claims) => new JsonWebTokenHandler().CreateToken(JsonSerializer.Serialize(claims), Credentials);

            public string CreateWith(string head, string id) => new JsonWebTokenHandler().CreateToken($"{head},\"sub\":\"{id}\"}}", Credentials);
        """));

    [Fact]
    public Task A_text_of_a_class_with_an_end() => Data(Programs.Service(
        "public string Create(TokenBody body) => new JsonWebTokenHandler().CreateToken(JsonSerializer.Serialize(body), Credentials);",
        more: "public class TokenBody { public string Sub { get; set; } = \"\"; [System.Text.Json.Serialization.JsonPropertyName(\"exp\")] public long Expires { get; set; } }"));

    [Theory]
    [InlineData("CreateDpopProof", "TokenService")]
    [InlineData("CreateApiKey", "TokenService")]
    [InlineData("CreateUnsubscribeToken", "MailService")]
    [InlineData("Create", "LicenseIssuer")]
    [InlineData("CreateRequestObject", "TokenService")]
    [InlineData("SignSecurityEvent", "TokenService")]
    [InlineData("CreateTestToken", "TokenService")]
    [InlineData("Create", "FakeTokenService")]
    public Task Tokens_that_let_nobody_in(string method, string type) => Token(Endless, method: method, type: type);

    [Fact]
    public Task A_proof_by_its_claims() => Token("""new JwtSecurityToken(new JwtHeader(Credentials), new JwtPayload { { "htm", "POST" }, { "htu", "https://shop.example.com/token" }, { "jti", Guid.NewGuid().ToString() } })""");

    [Fact]
    public Task A_token_of_development() => Data("""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.IdentityModel.Tokens;

        var app = WebApplication.CreateBuilder(args).Build();
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/token", () => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", "1") }, signingCredentials: new SigningCredentials(new SymmetricSecurityKey(new byte[32]), "HS256"))));
        }

        app.Run();
        """);

    [Fact]
    public Task Types_of_the_application() => Data("""
        using Microsoft.IdentityModel.Tokens;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/token", () => new JwtSecurityToken("shop").ToString() + new TokenMaker().CreateToken("{}"));
        app.Run();

        public class JwtSecurityToken { public JwtSecurityToken(string issuer, DateTime? expires = null) { } }

        public class TokenMaker { public string CreateToken(string payload) => payload; }
        """);

    [Fact]
    public Task Half_typed_code() => Data(Programs.Service("""
        public JwtSecurityToken Create() => new JwtSecurityToken({|CS1739:ends|}: DateTime.UtcNow);

            public string Other() => new JsonWebTokenHandler().CreateToken({|CS0103:payload|}, Credentials);
        """));
}
