using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>An expected diagnostic.</summary>
public readonly struct DiagnosticResult
{
    /// <summary>No expectations.</summary>
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;
    private readonly string? _message;
    private readonly bool _anyMessage;

    /// <summary>Expects a diagnostic with this id and severity, without a location and with any message.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
    }

    /// <summary>Expects a diagnostic with the id, default severity and message of <paramref name="descriptor"/>.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity) => MessageFormat = descriptor.MessageFormat;

    /// <summary>The location, followed by the additional locations.</summary>
    public ImmutableArray<DiagnosticLocation> Spans
    {
        get => _spans.IsDefault ? [] : _spans;
        private init => _spans = value;
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The severity.</summary>
    public DiagnosticSeverity Severity { get; private init; }

    /// <summary>What is not compared.</summary>
    public DiagnosticOptions Options { get; private init; }

    /// <summary>The message without its arguments.</summary>
    public LocalizableString? MessageFormat { get; private init; }

    /// <summary>The arguments of the message.</summary>
    public object?[]? MessageArguments { get; private init; }

    /// <summary>Whether it is suppressed in source; null if that does not matter.</summary>
    public bool? IsSuppressed { get; private init; }

    /// <summary>Whether a location is expected.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>The whole message; null if it is not compared.</summary>
    public string? Message
    {
        get
        {
            if (_anyMessage || _message is not null || MessageFormat is null)
                return _message;
            var format = MessageFormat.ToString(CultureInfo.InvariantCulture);
            try
            {
                return string.Format(CultureInfo.InvariantCulture, format, MessageArguments ?? []);
            }
            catch (FormatException)
            {
                // Arguments are missing; the raw format equals no message, so the comparison shows the difference.
                return format;
            }
        }
    }

    /// <summary>Expects an error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>Expects a warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>The same with another severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>The same with these arguments of the message.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    /// <summary>The same with this message; null accepts any.</summary>
    public DiagnosticResult WithMessage(string? message) => new(this, message, anyMessage: message is null);

    /// <summary>The same with this message, still without its arguments.</summary>
    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => this with { MessageFormat = messageFormat };

    /// <summary>The same in another suppression state.</summary>
    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => this with { IsSuppressed = isSuppressed };

    /// <summary>The same, compared by less.</summary>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    /// <summary>The same without a location.</summary>
    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    /// <summary>Adds the location that the sources mark as <c>{|#0:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    /// <summary>Adds the location that the sources mark as <c>{|#0:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
        => Add("", new LinePosition(markupKey, 0), new LinePosition(markupKey, 0), options | DiagnosticLocationOptions.InterpretAsMarkupKey);

    /// <summary>Adds a location of any length in the default file, counted from one.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    /// <summary>Adds a location of any length in the default file, counted from zero.</summary>
    public DiagnosticResult WithLocation(LinePosition location) => WithLocation("", location);

    /// <summary>Adds a location in the default file, counted from zero.</summary>
    public DiagnosticResult WithLocation(LinePosition location, DiagnosticLocationOptions options) => WithLocation("", location, options);

    /// <summary>Adds a location of any length, counted from one.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => WithLocation(path, new LinePosition(line - 1, column - 1));

    /// <summary>Adds a location of any length, counted from zero.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location) => WithLocation(path, location, DiagnosticLocationOptions.None);

    /// <summary>Adds a location of any length, counted from zero.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options)
        => Add(path, location, location, options | DiagnosticLocationOptions.IgnoreLength);

    /// <summary>Adds a range in the default file, counted from one.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan("", startLine, startColumn, endLine, endColumn);

    /// <summary>Adds a range, counted from one.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => Add(path, new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1), DiagnosticLocationOptions.None);

    /// <summary>Adds a range.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    /// <summary>Adds a range.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options)
        => this with { Spans = Spans.Add(new DiagnosticLocation(span, options)) };

    /// <summary>The same, locations without a file being in <paramref name="path"/>.</summary>
    public DiagnosticResult WithDefaultPath(string path)
        => this with
        {
            Spans = Spans.Select(location => location.Span.Path.Length > 0 || location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey)
                ? location
                : new DiagnosticLocation(new FileLinePositionSpan(path, location.Span.Span), location.Options)).ToImmutableArray(),
        };

    /// <summary>The same, some lines further down.</summary>
    public DiagnosticResult WithLineOffset(int offset)
        => this with
        {
            Spans = Spans.Select(location => location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey)
                ? location
                : new DiagnosticLocation(
                    new FileLinePositionSpan(
                        location.Span.Path,
                        new LinePosition(location.Span.StartLinePosition.Line + offset, location.Span.StartLinePosition.Character),
                        new LinePosition(location.Span.EndLinePosition.Line + offset, location.Span.EndLinePosition.Character)),
                    location.Options)).ToImmutableArray(),
        };

    /// <summary>The expectation as the compiler would print it.</summary>
    public override string ToString()
    {
        var place = HasLocation ? DiagnosticCode.Place(Spans[0]) + ": " : "";
        return $"{place}{Severity.ToString().ToLowerInvariant()} {Id}{(Message is { } message ? ": " + message : "")}";
    }

    private DiagnosticResult(DiagnosticResult other, string? message, bool anyMessage)
    {
        this = other;
        _message = message;
        _anyMessage = anyMessage;
    }

    private DiagnosticResult Add(string path, LinePosition start, LinePosition end, DiagnosticLocationOptions options)
        => WithSpan(new FileLinePositionSpan(path, start, end), options);

    internal DiagnosticResult WithSpans(ImmutableArray<DiagnosticLocation> spans) => this with { Spans = spans };
}
