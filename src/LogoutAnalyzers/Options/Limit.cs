using System;

namespace LogoutAnalyzers.Options;

/// <summary>A threshold, and what set it.</summary>
/// <param name="Value">The longest duration that is allowed.</param>
/// <param name="Source">For messages: <c>profile 'standard'</c>, <c>option 'logout_analyzers.max_idle_timeout'</c>.</param>
internal sealed record Limit(TimeSpan Value, string Source)
{
    /// <summary>For messages: <c>30 minutes (profile 'standard')</c>.</summary>
    public override string ToString() => $"{Duration.InWords(Value)} ({Source})";
}
