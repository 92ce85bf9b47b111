using LogoutAnalyzers.Tests.Testing.Probes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using VerifyCS = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<LogoutAnalyzers.Tests.Testing.Probes.BadClassAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace LogoutAnalyzers.Tests.Testing;

/// <summary>Analyzers that behave badly fail, whatever they report.</summary>
public sealed class AnalysisTests
{
    private const string Source = "class [|BadName|] { }";

    [Fact]
    public async Task FailsOnCompileError()
        => Assert.Contains("DiagnosticResult.CompilerError(\"CS0246\").WithSpan(1, 18, 1, 25).WithArguments(\"Missing\")", await new ProbeTest { TestCode = "class Sound    : Missing { }" }.FailAsync());

    [Fact]
    public Task PassesOnExpectedCompileError()
        => VerifyCS.VerifyAnalyzerAsync("class Sound : Missing { }", DiagnosticResult.CompilerError("CS0246").WithSpan(1, 15, 1, 22).WithArguments("Missing"));

    [Fact]
    public async Task FailsOnWrongArgumentOfCompileError()
    {
        var test = new ProbeTest { TestCode = "class Sound : {|#0:Missing|} { }", ExpectedDiagnostics = { DiagnosticResult.CompilerError("CS0246").WithLocation(0).WithArguments("Other") } };
        Assert.Contains("arguments: expected 'Other', reported 'Missing'", await test.FailAsync());
    }

    [Fact]
    public async Task CompilerWarningsCountOnRequest()
    {
        var test = new ProbeTest { TestCode = "class Sound { int _field; }" };
        await test.RunAsync();
        test.CompilerDiagnostics = CompilerDiagnostics.Warnings;
        Assert.Contains("DiagnosticResult.CompilerWarning(\"CS0169\")", await test.FailAsync());
        test.TestState.Sources[0] = (test.TestState.Sources[0].filename, SourceText.From("class Sound : Missing { }"));
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        await test.RunAsync();
    }

    [Fact]
    public async Task TopLevelStatementsNeedAProgram()
    {
        var test = new ProbeTest { TestCode = "System.Console.WriteLine();" };
        Assert.Contains("CS8805", await test.FailAsync());
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Fact]
    public async Task FailsOnException()
    {
        var analyzer = new ProbeAnalyzer(static (context, _) => context.RegisterSyntaxTreeAction(static _ => throw new InvalidTimeZoneException("probe")), ProbeRules.Bad);
        var message = await new ProbeTest { Analyzer = analyzer, TestCode = "" }.FailAsync();
        Assert.Contains("error AD0001", message);
        Assert.Contains("InvalidTimeZoneException", message);
    }

    [Fact]
    public async Task FailsOnUnsupportedId()
    {
        var analyzer = new ProbeAnalyzer(static (context, _) => Classes.Report()(context, ProbeRules.Worse), ProbeRules.Bad);
        Assert.Contains("AD0001", await new ProbeTest { Analyzer = analyzer, TestCode = "class BadName { }" }.FailAsync());
    }

    [Theory]
    [InlineData(1, "", "only in a second run: Warning PRB001")]
    [InlineData(2, "", "only in a run without concurrency: Warning PRB001")]
    [InlineData(0, "[||]", "only in the first run: Warning PRB001")]
    public async Task FailsWhenOneRunDiffers(int reportingRun, string markup, string difference)
    {
        var runs = 0;
        var analyzer = new ProbeAnalyzer(
            (context, rule) => context.RegisterSyntaxTreeAction(tree =>
            {
                if (Interlocked.Increment(ref runs) - 1 == reportingRun)
                    tree.ReportDiagnostic(Diagnostic.Create(rule, Location.Create(tree.Tree, new TextSpan(0, 0)), "x"));
            }),
            ProbeRules.Bad);
        Assert.Contains(difference, await new ProbeTest { Analyzer = analyzer, TestCode = markup + "class Name { }" }.FailAsync());
    }

    [Fact]
    public async Task FailsWhenTheAnalyzerRemembers()
    {
        var reported = 0;
        var analyzer = new ProbeAnalyzer(
            (context, rule) => context.RegisterSyntaxTreeAction(tree =>
            {
                if (Interlocked.Increment(ref reported) == 1)
                    tree.ReportDiagnostic(Classes.At(rule, Classes.Of(tree.Tree).Single()));
            }),
            ProbeRules.Bad);
        Assert.Contains("only in the first run: Warning PRB001", await new ProbeTest { Analyzer = analyzer, TestCode = Source }.FailAsync());
    }

