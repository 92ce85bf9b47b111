using System.Linq;
using LogoutAnalyzers.Files;
using Xunit;

namespace LogoutAnalyzers.Tests.Files;

public class MarkupFileTests
{
    private static MarkupFile Read(string path, string text) => Assert.IsType<MarkupFile>(Text.Read("/app/" + path, text));

    private static string Describe(string path, string text) => string.Join(" ", Read(path, text).Tags.Select(static tag => tag.Name + "(" + string.Join(",", tag.Attributes.Select(static pair => pair.Key + "=" + pair.Value.Text)) + ")"));

    [Theory]
    [InlineData("index.html", "<a href=\"/logout\">Log out</a>", "a(href=/logout)")]
    [InlineData("index.html", "<a href='/logout' class=link>x</a>", "a(href=/logout,class=link)")]
    [InlineData("index.html", "<A HREF = \"/x\"\n  disabled >x</A>", "A(HREF=/x,disabled=)")]
    [InlineData("index.html", "<meta http-equiv=\"Cache-Control\" content=\"no-store\" />", "meta(http-equiv=Cache-Control,content=no-store)")]
    [InlineData("index.html", "if (a < b && c > d) <b>x</b>", "b()")]
    [InlineData("index.html", "<!-- <a href=x> --><p>x</p>", "p()")]
    [InlineData("index.html", "<script>if (a <b.c) { x = '<p>'; }</script><p>", "script() p()")]
    [InlineData("index.html", "<style>a > b { }</style><p>", "style() p()")]
    [InlineData("index.html", "<p title=\"a > b\">x", "p(title=a > b)")]
    [InlineData("index.html", "<p <b>x", "p() b()")]
    [InlineData("Index.cshtml", "<a href=\"@Url.Action(\"Logout\", \"Account\")\" id=\"x\">", "a(href=@Url.Action(\"Logout\", \"Account\"),id=x)")]
    [InlineData("Index.cshtml", "<a href=\"/u/@Model.Items[0].Get(\"a)\")/x\" id=b>", "a(href=/u/@Model.Items[0].Get(\"a)\")/x,id=b)")]
    [InlineData("Index.cshtml", "<option @(on ? \"selected\" : \"\") value=1>", "option(value=1)")]
    [InlineData("Index.cshtml", "<a title='@(x ? \"it's\" : \"\")' id=b>", "a(title=@(x ? \"it's\" : \"\"),id=b)")]
    [InlineData("Index.cshtml", "@* <form> *@<form asp-page=\"/Logout\" method=\"post\">", "form(asp-page=/Logout,method=post)")]
    [InlineData("Index.cshtml", "<a href=\"mailto:me@@shop.test\">x</a>", "a(href=mailto:me@@shop.test)")]
    [InlineData("Index.cshtml", "@{ List<string> all = new(); if (1 < 2) { <p>x</p> } }", "string() p()")]
    [InlineData("Nav.razor", "<button @onclick=\"LogOut\">Log out</button>", "button(@onclick=LogOut)")]
    [InlineData("Nav.razor", "<button @onclick=\"@(() => Go(\"x\"))\">y</button>", "button(@onclick=@(() => Go(\"x\")))")]
    [InlineData("Site.Master", "<%@ Master Language=\"C#\" Inherits=\"Site\" %><asp:LoginStatus runat=\"server\" />", "@Master(Language=C#,Inherits=Site) asp:LoginStatus(runat=server)")]
    [InlineData("Page.aspx", "<a href=\"<%= ResolveUrl(\"~/Logout.aspx\") %>\" id=b>", "a(href=<%= ResolveUrl(\"~/Logout.aspx\") %>,id=b)")]
    [InlineData("Page.aspx", "<% if (a < b) { %><p>x</p><% } %>", "p()")]
    [InlineData("Page.aspx", "<%-- <form> --%><form id=\"f\" runat=\"server\">", "form(id=f,runat=server)")]
    public void Tags_and_attributes(string path, string text, string expected) => Assert.Equal(expected, Describe(path, text));

    [Fact]
    public void What_stands_between_a_tag_and_its_end()
    {
        const string Page = "<div><form method=\"post\"><div><button>Log out</button></div></form><p>x</p></div>";
        var file = Read("Index.cshtml", Page);

        Assert.Equal("Log out", Content("button"));
        Assert.Equal("<div><button>Log out</button></div>", Content("FORM"));

        string Content(string name) => file.Find(name).Single().Content is var span ? Page.Substring(span.Start, span.Length) : "";
    }

    [Fact]
    public void A_tag_without_an_end_has_no_content() => Assert.True(Read("index.html", "<p>x").Tags.Single().Content.IsEmpty);

    [Fact]
    public void Places_are_exact()
    {
        var tag = Read("index.html", "<html>\r\n  <meta http-equiv=\"Pragma\"\r\n        content=\"no-cache\">").Find("meta").Single();

        Assert.Equal("(1,2)-(2,27)", tag.Location.GetLineSpan().Span.ToString());
        Assert.Equal("(2,17)-(2,25)", tag["content"]!.LineSpan.ToString());
        Assert.Null(tag["name"]);
    }

    [Theory]
    [InlineData("@Html.AntiForgeryToken()", true)]
    [InlineData("@* AntiForgeryToken *@", false)]
    [InlineData("<!-- AntiForgeryToken -->", false)]
    [InlineData("MyAntiForgeryToken()", false)]
    [InlineData("AntiForgeryTokens", false)]
    public void Words_are_whole_and_not_in_comments(string text, bool expected) => Assert.Equal(expected, Read("Index.cshtml", text).Mentions("AntiForgeryToken"));

    [Fact]
    public void Half_written_pages_are_read_to_their_end()
    {
        const string Page = "<%@ Page %><!-- c --><a href=\"@Url.Action(\"x\")\" b='<%= 1 %>'>x</a><script>1</script>@* c *@<p @(a) c=d />";
        foreach (var name in new[] { "a.cshtml", "a.aspx", "a.html" })
            for (var length = 0; length <= Page.Length; length++) Assert.NotNull(Read(name, Page[..length]));
    }

    [Theory]
    [InlineData("<a ")]
    [InlineData("<div>")]
    [InlineData("</div>")]
    [InlineData("<%")]
    [InlineData("<!--")]
    [InlineData("@(")]
    [InlineData("<a b=\"@(")]
    [InlineData("\"")]
    public void Hostile_repetition_ends(string text) => Assert.NotNull(Read("a.cshtml", string.Concat(Enumerable.Repeat(text, 100_000))));
}
