using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Tokens;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2004;

/// <summary>Tokens that are given an end.</summary>
public class Fixes
{
    private static Task Fix(string before, string after) => Programs.Data.Fix<TokensAnalyzer, ExpireToken>(before, after);

    private static Task Token(string before, string after, string method = "CreateToken") => Fix(Programs.Token(before, method: method), Programs.Token(after, method: method));

    private static Task NotOffered(string source) => Fix(source, source);

    [Fact]
    public Task By_names_on_lines_of_their_own() => Token(
        """
        new {|LOA2004:JwtSecurityToken|}(
                    issuer: "shop",
                    audience: "shop",
                    claims: new[] { new Claim("sub", user.Id) },
                    signingCredentials: Credentials) /* of the shop */
        """,
        """
        new JwtSecurityToken(
                    issuer: "shop",
                    audience: "shop",
                    claims: new[] { new Claim("sub", user.Id) },
                    expires: DateTime.UtcNow.AddMinutes(60),
                    signingCredentials: Credentials) /* of the shop */
        """);

    [Fact]
    public Task By_position() => Token(
        """new {|LOA2004:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user.Id) }, DateTime.UtcNow, signingCredentials: Credentials)""",
        """new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", user.Id) }, DateTime.UtcNow, expires: DateTime.UtcNow.AddMinutes(60), signingCredentials: Credentials)""");

    [Fact]
    public Task By_names_in_another_order() => Token(
        """new {|LOA2004:JwtSecurityToken|}(signingCredentials: Credentials, claims: new[] { new Claim("sub", user.Id) })""",
        """new JwtSecurityToken(expires: DateTime.UtcNow.AddMinutes(60), signingCredentials: Credentials, claims: new[] { new Claim("sub", user.Id) })""");

    [Fact]
    public Task At_the_end_with_a_comment() => Token(
        """
        new {|LOA2004:JwtSecurityToken|}(
                    "shop",
                    "shop", // everybody
                    new[] { new Claim("sub", user.Id) } // who it is
                )
        """,
        """
        new JwtSecurityToken(
                    "shop",
                    "shop", // everybody
                    new[] { new Claim("sub", user.Id) }, // who it is
                    expires: DateTime.UtcNow.AddMinutes(60)
                )
        """);

    [Fact]
    public Task A_null() => Token(
        """new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", user.Id) }, null, {|LOA2004:null|} /* never */, Credentials)""",
        """new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", user.Id) }, null, DateTime.UtcNow.AddMinutes(60) /* never */, Credentials)""");

    [Fact]
    public Task A_null_that_is_said_to_be_none() => Token(
        """new JwtSecurityToken("shop", "shop", null, null, {|LOA2004:null!|}, Credentials)""",
        """new JwtSecurityToken("shop", "shop", null, null, DateTime.UtcNow.AddMinutes(60), Credentials)""");

    [Fact]
    public Task A_refresh_token() => Token(
        """new {|LOA2004:JwtSecurityToken|}(claims: new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials)""",
        """new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: DateTime.UtcNow.AddDays(30), signingCredentials: Credentials)""",
        "CreateRefreshToken");

    [Fact]
    public Task Two_tokens_and_one_whose_type_is_in_front() => Fix(
        Programs.Service("""
            public string Create(AppUser user)
                {
                    JwtSecurityToken token = {|LOA2004:new|}("shop", "shop", new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials);
                    return new JwtSecurityTokenHandler().WriteToken(token);
                }

                public string CreateOther(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: null, expires: {|LOA2004:default|}, signingCredentials: Credentials));
            """),
        Programs.Service("""
            public string Create(AppUser user)
                {
                    JwtSecurityToken token = new("shop", "shop", new[] { new Claim("sub", user.Id) }, expires: DateTime.UtcNow.AddMinutes(60), signingCredentials: Credentials);
                    return new JwtSecurityTokenHandler().WriteToken(token);
                }

                public string CreateOther(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: null, expires: DateTime.UtcNow.AddMinutes(60), signingCredentials: Credentials));
            """));

    [Fact]
    public Task A_payload() => Fix(
        Programs.Token("new JwtSecurityToken(new JwtHeader(Credentials), payload)", """var payload = new JwtPayload("shop", "shop", new[] { new Claim("sub", user.Id) }, DateTime.UtcNow, {|LOA2004:null|});"""),
        Programs.Token("new JwtSecurityToken(new JwtHeader(Credentials), payload)", """var payload = new JwtPayload("shop", "shop", new[] { new Claim("sub", user.Id) }, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(60));"""));

    [Fact]
    public Task Descriptors() => Fix(
        Programs.Service("""
            private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

                public string Create(AppUser user)
                {
                    var descriptor = new {|LOA2004:SecurityTokenDescriptor|}
                    {
                        Subject = new ClaimsIdentity(new[] { new Claim("sub", user.Id) }),
                        SigningCredentials = Credentials,
                    };
                    return _handler.CreateToken(descriptor);
                }

                public string CreateOther() => _handler.CreateToken(new SecurityTokenDescriptor { Expires = {|LOA2004:null|}, SigningCredentials = Credentials });
            """),
        Programs.Service("""
            private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

                public string Create(AppUser user)
                {
                    var descriptor = new SecurityTokenDescriptor
                    {
                        Subject = new ClaimsIdentity(new[] { new Claim("sub", user.Id) }),
                        SigningCredentials = Credentials,
                        Expires = DateTime.UtcNow.AddMinutes(60),
                    };
                    return _handler.CreateToken(descriptor);
                }

                public string CreateOther() => _handler.CreateToken(new SecurityTokenDescriptor { Expires = DateTime.UtcNow.AddMinutes(60), SigningCredentials = Credentials });
            """));

