using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Tests.Testing.Probes;

/// <summary>What the probes look for.</summary>
internal static class Classes
{
    /// <summary>Reports the names of classes that start with <paramref name="prefix"/>.</summary>
    public static Action<AnalysisContext, DiagnosticDescriptor> Report(string prefix = "Bad")
        => (context, rule) => context.RegisterSyntaxTreeAction(tree =>
        {
            foreach (var found in Of(tree.Tree, prefix))
                tree.ReportDiagnostic(At(rule, found));
        });

    public static IEnumerable<ClassDeclarationSyntax> Of(SyntaxTree tree, string prefix = "Bad")
        => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Where(found => found.Identifier.ValueText.StartsWith(prefix, StringComparison.Ordinal));

    public static Diagnostic At(DiagnosticDescriptor rule, ClassDeclarationSyntax found) => Diagnostic.Create(rule, found.Identifier.GetLocation(), found.Identifier.ValueText);

    /// <summary>The class with Bad replaced by Good in its name.</summary>
    public static ClassDeclarationSyntax Rename(ClassDeclarationSyntax found, string name = "Good")
        => found.WithIdentifier(SyntaxFactory.Identifier(name + found.Identifier.ValueText["Bad".Length..]).WithTriviaFrom(found.Identifier));
}
