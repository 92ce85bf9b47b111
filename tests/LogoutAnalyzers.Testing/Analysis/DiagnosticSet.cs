using System.Globalization;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares the reports of two runs by all that a user or a fix can see of them, whatever their order.</summary>
internal static class DiagnosticSet
{
    /// <summary>What only one of the runs reported; null if both are the same.</summary>
    public static string? Difference(IEnumerable<Diagnostic> first, string firstName, IEnumerable<Diagnostic> second, string secondName)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var diagnostic in first)
            counts[Key(diagnostic)] = counts.GetValueOrDefault(Key(diagnostic)) + 1;
        foreach (var diagnostic in second)
            counts[Key(diagnostic)] = counts.GetValueOrDefault(Key(diagnostic)) - 1;
        var lines = counts.Where(static pair => pair.Value != 0).Select(pair => $"  only in {(pair.Value > 0 ? firstName : secondName)}: {pair.Key}").ToList();
        return lines.Count == 0 ? null : string.Join(Environment.NewLine, lines);
    }

    /// <summary>A diagnostic as a text that is equal for equal diagnostics.</summary>
    public static string Key(Diagnostic diagnostic)
    {
        var places = diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Select(static location => location.GetLineSpan() + (location.IsInSource ? location.SourceSpan.ToString() : ""));
        var properties = diagnostic.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={pair.Value}");
        return $"{diagnostic.Severity} {diagnostic.Id} {string.Join(" + ", places)} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"
            + $"{(diagnostic.Properties.IsEmpty ? "" : $" {{{string.Join(", ", properties)}}}")}{(diagnostic.IsSuppressed ? " (suppressed)" : "")}";
    }
}
