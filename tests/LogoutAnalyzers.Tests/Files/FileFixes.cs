using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.CodeFixes.Fixes;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Rules;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LogoutAnalyzers.Tests.Files;

/// <summary>Changes of values in configuration files.</summary>
public class FileFixes
{
    private const string Json = """
        {
          // Minutes.
          "Auth": { "Minutes": 90, "Idle": "04:00:00" }
        }
        """;

    [Theory]
    [InlineData("90", "01:30:00", "00:30:00", "30")]
    [InlineData("5400", "01:30:00", "00:30:00", "1800")]
    [InlineData("24", "1.00:00:00", "12:00:00", "12")]
    [InlineData("1.5", "01:30:00", "01:00:00", "1")]
    [InlineData("01:30:00", "01:30:00", "00:30:00", "00:30:00")]
    [InlineData("01:30", "01:30:00", "00:30:00", "00:30")]
    [InlineData("14.00:00:00", "14.00:00:00", "1.00:00:00", "1.00:00:00")]
    [InlineData("14.00:00:00", "14.00:00:00", "00:30:00", "00:30:00")]
    [InlineData("-1", "10675199.02:48:05.4775807", "00:30:00", "30")]
    [InlineData("Infinite", "10675199.02:48:05.4775807", "00:30:00", "30")]
    [InlineData("10675199.02:48:05.4775807", "10675199.02:48:05.4775807", "00:30:00", "00:30:00")]
    [InlineData("14", "14.00:00:00", "00:30:00", null)]
    [InlineData("2", "02:00:00", "00:30:00", null)]
    [InlineData("soon", "02:00:00", "00:30:00", null)]
    [InlineData("0", "02:00:00", "00:30:00", null)]
    public void A_duration_is_written_in_the_words_of_the_file(string written, string meant, string wanted, string? expected) =>
        Assert.Equal(expected, DurationText.For(written, TimeSpan.Parse(meant, null), TimeSpan.Parse(wanted, null)));

    [Fact]
    public async Task Several_values_of_a_file_change_together()
    {
        var (project, file) = Project(Json);
        var edits = new FileEdits();
        var values = ((SettingsFile)Text.Read("/0/appsettings.json", Json)!).Values;

        Assert.True(edits.TrySet(new SetDuration(TimeSpan.FromMinutes(90), values["Auth:Minutes"]), TimeSpan.FromMinutes(5)));
        Assert.True(edits.TrySet(new SetDuration(TimeSpan.FromHours(4), values["Auth:Idle"]), TimeSpan.FromMinutes(5)));
        Assert.False(edits.TrySet(new SetDuration(TimeSpan.FromDays(90), values["Auth:Minutes"]), TimeSpan.FromMinutes(5)));
        Assert.False(edits.TrySet(new SetDuration(TimeSpan.FromDays(90)), TimeSpan.FromMinutes(5)));

        var changed = await edits.ApplyAsync(project, project.Solution, CancellationToken.None);
        Assert.Equal(Json.Replace("90", "5").Replace("04:00:00", "00:05:00"), (await changed!.GetAdditionalDocument(file)!.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task A_file_that_is_gone_is_not_changed()
    {
        var (project, file) = Project(Json);
        var edits = new FileEdits();
        edits.Set(((SettingsFile)Text.Read("/0/appsettings.json", Json)!).Values["Auth:Idle"], "00:05:00");

        Assert.Null(await edits.ApplyAsync(project.RemoveAdditionalDocument(file), project.Solution, CancellationToken.None));
        Assert.Null(await edits.ApplyAsync(project.Solution.WithAdditionalDocumentText(file, SourceText.From("{}")).GetProject(project.Id)!, project.Solution, CancellationToken.None));
    }

    [Theory]
    [InlineData("Auth:Minutes", "01:30:00", false, "\"Minutes\": 30")]
    [InlineData("Auth:Idle", "04:00:00", true, "\"Idle\": \"00:30:00\"")]
    public async Task A_report_in_a_file_is_fixed_there(string key, string meant, bool isSpan, string expected)
    {
        var (project, file) = Project(Json);
        var value = ((SettingsFile)Text.Read("/0/appsettings.json", Json)!).Values[key];
        var report = Diagnostic.Create(s_descriptor, value.Location, FileRepair.Properties(new SetDuration(TimeSpan.Parse(meant, null), value), TimeSpan.FromMinutes(30), isSpan));

        var changed = Assert.Single(await FixAsync(project.GetAdditionalDocument(file)!, report));
        Assert.Contains(expected, (await changed.GetAdditionalDocument(file)!.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task A_report_in_a_file_without_a_remedy_has_no_fix()
    {
        var (project, file) = Project(Json);
        var value = ((SettingsFile)Text.Read("/0/appsettings.json", Json)!).Values["Auth:Minutes"];

        Assert.Empty(await FixAsync(project.GetAdditionalDocument(file)!, Diagnostic.Create(s_descriptor, value.Location)));
        var days = Diagnostic.Create(s_descriptor, value.Location, FileRepair.Properties(new SetDuration(TimeSpan.FromDays(90), value), TimeSpan.FromMinutes(30)));
        Assert.Empty(await FixAsync(project.GetAdditionalDocument(file)!, days));
    }

    [Fact]
    public async Task All_reports_of_files_are_fixed_together()
    {
        var (project, file) = Project(Json);
        var values = ((SettingsFile)Text.Read("/0/appsettings.json", Json)!).Values;
        var reports = new[] { (Key: "Auth:Minutes", Meant: TimeSpan.FromMinutes(90)), (Key: "Auth:Idle", Meant: TimeSpan.FromHours(4)) }
            .Select(found => Diagnostic.Create(s_descriptor, values[found.Key].Location, FileRepair.Properties(new SetDuration(found.Meant, values[found.Key]), TimeSpan.FromMinutes(5)))).ToImmutableArray();
        var fix = new Shorten();
        var context = new FixAllContext(project, fix, FixAllScope.Project, null!, fix.FixableDiagnosticIds, new Given(reports), CancellationToken.None);

        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        var changed = (await action!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Assert.Equal(Json.Replace("90", "5").Replace("04:00:00", "00:05:00"), (await changed.GetAdditionalDocument(file)!.GetTextAsync()).ToString());
    }

    private static readonly DiagnosticDescriptor s_descriptor = new("LOA3002", "Title", "Message", "Timeouts", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static async Task<ImmutableArray<Solution>> FixAsync(TextDocument file, Diagnostic report)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        await new Shorten().RegisterCodeFixesAsync(new CodeFixContext(file, report, (action, _) => actions.Add(action), CancellationToken.None));
        var solutions = ImmutableArray.CreateBuilder<Solution>();
        foreach (var action in actions) solutions.Add((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution);
        return solutions.ToImmutable();
    }

    private static (Project Project, DocumentId File) Project(string json)
    {
        var project = new AdhocWorkspace().AddProject("Shop", LanguageNames.CSharp);
        var file = project.AddAdditionalDocument("appsettings.json", SourceText.From(json), filePath: "/0/appsettings.json");
        return (file.Project, file.Id);
    }

    private sealed class Shorten() : RuleFix("LOA3002", "Shorten the timeout");

    private sealed class Given(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<System.Collections.Generic.IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(reports.AsEnumerable());

        public override Task<System.Collections.Generic.IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<System.Collections.Generic.IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
