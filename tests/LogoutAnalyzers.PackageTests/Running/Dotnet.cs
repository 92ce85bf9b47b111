using System.Diagnostics;
using System.Text;

namespace LogoutAnalyzers.PackageTests.Running;

/// <summary>Runs the dotnet command line as a user would: none of the test run's own settings reach it, and nothing of it stays behind.</summary>
internal static class Dotnet
{
    // One hanging command must not hang the whole test run.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    // What "dotnet test" and a coverage collector set for their own child processes.
    private static readonly string[] s_inherited = ["MSBUILD", "CORECLR_", "VSTEST_", "DOTNET_STARTUP_HOOKS", "NUGET_PACKAGES"];

    public static async Task<CommandResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(static key => s_inherited.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // No build node and no compiler server lingers.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        foreach (var (name, value) in environment) start.Environment[name] = value;

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Append($"stopped after {s_limit}");
            return new CommandResult(Describe(), -1, Printed());
        }
        return new CommandResult(Describe(), process.ExitCode, Printed());

        void Append(string? line)
        {
            if (line is null) return;
            lock (output) output.Append(line).Append('\n');
        }

        string Printed()
        {
            lock (output) return output.ToString();
        }

        string Describe() => "dotnet " + string.Join(' ', arguments);
    }
}
