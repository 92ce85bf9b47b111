using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using SoundShop.Hubs;

namespace SoundShop.Security;

/// <summary>Caps a session at twelve hours, however busy it is, and closes its live connections at sign-out.</summary>
public class ShopCookieEvents(HubConnections connections) : CookieAuthenticationEvents
{
    private const string SignedInAtKey = ".shop.signed_in_at";
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(12);

    public override Task SigningIn(CookieSigningInContext context)
    {
        // Kept when the cookie is refreshed, so that a refresh does not start a new session.
        context.Properties.Items.TryAdd(SignedInAtKey, DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture));
        return base.SigningIn(context);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (!SignedInAt(context.Properties, out var signedInAt) || DateTimeOffset.UtcNow - signedInAt > MaxLifetime)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    public override Task SigningOut(CookieSigningOutContext context)
    {
        if (context.HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId)
        {
            connections.Close(userId);
        }

        return base.SigningOut(context);
    }

    private static bool SignedInAt(AuthenticationProperties properties, out DateTimeOffset signedInAt)
    {
        signedInAt = default;
        return properties.Items.TryGetValue(SignedInAtKey, out var value)
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out signedInAt);
    }
}
