using LogoutAnalyzers.Tests.Testing.Probes;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<LogoutAnalyzers.Tests.Testing.Probes.BadClassAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace LogoutAnalyzers.Tests.Testing;

/// <summary>Markup in test sources means what it says, or the test fails.</summary>
public sealed class MarkupTests
{
    [Theory]
    [InlineData("class [|BadName|] { }")]
    [InlineData("class {|PRB001:BadName|} { }")]
    [InlineData("class $$BadName { }")]
    [InlineData("class [|BadOuter|] { class [|BadInner|] { } }")]
    [InlineData("class {|PRB001:BadName|} : {|CS0246:Missing|} { }")]
    public Task Passes(string source) => VerifyCS.VerifyAnalyzerAsync(source);

    [Theory]
    [InlineData("class [|BadNam|]e { }")]
    [InlineData("class B[|adName|] { }")]
    [InlineData("[|class|] Name { }")]
    [InlineData("class BadName { }")]
    [InlineData("class {|PRB002:BadName|} { }")]
    [InlineData("class B$$adName { }")]
    public async Task Fails(string source) => Assert.Contains("Diagnostics are not as expected", await new ProbeTest { TestCode = source }.FailAsync());

    [Theory]
    [InlineData("class [|BadName { }", "'[|' without an end")]
    [InlineData("class BadName|] { }", "'|]' without a start")]
    [InlineData("class {|PRB001:BadName { }", "'{|PRB001:' without an end")]
    [InlineData("class BadName|} { }", "'|}' without a start")]
    [InlineData("class [|BadName|} { }", "'|}' without a start")]
    [InlineData("class {|#0:BadName|#1} { }", "'|#1}' without a start")]
    [InlineData("class {|#0:BadName|} {|#0:{|} }", "more than once")]
    public async Task ThrowsOnUnbalancedOrAmbiguousMarkup(string source, string message)
        => Assert.Contains(message, (await Assert.ThrowsAsync<ArgumentException>(() => VerifyCS.VerifyAnalyzerAsync(source))).Message);

    [Fact]
    public async Task ThrowsOnUnknownKey()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyCS.VerifyAnalyzerAsync("class {|#0:BadName|} { }", VerifyCS.Diagnostic().WithLocation(1).WithArguments("BadName")));

    [Fact]
    public Task NumbersNameSpans() => VerifyCS.VerifyAnalyzerAsync(
        "class {|#0:BadA|} { } class {|#1:BadB|#1} { }",
        VerifyCS.Diagnostic().WithLocation(0).WithArguments("BadA"),
        VerifyCS.Diagnostic().WithLocation(1).WithArguments("BadB"));

    [Fact]
    public async Task NumberedEndsAllowOverlap()
    {
        // #0 ends inside #1.
        var message = await new ProbeTest
        {
            TestCode = "class {|#0:BadA {|#1:{|#0} }|#1}",
            ExpectedDiagnostics =
            {
                VerifyCS.Diagnostic().WithLocation(0).WithArguments("BadA"),
                VerifyCS.Diagnostic(ProbeRules.Worse).WithLocation(1).WithMessage(null),
            },
        }.FailAsync();
        Assert.Contains("end: expected (1,13), reported (1,11)", message);
        Assert.Contains("VerifyCS.Diagnostic(\"PRB002\").WithSeverity(DiagnosticSeverity.Warning).WithSpan(1, 12, 1, 15)", message);
    }

    [Fact]
    public async Task NamelessMarkupNeedsOneDescriptor()
    {
        var analyzer = new ProbeAnalyzer(Classes.Report(), ProbeRules.Bad, ProbeRules.Worse);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new ProbeTest { Analyzer = analyzer, TestCode = "class [|BadName|] { }" }.RunAsync());
        await new ProbeTest { Analyzer = analyzer, TestCode = "class [|BadName|] { }", MarkupOptions = MarkupOptions.UseFirstDescriptor }.RunAsync();
        await new ProbeTest { Analyzer = analyzer, TestCode = "class {|PRB001:BadName|} { }" }.RunAsync();
    }

    [Fact]
    public async Task MarkupIgnoresSeverity()
    {
        var test = new ProbeTest { TestCode = "class [|BadName|] { }" };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\ndotnet_diagnostic.PRB001.severity = error\n"));
        await test.RunAsync();
    }

    [Fact]
    public async Task PositionsCanBeCode()
    {
        const string Source = "class Name { string S => $$\"\"\"{{1}}\"\"\"; }";
        await new ProbeTest { TestCode = Source, MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode }.RunAsync();
        await new ProbeTest { TestCode = Source }.FailAsync();
    }

    [Fact]
    public async Task MarkupCanBeCode()
    {
        var test = new ProbeTest { TestCode = "class Name { string S => \"[|x|]\"; }" };
        test.TestState.MarkupHandling = MarkupMode.None;
        await test.RunAsync();
    }

    [Fact]
    public async Task MarkupCanBeIgnored()
    {
        var test = new ProbeTest { TestCode = "class Na[|m|]e { }" };
        test.TestState.MarkupHandling = MarkupMode.Ignore;
        await test.RunAsync();
    }

    [Fact]
    public async Task MarkupWorksInEveryFile()
    {
        var test = new ProbeTest { TestCode = "class [|BadA|] { }" };
        test.TestState.Sources.Add(("/0/Folder/Other.cs", "class [|BadB|] { }"));
        test.TestState.Sources.Add("class [|BadC|] { }");
        test.TestState.AdditionalProjects["Library"].Sources.Add("class [|BadD|] { }");
        test.TestState.AdditionalProjectReferences.Add("Library");
        await test.RunAsync();
        test.TestState.AdditionalProjects["Library"].Sources.Add("class BadE { }");
        Assert.Contains("WithSpan(\"/Library/Test1.cs\", 1, 7, 1, 11)", await test.FailAsync());
    }
}
