namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>A cookie in a browser.</summary>
/// <param name="Expires">When the browser forgets it; null when it keeps it.</param>
public sealed record Cookie(string Name, string Value, string Path, DateTimeOffset? Expires);
