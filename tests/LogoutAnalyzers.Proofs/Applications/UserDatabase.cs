using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

/// <summary>The users of ASP.NET Core Identity.</summary>
public sealed class UserDatabase : IdentityDbContext
{
    public UserDatabase(DbContextOptions<UserDatabase> options)
        : base(options)
    {
    }

    /// <summary>A database of this application's own: several run in one process.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var name = Guid.NewGuid().ToString();
        services.AddDbContext<UserDatabase>(options => options.UseInMemoryDatabase(name));
    }

    /// <summary>The user whom the proofs log in.</summary>
    public static async Task AddDemoUserAsync(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
        var created = await users.CreateAsync(new IdentityUser("demo"), "Passw0rd!");
        if (!created.Succeeded) throw new InvalidOperationException(created.ToString());
    }
}
