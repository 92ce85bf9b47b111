using System.Threading.Tasks;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

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

    /// <summary>ASP.NET Core and nothing else.</summary>
    public static readonly Verification AspNetCore = new(References.AspNetCoreAssemblies, GlobalUsings);

    /// <summary>ASP.NET Core with Entity Framework Core, Identity's stores, JWT bearer, MediatR and Dapper.</summary>
    public static readonly Verification AspNetCoreData = new(References.AspNetCoreDataAssemblies, GlobalUsings);

    /// <summary>System.Web on .NET Framework 4.7.2 with MVC 5, Web API 2 and OWIN, where nothing is imported by itself.</summary>
    public static readonly Verification AspNet = new(References.AspNetAssemblies, "");

    /// <summary>ASP.NET Core with stand-ins for libraries, by the names of their assemblies.</summary>
    public static Verification AspNetCoreWith(params string[] stubs) => new(References.AspNetCoreWith(stubs), GlobalUsings);

    /// <inheritdoc cref="Verification.Analyzer{TAnalyzer}"/>
    public static Task Analyzer<TAnalyzer>(params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new() => AspNetCore.Analyzer<TAnalyzer>(sources);

    /// <inheritdoc cref="Verification.Analyzer{TAnalyzer}"/>
    /// <param name="editorConfig">The lines of an .editorconfig section for all files.</param>
    public static Task Analyzer<TAnalyzer>(string editorConfig, string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new() => (AspNetCore with { EditorConfig = editorConfig }).Analyzer<TAnalyzer>(sources);

    /// <inheritdoc cref="Verification.Fix{TAnalyzer, TFix}"/>
    public static Task Fix<TAnalyzer, TFix>(string before, string after, params string[] others)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => AspNetCore.Fix<TAnalyzer, TFix>(before, after, others);
}
