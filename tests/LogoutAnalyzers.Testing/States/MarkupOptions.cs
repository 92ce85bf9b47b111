namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How markup is read.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary>The default.</summary>
    None = 0,

    /// <summary><c>[|x|]</c> means the first descriptor, even if the analyzer has several.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is code, such as the start of a raw interpolated string.</summary>
    TreatPositionIndicatorsAsCode = 2,
}
