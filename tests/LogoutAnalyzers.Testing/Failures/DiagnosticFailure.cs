using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a test prints when reports are not as expected.</summary>
internal static class DiagnosticFailure
{
    /// <summary>The differences, all reports as code, and the sources with carets.</summary>
    public static string Mismatch(DiagnosticMatcher matcher, IReadOnlyList<Diagnostic> actual, int expectedCount, string defaultPath, IReadOnlyDictionary<string, SourceText> texts)
    {
        var message = new StringBuilder().AppendLine($"Diagnostics are not as expected: expected {expectedCount}, reported {actual.Count}.");
        var nearest = new HashSet<Diagnostic>(ReferenceEqualityComparer.Instance);
        foreach (var (expected, similar) in matcher.Missing())
        {
            message.AppendLine().AppendLine("Expected, not reported:").AppendLine("  " + DiagnosticCode.Of(expected, defaultPath));
            if (similar is null)
                continue;
            nearest.Add(similar);
            message.AppendLine("Reported instead:").AppendLine("  " + DiagnosticCode.Of(similar, defaultPath));
            foreach (var difference in DiagnosticMatcher.Differences(similar, expected))
                message.AppendLine("    " + difference);
        }

        foreach (var unexpected in matcher.Unexpected().Where(diagnostic => !nearest.Contains(diagnostic)))
            message.AppendLine().AppendLine("Reported, not expected:").AppendLine("  " + unexpected).AppendLine("  " + DiagnosticCode.Of(unexpected, defaultPath));
        return message.AppendLine().Append(Reported(actual, defaultPath, texts)).ToString();
    }

    /// <summary>Reports as code, and the sources with carets.</summary>
    public static string Reported(IReadOnlyList<Diagnostic> actual, string defaultPath, IReadOnlyDictionary<string, SourceText> texts)
    {
        var message = new StringBuilder().AppendLine(actual.Count == 0 ? "Nothing was reported." : "All reported diagnostics:");
        foreach (var diagnostic in actual)
            message.AppendLine($"  // {diagnostic}").AppendLine($"  {DiagnosticCode.Of(diagnostic, defaultPath)},");
        return message.AppendLine().Append(SourceView.Of(actual, texts)).ToString();
    }
}
