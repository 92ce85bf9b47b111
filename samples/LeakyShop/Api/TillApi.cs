using LeakyShop.Services;

namespace LeakyShop.Api;

public record TillSale(string Session, int ProductId);

public record TillClosing(string Session);

/// <summary>What the tills in the store call. Staff opens one, and it works until it is closed.</summary>
public static class TillApi
{
    public static void MapTillApi(this WebApplication app)
    {
        var tills = app.MapGroup("/api/tills").RequireAuthorization("Staff");

        tills.MapPost("/open", async (HttpContext context, ILoginSessionStore sessions) =>
            Results.Ok(new { Session = await sessions.CreateAsync(context.User.Identity!.Name!) }));

        tills.MapPost("/close", async (TillClosing closing, ILoginSessionStore sessions) =>
        {
            await sessions.RemoveAsync(closing.Session);
            return Results.NoContent();
        });

        app.MapPost("/api/sales", async (TillSale sale, ILoginSessionStore sessions, AuditTrail audit) =>
        {
            if (await sessions.FindEmployeeAsync(sale.Session) is not { } employee)
            {
                return Results.Unauthorized();
            }

            await audit.RecordAsync(employee, $"sold product {sale.ProductId}");
            return Results.Accepted();
        });
    }
}
