using LogoutAnalyzers.Tests.Testing.Probes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using VerifyCS = Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixVerifier<
    LogoutAnalyzers.Tests.Testing.Probes.BadClassAnalyzer,
    LogoutAnalyzers.Tests.Testing.Probes.RenameFix,
    Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace LogoutAnalyzers.Tests.Testing;

/// <summary>Fixes that behave badly fail.</summary>
public sealed class FixTests
{
    private const string Source = "class [|BadName|] { }";
    private const string Fixed = "class GoodName { }";

    [Fact]
    public async Task PassesOnTheRightFix()
    {
        await VerifyCS.VerifyCodeFixAsync(Source, Fixed);
        await VerifyCS.VerifyCodeFixAsync("class BadName { }", VerifyCS.Diagnostic().WithSpan(1, 7, 1, 14).WithArguments("BadName"), Fixed);
        await VerifyCS.VerifyCodeFixAsync(
            "class {|#0:BadA|} { } class {|#1:BadB|} { }",
            [VerifyCS.Diagnostic().WithLocation(0).WithArguments("BadA"), VerifyCS.Diagnostic().WithLocation(1).WithArguments("BadB")],
            "class GoodA { } class GoodB { }");
    }

    [Theory]
    [InlineData("class GoodName { } ", "GoodName { }·")]
    [InlineData("class  GoodName { }", "class  GoodName")]
    [InlineData("class GoodName { }\n", "<LF>")]
    [InlineData("class OtherName { }", "- class OtherName")]
    public async Task FailsOnOtherText(string wrong, string difference)
    {
        var message = await new ProbeTest { TestCode = Source, FixedCode = wrong }.FailAsync();
        Assert.Contains("The text of Test0.cs is not as expected", message);
        Assert.Contains(difference, message);
    }

    [Fact]
    public async Task FailsOnOtherLineEnding()
        => Assert.Contains("<CR><LF>", await new ProbeTest { TestCode = Source + "\n", FixedCode = Fixed + "\r\n" }.FailAsync());

    [Fact]
    public async Task FailsOnReportLeftInFixedCode()
        => Assert.Contains("Context: Diagnostics of fixed state", await new ProbeTest { TestCode = Source, FixedCode = "class BadOther { }" }.FailAsync());

    [Fact]
    public async Task FailsOnMarkupOfFixableReportInFixedCodeOnly()
        => Assert.Contains("Reported, not expected", await new ProbeTest { TestCode = Source, FixedCode = "class [|BadOther|] { }" }.FailAsync());

    [Fact]
    public Task KeepsMarkupWithoutFixInFixedCode()
        => new ProbeTest
        {
            TestCode = "class {|PRB001:BadName|} : {|CS0246:Missing|} { }",
            FixedCode = "class GoodName : {|CS0246:Missing|} { }",
        }.RunAsync();

