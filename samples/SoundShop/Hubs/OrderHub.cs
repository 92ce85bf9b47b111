using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using SoundShop.Api;

namespace SoundShop.Hubs;

/// <summary>Pushes order news to the browser and to the mobile app.</summary>
[Authorize(AuthenticationSchemes = "Identity.Application," + MobileTokenHandler.SchemeName)]
public class OrderHub(HubConnections connections) : Hub
{
    public override Task OnConnectedAsync()
    {
        connections.Add(Context.UserIdentifier!, Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.UserIdentifier!, Context);
        return base.OnDisconnectedAsync(exception);
    }

    public string WhoAmI() => Context.User!.Identity!.Name!;
}
