using System.Security.Claims;
using LeakyShop.Models;
using LeakyShop.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Controllers;

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
        if (printReceipt)
        {
            return View("Receipt", order);
        }

        HttpContext.Session.Clear();
        await signInManager.SignOutAsync();
        return RedirectToAction(nameof(Index));
    }

    [HttpPost]
    [Authorize]
    public IActionResult Logout()
    {
        HttpContext.Session.Clear();
        SignOut("Identity.Application");
        return RedirectToAction(nameof(Index));
    }

    [HttpPost]
    [Authorize]
    public IActionResult SignOff()
    {
        Response.Cookies.Delete("shop.auth");
        Response.Cookies.Delete("shop.session");
        return RedirectToAction(nameof(Index));
    }
}
