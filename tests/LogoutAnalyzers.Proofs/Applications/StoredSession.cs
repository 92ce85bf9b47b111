/// <summary>One session.</summary>
public sealed class StoredSession
{
    public string Id { get; set; } = "";

    public byte[] Ticket { get; set; } = Array.Empty<byte>();
}
