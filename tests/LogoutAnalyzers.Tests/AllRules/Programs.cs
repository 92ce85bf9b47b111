using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Compiles whole programs and runs every analyzer over them, with all rules switched on.</summary>
internal static class Programs
{
    // Examples that need no package do without: what they show is there in every application.
    private static readonly string[] s_packages = ["Microsoft.IdentityModel", "System.IdentityModel", "JwtBearer", "EntityFrameworkCore"];

    /// <summary>A program against the real ASP.NET Core, with the usings that web projects import by themselves; one that names System.Web against that.</summary>
    public static CSharpCompilation Web(params string[] sources) =>
        sources.Any(static source => source.Contains("using System.Web")) ? Compile(sources, References.AspNet)
        : Compile([Verify.GlobalUsings, .. sources], sources.Any(static source => s_packages.Any(source.Contains)) ? References.AspNetCoreData : References.AspNetCore, sources.Any(static source => source.Contains("WebApplication.CreateBuilder")));

    public static CSharpCompilation Compile(IEnumerable<string> sources, IEnumerable<MetadataReference> references, bool isExecutable = false, string folder = "/0/") =>
        Compile(sources.Select((source, i) => ($"{folder}File{i}.cs", source)), references, isExecutable);

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, IEnumerable<MetadataReference> references, bool isExecutable = false)
    {
        var severities = Catalogue.Rules.Where(static rule => !rule.Descriptor.IsEnabledByDefault)
            .ToImmutableDictionary(static rule => rule.Descriptor.Id, static _ => ReportDiagnostic.Info);
        var options = new CSharpCompilationOptions(isExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
            .WithSpecificDiagnosticOptions(severities).WithNullableContextOptions(NullableContextOptions.Enable);
        var parse = new CSharpParseOptions(LanguageVersion.Preview);
        return CSharpCompilation.Create("Program", sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, parse, source.Path)), references, options);
    }

    /// <summary>What all analyzers report, an exception in one of them (AD0001) included.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, AnalyzerConfigOptionsProvider? options = null, bool concurrent = true, ImmutableArray<AdditionalText> files = default) =>
        Run(compilation, options, concurrent, files).GetAnalyzerDiagnosticsAsync();

    public static CompilationWithAnalyzers Run(Compilation compilation, AnalyzerConfigOptionsProvider? options = null, bool concurrent = true, ImmutableArray<AdditionalText> files = default)
    {
        if (files.IsDefault) files = [];
        var analyzerOptions = options is null ? new AnalyzerOptions(files) : new AnalyzerOptions(files, options);
        return compilation.WithAnalyzers(Catalogue.Analyzers, new CompilationWithAnalyzersOptions(analyzerOptions, onAnalyzerException: null, concurrentAnalysis: concurrent, logAnalyzerExecutionTime: true));
    }

    public static void AssertCompiles(Compilation compilation)
    {
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
    }

    public static void AssertSilent(IEnumerable<Diagnostic> reports) => Assert.True(!reports.Any(), string.Join("\n", reports.Take(10)));
}
