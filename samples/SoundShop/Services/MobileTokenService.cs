using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SoundShop.Data;
using SoundShop.Hubs;
using SoundShop.Models;

namespace SoundShop.Services;

public record TokenPair(string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken);

/// <summary>Tokens of the mobile app: random strings that are looked up on every use.</summary>
public class MobileTokenService(ShopDbContext db, HubConnections connections)
{
    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RefreshTokenLifetime = TimeSpan.FromDays(14);

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
        if (entry is null || entry.RevokedAt is not null || entry.ExpiresAt <= DateTimeOffset.UtcNow)
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
            connections.Close(userId);
        }
    }

    public async Task RevokeAllAsync(string userId)
    {
        foreach (var entry in await ListAsync(userId))
        {
            entry.RevokedAt = DateTimeOffset.UtcNow;
        }

        await db.SaveChangesAsync();
        connections.Close(userId);
    }

    private static string NewToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
