using LeakyShop.Services;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeakyShop.Areas.Admin.Pages;

[Authorize(Policy = "Staff")]
public class LogoutModel(AuditTrail audit) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await audit.RecordAsync(User.Identity!.Name!, "log out");
        HttpContext.Session.Clear();
        await HttpContext.SignOutAsync();
        return Redirect("/");
    }
}
