using LeakyShop.Data;
using LeakyShop.Models;

namespace LeakyShop.Services;

/// <summary>What the staff did, for the monthly till report.</summary>
public class AuditTrail(ShopDbContext db)
{
    private const int MaxNoteLength = 200;

    public async Task RecordAsync(string userName, string action, string? note = null)
    {
        if (note?.Length > MaxNoteLength)
        {
            throw new ArgumentException($"A note has at most {MaxNoteLength} characters.", nameof(note));
        }

        db.AuditEntries.Add(new AuditEntry { At = DateTimeOffset.UtcNow, UserName = userName, Action = action, Note = note });
        await db.SaveChangesAsync();
    }
}
