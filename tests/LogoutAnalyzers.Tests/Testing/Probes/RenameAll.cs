using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Tests.Testing.Probes;

/// <summary>Renames all classes of a document in one scope only.</summary>
internal sealed class RenameAll(string name, FixAllScope scope) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [scope];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) => Task.FromResult<CodeAction?>(CodeAction.Create("All", async cancellationToken =>
    {
        var root = (await context.Document!.GetSyntaxRootAsync(cancellationToken))!;
        var reports = await context.GetDocumentDiagnosticsAsync(context.Document);
        var classes = reports.Select(report => root.FindNode(report.Location.SourceSpan).FirstAncestorOrSelf<ClassDeclarationSyntax>()!);
        return context.Document.WithSyntaxRoot(root.ReplaceNodes(classes, (_, found) => Classes.Rename(found, name)));
    }));
}
