using LeakyShop.Models;
using Microsoft.AspNetCore.Identity;

namespace LeakyShop.Data;

public static class SeedData
{
    public const string StaffRole = "Staff";

    public static async Task InitialiseAsync(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ShopUser>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();

        db.Products.AddRange(
            new Product { Id = 1, Name = "Hario V60 dripper", Description = "Ceramic, size 02, white.", Price = 24.00m },
            new Product { Id = 2, Name = "Hand grinder", Description = "Conical steel burrs, 38 mm.", Price = 79.00m },
            new Product { Id = 3, Name = "Ethiopia Guji, 250 g", Description = "Washed, roasted on Mondays.", Price = 12.50m },
            new Product { Id = 4, Name = "Gooseneck kettle", Description = "One litre, for gas and induction.", Price = 46.00m },
            new Product { Id = 5, Name = "Sencha Yabukita, 100 g", Description = "First flush from Shizuoka.", Price = 14.90m });
        await db.SaveChangesAsync();

        await roles.CreateAsync(new IdentityRole(StaffRole));

        await CreateUserAsync(users, "demo@harbourgoods.example", "Demo Customer", "Demo-Pass-123");
        var staff = await CreateUserAsync(users, "staff@harbourgoods.example", "Sam Staff", "Staff-Pass-123");
        await users.AddToRoleAsync(staff, StaffRole);
    }

    private static async Task<ShopUser> CreateUserAsync(UserManager<ShopUser> users, string email, string name, string password)
    {
        var user = new ShopUser { UserName = email, Email = email, DisplayName = name };
        var result = await users.CreateAsync(user, password);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Seeding {email} failed: {string.Join(", ", result.Errors.Select(error => error.Code))}");
        }

        return user;
    }
}
