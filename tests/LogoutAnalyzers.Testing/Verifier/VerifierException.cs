namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A failed assertion of <see cref="DefaultVerifier"/>.</summary>
public sealed class VerifierException(string message) : InvalidOperationException(message);
