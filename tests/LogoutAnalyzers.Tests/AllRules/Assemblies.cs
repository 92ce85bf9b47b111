using System;
using System.Linq;
using System.Reflection;
using LogoutAnalyzers.Rules;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>What is loaded into a compiler may reference only what the oldest supported compiler brings along.</summary>
public class Assemblies
{
    private static readonly string[] s_ofHost = ["netstandard 2.0.0.0", "Microsoft.CodeAnalysis 4.5.0.0", "Microsoft.CodeAnalysis.CSharp 4.5.0.0", "System.Collections.Immutable 6.0.0.0"];

    [Fact]
    public void The_analyzers_reference_the_compiler_only() => Assert.Empty(References(typeof(TopicAnalyzer).Assembly).Except(s_ofHost));

    [Fact]
    public void The_fixes_reference_workspaces_and_the_analyzers_in_addition() =>
        Assert.Empty(References(Assembly.Load("LogoutAnalyzers.CodeFixes")).Except(s_ofHost).Except(
            ["Microsoft.CodeAnalysis.Workspaces 4.5.0.0", "Microsoft.CodeAnalysis.CSharp.Workspaces 4.5.0.0", $"LogoutAnalyzers {typeof(TopicAnalyzer).Assembly.GetName().Version}"]));

    private static string[] References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(static name => $"{name.Name} {name.Version}").Order(StringComparer.Ordinal).ToArray();
}
