using System.Security.Cryptography;
using System.Text;
using LeakyShop.Data;
using LeakyShop.Models;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Services;

public record TokenPair(string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken);

/// <summary>Tokens of the mobile app: random strings that are looked up on every use.</summary>
public class MobileTokenService(ShopDbContext db)
{
    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan RefreshTokenLifetime = TimeSpan.FromDays(365);

    public async Task<TokenPair> IssueAsync(string userId, string deviceName)
    {
        var now = DateTimeOffset.UtcNow;
        var accessToken = NewToken();
        var refreshToken = NewToken();
        var entry = new RefreshToken
        {
            UserId = userId,
            DeviceName = deviceName,
            TokenHash = Hash(refreshToken),
            CreatedAt = now,
            ExpiresAt = now.Add(RefreshTokenLifetime),
            AccessTokenHash = Hash(accessToken),
            AccessTokenExpiresAt = now.Add(AccessTokenLifetime),
        };

        db.RefreshTokens.Add(entry);
        await db.SaveChangesAsync();
        return new TokenPair(accessToken, entry.AccessTokenExpiresAt, refreshToken);
    }

    public async Task<TokenPair?> RefreshAsync(string refreshToken)
    {
        var hash = Hash(refreshToken);
        var entry = await db.RefreshTokens.SingleOrDefaultAsync(token => token.TokenHash == hash);
        if (entry is null || entry.ExpiresAt <= DateTimeOffset.UtcNow)
        {
            return null;
        }

        entry.RevokedAt = DateTimeOffset.UtcNow;
        await db.SaveChangesAsync();
        return await IssueAsync(entry.UserId, entry.DeviceName);
    }

    public async Task<RefreshToken?> FindByAccessTokenAsync(string accessToken)
    {
        var hash = Hash(accessToken);
        var entry = await db.RefreshTokens.SingleOrDefaultAsync(token => token.AccessTokenHash == hash);
        return entry is { RevokedAt: null } && entry.AccessTokenExpiresAt > DateTimeOffset.UtcNow ? entry : null;
    }

    public Task<List<RefreshToken>> ListAsync(string userId) =>
        db.RefreshTokens
            .Where(token => token.UserId == userId && token.RevokedAt == null)
            .OrderByDescending(token => token.CreatedAt)
            .ToListAsync();

    public async Task RevokeAsync(string userId, int id)
    {
        var entry = await db.RefreshTokens.SingleOrDefaultAsync(token => token.Id == id && token.UserId == userId);
        if (entry is not null)
        {
            entry.RevokedAt = DateTimeOffset.UtcNow;
            await db.SaveChangesAsync();
        }
    }

    public async Task RevokeAllAsync(string userId)
    {
        foreach (var entry in await ListAsync(userId))
        {
            entry.RevokedAt = DateTimeOffset.UtcNow;
        }
    }

    private static string NewToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
