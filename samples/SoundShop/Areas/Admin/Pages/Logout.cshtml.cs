using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SoundShop.Services;

namespace SoundShop.Areas.Admin.Pages;

[Authorize(Policy = "Staff")]
public class LogoutModel(AuditTrail audit, LogoutService logout) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await audit.RecordAsync(User.Identity!.Name!, "log out");
        await logout.LogOutAsync(HttpContext);
        return Redirect("/");
    }
}
