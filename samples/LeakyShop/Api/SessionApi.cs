using System.Security.Claims;
using LeakyShop.Models;
using LeakyShop.Services;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace LeakyShop.Api;

public record SessionLogout(string Reason);

/// <summary>What the scripts of the web shop and the terminals in the store call.</summary>
public static class SessionApi
{
    public static void MapSessionApi(this WebApplication app)
    {
        app.MapGet("/api/session", (ClaimsPrincipal user, Basket basket) =>
            Results.Ok(new { Name = user.Identity!.Name, BasketCount = basket.Count }));

        app.MapPost("/api/session/logout", async (SessionLogout request, HttpContext context, SignInManager<ShopUser> signInManager, ILogger<SessionLogout> logger) =>
        {
            logger.LogInformation("{User} leaves: {Reason}", context.User.Identity!.Name, request.Reason);
            if (request.Reason == "idle")
            {
                context.Session.Clear();
                await signInManager.SignOutAsync();
            }

            return Results.NoContent();
        }).RequireAuthorization().AddEndpointFilter(ValidateAntiforgeryAsync);

        app.MapPost("/api/kiosk/logout", (HttpContext context) =>
        {
            context.Session.Clear();
            Results.SignOut(authenticationSchemes: [IdentityConstants.ApplicationScheme]);
            return Results.NoContent();
        }).RequireAuthorization().AddEndpointFilter(ValidateAntiforgeryAsync);

        app.MapGet("/signout", async (SignInManager<ShopUser> signInManager) =>
        {
            await signInManager.SignOutAsync();
            return Results.Redirect("/");
        });
    }

    private static async ValueTask<object?> ValidateAntiforgeryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
    }
}
