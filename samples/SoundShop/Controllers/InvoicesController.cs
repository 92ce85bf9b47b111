using System.Security.Claims;
using System.Text;
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

    public async Task<IActionResult> Download(int id)
    {
        var order = await orders.FindAsync(User.FindFirstValue(ClaimTypes.NameIdentifier)!, id);
        return order is null
            ? NotFound()
            : File(Encoding.UTF8.GetBytes($"Invoice {order.Id} of {order.PlacedAt:yyyy-MM-dd}: {order.Total:0.00}"), "text/plain", $"invoice-{order.Id}.txt");
    }
}
