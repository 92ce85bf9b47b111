using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

/// <summary>Uses the database of the request, as everything else in an application does; only the removal takes a round trip.</summary>
public sealed class DatabaseTicketStore : ITicketStore
{
    private readonly IHttpContextAccessor _accessor;

    public DatabaseTicketStore(IHttpContextAccessor accessor) => _accessor = accessor;

    private HttpContext Request => _accessor.HttpContext!;

    private SessionDatabase Database => Request.RequestServices.GetRequiredService<SessionDatabase>();

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var session = new StoredSession { Id = Guid.NewGuid().ToString("N"), Ticket = TicketSerializer.Default.Serialize(ticket) };
        var database = Database;
        database.Sessions.Add(session);
        await database.SaveChangesAsync();
        return session.Id;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        Task.FromResult(Database.Sessions.Find(key) is { } session ? TicketSerializer.Default.Deserialize(session.Ticket) : null);

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var database = Database;
        if (database.Sessions.Find(key) is not { } session) return;
        session.Ticket = TicketSerializer.Default.Serialize(ticket);
        await database.SaveChangesAsync();
    }

    public async Task RemoveAsync(string key)
    {
        var database = Database;
        await SlowDatabase.RoundTripAsync(Request);
        if (database.Sessions.Find(key) is not { } session) return;
        database.Sessions.Remove(session);
        await database.SaveChangesAsync();
    }
}
