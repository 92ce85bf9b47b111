using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2004;

/// <summary>Tokens that nothing ends.</summary>
public class Reports
{
    private static Task Data(params string[] sources) => Programs.Data.Analyzer<TokensAnalyzer>(sources);

    [Fact]
    public Task A_token_by_names() => Data(Programs.Token("""new {|LOA2004:JwtSecurityToken|}(issuer: "shop", audience: "shop", claims: new[] { new Claim(JwtRegisteredClaimNames.Sub, user.Id) }, signingCredentials: Credentials)"""));

    [Fact]
    public Task A_token_by_position() => Data(Programs.Token("""new {|LOA2004:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user.Id) }, DateTime.UtcNow, signingCredentials: Credentials)"""));

    [Fact]
    public Task A_token_whose_end_is_null() => Data(Programs.Token("""new JwtSecurityToken("shop", "shop", new List<Claim> { new Claim("sub", user.Id) }, DateTime.UtcNow, {|LOA2004:null|}, Credentials)"""));

    [Fact]
    public Task A_token_whose_end_is_the_default() => Data(Programs.Token("""new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: {|LOA2004:default|}, signingCredentials: Credentials)"""));

    [Fact]
    public Task A_token_whose_end_is_a_variable_that_stays_null() => Data(Programs.Token("""new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: {|LOA2004:end|}, signingCredentials: Credentials)""", "DateTime? end = null;"));

    [Fact]
    public Task A_token_whose_type_is_in_front() => Data(Programs.Service("""
        public string Create(AppUser user)
            {
                JwtSecurityToken token = {|LOA2004:new|}("shop", "shop", new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials);
                return new JwtSecurityTokenHandler().WriteToken(token);
            }

            private JwtSecurityToken For(string id) => {|LOA2004:new|}(claims: new[] { new Claim("sub", id) }, signingCredentials: Credentials);
        """));

    // The client is told an end that the token does not have.
    [Fact]
    public Task An_end_that_only_the_client_is_told() => Data(Programs.Service("""
        public object Login(AppUser user)
            {
                var expires = DateTime.Now.AddMinutes(Convert.ToDouble(_configuration["Jwt:ExpireMinutes"]));
                var exp = expires.Ticks;
                var token = new {|LOA2004:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials);
                return new { Token = new JwtSecurityTokenHandler().WriteToken(token), Expiration = expires, Ticks = exp };
            }
        """));

    [Fact]
    public Task Claims_with_an_end_that_no_library_reads() => Data(Programs.Token("""new {|LOA2004:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user.Id), new Claim(ClaimTypes.Expiration, DateTime.UtcNow.AddHours(1).ToString("o")) }, signingCredentials: Credentials)"""));

    [Fact]
    public Task Claims_of_callers_of_which_none_names_an_end() => Data(Programs.Service("""
        public string Generate(IEnumerable<Claim> claims) => new JwtSecurityTokenHandler().WriteToken(new {|LOA2004:JwtSecurityToken|}("shop", "shop", claims, signingCredentials: Credentials));

            public string Login(AppUser user) => Generate(new[] { new Claim(ClaimTypes.Name, user.Name) });
        """));

    // The end of other tokens says nothing about this one, all of whose claims are in sight.
    [Fact]
    public Task A_token_beside_one_with_an_end() => Data(Programs.Service("""
        public string ForLogin(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id), new Claim(JwtRegisteredClaimNames.Exp, "1893456000") }, signingCredentials: Credentials));

            public string ForMedia(string key)
            {
                var claims = new List<Claim> { new Claim("urn:content-key", key) };
                claims.Add(new Claim("sub", "player"));
                return new JwtSecurityTokenHandler().WriteToken(new {|LOA2004:JwtSecurityToken|}("shop", "media", claims, DateTime.Now.AddMinutes(-5), signingCredentials: Credentials));
            }
        """));

    [Fact]
    public Task Claims_of_an_identity_that_is_made_for_it() => Data(Programs.Token(
        """new {|LOA2004:JwtSecurityToken|}("shop", "shop", identity.Claims, signingCredentials: Credentials)""",
        """var identity = new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, user.Name) }, "Token");"""));

    [Fact]
    public Task Claims_of_the_sign_in_manager() => Data(Programs.Service("""
        public async Task<string> Create(IdentityUser user, SignInManager<IdentityUser> manager)
            {
                var principal = await manager.CreateUserPrincipalAsync(user);
                return new JwtSecurityTokenHandler().WriteToken(new {|LOA2004:JwtSecurityToken|}("shop", "shop", principal.Claims, signingCredentials: Credentials));
            }
        """));

