using LogoutAnalyzers.Tests.Testing.Probes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Testing;

/// <summary>"Fix all" must do in each scope what the fixes do one by one.</summary>
public sealed class FixAllTests
{
    private const string Source = "class [|BadA|] { } class [|BadB|] { }";
    private const string Fixed = "class GoodA { } class GoodB { }";

    [Fact]
    public async Task PassesInAllScopes()
    {
        var test = new ProbeTest { TestCode = Source, FixedCode = Fixed };
        test.TestState.Sources.Add("class [|BadC|] { }");
        test.FixedState.Sources.Add("class GoodC { }");
        test.TestState.AdditionalProjects["Library"].Sources.Add("class [|BadD|] { }");
        test.FixedState.AdditionalProjects["Library"].Sources.Add("class GoodD { }");
        await test.RunAsync();
    }

    [Theory]
    [InlineData(FixAllScope.Document, "Fix all in document")]
    [InlineData(FixAllScope.Project, "Fix all in project")]
    [InlineData(FixAllScope.Solution, "Fix all in solution")]
    public async Task FailsWhereOneScopeDiffers(FixAllScope scope, string context)
    {
        ProbeTest Test() => new() { Fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found))) { FixAll = new RenameAll("Fine", scope) }, TestCode = Source, FixedCode = Fixed };
        Assert.Contains("Context: " + context, await Test().FailAsync());

        var test = Test();
        test.BatchFixedCode = "class FineA { } class FineB { }";
        await test.RunAsync();

        test = Test();
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
        await test.RunAsync();
    }

    [Fact]
    public async Task FailsOnFixAllThatChangesNothing()
        => Assert.Contains("makes no changes", await new ProbeTest
        {
            Fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found))) { FixAll = new RenameAll("Bad", FixAllScope.Project) },
            TestCode = Source,
            FixedCode = Fixed,
        }.FailAsync());

    [Fact]
    public async Task FailsOnBatchResultThatDoesNotCompile()
    {
        var test = new ProbeTest { TestCode = Source, FixedCode = Fixed, BatchFixedCode = "class GoodA { } class GoodA { }" };
        Assert.Contains("Context: Diagnostics of batch fixed state", await test.FailAsync());
    }

    [Fact]
    public Task FixWithoutFixAllPasses()
        => new ProbeTest { Fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found))) { FixAll = null }, TestCode = Source, FixedCode = Fixed }.RunAsync();
}
