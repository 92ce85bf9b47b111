using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.AllRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LogoutAnalyzers.Tests.Robustness;

/// <summary>Half-typed programs make no fix fail, and a fix that is offered changes something.</summary>
public class MutatedFixes
{
    private const int MutantsOfEach = 50;

    private static readonly AdhocWorkspace s_workspace = new();

    public static TheoryData<int> Numbers
    {
        get
        {
            var numbers = new TheoryData<int>();
            for (var i = 0; i < ProgramsToFix.All.Length; i++) numbers.Add(i);
            return numbers;
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Are_offered_without_failure_and_change_something(int number)
    {
        var source = ProgramsToFix.All[number];
        Programs.AssertCompiles(Programs.Web(source));
        Assert.True(await OffersAsync(source) > 1);
        var offers = 0;
        foreach (var mutant in Mutations.Of(source, seed: number, MutantsOfEach)) offers += await OffersAsync(mutant);
        // Else the mutants are too broken to try anything.
        Assert.True(offers > MutantsOfEach / 2, $"{offers} fixes were offered.");
    }

    private static async Task<int> OffersAsync(string source)
    {
        var project = s_workspace.CurrentSolution.AddProject("Program", "Program", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication).WithNullableContextOptions(NullableContextOptions.Enable))
            .WithMetadataReferences(References.AspNetCore)
            .AddDocument("GlobalUsings.cs", Verify.GlobalUsings).Project
            .AddDocument("Program.cs", source).Project;
        var compilation = (await project.GetCompilationAsync())!;
        var reports = await compilation.WithAnalyzers([new SignOutAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var offers = 0;
        foreach (var report in reports)
        {
            if (project.GetDocument(report.Location.SourceTree) is not { } document) continue;
            foreach (var action in await ActionsAsync(document, report))
            {
                offers++;
                var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
                var text = await changed.GetDocument(document.Id)!.GetTextAsync();
                Assert.False(text.ToString() == source, $"{report} is offered a fix that changes nothing:\n\n{source}");
            }
        }
        return offers;
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Catalogue.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(report.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }
}
