using LogoutAnalyzers.Tests.Testing.Probes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<LogoutAnalyzers.Tests.Testing.Probes.BadClassAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace LogoutAnalyzers.Tests.Testing;

/// <summary>Expected and reported diagnostics must be the same.</summary>
public sealed class ReportTests
{
    private const string Source = "class BadName { }";

    private static readonly DiagnosticResult s_right = VerifyCS.Diagnostic().WithSpan(1, 7, 1, 14).WithArguments("BadName");

    [Fact]
    public Task PassesOnTheRightReport() => VerifyCS.VerifyAnalyzerAsync(Source, s_right);

    [Fact]
    public Task PassesOnSilence() => VerifyCS.VerifyAnalyzerAsync("class Name { }");

    [Fact]
    public Task PassesInAnyOrder() => VerifyCS.VerifyAnalyzerAsync(
        "class BadA { } class BadB { }",
        VerifyCS.Diagnostic("PRB001").WithSpan(1, 22, 1, 26).WithArguments("BadB"),
        VerifyCS.Diagnostic(ProbeRules.Bad).WithSpan(1, 7, 1, 11).WithMessage("Class 'BadA' is bad"));

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public Task PairsTheVagueWithWhatTheExactLeaves(string exact)
    {
        // Two reports at one place: whichever the vague expectation takes first, one of the two cases needs it to give way.
        var analyzer = new ProbeAnalyzer(
            static (context, rule) => context.RegisterSyntaxTreeAction(tree =>
            {
                foreach (var argument in (string[])["a", "b"])
                    tree.ReportDiagnostic(Diagnostic.Create(rule, Classes.Of(tree.Tree).Single().Identifier.GetLocation(), argument));
            }),
            ProbeRules.Bad);
        return new ProbeTest
        {
            Analyzer = analyzer,
            TestCode = "class {|#0:BadName|} { }",
            ExpectedDiagnostics = { VerifyCS.Diagnostic().WithLocation(0).WithMessage(null), VerifyCS.Diagnostic().WithLocation(0).WithArguments(exact) },
        }.RunAsync();
    }

    [Fact]
    public async Task FailsOnWrongStart() => Assert.Contains("start: expected (1,6), reported (1,7)", await FailAsync(VerifyCS.Diagnostic().WithSpan(1, 6, 1, 14).WithArguments("BadName")));

    [Fact]
    public async Task FailsOnWrongEnd() => Assert.Contains("end: expected (1,13), reported (1,14)", await FailAsync(VerifyCS.Diagnostic().WithSpan(1, 7, 1, 13).WithArguments("BadName")));

    [Fact]
    public async Task FailsOnWrongFile() => Assert.Contains("file: expected /0/Other.cs", await FailAsync(VerifyCS.Diagnostic().WithSpan("/0/Other.cs", 1, 7, 1, 14).WithArguments("BadName")));

    [Fact]
    public async Task FailsOnWrongId() => Assert.Contains("id: expected PRB002, reported PRB001", await FailAsync(VerifyCS.Diagnostic(ProbeRules.Worse).WithSpan(1, 7, 1, 14).WithMessage(null)));

    [Fact]
    public async Task FailsOnWrongArguments() => Assert.Contains("message: expected 'Class 'Bad' is bad'", await FailAsync(VerifyCS.Diagnostic().WithSpan(1, 7, 1, 14).WithArguments("Bad")));

    [Fact]
    public async Task FailsOnMissingArguments() => Assert.Contains("message: expected 'Class '{0}' is bad'", await FailAsync(VerifyCS.Diagnostic().WithSpan(1, 7, 1, 14)));

    [Fact]
    public async Task FailsOnWrongMessage() => Assert.Contains("message: expected 'Bad.'", await FailAsync(s_right.WithMessage("Bad.")));

    [Fact]
    public async Task FailsOnWrongSeverity() => Assert.Contains("severity: expected Error, reported Warning", await FailAsync(s_right.WithSeverity(DiagnosticSeverity.Error)));

    [Fact]
    public async Task FailsOnWrongSuppression() => Assert.Contains("suppressed: expected True", await FailAsync(s_right.WithIsSuppressed(true)));

    [Fact]
    public async Task FailsOnLocationWhereNoneIsExpected() => Assert.Contains("location: expected none", await FailAsync(VerifyCS.Diagnostic().WithNoLocation().WithArguments("BadName")));

