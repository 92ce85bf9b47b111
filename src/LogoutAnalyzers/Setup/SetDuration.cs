using System;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A duration that the application sets.</summary>
/// <param name="Value">How long; <see cref="TimeSpan.MaxValue"/> for "for ever".</param>
/// <param name="Source">The value of a configuration file that it comes from; null for one that the code says itself.</param>
/// <param name="Definition">Where the code says it, when not in the expression itself: a constant, a field, an argument.</param>
internal readonly record struct SetDuration(TimeSpan Value, FileValue? Source = null, Location? Definition = null);
