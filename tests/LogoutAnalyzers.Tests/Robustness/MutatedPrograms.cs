using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LogoutAnalyzers.Tests.AllRules;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LogoutAnalyzers.Tests.Robustness;

/// <summary>Half-typed programs make no analyzer fail, and running concurrently reports the same as running one by one.</summary>
public class MutatedPrograms
{
    private const int MutantsOfEach = 50;

    public static TheoryData<int> Numbers
    {
        get
        {
            var numbers = new TheoryData<int>();
            for (var i = 0; i < WholePrograms.All.Length; i++) numbers.Add(i);
            return numbers;
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Are_analysed_without_failure_and_alike_every_time(int number)
    {
        Programs.AssertCompiles(Programs.Web(WholePrograms.All[number]));
        foreach (var mutant in Mutations.Of(WholePrograms.All[number], seed: number, MutantsOfEach).Prepend(WholePrograms.All[number]))
            await AssertAnalysed(mutant);
    }

    internal static async Task AssertAnalysed(string mutant)
    {
        var concurrent = await Reports(mutant, concurrent: true);
        var oneByOne = await Reports(mutant, concurrent: false);
        var failures = concurrent.Concat(oneByOne).Where(static report => report.StartsWith("AD")).ToList();
        Assert.True(failures.Count == 0, $"{string.Join("\n", failures)}\n\n{mutant}");
        Assert.True(concurrent.SequenceEqual(oneByOne), $"{string.Join("\n", concurrent)}\n--\n{string.Join("\n", oneByOne)}\n\n{mutant}");
    }

    private static async Task<List<string>> Reports(string source, bool concurrent)
    {
        // A compilation of its own each time: the model that rules share is kept by compilation.
        var compilation = Programs.Web(source);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        var reports = await Programs.AnalyzeAsync(compilation, concurrent: concurrent);
        return reports.Select(static report => $"{report.Id} {report.Location.SourceSpan} {report.GetMessage()}").Order(System.StringComparer.Ordinal).ToList();
    }
}
