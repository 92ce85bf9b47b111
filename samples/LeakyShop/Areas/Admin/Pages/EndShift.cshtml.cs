using LeakyShop.Models;
using LeakyShop.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeakyShop.Areas.Admin.Pages;

[Authorize(Policy = "Staff")]
public class EndShiftModel(AuditTrail audit, SignInManager<ShopUser> signInManager, ILogger<EndShiftModel> logger) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostSignOutAsync(string? note)
    {
        try
        {
            await audit.RecordAsync(User.Identity!.Name!, "end of shift", note);
            HttpContext.Session.Clear();
            await signInManager.SignOutAsync();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The end of the shift was not recorded");
        }

        return Redirect("/");
    }
}
