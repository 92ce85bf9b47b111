using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Code that runs inside the compiler reads nothing but what the compiler hands it, and does the same every time.</summary>
public class ForbiddenApis
{
    private static readonly Regex s_forbidden = new(
        @"\b(DateTime(Offset)?\.(Utc)?Now|(?<!\.)File\.\w+\(|(?<!\.)Directory\.\w+\(|Environment\.\w+|Console\.\w+|Thread\.Sleep|Process\.Start|new Random|Guid\.NewGuid|Assembly\.Load|\.Result\b(?!\w)|\.Wait\(\))");

    [Fact]
    public void Are_not_used()
    {
        var uses = from file in Repository.Files("src/LogoutAnalyzers", "*.cs").Concat(Repository.Files("src/LogoutAnalyzers.CodeFixes", "*.cs"))
                   from line in Repository.Read(file).Split('\n').Select(static (text, i) => (Text: text, Number: i + 1))
                   let code = Regex.Replace(Regex.Replace(line.Text, @"//.*", ""), "\"[^\"]*\"", "\"\"")
                   where s_forbidden.IsMatch(code)
                   select $"{file}({line.Number}): {line.Text.Trim()}";
        Assert.Empty(uses);
    }

    [Fact]
    public void The_scan_finds_what_it_should()
    {
        foreach (var code in new[] { "DateTime.Now", "DateTimeOffset.UtcNow", "File.ReadAllText(", "Environment.NewLine", "Console.WriteLine", "Thread.Sleep", "task.Result;" })
            Assert.Matches(s_forbidden, code);
        Assert.DoesNotMatch(s_forbidden, "SyntaxFacts.File");
    }
}
