using System.Text.RegularExpressions;

namespace LogoutAnalyzers.PackageTests.Running;

/// <summary>One warning or error line of a build. File and project are names without folders.</summary>
public sealed partial record BuildMessage(string Project, string File, int Line, string Severity, string Id, string Text)
{
    public static IReadOnlyList<BuildMessage> ParseAll(string output) =>
    [
        .. Pattern().Matches(output).Select(static match => new BuildMessage(
            Path.GetFileNameWithoutExtension(match.Groups[match.Groups["project"].Success ? "project" : "file"].Value),
            Path.GetFileName(match.Groups["file"].Value.Trim()),
            match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value) : 0,
            match.Groups["severity"].Value,
            match.Groups["id"].Value,
            match.Groups["text"].Value.Trim())),
    ];

    // Path(12,34): warning LOA1001: text (help link) [project]. A report about the project file itself has neither position nor [project].
    [GeneratedRegex(@"^(?<file>[^\r\n]+?)(\((?<line>\d+),\d+(,\d+,\d+)?\))? ?: (?<severity>warning|error) (?<id>\w+): (?<text>[^\r\n]*?)( \[(?<project>[^\]\r\n]+proj)\])?\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
