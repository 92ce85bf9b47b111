using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Caching.Distributed;

namespace SoundShop.Security;

/// <summary>Keeps the signed-in sessions on the server; the cookie only carries a key.</summary>
public class DistributedTicketStore(IDistributedCache cache) : ITicketStore
{
    private const string Prefix = "ticket:";

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Prefix + Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        await SetAsync(key, ticket);
        return key;
    }

    // A request that was on its way while the user logged out must not bring the session back.
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (await cache.GetAsync(key) is not null)
        {
            await SetAsync(key, ticket);
        }
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        await cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

    public Task RemoveAsync(string key) => cache.RemoveAsync(key);

    private Task SetAsync(string key, AuthenticationTicket ticket) =>
        cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), new DistributedCacheEntryOptions
        {
            AbsoluteExpiration = ticket.Properties.ExpiresUtc ?? DateTimeOffset.UtcNow.AddMinutes(30),
        });
}
