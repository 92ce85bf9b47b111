using System.Diagnostics;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>A running Chromium without a screen. Every window has cookies and caches of its own, so one serves all tests.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";

    // Nothing but the proof's own pages is opened; a sandbox is not to be had in most containers.
    private static readonly string[] s_switches =
    [
        "--headless=new",
        "--remote-debugging-port=0",
        "--no-sandbox",
        "--no-first-run",
        "--no-proxy-server",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
    ];

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _profile;

    private Chromium(Process process, string profile, DevTools tools)
    {
        _process = process;
        _profile = profile;
        Tools = tools;
    }

    public DevTools Tools { get; }

    public static async Task<Chromium> StartAsync(params string[] switches)
    {
        var profile = Directory.CreateTempSubdirectory("loa-browser-").FullName;
        var start = new ProcessStartInfo(InstalledBrowser.Path ?? throw new InvalidOperationException(BrowserFactAttribute.Missing))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in s_switches.Concat(switches).Append($"--user-data-dir={profile}").Append("about:blank")) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) address.TrySetException(new InvalidOperationException($"{start.FileName} has ended before it listened."));
            else if (line.Data.StartsWith(Listening, StringComparison.Ordinal)) address.TrySetResult(new Uri(line.Data[Listening.Length..]));
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Chromium(process, profile, await DevTools.ConnectAsync(await address.Task.WaitAsync(s_patience)));
    }

    public async ValueTask DisposeAsync()
    {
        await Tools.CallAsync("Browser.close");
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        Tools.Dispose();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process of it still holds a file; the system clears its temporary folder.
        }
    }
}