    [Fact]
    public Task Claims_with_roles_from_a_database() => Data(Programs.Service("""
        public async Task<string> Create(IdentityUser user, UserManager<IdentityUser> users)
            {
                var claims = new List<Claim> { new Claim(ClaimTypes.NameIdentifier, user.Id) };
                claims.AddRange(await users.GetClaimsAsync(user));
                foreach (var role in await users.GetRolesAsync(user)) claims.Add(new Claim(ClaimTypes.Role, role));
                var token = new {|LOA2004:JwtSecurityToken|}(_configuration["Jwt:Issuer"], _configuration["Jwt:Audience"], claims, signingCredentials: Credentials);
                return new JwtSecurityTokenHandler().WriteToken(token);
            }
        """));

    [Fact]
    public Task A_payload_whose_end_is_null() => Data(Programs.Token(
        "new JwtSecurityToken(new JwtHeader(Credentials), payload)",
        """var payload = new JwtPayload("shop", "shop", new[] { new Claim("sub", user.Id) }, DateTime.UtcNow, {|LOA2004:null|});"""));

    [Fact]
    public Task A_payload_of_claims() => Data(Programs.Token("""new {|LOA2004:JwtSecurityToken|}(new JwtHeader(Credentials), new JwtPayload(new[] { new Claim("sub", user.Id) }))"""));

    [Fact]
    public Task A_payload_that_is_filled() => Data(Programs.Token(
        "new {|LOA2004:JwtSecurityToken|}(new JwtHeader(Credentials), payload)",
        """
        var payload = new JwtPayload { { "sub", user.Id }, { "scope", "orders" } };
                payload.Add("iat", DateTimeOffset.UtcNow.ToUnixTimeSeconds());
                payload["role"] = "admin";
        """));

    [Fact]
    public Task A_payload_that_a_method_makes() => Data(Programs.Service("""
        public string Create(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new {|LOA2004:JwtSecurityToken|}(new JwtHeader(Credentials), PayloadFor(user)));

            private static JwtPayload PayloadFor(AppUser user)
            {
                var payload = new JwtPayload(new[] { new Claim("sub", user.Id) });
                payload["scope"] = "orders";
                return payload;
            }
        """));

    [Fact]
    public Task A_text() => Data(Programs.Service("""
        public string Create(AppUser user) => new JsonWebTokenHandler().{|LOA2004:CreateToken|}($"{{\"sub\":\"{user.Id}\",\"scope\":\"orders\"}}", Credentials);
        """));

    [Fact]
    public Task A_text_that_is_put_together() => Data(Programs.Service("""
        public string Create(AppUser user)
            {
                var payload = "{\"sub\":\"" + user.Id + "\"}";
                return new JsonWebTokenHandler().{|LOA2004:CreateToken|}(payload, Credentials);
            }
        """));

    [Fact]
    public Task A_text_of_an_object() => Data(Programs.Service("""
        public string Create(AppUser user) => new JsonWebTokenHandler().{|LOA2004:CreateToken|}(JsonSerializer.Serialize(new { sub = user.Id, name = user.Name }), Credentials);

            public string CreateForPartner(AppUser user)
            {
                var claims = new Dictionary<string, object> { ["sub"] = user.Id, ["aud"] = "partner" };
                return new JsonWebTokenHandler().{|LOA2004:CreateToken|}(JsonSerializer.Serialize(claims), Credentials);
            }

            public string CreateForRecord(TokenBody body) => new JsonWebTokenHandler().{|LOA2004:CreateToken|}(JsonSerializer.Serialize(body), Credentials);
        """, more: "public record TokenBody(string Sub, string Name);"));

    [Fact]
    public Task A_handler_that_adds_no_end() => Data(Programs.Service("""
        public string Create(AppUser user) =>
                new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new {|LOA2004:SecurityTokenDescriptor|} { Issuer = "shop", Subject = new ClaimsIdentity(new[] { new Claim("sub", user.Id) }), SigningCredentials = Credentials });
        """));

