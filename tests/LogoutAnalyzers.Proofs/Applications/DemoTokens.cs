using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;

/// <summary>The tokens of applications that sign their user in with one, in a cookie so that a browser sends it by itself.</summary>
public static class DemoTokens
{
    public const string Cookie = "access_token";

    public static SecurityKey Key { get; } = new SymmetricSecurityKey(new byte[32]);

    /// <summary>A token that ends a quarter of an hour after the time of the application's clock, or never.</summary>
    public static string Issue(TimeProvider time, bool expires = true)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new[] { new Claim(JwtRegisteredClaimNames.Sub, "demo"), new Claim(ClaimTypes.Name, "demo") };
        return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("demo", "demo", claims, now, expires ? now.AddMinutes(15) : null, new SigningCredentials(Key, SecurityAlgorithms.HmacSha256)));
    }
}
