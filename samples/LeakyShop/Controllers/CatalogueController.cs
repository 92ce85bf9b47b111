using LeakyShop.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Controllers;

public class CatalogueController(ShopDbContext db) : Controller
{
    public async Task<IActionResult> Index() =>
        View(await db.Products.OrderBy(product => product.Name).ToListAsync());
}
