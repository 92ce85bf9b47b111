using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>What the rules know about the application that a document belongs to, with the options that hold for the document.</summary>
internal static class ModelOfDocument
{
    public static async Task<LogoutModel?> OfAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return null;
        var options = document.Project.AnalyzerOptions;
        return LogoutModel.Of(model.Compilation, LogoutOptions.Read(options.AnalyzerConfigOptionsProvider.GetOptions(model.SyntaxTree)), ProjectFiles.Of(options));
    }
}
