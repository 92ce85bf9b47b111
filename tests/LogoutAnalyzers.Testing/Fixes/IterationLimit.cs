namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How often fixes may be applied.</summary>
/// <param name="Exact">How often they must be applied; null if up to <paramref name="AtMost"/> is right.</param>
/// <param name="AtMost">The bound where no exact number is set.</param>
/// <param name="StopsAfterOne">Whether one application is all that is wanted.</param>
internal sealed record IterationLimit(int? Exact, int AtMost, bool StopsAfterOne)
{
    /// <summary>Fails if one more application is too many; says whether there should be one.</summary>
    public bool Allows(int done, IVerifier verifier)
    {
        if (StopsAfterOne && done == (Exact ?? 1))
            return false;
        if (done >= (Exact ?? AtMost))
        {
            verifier.Fail((Exact ?? AtMost) == 0
                ? "A fix is offered where the code is expected to stay as it is."
                : $"A fix is still offered after {done} iterations, the expected number.");
        }

        return true;
    }

    public void VerifyEnd(int done, IVerifier verifier)
    {
        if (Exact is { } exact && exact != done)
            verifier.Fail($"Expected {exact} iterations, found {done}.");
    }
}