    [Fact]
    public Task A_call_of_the_handler() => Fix(
        Programs.Service("""
            private readonly JwtSecurityTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

                public string Create() => _handler.WriteToken(_handler.{|LOA2004:CreateJwtSecurityToken|}(issuer: "shop", signingCredentials: Credentials));
            """),
        Programs.Service("""
            private readonly JwtSecurityTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

                public string Create() => _handler.WriteToken(_handler.CreateJwtSecurityToken(issuer: "shop", expires: DateTime.UtcNow.AddMinutes(60), signingCredentials: Credentials));
            """));

    [Fact]
    public Task The_limit_of_the_options() => (Programs.Data with { EditorConfig = "logout_analyzers.max_access_token_lifetime = 10 min" }).Fix<TokensAnalyzer, ExpireToken>(
        Programs.Token("""new {|LOA2004:JwtSecurityToken|}(claims: null, signingCredentials: Credentials)"""),
        Programs.Token("""new JwtSecurityToken(claims: null, expires: DateTime.UtcNow.AddMinutes(10), signingCredentials: Credentials)"""));

    [Fact]
    public Task A_using_on_System_Web() => Verify.AspNet.Fix<TokensAnalyzer, ExpireToken>(
        """
        using System.IdentityModel.Tokens.Jwt;
        using System.Web.Http;
        using Microsoft.IdentityModel.Tokens;

        public class LoginController : ApiController
        {
            public string Post() => new JwtSecurityTokenHandler().WriteToken(new {|LOA2004:JwtSecurityToken|}("shop", "shop", signingCredentials: new SigningCredentials(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256)));
        }
        """,
        """
        using System;
        using System.IdentityModel.Tokens.Jwt;
        using System.Web.Http;
        using Microsoft.IdentityModel.Tokens;

        public class LoginController : ApiController
        {
            public string Post() => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", expires: DateTime.UtcNow.AddMinutes(60), signingCredentials: new SigningCredentials(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256)));
        }
        """);

    // The library would throw: the end came before the beginning.
    [Fact]
    public Task Not_where_the_beginning_is_in_the_future() => NotOffered(Programs.Token("""new {|LOA2004:JwtSecurityToken|}("shop", "shop", null, DateTime.UtcNow.AddDays(30), signingCredentials: Credentials)"""));

    // The library compares the two without a look at their time zones.
    [Fact]
    public Task In_the_time_of_the_beginning() => Token(
        """new {|LOA2004:JwtSecurityToken|}("shop", "shop", null, notBefore: DateTime.Now.AddMinutes(-5), signingCredentials: Credentials)""",
        """new JwtSecurityToken("shop", "shop", null, notBefore: DateTime.Now.AddMinutes(-5), expires: DateTime.Now.AddMinutes(60), signingCredentials: Credentials)""");

    [Fact]
    public Task In_the_time_of_a_variable() => Fix(
        Programs.Token("""new JwtSecurityToken("shop", "shop", null, now, {|LOA2004:null|}, Credentials)""", "var now = DateTime.Now;"),
        Programs.Token("""new JwtSecurityToken("shop", "shop", null, now, DateTime.Now.AddMinutes(60), Credentials)""", "var now = DateTime.Now;"));

    [Fact]
    public Task In_the_time_of_a_descriptor() => Fix(
        Programs.Service("public string Create() => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new {|LOA2004:SecurityTokenDescriptor|} { NotBefore = DateTime.UtcNow, SigningCredentials = Credentials });"),
        Programs.Service("public string Create() => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { NotBefore = DateTime.UtcNow, SigningCredentials = Credentials, Expires = DateTime.UtcNow.AddMinutes(60) });"));

    [Fact]
    public Task Not_beside_a_beginning_in_a_time_that_is_not_known() => NotOffered(Programs.Service("public string Create(DateTime start) => new JwtSecurityTokenHandler().WriteToken(new {|LOA2004:JwtSecurityToken|}(\"shop\", \"shop\", null, start, signingCredentials: Credentials));"));

    [Fact]
    public Task Not_for_a_variable() => NotOffered(Programs.Token("new JwtSecurityToken(claims: null, expires: {|LOA2004:end|}, signingCredentials: Credentials)", "DateTime? end = null;"));

    [Fact]
    public Task Not_for_a_payload_of_claims_or_a_text() => NotOffered(Programs.Service("""
        public string Create(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new {|LOA2004:JwtSecurityToken|}(new JwtHeader(Credentials), new JwtPayload { { "sub", user.Id } }));

            public string CreateText(AppUser user) => new JsonWebTokenHandler().{|LOA2004:CreateToken|}("{\"sub\":\"" + user.Id + "\"}", Credentials);
        """));
}