    [Fact]
    public async Task FailsWhenPropertiesDiffer()
    {
        var run = 0;
        var analyzer = new ProbeAnalyzer(
            (context, rule) => context.RegisterSyntaxTreeAction(tree => tree.ReportDiagnostic(Diagnostic.Create(
                rule, Classes.Of(tree.Tree).Single().Identifier.GetLocation(), System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add("run", $"{Interlocked.Increment(ref run)}"), "x"))),
            ProbeRules.Bad);
        Assert.Contains("{run=1}", await new ProbeTest { Analyzer = analyzer, TestCode = Source }.FailAsync());
    }

    [Fact]
    public async Task FailsOnEndOfCompilationWithoutTag()
    {
        var message = await new ProbeTest { Analyzer = AtEnd(ProbeRules.Bad), TestCode = Source }.FailAsync();
        Assert.Contains("needs the tag CompilationEnd", message);
        Assert.Contains("only in a build: Warning PRB001", message);
    }

    [Fact]
    public Task PassesOnEndOfCompilationWithTag()
        => new ProbeTest { Analyzer = AtEnd(ProbeRules.Create("PRB003", "Class '{0}'", tags: WellKnownDiagnosticTags.CompilationEnd)), TestCode = Source }.RunAsync();

    [Fact]
    public async Task FailsOnReportInOtherTree()
    {
        var analyzer = new ProbeAnalyzer(
            static (context, rule) => context.RegisterSemanticModelAction(model =>
            {
                foreach (var found in model.SemanticModel.Compilation.SyntaxTrees.Where(tree => tree != model.SemanticModel.SyntaxTree).SelectMany(static tree => Classes.Of(tree)))
                    model.ReportDiagnostic(Classes.At(rule, found));
            }),
            ProbeRules.Bad);
        var test = new ProbeTest { Analyzer = analyzer, TestCode = Source };
        test.TestState.Sources.Add("class Other { }");
        await test.FailAsync();
    }

    [Fact]
    public async Task FailsOnStateThatNeedsOtherTreesAnalysed()
    {
        var analyzer = new ProbeAnalyzer(
            static (context, rule) => context.RegisterCompilationStartAction(start =>
            {
                var seen = new System.Collections.Concurrent.ConcurrentBag<SyntaxTree>();
                start.RegisterSymbolAction(symbol => seen.Add(symbol.Symbol.Locations[0].SourceTree!), SymbolKind.NamedType);
                start.RegisterCompilationEndAction(end =>
                {
                    foreach (var found in seen.SelectMany(static tree => Classes.Of(tree)))
                        end.ReportDiagnostic(Classes.At(rule, found));
                });
            }),
            ProbeRules.Bad);
        Assert.Contains("An editor shows other reports", await new ProbeTest { Analyzer = analyzer, TestCode = Source }.FailAsync());
    }

    [Fact]
    public async Task FailsOnReportThatPragmaDoesNotSilence()
    {
        // A report about a whole file, placed before any #pragma can stand.
        var analyzer = new ProbeAnalyzer(
            static (context, rule) => context.RegisterSyntaxTreeAction(tree => tree.ReportDiagnostic(Diagnostic.Create(rule, Location.Create(tree.Tree, new TextSpan(0, 0)), "x"))),
            ProbeRules.Bad);
        var test = new ProbeTest { Analyzer = analyzer, TestCode = "[||]class Name { }" };
        Assert.Contains("#pragma warning disable does not silence", await test.FailAsync());
        test.TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        await test.RunAsync();
    }

    [Fact]
    public Task PassesOnReportThatMayNotBeSilenced()
        => new ProbeTest { Analyzer = new ProbeAnalyzer(Classes.Report(), ProbeRules.Create("PRB003", "Class '{0}'", tags: WellKnownDiagnosticTags.NotConfigurable)), TestCode = Source }.RunAsync();

    [Fact]
    public async Task FailsOnUndecidedReportInGeneratedCode()
    {
        var test = new ProbeTest { Analyzer = new ProbeAnalyzer(Classes.Report(), ProbeRules.Bad) { GeneratedCode = GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics }, TestCode = Source };
        await test.RunAsync();
        test = new ProbeTest { Analyzer = new ProbeAnalyzer(Classes.Report(), ProbeRules.Bad) { GeneratedCode = null }, TestCode = Source };
        Assert.Contains("Reported in generated code", await test.FailAsync());
        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck;
        await test.RunAsync();
    }

