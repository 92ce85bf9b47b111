namespace LeakyShop.Models;

/// <summary>One signed-in installation of the mobile app. Only hashes of its tokens are kept.</summary>
public class RefreshToken
{
    public int Id { get; set; }

    public required string UserId { get; set; }

    public required string DeviceName { get; set; }

    public required string TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public required string AccessTokenHash { get; set; }

    public DateTimeOffset AccessTokenExpiresAt { get; set; }
}
