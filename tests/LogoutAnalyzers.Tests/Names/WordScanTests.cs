using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LogoutAnalyzers.Tests.Names;

public class WordScanTests
{
    private static readonly SyntaxNodeWithWords s_code = new("""class Orders { bool IsLate(int id_1) => id_1 > 401 && Text == "last-seen"; } // comment""");

    [Theory]
    [InlineData("Orders")]
    [InlineData("id_1")]
    [InlineData("401")]
    [InlineData("seen")]
    public void Finds_identifiers_numbers_and_words_of_texts(string word) => Assert.True(s_code.Has(word));

    [Theory]
    [InlineData("Order")]
    [InlineData("rders")]
    [InlineData("id")]
    [InlineData("last-seen")]
    [InlineData("")]
    public void Finds_whole_words_only(string word) => Assert.False(s_code.Has(word));

    [Fact]
    public void Looks_no_further_than_the_code() => Assert.False(s_code.Has("comment"));

    [Fact]
    public void Asks_about_each_word_once()
    {
        var asked = new List<string>();
        var scan = new WordScan(word => { asked.Add(word); return false; });
        var code = CSharpSyntaxTree.ParseText("a b a c; b a").GetRoot();
        Assert.False(scan.AnyIn(code) || scan.AnyIn(code) || scan.IsWanted("c"));
        Assert.Equal(["a", "b", "c"], asked);
    }

    private sealed class SyntaxNodeWithWords(string text)
    {
        public bool Has(string word) => new WordScan(found => found == word).AnyIn(CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().Members[0]);
    }
}
