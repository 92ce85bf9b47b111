using System.Text.RegularExpressions;
using Xunit;

namespace LogoutAnalyzers.PackageTests.Running;

/// <summary>What a command printed, and how it ended.</summary>
public sealed partial record CommandResult(string Command, int ExitCode, string Output)
{
    public IReadOnlyList<BuildMessage> Messages { get; } = BuildMessage.ParseAll(WithoutSummary(Output));

    /// <summary>The product's own warnings and errors.</summary>
    public IEnumerable<BuildMessage> Findings => Messages.Where(static message => message.Id.StartsWith("LOA", StringComparison.Ordinal));

    public IEnumerable<BuildMessage> FindingsIn(string project) => Findings.Where(message => message.Project == project);

    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    // "dotnet build" prints all messages again at its end, whatever it is told.
    private static string WithoutSummary(string output) => SummaryStart().Split(output, 2)[0];

    [GeneratedRegex("^Build (succeeded|FAILED)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex SummaryStart();

    public override string ToString() => $"{Command}{Environment.NewLine}exit code {ExitCode}{Environment.NewLine}{Output}";
}
