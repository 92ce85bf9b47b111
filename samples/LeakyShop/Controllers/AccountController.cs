using System.ComponentModel.DataAnnotations;
using LeakyShop.Models;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Controllers;

public class LoginModel
{
    [Required, EmailAddress]
    public string Email { get; set; } = "";

    [Required, DataType(DataType.Password)]
    public string Password { get; set; } = "";
}

public class RegisterModel : LoginModel
{
    [Required, StringLength(60)]
    public string DisplayName { get; set; } = "";
}

public class ChangePasswordModel
{
    [Required, DataType(DataType.Password)]
    public string OldPassword { get; set; } = "";

    [Required, DataType(DataType.Password)]
    public string NewPassword { get; set; } = "";
}

[Authorize]
public class AccountController(
    SignInManager<ShopUser> signInManager,
    UserManager<ShopUser> users,
    ILogger<AccountController> logger) : Controller
{
    private const string DeviceCookie = "shop.device";

    private static CookieOptions DeviceCookieOptions => new()
    {
        Path = "/account",
        HttpOnly = true,
        MaxAge = TimeSpan.FromDays(180),
    };

    public async Task<IActionResult> Index() => View(await CurrentUserAsync());

    [AllowAnonymous]
    public IActionResult Login(string? returnUrl = null)
    {
        ViewData["ReturnUrl"] = returnUrl;
        return View(new LoginModel());
    }

    [HttpPost]
    [AllowAnonymous]
    public async Task<IActionResult> Login(LoginModel model, string? returnUrl = null)
    {
        if (ModelState.IsValid)
        {
            var result = await signInManager.PasswordSignInAsync(model.Email, model.Password, isPersistent: true, lockoutOnFailure: true);
            if (result.Succeeded)
            {
                RememberDevice(model.Email);
                return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
            }

            ModelState.AddModelError("", "This e-mail address and password do not match.");
        }

        ViewData["ReturnUrl"] = returnUrl;
        return View(model);
    }

    [AllowAnonymous]
    public IActionResult Register() => View(new RegisterModel());

    [HttpPost]
    [AllowAnonymous]
    public async Task<IActionResult> Register(RegisterModel model)
    {
        if (ModelState.IsValid)
        {
            var user = new ShopUser { UserName = model.Email, Email = model.Email, DisplayName = model.DisplayName };
            var result = await users.CreateAsync(user, model.Password);
            if (result.Succeeded)
            {
                await signInManager.SignInAsync(user, isPersistent: true);
                return Redirect("/");
            }

            AddErrors(result);
        }

        return View(model);
    }

    [HttpPost]
    public async Task<IActionResult> ChangePassword(ChangePasswordModel model)
    {
        var user = await CurrentUserAsync();
        if (ModelState.IsValid)
        {
            var result = await users.ChangePasswordAsync(user, model.OldPassword, model.NewPassword);
            if (result.Succeeded)
            {
                await signInManager.RefreshSignInAsync(user);
                return RedirectToAction(nameof(Index));
            }

            AddErrors(result);
        }

        return View(nameof(Index), user);
    }

    [HttpPost]
    public IActionResult Logout()
    {
        logger.LogInformation("{User} logs out", User.Identity!.Name);
        return RedirectToAction("Index", "Catalogue");
    }

    [HttpPost]
    public async Task<IActionResult> LogoutEverywhere()
    {
        Response.Cookies.Delete(DeviceCookie);
        await users.UpdateSecurityStampAsync(await CurrentUserAsync());
        signInManager.SignOutAsync();
        return RedirectToAction("Index", "Catalogue");
    }

    private async Task<ShopUser> CurrentUserAsync() =>
        await users.GetUserAsync(User) ?? throw new InvalidOperationException("The signed-in user no longer exists.");

    private void RememberDevice(string email)
    {
        if (!Request.Cookies.ContainsKey(DeviceCookie))
        {
            logger.LogInformation("{User} logs in on a new device", email);
            Response.Cookies.Append(DeviceCookie, Guid.NewGuid().ToString("N"), DeviceCookieOptions);
        }
    }

    private void AddErrors(IdentityResult result)
    {
        foreach (var error in result.Errors)
        {
            ModelState.AddModelError("", error.Description);
        }
    }
}
