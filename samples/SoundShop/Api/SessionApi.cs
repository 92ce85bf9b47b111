using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using SoundShop.Security;
using SoundShop.Services;

namespace SoundShop.Api;

public record SessionLogout(string Reason);

/// <summary>What the scripts of the web shop and the terminals in the store call.</summary>
public static class SessionApi
{
    public static void MapSessionApi(this WebApplication app)
    {
        app.MapGet("/api/session", (ClaimsPrincipal user, Basket basket) =>
            Results.Ok(new { Name = user.Identity!.Name, BasketCount = basket.Count }));

        app.MapPost("/api/session/logout", async (SessionLogout request, HttpContext context, LogoutService logout, ILogger<SessionLogout> logger) =>
        {
            logger.LogInformation("{User} leaves: {Reason}", context.User.Identity!.Name, request.Reason);
            await logout.LogOutAsync(context);
            return Results.NoContent();
        }).RequireAuthorization().AddEndpointFilter(ValidateAntiforgeryAsync);

        app.MapPost("/api/kiosk/logout", (HttpContext context) =>
        {
            context.Session.Clear();
            context.Response.ClearSiteData();
            return Results.SignOut(authenticationSchemes: [IdentityConstants.ApplicationScheme]);
        }).RequireAuthorization().AddEndpointFilter(ValidateAntiforgeryAsync);

        app.MapPost("/signout", async (HttpContext context, LogoutService logout) =>
        {
            await logout.LogOutAsync(context);
            return Results.Redirect("/");
        }).RequireAuthorization().AddEndpointFilter(ValidateAntiforgeryAsync);
    }

    private static async ValueTask<object?> ValidateAntiforgeryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
    }
}
