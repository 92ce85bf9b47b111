using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SoundShop.Services;

namespace SoundShop.Controllers;

[Authorize]
public class OrdersController(OrderService orders, Basket basket) : Controller
{
    private string UserId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task<IActionResult> Index() => View(await orders.ListAsync(UserId));

    [HttpPost]
    public async Task<IActionResult> Place()
    {
        if (basket.Count == 0)
        {
            return RedirectToAction("Index", "Basket");
        }

        await orders.PlaceAsync(UserId, basket.Lines);
        basket.Empty();
        return RedirectToAction(nameof(Index));
    }

    public async Task<IActionResult> Export()
    {
        var csv = new StringBuilder("Order;Placed;Status;Total\n");
        foreach (var order in await orders.ListAsync(UserId))
        {
            csv.Append($"{order.Id};{order.PlacedAt:yyyy-MM-dd};{order.Status};{order.Total:0.00}\n");
        }

        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv", "orders.csv");
    }
}
