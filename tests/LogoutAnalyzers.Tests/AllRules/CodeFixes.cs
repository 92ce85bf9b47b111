using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Every rule has a fix or a reason for having none, and every fix is one that hosts can use.</summary>
public class CodeFixes
{
    public static TheoryData<string> Ids => Catalogue.Ids;

    public static TheoryData<string> FixableIds
    {
        get
        {
            var ids = new TheoryData<string>();
            foreach (var rule in Catalogue.Rules)
                if (Catalogue.HasFix(rule.Descriptor.Id)) ids.Add(rule.Descriptor.Id);
            return ids;
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_fix_or_says_why_not(string id)
    {
        var reason = Catalogue.Rule(id).GetType().GetCustomAttributesData().FirstOrDefault(static attribute => attribute.AttributeType.Name == "NoCodeFixAttribute")?.ConstructorArguments[0].Value as string;
        Assert.True(Catalogue.HasFix(id) == reason is null, Catalogue.HasFix(id) ? $"{id} has a fix and [NoCodeFix]." : $"{id} has neither a fix nor [NoCodeFix(\"reason\")].");
        Assert.NotEqual("", reason);
    }

    [Fact]
    public void Fixes_name_ids_that_exist_support_fix_all_and_are_exported()
    {
        foreach (var fix in Catalogue.Fixes)
        {
            var type = fix.GetType();
            Assert.NotEmpty(fix.FixableDiagnosticIds);
            Assert.All(fix.FixableDiagnosticIds, static id => Assert.Contains(Catalogue.Rules, rule => rule.Descriptor.Id == id));
            // dotnet format only ever fixes all.
            Assert.True(fix.GetFixAllProvider() is not null, type.Name);
            Assert.Contains(LanguageNames.CSharp, type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages ?? []);
            // [Shared] is in a package that old hosts do not have.
            Assert.DoesNotContain(type.GetCustomAttributesData(), static attribute => attribute.AttributeType.Name == "SharedAttribute");
        }
    }

    [Theory]
    [MemberData(nameof(FixableIds))]
    public async Task The_flagged_example_can_be_fixed_by_actions_with_a_key(string id)
    {
        using var workspace = new AdhocWorkspace();
        var example = Programs.Web(Examples.Of(id, "flagged").Text);
        var project = workspace.AddProject("Program", LanguageNames.CSharp).WithCompilationOptions(example.Options).WithParseOptions(example.SyntaxTrees[0].Options).WithMetadataReferences(example.References);
        foreach (var tree in example.SyntaxTrees) project = project.AddDocument(tree.FilePath, await tree.GetTextAsync()).Project;
        foreach (var (path, text) in Examples.Files(id, "flagged")) project = project.AddAdditionalDocument(path, text, filePath: path).Project;
        var compilation = (await project.GetCompilationAsync())!;
        var reports = (await Programs.AnalyzeAsync(compilation, files: project.AnalyzerOptions.AdditionalFiles)).Where(report => report.Id == id).ToList();
        foreach (var report in reports)
        {
            var document = project.GetDocument(report.Location.SourceTree) ?? project.AdditionalDocuments.Single(file => file.FilePath == report.Location.GetLineSpan().Path);
            var actions = new List<CodeAction>();
            foreach (var fix in Catalogue.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(report.Id)))
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
            Assert.NotEmpty(actions);
            foreach (var action in actions)
            {
                Assert.False(string.IsNullOrEmpty(action.EquivalenceKey), action.Title);
                // Fixing one report removes it, and the result compiles.
                var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
                var fixedCompilation = (await changed.GetCompilationAsync())!;
                Programs.AssertCompiles(fixedCompilation);
                Assert.Equal(reports.Count - 1, (await Programs.AnalyzeAsync(fixedCompilation, files: changed.AnalyzerOptions.AdditionalFiles)).Count(report => report.Id == id));
            }
        }
    }
}
