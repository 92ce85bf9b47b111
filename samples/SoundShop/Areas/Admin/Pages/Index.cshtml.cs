using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SoundShop.Models;
using SoundShop.Services;

namespace SoundShop.Areas.Admin.Pages;

[Authorize(Policy = "Staff")]
public class IndexModel(OrderService orders) : PageModel
{
    public List<Order> Orders { get; private set; } = [];

    public async Task OnGetAsync() => Orders = await orders.ListAllAsync();
}
