using System.Collections.Immutable;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>The durations that an expression may have: a constant, or one value for each configuration file that it is read from.</summary>
internal sealed class Durations
{
    private readonly ProjectFiles _files;

    public Durations(ProjectFiles files) => _files = files;

    /// <summary>The durations; empty when they are not known.</summary>
    public ImmutableArray<SetDuration> Of(IOperation? value, CancellationToken cancellationToken)
    {
        if (ConstantDurations.Of(value) is { } constant) return ImmutableArray.Create(new SetDuration(constant));
        return ImmutableArray<SetDuration>.Empty;
    }
}
