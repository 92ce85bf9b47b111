using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SoundShop.Models;
using SoundShop.Security;
using SoundShop.Services;

namespace SoundShop.Controllers;

/// <summary>The terminal in the store where customers collect their orders.</summary>
public class KioskController(OrderService orders, SignInManager<ShopUser> signInManager) : Controller
{
    public async Task<IActionResult> Index() =>
        View(User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId ? await orders.ListAsync(userId) : []);

    [HttpPost]
    [Authorize]
    public async Task<IActionResult> CollectAndLogout(int orderId, bool printReceipt)
    {
        var order = await orders.FindAsync(User.FindFirstValue(ClaimTypes.NameIdentifier)!, orderId);
        if (order is null)
        {
            return NotFound();
        }

        await orders.MarkCollectedAsync(order);
        HttpContext.Session.Clear();
        Response.ClearSiteData();
        await signInManager.SignOutAsync();
        return printReceipt ? View("Receipt", order) : RedirectToAction(nameof(Index));
    }

    [HttpPost]
    [Authorize]
    public IActionResult Logout()
    {
        HttpContext.Session.Clear();
        Response.ClearSiteData();
        return SignOut(new AuthenticationProperties { RedirectUri = Url.Action(nameof(Index)) }, IdentityConstants.ApplicationScheme);
    }

    [HttpPost]
    [Authorize]
    public async Task<IActionResult> SignOff()
    {
        HttpContext.Session.Clear();
        Response.ClearSiteData();
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return RedirectToAction(nameof(Index));
    }
}
