using Microsoft.AspNetCore.Identity;

namespace SoundShop.Models;

public class ShopUser : IdentityUser
{
    public required string DisplayName { get; set; }
}
