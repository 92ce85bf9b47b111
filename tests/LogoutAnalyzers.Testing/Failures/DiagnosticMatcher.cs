using System.Globalization;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Pairs expected with reported diagnostics, whatever their order, so that as many as possible match.</summary>
internal sealed class DiagnosticMatcher
{
    private readonly IReadOnlyList<Diagnostic> _actual;
    private readonly IReadOnlyList<DiagnosticResult> _expected;
    private readonly int[] _expectedOfActual;
    private readonly int[] _actualOfExpected;

    public DiagnosticMatcher(IReadOnlyList<Diagnostic> actual, IReadOnlyList<DiagnosticResult> expected)
    {
        _actual = actual;
        _expected = expected;
        _expectedOfActual = [.. Enumerable.Repeat(-1, actual.Count)];
        _actualOfExpected = [.. Enumerable.Repeat(-1, expected.Count)];
        for (var e = 0; e < expected.Count; e++)
            TryPlace(e, new bool[actual.Count]);
    }

    /// <summary>Whether nothing is left on either side.</summary>
    public bool IsPerfect => !_expectedOfActual.Contains(-1) && !_actualOfExpected.Contains(-1);

    /// <summary>The pairs.</summary>
    public IEnumerable<(Diagnostic Actual, DiagnosticResult Expected)> Pairs
        => _actual.Select((diagnostic, a) => (diagnostic, e: _expectedOfActual[a])).Where(static pair => pair.e >= 0).Select(pair => (pair.diagnostic, _expected[pair.e]));

    /// <summary>What was expected and not reported, each with the most similar report that was not expected, if one is left.</summary>
    public IEnumerable<(DiagnosticResult Expected, Diagnostic? Nearest)> Missing()
    {
        var left = Unexpected().ToList();
        foreach (var expected in _expected.Where((_, e) => _actualOfExpected[e] < 0))
        {
            var nearest = left.MinBy(actual => Differences(actual, expected).Count() + (actual.Id == expected.Id ? 0 : 10));
            if (nearest is not null)
                left.Remove(nearest);
            yield return (expected, nearest);
        }
    }

    /// <summary>What was reported and not expected.</summary>
    public IEnumerable<Diagnostic> Unexpected() => _actual.Where((_, a) => _expectedOfActual[a] < 0);

    /// <summary>In what a report differs from an expectation; nothing if it matches.</summary>
    public static IEnumerable<string> Differences(Diagnostic actual, DiagnosticResult expected)
    {
        if (actual.Id != expected.Id)
            yield return $"id: expected {expected.Id}, reported {actual.Id}";
        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && actual.Severity != expected.Severity)
            yield return $"severity: expected {expected.Severity}, reported {actual.Severity}";
        if (expected.IsSuppressed is { } suppressed && actual.IsSuppressed != suppressed)
            yield return $"suppressed: expected {suppressed}, reported {actual.IsSuppressed}";
        foreach (var difference in Locations(actual, expected).Concat(Messages(actual, expected)))
            yield return difference;
    }

    private static IEnumerable<string> Locations(Diagnostic actual, DiagnosticResult expected)
    {
        if (!expected.HasLocation)
            return actual.Location == Location.None ? [] : [$"location: expected none, reported {actual.Location.GetLineSpan()}"];
        if (actual.Location == Location.None)
            return [$"location: expected {expected.Spans[0].Span}, reported none"];
        var differences = Places("", actual.Location, expected.Spans[0]);
        if (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            return differences;
        return expected.Spans.Length - 1 != actual.AdditionalLocations.Count
            ? differences.Append($"additional locations: expected {expected.Spans.Length - 1}, reported {actual.AdditionalLocations.Count}")
            : differences.Concat(actual.AdditionalLocations.SelectMany((location, i) => Places($"additional location {i + 1}, ", location, expected.Spans[i + 1])));
    }

    private static IEnumerable<string> Places(string which, Location actual, DiagnosticLocation expected)
    {
        var (reported, wanted) = (actual.GetLineSpan(), expected.Span);
        if (reported.Path != wanted.Path)
            yield return $"{which}file: expected {wanted.Path}, reported {reported.Path}";
        if (reported.StartLinePosition != wanted.StartLinePosition)
            yield return $"{which}start: expected {Print(wanted.StartLinePosition)}, reported {Print(reported.StartLinePosition)}";
        if (!expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) && reported.EndLinePosition != wanted.EndLinePosition)
            yield return $"{which}end: expected {Print(wanted.EndLinePosition)}, reported {Print(reported.EndLinePosition)}";

        static string Print(Text.LinePosition position) => $"({position.Line + 1},{position.Character + 1})";
    }

    private static IEnumerable<string> Messages(Diagnostic actual, DiagnosticResult expected)
    {
        var message = actual.GetMessage(CultureInfo.InvariantCulture);
        if (expected.Message is { } wanted)
        {
            if (message != wanted)
                yield return $"message: expected '{wanted}', reported '{message}'";
        }
        else if (expected.MessageArguments is { Length: > 0 } arguments)
        {
            var expectedArguments = arguments.Select(static argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "");
            if (!DiagnosticCode.Arguments(actual).SequenceEqual(expectedArguments))
                yield return $"arguments: expected '{string.Join("', '", expectedArguments)}', reported '{string.Join("', '", DiagnosticCode.Arguments(actual))}'";
        }
    }

    private bool TryPlace(int e, bool[] seen)
    {
        for (var a = 0; a < _actual.Count; a++)
        {
            if (seen[a] || Differences(_actual[a], _expected[e]).Any())
                continue;
            seen[a] = true;
            if (_expectedOfActual[a] >= 0 && !TryPlace(_expectedOfActual[a], seen))
                continue;
            (_expectedOfActual[a], _actualOfExpected[e]) = (e, a);
            return true;
        }

        return false;
    }
}