    [Fact]
    public async Task FailsOnResultThatDoesNotCompile()
    {
        var test = new ProbeTest
        {
            Fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found).WithBaseList(SyntaxFactory.BaseList(SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(
                SyntaxFactory.SimpleBaseType(SyntaxFactory.ParseTypeName("Missing "))))))),
            TestCode = Source,
            FixedCode = "class GoodName :Missing { }",
        };
        var message = await test.FailAsync();
        Assert.Contains("Context: Diagnostics of fixed state", message);
        Assert.Contains("CS0246", message);
    }

    [Fact]
    public async Task FailsOnFixThatChangesNothing()
    {
        var nothing = new ProbeFix(static (document, _, _) => document.Project.Solution);
        Assert.Contains("makes no changes", await new ProbeTest { Fix = nothing, TestCode = Source, FixedCode = Fixed }.FailAsync());
        Assert.Contains("A fix is offered", await new ProbeTest { Fix = nothing, TestCode = Source, FixedCode = Source }.FailAsync());
    }

    [Fact]
    public async Task UnchangedCodeMeansThatNoFixIsOffered()
    {
        var none = new ProbeFix();
        await new ProbeTest { Fix = none, TestCode = Source, FixedCode = Source }.RunAsync();
        var explicitly = VerifyCS.Diagnostic().WithLocation(0).WithArguments("BadName");
        await new ProbeTest { Fix = none, TestCode = "class {|#0:BadName|} { }", ExpectedDiagnostics = { explicitly }, FixedCode = "class {|#0:BadName|} { }" }.RunAsync();
        await new ProbeTest { Fix = none, TestCode = Source, FixedState = { InheritanceMode = StateInheritanceMode.AutoInheritAll } }.RunAsync();
        Assert.Contains("expected to stay as it is", await new ProbeTest { TestCode = Source, FixedCode = Source }.FailAsync());
        Assert.Contains("The text of Test0.cs", await new ProbeTest { Fix = none, TestCode = Source, FixedCode = Fixed }.FailAsync());
    }

    [Fact]
    public Task WithoutFixedCodeNoFixIsTried()
        => new ProbeTest { Fix = new ProbeFix(static (_, _, _) => throw new InvalidOperationException()), TestCode = Source }.RunAsync();

    [Fact]
    public async Task FailsOnFixThatAddsADiagnostic()
    {
        // Always one more class to fix: never ends.
        var fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found).AddMembers(SyntaxFactory.ClassDeclaration(found.Identifier.ValueText + "X"))));
        var message = await new ProbeTest { Fix = fix, TestCode = Source, FixedCode = Fixed }.FailAsync();
        Assert.Contains("still offered after 1 iterations", message);
    }

    [Fact]
    public async Task FailsOnFixThatAddsADiagnosticWithoutFix()
    {
        var test = new ProbeTest
        {
            Analyzer = new ProbeAnalyzer(
                static (context, rule) =>
                {
                    Classes.Report()(context, rule);
                    Classes.Report("Worse")(context, ProbeRules.Worse);
                },
                ProbeRules.Bad,
                ProbeRules.Worse),
            Fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found, "Worse"))),
            TestCode = "class {|PRB001:BadName|} { }",
            FixedCode = "class WorseName { }",
        };
        Assert.Contains("PRB002", await test.FailAsync());
        test.FixedState.Sources[0] = (test.FixedState.Sources[0].filename, SourceText.From("class {|PRB002:WorseName|} { }"));
        await test.RunAsync();
    }

    [Fact]
    public async Task ComparesTheNumberOfIterations()
    {
        const string Two = "class [|BadA|] { } class [|BadB|] { }";
        const string TwoFixed = "class GoodA { } class GoodB { }";
        await new ProbeTest { TestCode = Two, FixedCode = TwoFixed, NumberOfIncrementalIterations = 2, NumberOfFixAllIterations = 1 }.RunAsync();
        Assert.Contains("Expected 3 iterations, found 2", await new ProbeTest { TestCode = Two, FixedCode = TwoFixed, NumberOfIncrementalIterations = 3 }.FailAsync());
        Assert.Contains("still offered after 1 iterations", await new ProbeTest { TestCode = Two, FixedCode = TwoFixed, NumberOfIncrementalIterations = 1 }.FailAsync());
        Assert.Contains("Expected 2 iterations, found 1", await new ProbeTest { TestCode = Two, FixedCode = TwoFixed, NumberOfFixAllIterations = 2 }.FailAsync());
    }

    [Fact]
    public Task FixesOneOnRequest()
        => new ProbeTest
        {
            TestCode = "class [|BadA|] { } class [|BadB|] { }",
            FixedState = { Sources = { "class GoodA { } class [|BadB|] { }" }, MarkupHandling = MarkupMode.Allow },
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync();

    [Fact]
    public async Task FailsOnFixForReportThatEditorsDoNotShow()
    {
        var rule = ProbeRules.Create("PRB001", "Class '{0}'", tags: WellKnownDiagnosticTags.CompilationEnd);
        var test = new ProbeTest
        {
            Analyzer = new ProbeAnalyzer(
                static (context, rule) => context.RegisterCompilationAction(end =>
                {
                    foreach (var found in end.Compilation.SyntaxTrees.SelectMany(static tree => Classes.Of(tree)))
                        end.ReportDiagnostic(Classes.At(rule, found));
                }),
                rule),
            TestCode = Source,
            FixedCode = Fixed,
        };
        Assert.Contains("no editor shows while its document is open", await test.FailAsync());
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        await test.RunAsync();
    }

    [Fact]
    public async Task FailsOnTreeThatIsNotTheParsedOne()
    {
        // One identifier token with a dot in it looks like a qualified name, and is none.
        var fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found.WithIdentifier(found.Identifier.WithTrailingTrivia()))
            .WithBaseList(SyntaxFactory.BaseList(SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(SyntaxFactory.SimpleBaseType(SyntaxFactory.IdentifierName("System.Object"))))
                .WithColonToken(SyntaxFactory.ParseToken(" : ")))));
        var test = new ProbeTest { Fix = fix, TestCode = Source, FixedCode = "class GoodName : System.Object { }" };
        var message = await test.FailAsync();
        Assert.Contains("is not the one its text parses to", message);
        Assert.Contains("parsed: QualifiedName", message);
        test.CodeActionValidationMode = CodeActionValidationMode.None;
        await test.RunAsync();
    }

    [Fact]
    public async Task ComparesTriviaOnRequest()
    {
        // The parser gives the blank to the keyword before.
        var fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found.WithKeyword(found.Keyword.WithTrailingTrivia()).WithIdentifier(found.Identifier.WithLeadingTrivia(SyntaxFactory.Space)))));
        var test = new ProbeTest { Fix = fix, TestCode = Source, FixedCode = Fixed };
        await test.RunAsync();
        test.CodeActionValidationMode = CodeActionValidationMode.Full;
        Assert.Contains("hang on other tokens", await test.FailAsync());
    }

    [Fact]
    public async Task FailsOnBrokenSyntax()
    {
        var fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found).WithCloseBraceToken(SyntaxFactory.MissingToken(SyntaxKind.CloseBraceToken))));
        Assert.Contains("CS1513", await new ProbeTest { Fix = fix, TestCode = Source, FixedCode = "class GoodName { " }.FailAsync());
    }

    [Fact]
    public Task AnnotationsAreReduced()
        => new ProbeTest
        {
            Fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found)
                .AddMembers(SyntaxFactory.ParseMemberDeclaration("global::System.Int32   F  ;")!.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation)))),
            TestCode = "class [|BadName|]\n{\n}\n",
            FixedCode = "class GoodName\n{\n    int F;\n}\n",
        }.RunAsync();

    [Fact]
    public async Task EditorConfigSetsFormat()
    {
        var test = new ProbeTest
        {
            Fix = new ProbeFix(ProbeFix.Replace(static found => Classes.Rename(found).AddMembers(SyntaxFactory.ParseMemberDeclaration("int F;")!.WithAdditionalAnnotations(Formatter.Annotation)))),
            TestCode = "class [|BadName|]\n{\n}\n",
            FixedCode = "class GoodName\n{\n  int F;\n}\n",
        };
        Assert.Contains("The text of Test0.cs", await test.FailAsync());
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nindent_size = 2\n"));
        await test.RunAsync();
    }

    [Fact]
    public async Task ChoosesActions()
    {
        ProbeFix Fix(bool nested) => new(ProbeFix.Replace(static found => Classes.Rename(found)), ProbeFix.Replace(static found => Classes.Rename(found, "Fine"))) { Nested = nested };
        foreach (var nested in (bool[])[false, true])
        {
            await new ProbeTest { Fix = Fix(nested), TestCode = Source, FixedCode = Fixed }.RunAsync();
            await new ProbeTest { Fix = Fix(nested), TestCode = Source, FixedCode = "class FineName { }", CodeActionIndex = 1 }.RunAsync();
            await new ProbeTest { Fix = Fix(nested), TestCode = Source, FixedCode = "class FineName { }", CodeActionEquivalenceKey = "key1" }.RunAsync();
            await new ProbeTest { Fix = Fix(nested), TestCode = Source, FixedCode = "class FineName { }", CodeActionIndex = 1, CodeActionEquivalenceKey = "key1" }.RunAsync();
            await new ProbeTest { Fix = Fix(nested), TestCode = Source, FixedCode = Source, CodeActionIndex = 2 }.RunAsync();
            await new ProbeTest { Fix = Fix(nested), TestCode = Source, FixedCode = Source, CodeActionEquivalenceKey = "key2" }.RunAsync();
            Assert.Contains("Actual:   key1", await new ProbeTest { Fix = Fix(nested), TestCode = Source, FixedCode = Fixed, CodeActionIndex = 1, CodeActionEquivalenceKey = "key0" }.FailAsync());
            Assert.Contains("Actual:   Action 0", await new ProbeTest
            {
                Fix = Fix(nested), TestCode = Source, FixedCode = Fixed, CodeActionVerifier = static (action, verifier) => verifier.Equal("Other", action.Title),
            }.FailAsync());
        }
    }

    [Fact]
    public async Task ComparesAddedAndRemovedFiles()
    {
        var fix = new ProbeFix(static (document, root, found) => document.WithSyntaxRoot(root.ReplaceNode(found, Classes.Rename(found)))
            .Project.AddDocument("Added.cs", "class Added { }", ["Folder"]).Project.Solution) { FixAll = null };
        var test = new ProbeTest { Fix = fix, TestCode = Source, FixedCode = Fixed };
        Assert.Contains("sources of TestProject are not as expected", await test.FailAsync());
        test.FixedState.Sources.Add(("/0/Folder/Added.cs", "class Added { }"));
        await test.RunAsync();
        test.FixedState.Sources[1] = ("/0/Added.cs", SourceText.From("class Added { }"));
        Assert.Contains("sources of TestProject are not as expected", await test.FailAsync());
    }

    [Fact]
    public async Task ComparesAdditionalFiles()
    {
        var fix = new ProbeFix(static (document, root, found) =>
        {
            var solution = document.WithSyntaxRoot(root.ReplaceNode(found, Classes.Rename(found))).Project.Solution;
            return solution.WithAdditionalDocumentText(document.Project.AdditionalDocumentIds[0], SourceText.From("after"));
        })
        {
            FixAll = null,
        };
        var test = new ProbeTest { Fix = fix, TestCode = Source, FixedCode = Fixed };
        test.TestState.AdditionalFiles.Add(("/0/web.config", "before"));
        Assert.Contains("The text of web.config is not as expected", await test.FailAsync());
        test.FixedState.AdditionalFiles.Add(("/0/web.config", "after"));
        await test.RunAsync();
    }

    [Fact]
    public async Task ComparesEncoding()
    {
        var fix = new ProbeFix(static (document, root, found) => document.WithText(SourceText.From(root.ReplaceNode(found, Classes.Rename(found)).ToFullString(), System.Text.Encoding.Unicode)).Project.Solution);
        Assert.Contains("The encoding of Test0.cs", await new ProbeTest { Fix = fix, TestCode = Source, FixedCode = Fixed }.FailAsync());
    }

    [Fact]
    public async Task ComparesChecksumAlgorithm()
    {
        var fix = new ProbeFix(static (document, root, found) => document.WithText(SourceText.From(
            root.ReplaceNode(found, Classes.Rename(found)).ToFullString(), encoding: null, SourceHashAlgorithm.Sha256)).Project.Solution);
        Assert.Contains("The checksum algorithm of Test0.cs", await new ProbeTest { Fix = fix, TestCode = Source, FixedCode = Fixed }.FailAsync());
    }

    [Fact]
    public Task FixesReportsOfTheCompiler()
        => new Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixTest<EmptyDiagnosticAnalyzer, MissingTypeFix, DefaultVerifier>
        {
            TestCode = "class Name : {|CS0246:Missing|} { }",
            FixedCode = "class Name : object { }",
        }.RunAsync();
}
