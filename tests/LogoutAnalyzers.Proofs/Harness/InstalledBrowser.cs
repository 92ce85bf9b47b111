namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>The Chromium of this machine, or a browser built on it.</summary>
internal static class InstalledBrowser
{
    /// <summary>Names a browser that is somewhere else, or another one than would be found.</summary>
    public const string Variable = "CHROMIUM";

    private static readonly string[] s_commands = ["chromium", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    private static readonly string[] s_onMacOS = ["Google Chrome", "Chromium", "Microsoft Edge"];

    private static readonly string[] s_onWindows = [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <summary>Its executable file; null when there is none.</summary>
    public static string? Path { get; } = Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return [named];
        if (OperatingSystem.IsMacOS()) return s_onMacOS.Select(static name => $"/Applications/{name}.app/Contents/MacOS/{name}");
        if (OperatingSystem.IsWindows())
            return new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }.Select(Environment.GetEnvironmentVariable).OfType<string>()
                .SelectMany(static folder => s_onWindows.Select(file => System.IO.Path.Combine(folder, file)));
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return s_commands.SelectMany(command => folders.Select(folder => System.IO.Path.Combine(folder, command)));
    }
}
