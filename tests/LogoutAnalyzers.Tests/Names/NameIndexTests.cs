using System.Collections.Immutable;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LogoutAnalyzers.Tests.Names;

public class NameIndexTests
{
    [Theory]
    [InlineData("class C { void [Logout]() { } }")]
    [InlineData("class C { void User[LogOut]() { } }")]
    [InlineData("class C { void btn_[sign]_out() { } }")]
    [InlineData("class C { string s = \"/account/[logout]\"; }")]
    [InlineData("class C { string s = \"[log]-out\"; }")]
    [InlineData("class C { string s = \"[sign out]\"; }")]
    [InlineData("class C { string s = $\"/{1}/[logout]\"; }")]
    [InlineData("// please [log off] here\nclass C { }")]
    [InlineData("/* [endSession] */ class C { }")]
    [InlineData("/// <summary>[Terminate session].</summary>\nclass C { }")]
    [InlineData("#if X\nclass [Logout] { }\n#endif")]
    [InlineData("class [Logout] { void [SignOff]() { } }")]
    [InlineData("class C { int @[logout]; }")]
    [InlineData("[logout]")]
    [InlineData("class C { void [Logout2]() { } }")]
    public void Points_at_the_start_of_a_phrase(string marked)
    {
        var text = marked.Replace("[", "").Replace("]", "");
        var expected = new List<int>();
        for (var i = 0; i < marked.Length; i++)
            if (marked[i] == '[') expected.Add(i - marked.AsSpan(0, i).Count('[') - marked.AsSpan(0, i).Count(']'));
        Assert.Equal(expected, Phrases(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("class Catalogout { }")]
    [InlineData("class BlogOutline { void DialogOffset() { } }")]
    [InlineData("class C { string s = \"Logoutput\"; }")]
    [InlineData("// log\n// out")]
    [InlineData("class Log { class Out { } }")]
    [InlineData("class C { void SignOffset(int log, int outer) { } }")]
    [InlineData("class C { string s = \"log  out\"; }")]
    [InlineData("class Weekendsession { }")]
    [InlineData("lo")]
    [InlineData("log")]
    [InlineData("log-")]
    [InlineData("class C { void Login() { } }")]
    public void Finds_nothing(string text) => Assert.Empty(Phrases(text));

    [Fact]
    public void Finds_the_words_of_the_tables()
    {
        var index = Index("class C { void M(HttpContext c) { c.SignOutAsync(); services.AddAuthentication().AddCookie(); AddCookies(); XAddCookie(); } }");
        Assert.Equal(["SignOutAsync", "AddAuthentication", "AddCookie"], index.Hits.Where(static hit => hit.Word is not null).Select(static hit => hit.Word));
    }

    [Fact]
    public void A_word_of_the_tables_may_be_a_phrase_as_well() =>
        Assert.Equal([null, "SignOutAsync"], Index("c.SignOutAsync()").Hits.Select(static hit => hit.Word).Order());

    [Fact]
    public void Finds_the_members_that_the_options_name()
    {
        var options = Compiled.Options(("logout_analyzers.sign_out_methods", "Gate.Shut"), ("logout_analyzers.clear_methods", "M:Shop.Gate.Sweep(System.String)"));
        var tree = CSharpSyntaxTree.ParseText("gate.Shut(); gate.Sweep(null); gate.Shutter();");
        Assert.Equal(["Shut", "Sweep"], NameIndex.Of(tree, NameSets.For(options), CancellationToken.None).Hits.Select(static hit => hit.Word));
        Assert.Empty(NameIndex.Of(tree, NameSets.Default, CancellationToken.None).Hits);
    }

    [Fact]
    public void One_index_a_tree_and_name_set()
    {
        var tree = CSharpSyntaxTree.ParseText("class Logout { void Abmelden() { } }");
        var german = new NameSet(new LogoutNames(ImmutableArray.Create("abmelden")), ImmutableArray<string>.Empty);
        var sameGerman = new NameSet(new LogoutNames(ImmutableArray.Create("abmelden")), ImmutableArray<string>.Empty);
        Assert.Same(NameIndex.Of(tree, NameSets.Default, CancellationToken.None), NameIndex.Of(tree, NameSets.Default, CancellationToken.None));
        Assert.Same(NameIndex.Of(tree, german, CancellationToken.None), NameIndex.Of(tree, sameGerman, CancellationToken.None));
        Assert.NotSame(NameIndex.Of(tree, NameSets.Default, CancellationToken.None), NameIndex.Of(tree, german, CancellationToken.None));
        Assert.Single(NameIndex.Of(tree, NameSets.Default, CancellationToken.None).Hits);
        Assert.Equal(2, NameIndex.Of(tree, german, CancellationToken.None).Hits.Length);
    }

    [Fact]
    public void Name_sets_differ_by_their_members()
    {
        var one = new NameSet(LogoutNames.Default, ImmutableArray.Create("Shut"));
        Assert.Equal(one, new NameSet(LogoutNames.Default, ImmutableArray.Create("Shut")));
        Assert.NotEqual(one, NameSets.Default);
        Assert.NotEqual(one, new NameSet(LogoutNames.Default, ImmutableArray.Create("Open")));
    }

    [Fact]
    public void Options_without_names_share_the_default_set() => Assert.Same(NameSets.Default, NameSets.For(Compiled.Options(("logout_analyzers.profile", "strict"))));

    [Fact]
    public void An_edit_of_one_file_leaves_the_indexes_of_the_others()
    {
        var compilation = Compiled.Of("class Logout { }", "class Other { }");
        var first = compilation.FirstTree();
        var before = NameIndex.Of(first, NameSets.Default, CancellationToken.None);
        var other = compilation.SyntaxTrees.Single(static tree => tree.FilePath == "/0/Test1.cs");
        var edited = compilation.ReplaceSyntaxTree(other, other.WithChangedText(SourceText.From("class Changed { }")));
        Assert.Same(before, NameIndex.Of(edited.FirstTree(), NameSets.Default, CancellationToken.None));
    }

    [Fact]
    public void A_long_file_is_read_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("class C { int value; } ", 5000)) + "class Logout { }";
        Assert.Equal([text.Length - 10], Phrases(text));
    }

    [Fact]
    public void A_cancelled_request_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var tree = CSharpSyntaxTree.ParseText(string.Concat(Enumerable.Repeat("class C { int value; } ", 100_000)));
        Assert.ThrowsAny<OperationCanceledException>(() => NameIndex.Of(tree, NameSets.Default, source.Token));
    }

    private static NameIndex Index(string text) => NameIndex.Of(CSharpSyntaxTree.ParseText(text), NameSets.Default, CancellationToken.None);

    private static IEnumerable<int> Phrases(string text) => Index(text).Hits.Where(static hit => hit.Word is null).Select(static hit => hit.Position);
}
