using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>What a configuration file says about an option of the framework's, without any code that says it.</summary>
/// <param name="Scheme">The scheme whose options they are; null when it does not show, and for options that no scheme has.</param>
/// <param name="Value">The value; null when the section is not known, so that it may be any.</param>
/// <param name="Location">The value in its file; the call that binds, where the section is not known.</param>
internal sealed record BoundOption(string? Scheme, FileValue? Value, Location Location);
