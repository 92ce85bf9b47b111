using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SoundShop.Models;
using SoundShop.Services;

namespace SoundShop.Pages;

[Authorize]
public class DevicesModel(MobileTokenService tokens, LogoutService logout) : PageModel
{
    public List<RefreshToken> Devices { get; private set; } = [];

    private string UserId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task OnGetAsync() => Devices = await tokens.ListAsync(UserId);

    public async Task<IActionResult> OnPostRemoveAsync(int id)
    {
        await tokens.RevokeAsync(UserId, id);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostLogoutAllAsync()
    {
        await tokens.RevokeAllAsync(UserId);
        await logout.LogOutAsync(HttpContext);
        return Redirect("/");
    }
}
