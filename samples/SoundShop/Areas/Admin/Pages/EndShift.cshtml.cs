using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SoundShop.Services;

namespace SoundShop.Areas.Admin.Pages;

[Authorize(Policy = "Staff")]
public class EndShiftModel(AuditTrail audit, LogoutService logout, ILogger<EndShiftModel> logger) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostSignOutAsync(string? note)
    {
        try
        {
            await audit.RecordAsync(User.Identity!.Name!, "end of shift", note);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The note for the next shift was not saved");
        }

        await logout.LogOutAsync(HttpContext);
        return Redirect("/");
    }
}
