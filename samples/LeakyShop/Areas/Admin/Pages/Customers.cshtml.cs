using LeakyShop.Models;
using LeakyShop.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Areas.Admin.Pages;

[Authorize(Policy = "Staff")]
public class CustomersModel(UserManager<ShopUser> users, AuditTrail audit) : PageModel
{
    public List<ShopUser> Customers { get; private set; } = [];

    public async Task OnGetAsync() => Customers = await users.Users.OrderBy(user => user.Email).ToListAsync();

    public async Task<IActionResult> OnPostBlockAsync(string id)
    {
        if (await users.FindByIdAsync(id) is not { } customer)
        {
            return NotFound();
        }

        await users.SetLockoutEndDateAsync(customer, DateTimeOffset.MaxValue);
        await audit.RecordAsync(User.Identity!.Name!, "block customer", customer.Email);
        return RedirectToPage();
    }
}
