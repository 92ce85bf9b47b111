using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

/// <summary>Keeps the sessions of cookie authentication in a database: the browser has only a key.</summary>
public sealed class SessionDatabase : DbContext
{
    public SessionDatabase(DbContextOptions<SessionDatabase> options)
        : base(options)
    {
    }

    public DbSet<StoredSession> Sessions => Set<StoredSession>();

    /// <summary>Registers the database and makes the cookie scheme keep its sessions there.</summary>
    public static void AddTo(IServiceCollection services, string scheme)
    {
        var name = Guid.NewGuid().ToString();
        services.AddDbContext<SessionDatabase>(options => options.UseInMemoryDatabase(name));
        services.AddHttpContextAccessor();
        services.AddSingleton<ITicketStore, DatabaseTicketStore>();
        services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<ITicketStore>((options, store) => options.SessionStore = store);
    }
}
