using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SoundShop.Services;

namespace SoundShop.Controllers;

[Authorize]
public class InvoicesController(OrderService orders) : Controller
{
    public async Task<IActionResult> Show(int id)
    {
        var order = await orders.FindAsync(User.FindFirstValue(ClaimTypes.NameIdentifier)!, id);
        return order is null ? NotFound() : View(order);
    }
}
