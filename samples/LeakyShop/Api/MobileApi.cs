using System.Security.Claims;
using LeakyShop.Data;
using LeakyShop.Models;
using LeakyShop.Services;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Api;

public record MobileLogin(string Email, string Password, string DeviceName);

public record MobileRefresh(string RefreshToken);

/// <summary>The JSON API behind the mobile app.</summary>
public static class MobileApi
{
    public static void MapMobileApi(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapGet("/products", (ShopDbContext db) => db.Products.OrderBy(product => product.Name).ToListAsync());

        var account = api.MapGroup("/account");
        account.MapPost("/login", LoginAsync);
        account.MapPost("/refresh", RefreshAsync);
        account.MapPost("/logout", Logout).RequireAuthorization("MobileApp");
        account.MapGet("/me", MeAsync).RequireAuthorization("MobileApp");

        api.MapGet("/orders", (ClaimsPrincipal user, OrderService orders) => orders.ListAsync(UserId(user)))
            .RequireAuthorization("MobileApp");
        api.MapPost("/orders", (List<BasketLine> lines, ClaimsPrincipal user, OrderService orders) => orders.PlaceAsync(UserId(user), lines))
            .RequireAuthorization("MobileApp");
    }

    private static async Task<IResult> LoginAsync(MobileLogin login, SignInManager<ShopUser> signInManager, MobileTokenService tokens)
    {
        if (await signInManager.UserManager.FindByEmailAsync(login.Email) is not { } user)
        {
            return Results.Unauthorized();
        }

        var check = await signInManager.CheckPasswordSignInAsync(user, login.Password, lockoutOnFailure: true);
        return check.Succeeded
            ? Results.Ok(await tokens.IssueAsync(user.Id, login.DeviceName))
            : Results.Unauthorized();
    }

    private static async Task<IResult> RefreshAsync(MobileRefresh request, MobileTokenService tokens) =>
        await tokens.RefreshAsync(request.RefreshToken) is { } pair ? Results.Ok(pair) : Results.Unauthorized();

    private static IResult Logout(ClaimsPrincipal user, ILogger<MobileTokenService> logger)
    {
        logger.LogInformation("{User} logs out of the app", user.Identity!.Name);
        return Results.Ok();
    }

    private static async Task<IResult> MeAsync(HttpContext context, UserManager<ShopUser> users)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return await users.GetUserAsync(context.User) is { } user
            ? Results.Ok(new { user.DisplayName, user.Email })
            : Results.Unauthorized();
    }

    private static string UserId(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)!;
}
