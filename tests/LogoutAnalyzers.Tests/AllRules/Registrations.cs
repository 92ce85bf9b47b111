using System.Threading.Tasks;
using LogoutAnalyzers.Rules;
using LogoutAnalyzers.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>
/// What analyzers register with the compiler decides what they cost: the first operation action makes the operations of every body, and
/// symbol-start actions are paid by each analyzer. See docs/architecture.md.
/// </summary>
public class Registrations
{
    [Fact]
    public async Task No_action_that_every_body_pays_for_is_registered()
    {
        var run = Programs.Run(Programs.Web(Examples.Of("LOA1001", "flagged").Text));
        await run.GetAnalyzerDiagnosticsAsync();
        foreach (var analyzer in Catalogue.Analyzers)
        {
            var counts = (await run.GetAnalyzerTelemetryInfoAsync(analyzer, default))!;
            Assert.Equal(0, counts.OperationActionsCount + counts.OperationBlockActionsCount + counts.OperationBlockStartActionsCount + counts.OperationBlockEndActionsCount);
            Assert.Equal(0, counts.SymbolStartActionsCount + counts.SymbolEndActionsCount);
            Assert.Equal(0, counts.SyntaxNodeActionsCount + counts.CodeBlockActionsCount + counts.CodeBlockStartActionsCount + counts.CodeBlockEndActionsCount);
            Assert.True(counts.Concurrent, analyzer.GetType().Name);
            // One action a file, and it did run.
            Assert.Equal(analyzer is TopicAnalyzer ? 1 : 0, counts.SemanticModelActionsCount);
        }
    }

    [Fact]
    public async Task A_project_without_a_web_framework_runs_nothing_for_its_files()
    {
        var run = Programs.Run(Programs.Compile(["class Logout { }"], References.NetCore));
        await run.GetAnalyzerDiagnosticsAsync();
        foreach (var analyzer in Catalogue.Analyzers)
            Assert.Equal(0, (await run.GetAnalyzerTelemetryInfoAsync(analyzer, default))!.SemanticModelActionsCount);
    }
}
