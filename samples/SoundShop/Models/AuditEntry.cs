namespace SoundShop.Models;

public class AuditEntry
{
    public int Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string UserName { get; set; }

    public required string Action { get; set; }

    public string? Note { get; set; }
}
