using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SoundShop.Models;

namespace SoundShop.Data;

public class ShopDbContext(DbContextOptions<ShopDbContext> options) : IdentityDbContext<ShopUser>(options)
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Order>().OwnsMany(order => order.Lines);
        builder.Entity<RefreshToken>().HasIndex(token => token.TokenHash).IsUnique();
        builder.Entity<RefreshToken>().HasIndex(token => token.AccessTokenHash).IsUnique();
    }
}
