namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>A test that needs a real browser; it is skipped where none is installed. Its class is in the <see cref="BrowserCollection"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    internal const string Missing = $"No Chromium, Chrome or Edge was found. Install one, or set {InstalledBrowser.Variable} to its path.";

    public BrowserFactAttribute() => Skip = InstalledBrowser.Path is null ? Missing : null;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = InstalledBrowser.Path is null ? BrowserFactAttribute.Missing : null;
}
