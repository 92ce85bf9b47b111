namespace LogoutAnalyzers.Options;

/// <summary>An option that is not understood: its key, the value found, and what would be allowed.</summary>
internal readonly record struct OptionProblem(string Key, string Value, string Allowed);
