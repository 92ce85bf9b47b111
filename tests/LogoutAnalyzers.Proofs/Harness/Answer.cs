namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>What the application answered.</summary>
public sealed record Answer(int Status, string? Location, string Body)
{
    /// <summary>Whether it tells the user that all went well.</summary>
    public bool IsSuccess => Status < 400;

    /// <summary>Two answers of the same kind look alike to a user: both a page, both a redirect to the same place, both an error.</summary>
    public bool IsSameKindAs(Answer other) => Status / 100 == other.Status / 100 && Location == other.Location;

    /// <inheritdoc />
    public override string ToString() => Location is null ? $"{Status} {Body}" : $"{Status} to {Location}";
}
