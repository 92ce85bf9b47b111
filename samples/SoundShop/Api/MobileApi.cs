using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SoundShop.Data;
using SoundShop.Models;
using SoundShop.Services;

namespace SoundShop.Api;

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
        account.MapPost("/logout", LogoutAsync).RequireAuthorization("MobileApp");
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

    private static async Task<IResult> LogoutAsync(ClaimsPrincipal user, MobileTokenService tokens)
    {
        await tokens.RevokeAsync(UserId(user), int.Parse(user.FindFirstValue(MobileTokenHandler.TokenIdClaim)!));
        return Results.Ok();
    }

    private static async Task<IResult> MeAsync(ClaimsPrincipal principal, UserManager<ShopUser> users) =>
        await users.GetUserAsync(principal) is { } user
            ? Results.Ok(new { user.DisplayName, user.Email })
            : Results.Unauthorized();

    private static string UserId(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)!;
}
