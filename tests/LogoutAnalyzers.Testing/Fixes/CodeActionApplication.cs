using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies an action as an editor does, and checks the trees that it built.</summary>
internal sealed class CodeActionApplication(CodeActionValidationMode validation)
{
    public async Task<Solution> ApplyAsync(Solution solution, CodeAction action, IVerifier verifier, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        if (operations.OfType<ApplyChangesOperation>().ToList() is not [var apply])
        {
            verifier.Fail($"Action '{action.Title}' must have exactly one {nameof(ApplyChangesOperation)}, has {operations.OfType<ApplyChangesOperation>().Count()}.");
            return solution;
        }

        var changed = apply.ChangedSolution;
        foreach (var id in SolutionComparison.ChangedDocuments(solution, changed))
        {
            var document = await ReduceAsync(changed.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            await TreeComparison.VerifyAsync(document, validation, verifier, cancellationToken).ConfigureAwait(false);
            changed = document.Project.Solution;
        }

        return changed;
    }

    /// <summary>Does what the annotations of the action ask for.</summary>
    private static async Task<Document> ReduceAsync(Document document, CancellationToken cancellationToken)
    {
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
