using LeakyShop.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LeakyShop.Hubs;

/// <summary>Pushes order news to the browser and to the mobile app.</summary>
[Authorize(AuthenticationSchemes = "Identity.Application," + MobileTokenHandler.SchemeName)]
public class OrderHub : Hub
{
    public string WhoAmI() => Context.User!.Identity!.Name!;
}