    [Fact]
    public Task RulesThatAreOffByDefaultRun()
        => new ProbeTest { Analyzer = new ProbeAnalyzer(Classes.Report(), ProbeRules.Create("PRB003", "Class '{0}'", enabled: false)), TestCode = Source }.RunAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EditorConfigSetsSeverity(bool enabledByDefault)
    {
        var rule = ProbeRules.Create("PRB003", "Class '{0}'", enabledByDefault);
        var test = new ProbeTest { Analyzer = new ProbeAnalyzer(Classes.Report(), rule), TestCode = "class {|#0:BadName|} { }" };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PRB003.severity = error\n"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(rule).WithLocation(0).WithArguments("BadName").WithSeverity(DiagnosticSeverity.Error));
        await test.RunAsync();
        test.ExpectedDiagnostics[0] = test.ExpectedDiagnostics[0].WithSeverity(DiagnosticSeverity.Warning);
        Assert.Contains("severity: expected Warning, reported Error", await test.FailAsync());
    }

    [Fact]
    public async Task EditorConfigSilencesByFolder()
    {
        var test = new ProbeTest { TestCode = Source };
        test.TestState.Sources.Add(("/0/Legacy/Old.cs", "class BadOld { }"));
        await test.FailAsync();
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[/0/Legacy/*.cs]\ndotnet_diagnostic.PRB001.severity = none\n"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("/.editorconfig", "root = true\n[*.cs]\nprobe.prefix = Evil\n")]
    [InlineData("/.globalconfig", "is_global = true\nprobe.prefix = Evil\n")]
    public async Task OptionsReachTheAnalyzer(string path, string content)
    {
        var analyzer = new ProbeAnalyzer(
            static (context, rule) => context.RegisterSyntaxTreeAction(tree =>
            {
                if (!tree.Options.AnalyzerConfigOptionsProvider.GetOptions(tree.Tree).TryGetValue("probe.prefix", out var prefix))
                    return;
                foreach (var found in Classes.Of(tree.Tree, prefix))
                    tree.ReportDiagnostic(Classes.At(rule, found));
            }),
            ProbeRules.Bad);
        var test = new ProbeTest { Analyzer = analyzer, TestCode = "class [|EvilName|] { }" };
        await test.FailAsync();
        test.TestState.AnalyzerConfigFiles.Add((path, content));
        await test.RunAsync();
    }

    [Fact]
    public async Task ReportsInAdditionalFiles()
    {
        var analyzer = new ProbeAnalyzer(
            static (context, rule) => context.RegisterAdditionalFileAction(file =>
            {
                var text = file.AdditionalFile.GetText()!;
                var span = new TextSpan(text.ToString().IndexOf("bad", StringComparison.Ordinal), 3);
                file.ReportDiagnostic(Diagnostic.Create(rule, Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), "x"));
            }),
            ProbeRules.Bad);
        var test = new ProbeTest { Analyzer = analyzer, TestCode = "" };
        test.TestState.AdditionalFiles.Add(("/0/appsettings.json", "{\n  [|bad|] }"));
        await test.RunAsync();
        test.TestState.AdditionalFiles[0] = ("/0/appsettings.json", SourceText.From("{\n  bad }"));
        var message = await test.FailAsync();
        Assert.Contains(".WithSpan(\"/0/appsettings.json\", 2, 3, 2, 6)", message);
        Assert.Contains("      |   ^^^ PRB001", message);
    }

    [Fact]
    public async Task DisabledRulesAreSilent()
        => await new ProbeTest { TestCode = "class BadName { }", DisabledDiagnostics = { "PRB001" } }.RunAsync();

    [Fact]
    public async Task SolutionTransformsApply()
    {
        var test = new ProbeTest { TestCode = Source };
        test.SolutionTransforms.Add(static (solution, project) => solution.AddDocument(DocumentId.CreateNewId(project), "More.cs", "class BadMore { }", filePath: "/0/More.cs"));
        Assert.Contains("/0/More.cs", await test.FailAsync());
    }

    [Fact]
    public async Task GeneratedSourcesAreCompared()
    {
        var test = new GeneratorTest { TestCode = "class Name : FromGenerator { }" };
        Assert.Contains("Generated files are not as expected", await test.FailAsync());
        test.TestState.GeneratedSources.Add((typeof(ProbeGenerator), "probe.cs", "class  FromGenerator { }"));
        Assert.Contains("Generated file", await test.FailAsync());
        test.TestState.GeneratedSources.Clear();
        test.TestState.GeneratedSources.Add((typeof(ProbeGenerator), "probe.cs", "class FromGenerator { }"));
        await test.RunAsync();
    }

    private static ProbeAnalyzer AtEnd(DiagnosticDescriptor rule) => new(
        static (context, rule) => context.RegisterCompilationAction(end =>
        {
            foreach (var found in end.Compilation.SyntaxTrees.SelectMany(static tree => Classes.Of(tree)))
                end.ReportDiagnostic(Classes.At(rule, found));
        }),
        rule);
}
