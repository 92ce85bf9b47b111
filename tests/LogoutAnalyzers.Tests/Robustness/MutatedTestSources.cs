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

/// <summary>Every program that the tests of the rules are written with, mutated: no analyzer fails, and each run reports the same.</summary>
public class MutatedTestSources
{
    private const int MutantsOfEach = 2;

    public static TheoryData<string> Files
    {
        get
        {
            var files = new TheoryData<string>();
            foreach (var file in Repository.Files("tests/LogoutAnalyzers.Tests/Rules", "*.cs"))
                if (ProgramsIn(file).Count > 0) files.Add(file);
            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Are_analysed_without_failure_and_alike_every_time(string file)
    {
        var seed = 0;
        foreach (var program in ProgramsIn(file))
            foreach (var mutant in Mutations.Of(program, seed++, MutantsOfEach)) await MutatedPrograms.AssertAnalysed(mutant);
    }

    // The raw strings that look like a program, without the markup of the verifier.
    private static List<string> ProgramsIn(string file) =>
        CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(static literal => literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            .Select(static literal => Regex.Replace(literal.Token.ValueText, @"\{\|[\w#]+:|\|\}", ""))
            .Where(static text => text.Contains("class ") || text.Contains("WebApplication"))
            .Distinct().ToList();
}
