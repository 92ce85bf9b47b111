namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2005;

/// <summary>Whole programs around the code that says how long a token lives.</summary>
internal static class Programs
{
    public static readonly Verification Data = Verify.AspNetCoreData with { Advice = "LOA2005" };

    public static readonly Verification Owin = Verify.AspNet with { Advice = "LOA2005" };

    /// <summary>An API that makes its own tokens, in a member of a service.</summary>
    public static string Service(string members, string type = "TokenService", string more = "") => $$"""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Text;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;
        using JwtRegisteredClaimNames = System.IdentityModel.Tokens.Jwt.JwtRegisteredClaimNames;

        namespace Shop;

        public record AppUser(string Id, string Name);

        public class {{type}}
        {
            private readonly IConfiguration _configuration;

            public {{type}}(IConfiguration configuration) => _configuration = configuration;

            private SigningCredentials Credentials => new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_configuration["Jwt:Key"]!)), SecurityAlgorithms.HmacSha256);

            {{members}}
        }

        {{more}}
        """;

    /// <summary>A method that makes a token for a user, with this expression for its end.</summary>
    public static string Token(string expires, string method = "CreateToken", string type = "TokenService", string before = "", string more = "") => Service(
        $$"""
        public string {{method}}(AppUser user)
            {
                {{before}}
                var token = new JwtSecurityToken(
                    issuer: "shop",
                    audience: "shop",
                    claims: new[] { new Claim(JwtRegisteredClaimNames.Sub, user.Id) },
                    expires: {{expires}},
                    signingCredentials: Credentials);
                return new JwtSecurityTokenHandler().WriteToken(token);
            }
        """,
        type,
        more);

    /// <summary>An application, with what it configures.</summary>
    public static string App(string services, string usings = "") => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        {{usings}}

        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        app.UseAuthentication();
        app.Run();
        """;

    /// <summary>An application that keeps its refresh tokens in a database, with the member that issues one.</summary>
    public static string Records(string issue, string type = "SessionService") => $$"""
        using System.Security.Cryptography;
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public class RefreshToken
        {
            public RefreshToken() { }

            public RefreshToken(string token, int userId, DateTime expiresAt) => (Token, UserId, ExpiresAt) = (token, userId, expiresAt);

            public int Id { get; set; }
            public int UserId { get; set; }
            public string Token { get; set; } = "";
            public DateTime ExpiresAt { get; set; }
            public DateTime? RevokedAt { get; set; }
        }

        public class Member
        {
            public int Id { get; set; }
            public string? RefreshToken { get; set; }
            public DateTime? RefreshTokenExpiryTime { get; set; }
        }

        public record RefreshTokenResponse(string Token, DateTime ExpiresAt);

        public class ShopContext : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
            public DbSet<Member> Members => Set<Member>();
        }

        public class {{type}}
        {
            private readonly ShopContext _context;

            public {{type}}(ShopContext context) => _context = context;

            {{issue}}

            private static string Random() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        }
        """;

    /// <summary>A token server of OWIN.</summary>
    public static string OwinServer(string options, string provider = "public override Task GrantResourceOwnerCredentials(OAuthGrantResourceOwnerCredentialsContext context) { return Task.FromResult(0); }", string more = "") => $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.Owin;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Infrastructure;
        using Microsoft.Owin.Security.OAuth;
        using Owin;

        public class ShopProvider : OAuthAuthorizationServerProvider
        {
            {{provider}}
        }

        public partial class Startup
        {
            public void ConfigureAuth(IAppBuilder app)
            {
                var options = new OAuthAuthorizationServerOptions
                {
                    TokenEndpointPath = new PathString("/Token"),
                    Provider = new ShopProvider(),
                    {{options}}
                };
                app.UseOAuthBearerTokens(options);
            }
        }

        {{more}}
        """;
}
