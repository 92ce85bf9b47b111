using System.Globalization;
using LeakyShop.Models;
using Microsoft.AspNetCore.Identity;

namespace LeakyShop.Security;

/// <summary>Logs customers out who have not opened a page for half an hour.</summary>
public class IdleTimeoutMiddleware(RequestDelegate next)
{
    private const string CookieName = "shop.lastseen";
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan UpdateEvery = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext context, SignInManager<ShopUser> signInManager)
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            var now = DateTimeOffset.UtcNow;
            var known = long.TryParse(context.Request.Cookies[CookieName], CultureInfo.InvariantCulture, out var seconds);
            var lastSeen = known ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;

            if (now - lastSeen > IdleLimit)
            {
                context.Session.Clear();
                context.Response.Cookies.Delete(CookieName);
                await signInManager.SignOutAsync();
                context.Response.Redirect("/account/login");
                return;
            }

            if (!known || now - lastSeen > UpdateEvery)
            {
                context.Response.Cookies.Append(CookieName, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            }
        }

        await next(context);
    }
}
