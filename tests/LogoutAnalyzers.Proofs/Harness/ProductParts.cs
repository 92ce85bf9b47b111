using System.Collections.Immutable;
using System.Reflection;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>The product's analyzers and fixes, found as a compiler host finds them: by their types.</summary>
internal static class ProductParts
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = Create<DiagnosticAnalyzer>(typeof(SignOutAnalyzer).Assembly);
    private static readonly ImmutableArray<CodeFixProvider> s_fixes = Create<CodeFixProvider>(Assembly.Load("LogoutAnalyzers.CodeFixes"));

    public static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(string id) =>
        s_analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id)).ToImmutableArray() is { IsEmpty: false } found
            ? found
            : throw new InvalidOperationException($"No analyzer reports {id}.");

    public static ImmutableArray<CodeFixProvider> FixesOf(string id) => s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)).ToImmutableArray();

    private static ImmutableArray<T> Create<T>(Assembly assembly) =>
        assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .Select(static type => (T)Activator.CreateInstance(type, nonPublic: true)!)
            .ToImmutableArray();
}
