using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Turns the markup of a state into plain files and expected diagnostics.</summary>
internal sealed class MarkupProcessor(
    MarkupOptions options,
    DiagnosticDescriptor? defaultDiagnostic,
    ImmutableArray<DiagnosticDescriptor> supportedDiagnostics,
    ImmutableArray<string> fixableDiagnostics,
    string defaultPath)
{
    private readonly Dictionary<int, FileLinePositionSpan> _numbered = [];
    private readonly List<DiagnosticResult> _found = [];

    /// <summary>Processes <paramref name="state"/> in place; it must be a copy.</summary>
    public void Process(SolutionState state)
    {
        var mode = state.MarkupHandling ?? MarkupMode.Allow;
        if (mode != MarkupMode.None)
        {
            foreach (var project in state.AdditionalProjects.Values.Prepend(state))
            {
                foreach (var files in project.MarkupFiles)
                    Process(files, mode);
            }
        }

        var expected = _found.Concat(state.ExpectedDiagnostics.Select(Resolve)).ToList();
        state.ExpectedDiagnostics.Clear();
        state.ExpectedDiagnostics.AddRange(expected);
        state.MarkupHandling = MarkupMode.None;
    }

    private void Process(SourceFileCollection files, MarkupMode mode)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var (path, content) = files[i];
            var markup = MarkupParser.Parse(path, content.ToString(), options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode));
            var text = SourceText.From(markup.Text, content.Encoding, content.ChecksumAlgorithm);
            files[i] = (path, text);

            foreach (var (name, span) in markup.NamedSpans.Where(static named => named.Name[0] == '#'))
            {
                if (!_numbered.TryAdd(int.Parse(name.AsSpan(1), provider: null), At(span)))
                    throw new ArgumentException($"Markup {{|{name}:…|}} occurs more than once ({path}).");
            }

            if (mode == MarkupMode.Ignore)
                continue;
            foreach (var position in markup.Positions)
                AddDefault(At(new TextSpan(position, 0)), DiagnosticLocationOptions.IgnoreLength);
            foreach (var span in markup.Spans)
                AddDefault(At(span), DiagnosticLocationOptions.None);
            foreach (var (name, span) in markup.NamedSpans.Where(static named => named.Name[0] != '#'))
                Add(Named(name), At(span), DiagnosticLocationOptions.None);

            FileLinePositionSpan At(TextSpan span) => new(path, text.Lines.GetLinePositionSpan(span));
        }

        void AddDefault(FileLinePositionSpan span, DiagnosticLocationOptions locationOptions)
        {
            if (defaultDiagnostic is null)
                throw new InvalidOperationException("Markup [|…|] and $$ need an analyzer with exactly one descriptor; name the id: {|ID:…|}.");
            Add(new DiagnosticResult(defaultDiagnostic), span, locationOptions);
        }

        void Add(DiagnosticResult result, FileLinePositionSpan span, DiagnosticLocationOptions locationOptions)
        {
            if (mode == MarkupMode.IgnoreFixable && fixableDiagnostics.Contains(result.Id))
                return;
            // Markup has no place for a severity, a message or more locations.
            _found.Add(result.WithMessage(null).WithOptions(DiagnosticOptions.IgnoreSeverity | DiagnosticOptions.IgnoreAdditionalLocations).WithSpan(span, locationOptions));
        }
    }

    private DiagnosticResult Named(string id)
        => supportedDiagnostics.FirstOrDefault(descriptor => descriptor.Id == id) is { } descriptor
            ? new DiagnosticResult(descriptor)
            : DiagnosticResult.CompilerError(id);

    private DiagnosticResult Resolve(DiagnosticResult expected)
        => expected.WithDefaultPath(defaultPath).WithSpans(expected.WithDefaultPath(defaultPath).Spans.Select(location =>
        {
            if (!location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
                return location;
            var key = location.Span.StartLinePosition.Line;
            if (!_numbered.TryGetValue(key, out var span))
                throw new InvalidOperationException($"WithLocation({key}) needs markup {{|#{key}:…|}} in the sources.");
            return new DiagnosticLocation(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey);
        }).ToImmutableArray());
}
