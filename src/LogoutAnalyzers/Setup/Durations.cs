using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup.Values;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The durations that an expression may have: constants, fields, arithmetic, values of configuration files. Code that runs in development
/// only sets none.
/// </summary>
internal sealed class Durations
{
    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly ProjectFiles _files;

    public Durations(Compilation compilation, BodyGraphs graphs, ProjectFiles files)
    {
        _compilation = compilation;
        _graphs = graphs;
        _files = files;
        Bindings = new SectionBindings(compilation, graphs, files);
    }

    /// <summary>The objects that are filled from configuration files.</summary>
    public SectionBindings Bindings { get; }

    /// <summary>The durations; empty when they are not known. A number is none: <see cref="OfNumber"/>.</summary>
    public ImmutableArray<SetDuration> Of(IOperation? value, CancellationToken cancellationToken) =>
        Read(value, static content => content as TimeSpan?, cancellationToken);

    /// <summary>How far from now the points in time lie. A month is 30 days, a year 365.</summary>
    public ImmutableArray<SetDuration> FromNow(IOperation? time, CancellationToken cancellationToken) =>
        Read(time, static content => content is PointInTime point ? point.FromNow : null, cancellationToken);

    /// <summary>The durations that are given as a number of units.</summary>
    public ImmutableArray<SetDuration> OfNumber(IOperation? number, TimeSpan unit, CancellationToken cancellationToken) =>
        Read(number, content => Times.Number(content) is { } count ? Times.FromTicks(count * unit.Ticks) : null, cancellationToken);

    /// <summary>Whether the value switches something on or off; null when that is not known, or differs between configuration files.</summary>
    public bool? IsOn(IOperation? value, CancellationToken cancellationToken)
    {
        var values = new Folding(_compilation, _graphs, _files, Bindings, cancellationToken).Of(value);
        return !values.IsEmpty && values.All(known => Equals(known.Content, values[0].Content)) ? values[0].Content as bool? : null;
    }

    /// <summary>Whether code never runs but on the developers' own machines, if at all.</summary>
    public bool IsOnlyInDevelopment(SyntaxNode code, CancellationToken cancellationToken) => new Folding(_compilation, _graphs, _files, Bindings, cancellationToken).IsOnlyInDevelopment(code);

    /// <summary>The durations that are written in one of these forms.</summary>
    public ImmutableArray<SetDuration> Of(IOperation? value, TimeoutForm form, CancellationToken cancellationToken) => form switch
    {
        TimeoutForm.FromNow => FromNow(value, cancellationToken),
        TimeoutForm.Minutes => OfNumber(value, TimeSpan.FromMinutes(1), cancellationToken),
        TimeoutForm.Seconds => OfNumber(value, TimeSpan.FromSeconds(1), cancellationToken),
        _ => Of(value, cancellationToken),
    };

    private ImmutableArray<SetDuration> Read(IOperation? operation, Func<object?, TimeSpan?> convert, CancellationToken cancellationToken)
    {
        if (operation is null) return ImmutableArray<SetDuration>.Empty;
        var folding = new Folding(_compilation, _graphs, _files, Bindings, cancellationToken);
        if (folding.IsOnlyInDevelopment(operation.Syntax)) return ImmutableArray<SetDuration>.Empty;
        return folding.Of(operation).Where(value => convert(value.Content) is not null).Select(value => new SetDuration(convert(value.Content)!.Value, value.Source, value.Definition)).Distinct().ToImmutableArray();
    }
}
