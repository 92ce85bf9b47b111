using Microsoft.AspNetCore.Identity;

namespace LeakyShop.Models;

public class ShopUser : IdentityUser
{
    public required string DisplayName { get; set; }
}