    [Fact]
    public async Task FailsOnMissingAdditionalLocation() => Assert.Contains("additional locations: expected 1, reported 0", await FailAsync(s_right.WithSpan(1, 1, 1, 6)));

    [Fact]
    public async Task FailsOnMissingReport() => Assert.Contains("Expected, not reported:", await FailAsync(s_right, s_right));

    [Fact]
    public async Task FailsOnExtraReport() => Assert.Contains("Reported, not expected:", await FailAsync());

    [Fact]
    public async Task FailurePrintsCodeAndCarets()
    {
        var message = await FailAsync();
        Assert.Contains("""VerifyCS.Diagnostic("PRB001").WithSpan(1, 7, 1, 14).WithArguments("BadName"),""", message);
        Assert.Contains("    1 | class BadName { }", message);
        Assert.Contains("      |       ^^^^^^^ PRB001: Class 'BadName' is bad", message);
        Assert.Contains("Context: Diagnostics of test state", message);
    }

    [Fact]
    public async Task PassesOnReportWithoutLocation()
    {
        var test = new ProbeTest
        {
            Analyzer = new ProbeAnalyzer(static (context, rule) => context.RegisterCompilationAction(end => end.ReportDiagnostic(Diagnostic.Create(rule, Location.None, "x"))), ProbeRules.Bad),
            TestCode = "",
            ExpectedDiagnostics = { VerifyCS.Diagnostic().WithNoLocation().WithArguments("x") },
        };
        await test.RunAsync();
        test.ExpectedDiagnostics[0] = VerifyCS.Diagnostic().WithSpan(1, 1, 1, 1).WithArguments("x");
        Assert.Contains("reported none", await test.FailAsync());
    }

    [Fact]
    public async Task ComparesAdditionalLocations()
    {
        var test = new ProbeTest
        {
            Analyzer = new ProbeAnalyzer(
                static (context, rule) => context.RegisterSyntaxTreeAction(tree =>
                {
                    foreach (var found in Classes.Of(tree.Tree))
                        tree.ReportDiagnostic(Diagnostic.Create(rule, found.Identifier.GetLocation(), [found.Keyword.GetLocation()], "x"));
                }),
                ProbeRules.Bad),
            TestCode = "{|#1:class|} {|#0:BadName|} { }",
            ExpectedDiagnostics = { VerifyCS.Diagnostic().WithLocation(0).WithLocation(1).WithArguments("x") },
        };
        await test.RunAsync();
        test.ExpectedDiagnostics[0] = VerifyCS.Diagnostic().WithLocation(0).WithLocation(0).WithArguments("x");
        Assert.Contains("additional location 1, start", await test.FailAsync());
        test.ExpectedDiagnostics[0] = VerifyCS.Diagnostic().WithLocation(0).WithArguments("x");
        Assert.Contains("additional locations: expected 0, reported 1", await test.FailAsync());
    }

    [Fact]
    public async Task ChecksPairsOnRequest()
    {
        var test = new ProbeTest { TestCode = "class [|BadName|] { }", DiagnosticVerifier = static (diagnostic, _, verifier) => verifier.Equal("x", diagnostic.Id) };
        Assert.Contains("Actual:   PRB001", await test.FailAsync());
    }

    [Fact]
    public async Task SeesSuppressedReportsOnRequest()
    {
        var test = new SuppressedReportsTest { TestCode = "#pragma warning disable PRB001\nclass {|#0:BadName|} { }" };
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0).WithArguments("BadName").WithIsSuppressed(true));
        await test.RunAsync();
    }

    [Fact]
    public async Task NeedsASource()
        => Assert.Contains("TestState.Sources", (await Assert.ThrowsAsync<VerifierException>(() => new CSharpAnalyzerTest<BadClassAnalyzer, DefaultVerifier>().RunAsync())).Message);

    [Fact]
    public void ShortFormNeedsExactlyOneDescriptor()
    {
        Assert.Throws<InvalidOperationException>(() => CSharpAnalyzerVerifier<EmptyDiagnosticAnalyzer, DefaultVerifier>.Diagnostic());
        Assert.Throws<InvalidOperationException>(() => VerifyCS.Diagnostic("PRB002"));
    }

    private static Task<string> FailAsync(params DiagnosticResult[] expected)
    {
        var test = new ProbeTest { TestCode = Source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.FailAsync();
    }
}
