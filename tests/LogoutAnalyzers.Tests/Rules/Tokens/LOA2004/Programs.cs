namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2004;

/// <summary>Whole programs around the code that issues a token.</summary>
internal static class Programs
{
    public static readonly Verification Data = Verify.AspNetCoreData;

    /// <summary>An API that makes its own tokens, in a member of a service.</summary>
    public static string Service(string members, string type = "TokenService", string more = "") => $$"""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Text;
        using System.Text.Json;
        using Microsoft.AspNetCore.Identity;
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

    /// <summary>A method that issues this token to a user.</summary>
    public static string Token(string creation, string before = "", string method = "CreateToken", string type = "TokenService", string more = "", string after = "") => Service(
        $$"""
        public string {{method}}(AppUser user)
            {
                {{before}}
                var token = {{creation}};
                {{after}}
                return new JwtSecurityTokenHandler().WriteToken(token);
            }
        """,
        type,
        more);

    /// <summary>An application that validates its tokens with these settings beside the key, and issues one without an end.</summary>
    public static string Validating(string settings, string token) => $$"""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Text;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.IdentityModel.Tokens;

        var builder = WebApplication.CreateBuilder(args);
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(builder.Configuration["Jwt:Key"]!));
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.TokenValidationParameters = new TokenValidationParameters { ValidIssuer = "shop", ValidAudience = "shop", IssuerSigningKey = key, {{settings}} };
        });
        var app = builder.Build();
        app.MapPost("/login", (string user) =>
        {
            var token = {{token}};
            return new JwtSecurityTokenHandler().WriteToken(token);
        });
        app.Run();
        """;
}
