using LeakyShop.Models;
using LeakyShop.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeakyShop.Areas.Admin.Pages;

[Authorize(Policy = "Staff")]
public class IndexModel(OrderService orders) : PageModel
{
    public List<Order> Orders { get; private set; } = [];

    public async Task OnGetAsync() => Orders = await orders.ListAllAsync();
}
