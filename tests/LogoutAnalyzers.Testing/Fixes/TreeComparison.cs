namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares the tree that a fix built with the tree that its text parses to: only the latter is what users get.</summary>
internal static class TreeComparison
{
    public static async Task VerifyAsync(Document document, CodeActionValidationMode mode, IVerifier verifier, CancellationToken cancellationToken)
    {
        if (mode == CodeActionValidationMode.None || await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree)
            return;
        var built = await tree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var parsed = CSharp.CSharpSyntaxTree.ParseText(built.ToFullString(), (CSharp.CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: cancellationToken)
            .GetRoot(cancellationToken);
        if (Difference(built, parsed, mode == CodeActionValidationMode.Full) is { } difference)
            verifier.Fail($"The tree of {SolutionFiles.PathOf(document)} that the fix built is not the one its text parses to:{Environment.NewLine}{difference}");
    }

    private static string? Difference(SyntaxNodeOrToken built, SyntaxNodeOrToken parsed, bool trivia)
    {
        if (built.RawKind != parsed.RawKind || built.IsMissing != parsed.IsMissing || (built.IsToken && built.AsToken().ValueText != parsed.AsToken().ValueText))
            return $"  built:  {Describe(built)}{Environment.NewLine}  parsed: {Describe(parsed)}";
        if (built.IsToken)
        {
            return !trivia || (Same(built.GetLeadingTrivia(), parsed.GetLeadingTrivia()) && Same(built.GetTrailingTrivia(), parsed.GetTrailingTrivia()))
                ? null
                : $"  white space or comments hang on other tokens: {Describe(built)}";
        }

        var (left, right) = (built.ChildNodesAndTokens(), parsed.ChildNodesAndTokens());
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (Difference(left[i], right[i], trivia) is { } difference)
                return difference;
        }

        return left.Count == right.Count ? null : $"  built:  {Describe(built)} with {left.Count} parts{Environment.NewLine}  parsed: {Describe(parsed)} with {right.Count} parts";
    }

    private static bool Same(SyntaxTriviaList left, SyntaxTriviaList right)
        => left.Select(static trivia => (trivia.RawKind, trivia.ToFullString())).SequenceEqual(right.Select(static trivia => (trivia.RawKind, trivia.ToFullString())));

    private static string Describe(SyntaxNodeOrToken part) => $"{(CSharp.SyntaxKind)part.RawKind}{(part.IsMissing ? " (missing)" : "")} '{part}' at {part.Span}";
}