    [Fact]
    public Task A_handler_in_a_field_that_adds_no_end() => Data(Programs.Service("""
        private readonly JwtSecurityTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

            public string Create(AppUser user)
            {
                var descriptor = new SecurityTokenDescriptor { Issuer = "shop", Expires = {|LOA2004:null|}, SigningCredentials = Credentials };
                descriptor.Claims = new Dictionary<string, object> { ["sub"] = user.Id };
                return _handler.WriteToken(_handler.CreateToken(descriptor));
            }

            public string CreateEncoded(AppUser user) => _handler.CreateEncodedJwt("shop", "shop", new ClaimsIdentity(new[] { new Claim("sub", user.Id) }), DateTime.UtcNow, {|LOA2004:null|}, null, Credentials);
        """));

    [Fact]
    public Task A_handler_in_a_local_that_adds_no_end() => Data(Programs.Service("""
        public string Create(AppUser user)
            {
                var handler = new JwtSecurityTokenHandler();
                handler.SetDefaultTimesOnTokenCreation = false;
                var token = handler.{|LOA2004:CreateJwtSecurityToken|}(issuer: "shop", audience: "shop", subject: new ClaimsIdentity(new[] { new Claim("sub", user.Id) }), signingCredentials: Credentials);
                return handler.WriteToken(token);
            }
        """));

    [Fact]
    public Task A_token_without_a_signature_that_is_written() => Data(Programs.Token("""new {|LOA2004:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user.Id) })"""));

    [Fact]
    public Task A_key_of_a_film() => Data(Programs.Token(
        """new {|LOA2004:JwtSecurityToken|}(issuer: _configuration["Media:Issuer"], audience: _configuration["Media:Audience"], claims: claims, notBefore: DateTime.Now.AddMinutes(-5), signingCredentials: Credentials)""",
        """var claims = new Claim[] { new Claim("urn:microsoft:azure:mediaservices:contentkeyidentifier", user.Id) };""",
        "GetTokenAsync",
        "MediaService"));

    [Fact]
    public Task A_refresh_token() => Data(Programs.Token("""new {|LOA2004:JwtSecurityToken|}(claims: new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials)""", method: "CreateRefreshToken"));

    [Fact]
    public Task A_token_of_an_endpoint() => Data(Programs.Validating("RequireExpirationTime = {|LOA2003:false|}", """new {|LOA2004:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user) }, signingCredentials: new SigningCredentials(key, SecurityAlgorithms.HmacSha256))"""));

    [Fact]
    public Task A_token_of_a_collection_of_claims() => Data(
        Programs.Service("""
            public string Create(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new {|LOA2004:JwtSecurityToken|}(claims: GetClaims(user), signingCredentials: Credentials));

                private static List<Claim> GetClaims(AppUser user) => new() { new Claim("sub", user.Id) };
            """));

    [Fact]
    public Task A_null_that_is_said_to_be_none() => Data(Programs.Token("""new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: {|LOA2004:null!|}, signingCredentials: Credentials)"""));

    [Fact]
    public Task A_list_that_is_handed_over_as_an_array() => Data(Programs.Token(
        """new JwtSecurityToken(header: new JwtHeader(Credentials), payload: new JwtPayload("shop", "shop", claims.ToArray(), notBefore: null, expires: {|LOA2004:null|}))""",
        """var claims = new List<Claim>(); claims.Add(new Claim("sub", user.Id));"""));

    [Fact]
    public Task A_lambda_and_a_local_function() => Data(Programs.Service("""
        public Func<string, string> Maker => id => Write(new {|LOA2004:JwtSecurityToken|}(claims: new[] { new Claim("sub", id) }, signingCredentials: Credentials));

            public string Both(AppUser user)
            {
                return Make("a") + Make("b");

                string Make(string scope) => Write(new {|LOA2004:JwtSecurityToken|}(claims: new[] { new Claim("sub", user.Id), new Claim("scope", scope) }, signingCredentials: Credentials));
            }

            private static string Write<T>(T token) where T : SecurityToken => new JwtSecurityTokenHandler().WriteToken(token);
        """));

    [Fact]
    public Task On_System_Web() => Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System;
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Web.Http;
        using Microsoft.IdentityModel.Tokens;

        public class LoginController : ApiController
        {
            private static readonly SymmetricSecurityKey Key = new SymmetricSecurityKey(new byte[32]);

            [HttpPost]
            public string Post(string user)
            {
                var token = new {|LOA2004:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user) }, DateTime.UtcNow, signingCredentials: new SigningCredentials(Key, SecurityAlgorithms.HmacSha256));
                return new JwtSecurityTokenHandler().WriteToken(token);
            }
        }
        """);
}
