using System.Security.Claims;
using LeakyShop.Models;
using LeakyShop.Services;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeakyShop.Pages;

[Authorize]
public class DevicesModel(MobileTokenService tokens) : PageModel
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
        HttpContext.Session.Clear();
        _ = HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect("/");
    }
}
