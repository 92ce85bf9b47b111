using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoundShop.Models;
using SoundShop.Services;

namespace SoundShop.Api;

/// <summary>Authenticates the mobile app by the access token in its Authorization header.</summary>
public class MobileTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    MobileTokenService tokens,
    SignInManager<ShopUser> signInManager) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Mobile";
    public const string TokenIdClaim = "token_id";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = await tokens.FindByAccessTokenAsync(header[Prefix.Length..].Trim());
        if (token is null || await signInManager.UserManager.FindByIdAsync(token.UserId) is not { } user)
        {
            return AuthenticateResult.Fail("The access token is unknown, expired or revoked.");
        }

        var principal = await signInManager.CreateUserPrincipalAsync(user);
        var identity = new ClaimsIdentity(principal.Claims, SchemeName);
        identity.AddClaim(new Claim(TokenIdClaim, token.Id.ToString()));
        var properties = new AuthenticationProperties { ExpiresUtc = token.AccessTokenExpiresAt };
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, SchemeName));
    }
}
