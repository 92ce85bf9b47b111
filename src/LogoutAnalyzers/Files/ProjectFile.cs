namespace LogoutAnalyzers.Files;

/// <summary>A file beside the code that says how the application runs.</summary>
/// <param name="Path">As the compiler was given it.</param>
internal abstract record ProjectFile(string Path);
