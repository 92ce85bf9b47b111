using Microsoft.AspNetCore.Identity;
using SoundShop.Models;
using SoundShop.Security;

namespace SoundShop.Services;

/// <summary>Ends the session of the browser that sent the request, or everything the user has open.</summary>
public class LogoutService(
    SignInManager<ShopUser> signInManager,
    UserManager<ShopUser> users,
    MobileTokenService tokens)
{
    public async Task LogOutAsync(HttpContext context)
    {
        context.Session.Clear();
        context.Response.ClearSiteData();
        await signInManager.SignOutAsync();
    }

    public async Task LogOutEverywhereAsync(HttpContext context, ShopUser user)
    {
        await users.UpdateSecurityStampAsync(user);
        await tokens.RevokeAllAsync(user.Id);
        await LogOutAsync(context);
    }
}
