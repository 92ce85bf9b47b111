using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SoundShop.Models;
using SoundShop.Services;

namespace SoundShop.Areas.Admin.Pages;

[Authorize(Policy = "Staff")]
public class CustomersModel(UserManager<ShopUser> users, AuditTrail audit, MobileTokenService tokens) : PageModel
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
        await users.UpdateSecurityStampAsync(customer);
        await tokens.RevokeAllAsync(customer.Id);
        await audit.RecordAsync(User.Identity!.Name!, "block customer", customer.Email);
        return RedirectToPage();
    }
}
