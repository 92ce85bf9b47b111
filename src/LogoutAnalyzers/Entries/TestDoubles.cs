using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>Classes that belong to tests: their logouts log nobody out, and owe it to nobody.</summary>
internal static class TestDoubles
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "test", "tests", "testing", "fixture", "mock", "mocks", "fake", "stub", "dummy", "spy", "noop", "null", "steps", "spec", "specs" };

    private static readonly HashSet<string> s_attributes = new(StringComparer.Ordinal)
    {
        "FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestMethodAttribute", "DataTestMethodAttribute", "TestFixtureAttribute", "TestClassAttribute", "BenchmarkAttribute", "WhenAttribute", "GivenAttribute", "ThenAttribute",
    };

    public static bool Is(INamedTypeSymbol type) =>
        (type.ContainingType is { } outer && Is(outer)) || Words.Any(type.Name, s_words) || HasAttribute(type) || type.GetMembers().Any(HasAttribute)
        || (type.ContainingAssembly?.Name is { } assembly && Words.Split(assembly).LastOrDefault() is "test" or "tests");

    /// <summary>Whether the code is part of one.</summary>
    public static bool Contain(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetEnclosingSymbol(code.SpanStart, cancellationToken)?.ContainingType is { } type && Is(type);

    private static bool HasAttribute(ISymbol symbol) => symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { } type && s_attributes.Contains(type.Name));
}
