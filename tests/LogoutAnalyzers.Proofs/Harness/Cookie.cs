namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>A cookie in a browser.</summary>
public sealed record Cookie(string Name, string Value, string Path);
