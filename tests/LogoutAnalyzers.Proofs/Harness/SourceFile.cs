namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>One source file of a proof's application.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>A file of the folder Applications.</summary>
    public static SourceFile Shared(string name)
    {
        using var stream = typeof(SourceFile).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no Applications/{name}.");
        using var reader = new StreamReader(stream);
        return new SourceFile(name, reader.ReadToEnd());
    }
}
