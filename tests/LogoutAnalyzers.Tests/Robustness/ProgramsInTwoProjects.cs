using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LogoutAnalyzers.Tests.AllRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace LogoutAnalyzers.Tests.Robustness;

/// <summary>
/// The programs of several files that the tests of the rules are written with, each file in turn as the application and the others as a project
/// that it refers to. An editor shows analyzers the source of such a project, whose files are none of the compilation: no analyzer fails on them.
/// </summary>
public class ProgramsInTwoProjects
{
    public static TheoryData<string> Files
    {
        get
        {
            var files = new TheoryData<string>();
            foreach (var file in Repository.Files("tests/LogoutAnalyzers.Tests/Rules", "*.cs"))
                if (ProgramsIn(file).Any()) files.Add(file);
            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Are_analysed_without_failure(string file)
    {
        foreach (var program in ProgramsIn(file))
        {
            foreach (var own in program)
            {
                var library = Programs.Web(program.Where(other => other != own).ToArray()).WithAssemblyName("Library").WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
                var reports = await Programs.AnalyzeAsync(Programs.Web(own).AddReferences(library.ToMetadataReference()));
                Assert.Empty(reports.Where(static report => report.Id == "AD0001").Select(static report => report.GetMessage()));
            }
        }
    }

    // The raw strings that are handed to one call together, without the markup of the verifier.
    private static IEnumerable<List<string>> ProgramsIn(string file) =>
        CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot().DescendantNodes().OfType<ArgumentListSyntax>()
            .Select(static list => list.Arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>().Where(static literal => literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
                .Select(static literal => Regex.Replace(literal.Token.ValueText, @"\{\|[\w#]+:|\|\}", "")).Distinct().ToList())
            .Where(static program => program.Count > 1);
}
