using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SoundShop.Data;
using SoundShop.Services;

namespace SoundShop.Controllers;

public record BasketRow(int ProductId, string Name, int Quantity, decimal Price);

public class BasketController(Basket basket, ShopDbContext db) : Controller
{
    public async Task<IActionResult> Index()
    {
        var lines = basket.Lines;
        var ids = lines.Select(line => line.ProductId).ToList();
        var products = await db.Products.Where(product => ids.Contains(product.Id)).ToDictionaryAsync(product => product.Id);
        return View(lines
            .Select(line => new BasketRow(line.ProductId, products[line.ProductId].Name, line.Quantity, products[line.ProductId].Price))
            .ToList());
    }

    [HttpPost]
    public async Task<IActionResult> Add(int productId, int quantity = 1)
    {
        if (quantity is < 1 or > 20 || await db.Products.FindAsync(productId) is null)
        {
            return BadRequest();
        }

        basket.Add(productId, quantity);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost]
    public IActionResult Remove(int productId)
    {
        basket.Remove(productId);
        return RedirectToAction(nameof(Index));
    }
}
