using System.Threading.Tasks;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace LogoutAnalyzers.Tests;

/// <summary>Runs whole programs through an analyzer, or an analyzer and its fix, against the real ASP.NET Core.</summary>
internal static class Verify
{
    /// <summary>What the SDK's web projects import by themselves; every test program gets it as a file of its own.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Programs whose reports are marked up in their text, and which have no others.</summary>
    public static Task Analyzer<TAnalyzer>(params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new() => Analyzer<TAnalyzer>("", sources);

    /// <inheritdoc cref="Analyzer{TAnalyzer}(string[])"/>
    /// <param name="editorConfig">The lines of an .editorconfig section for all files.</param>
    public static Task Analyzer<TAnalyzer>(string editorConfig, string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { ReferenceAssemblies = References.AspNetCoreAssemblies };
        Fill(test.TestState, sources);
        if (editorConfig.Length > 0) test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\n" + editorConfig));
        return test.RunAsync();
    }

    /// <summary>A fix: the reports are marked up in <paramref name="before"/>; <paramref name="after"/> is what the fix makes of it, one by one and in fix-all.</summary>
    public static Task Fix<TAnalyzer, TFix>(string before, string after, params string[] others)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { ReferenceAssemblies = References.AspNetCoreAssemblies };
        Fill(test.TestState, [before, .. others]);
        Fill(test.FixedState, [after, .. others]);
        return test.RunAsync();
    }

    private static void Fill(SolutionState state, string[] sources)
    {
        state.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));
        for (var i = 0; i < sources.Length; i++)
        {
            state.Sources.Add(($"/0/Test{i}.cs", sources[i]));
            // A program with top-level statements is an executable.
            if (sources[i].Contains("WebApplication.CreateBuilder")) state.OutputKind = OutputKind.ConsoleApplication;
        }
    }
}
