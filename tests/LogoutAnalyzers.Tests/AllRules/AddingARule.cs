using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>docs/adding-a-rule.md lists the files that a rule touches, by the example of one. The list is true.</summary>
public class AddingARule
{
    private const string Example = "LOA1003";

    [Fact]
    public void The_list_names_every_file_of_the_example_and_no_other()
    {
        var listed = Regex.Matches(Repository.Read("docs/adding-a-rule.md"), @"^\| `([^`]*/[^`]*)` \|", RegexOptions.Multiline).Select(static match => match.Groups[1].Value).ToList();
        Assert.All(listed, static entry => Assert.True(entry.EndsWith('/') ? Repository.Files(entry, "*.cs").Count > 0 : System.IO.File.Exists(Repository.Path(entry)), entry));
        // A folder in the list stands for everything in it.
        var missing = Repository.Files("src", "*").Concat(Repository.Files("tests", "*")).Concat(Repository.Files("docs", "*"))
            .Where(static file => file.Contains(Example))
            .Where(file => !listed.Any(entry => entry.EndsWith('/') ? file.StartsWith(entry, StringComparison.Ordinal) : file == entry)).ToList();
        Assert.Empty(missing);
    }
}
