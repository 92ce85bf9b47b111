namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Assertions built from those of <see cref="IVerifier"/>.</summary>
public static class VerifierExtensions
{
    /// <summary>Fails with a line by line difference unless both texts are equal to the character.</summary>
    public static void EqualOrDiff(this IVerifier verifier, string expected, string actual, string? message = null)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
            verifier.Fail((message ?? "Texts differ.") + Environment.NewLine + TextDifference.Of(expected, actual));
    }
}
