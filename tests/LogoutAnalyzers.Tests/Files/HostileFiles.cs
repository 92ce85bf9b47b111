using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LogoutAnalyzers.Tests.Files;

/// <summary>Files that are half-written, damaged or meant to do harm: what can be read is read, nothing throws, nothing else is opened.</summary>
public class HostileFiles
{
    private const string Json = """
        {
          // "commented": 1,
          "A": { "B": [1, -2.5e3, true, null], "C": "a\"b\\c\u0041\n" }, /* x */
          "D:E": "14.00:00:00",
        }
        """;

    private const string Xml = """
        <?xml version="1.0" encoding="utf-8"?>
        <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
          <!-- <sessionState timeout="1" /> -->
          <system.web>
            <authentication mode='Forms'><forms timeout="30" loginUrl="~/a?b=1&amp;c=&#x41;" xdt:Transform="SetAttributes(timeout)" /></authentication>
            <sessionState timeout = "20" />
          </system.web>
          <appSettings><add key="A" value="B" /><![CDATA[ <forms timeout="9"/> ]]></appSettings>
        </configuration>
        """;

    [Fact]
    public void Every_beginning_of_a_settings_file_has_values_of_the_whole()
    {
        var whole = Settings(Json);
        for (var length = 0; length <= Json.Length; length++)
        {
            var part = Settings(Json[..length]);
            // Only a number can be cut in two and still be one.
            Assert.All(part.Values, pair => Assert.StartsWith(pair.Value.Text, whole.Values[pair.Key].Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_beginning_of_a_web_config_has_elements_of_the_whole()
    {
        var whole = Config(Xml).Elements;
        for (var length = 0; length <= Xml.Length; length++)
        {
            var part = Config(Xml[..length]).Elements;
            Assert.Equal(whole.Take(part.Count).Select(static element => element.Name), part.Select(static element => element.Name));
        }
    }

    [Fact]
    public void Any_single_character_may_be_wrong()
    {
        foreach (var wrong in new[] { '\0', '<', '"', '&', '{', '\uD800', '\uFFFF', '\u2028', '\r' })
        {
            for (var at = 0; at < Json.Length; at++) Settings(Json.Remove(at, 1).Insert(at, wrong.ToString()));
            for (var at = 0; at < Xml.Length; at++) Config(Xml.Remove(at, 1).Insert(at, wrong.ToString()));
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE configuration [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><configuration><forms timeout=\"&c;\" /></configuration>")]
    [InlineData("<!DOCTYPE configuration [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><configuration><forms timeout=\"&secret;\" /></configuration>")]
    [InlineData("<!DOCTYPE configuration SYSTEM \"http://localhost:1/evil.dtd\"><configuration><forms timeout=\"9\" /></configuration>")]
    [InlineData("<!DOCTYPE configuration [<!ENTITY % remote SYSTEM \"http://localhost:1/evil.dtd\"> %remote;]><configuration><forms timeout=\"9\" /></configuration>")]
    public void No_document_type_is_read(string xml) => Assert.Empty(Config(xml).Elements);

    [Fact]
    public void An_entity_that_nobody_declares_ends_the_file() =>
        Assert.Equal(["configuration"], Config("<configuration><forms timeout=\"&minutes;\" /></configuration>").Elements.Select(static element => element.Name));

    [Fact]
    public void Depth_is_bounded()
    {
        Assert.Empty(Settings(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))).Values);
        Assert.Equal(["A"], Settings("{ \"A\": 1, \"B\": " + new string('[', 10_000) + "1").Values.Keys);
        Assert.Equal(10_001, Config(string.Concat(Enumerable.Repeat("<a>", 10_000)) + "<forms/>").Elements.Count);
    }

    [Fact]
    public void A_file_of_fifty_megabytes_is_not_read()
    {
        Assert.Null(Text.Read("/app/appsettings.json", "{ \"A\": \"" + new string('a', 50_000_000) + "\" }"));
        Assert.Null(Text.Read("/app/Web.config", "<configuration>" + new string(' ', 50_000_000) + "</configuration>"));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_the_compiler_s_affair(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var json = Assert.IsType<SettingsFile>(ProjectFiles.Read(new Text("/app/appsettings.json", Decoded(Json, encoding)), CancellationToken.None));
        Assert.Equal("14.00:00:00", json.Values["D:E"].Text);
        var xml = Assert.IsType<WebConfigFile>(ProjectFiles.Read(new Text("/app/Web.config", Decoded(Xml, encoding)), CancellationToken.None));
        Assert.Equal("30", xml.Find("forms").Single()["timeout"]!.Text);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32"];

    [Fact]
    public void Text_in_the_wrong_encoding_is_read_as_far_as_it_goes()
    {
        var latin = SourceText.From(new MemoryStream(Encoding.Latin1.GetBytes("{ \"A\": \"größer\", \"B\": 1 }")), Encoding.UTF8);
        Assert.Equal("1", ((SettingsFile)ProjectFiles.Read(new Text("/app/appsettings.json", latin), CancellationToken.None)!).Values["B"].Text);
        var binary = SourceText.From(string.Concat(Enumerable.Range(0, 5_000).Select(static i => (char)(i * 7919 % 65536))));
        Assert.Empty(((SettingsFile)ProjectFiles.Read(new Text("/app/appsettings.json", binary), CancellationToken.None)!).Values);
        Assert.Empty(((WebConfigFile)ProjectFiles.Read(new Text("/app/Web.config", binary), CancellationToken.None)!).Elements);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_file_that_cannot_be_read_is_not_there(Exception failure)
    {
        Assert.Null(ProjectFiles.Read(new Unreadable("/app/appsettings.json", failure), CancellationToken.None));
        var files = new ProjectFiles([new Unreadable("/app/Web.config", failure), new Text("/app/appsettings.json", SourceText.From(Json))]);
        Assert.Empty(files.WebConfigs(CancellationToken.None));
        Assert.Single(files.Settings(CancellationToken.None));
    }

    public static TheoryData<Exception> Failures => [new IOException(), new FileNotFoundException(), new UnauthorizedAccessException(), new InvalidDataException(), new DecoderFallbackException(), new NotSupportedException()];

    [Fact]
    public void A_file_without_text_is_not_there() => Assert.Null(ProjectFiles.Read(new Text("/app/appsettings.json", null), CancellationToken.None));

    [Theory]
    [InlineData("""{ "A": 1, "A": 2 }""", "A", "2")]
    [InlineData("""{ "A": 1, "a": 2 }""", "A", "2")]
    [InlineData("""{ "A": { "B": 1 }, "A:B": 2 }""", "A:B", "2")]
    [InlineData("""{ "A": 123456789012345678901234567890 }""", "A", "123456789012345678901234567890")]
    [InlineData("""{ "A": 1e999999999 }""", "A", "1e999999999")]
    [InlineData("""{ "A": "\u12" }""", "A", "u12")]
    public void Odd_values(string json, string key, string text) => Assert.Equal(text, Settings(json).Values[key].Text);

    [Fact]
    public void Half_a_surrogate_pair_is_a_value() => Assert.Equal("\uD800", Settings("""{ "A": "\uD800" }""").Values["A"].Text);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{ A: 1 }")]
    [InlineData("{ \"A\": }")]
    [InlineData("{ \"A\" \"B\" }")]
    [InlineData("{ \"A\": null }")]
    [InlineData("<configuration />")]
    public void Settings_without_values(string json) => Assert.DoesNotContain(Settings(json).Values, static pair => pair.Key.Length > 0);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Places_are_right_with_every_end_of_line(string newLine)
    {
        var json = Json.ReplaceLineEndings("\n").Replace("\n", newLine);
        var value = Settings(json).Values["D:E"];
        Assert.Equal(("14.00:00:00", 3), (json.Substring(value.Span.Start, value.Span.Length), value.LineSpan.Start.Line));
        var xml = Xml.ReplaceLineEndings("\n").Replace("\n", newLine);
        var timeout = Config(xml).Find("sessionState").Single()["timeout"]!;
        Assert.Equal(("20", 5), (xml.Substring(timeout.Span.Start, timeout.Span.Length), timeout.LineSpan.Start.Line));
    }

    [Theory]
    [InlineData('\u2028')]
    [InlineData('\u0085')]
    public void The_ends_of_lines_that_only_the_compiler_knows_move_nothing(char newLine)
    {
        var xml = $"<configuration>\n<!-- {newLine}{newLine} -->\n<forms name=\"{newLine}\" timeout=\"30\" /></configuration>";
        var timeout = Config(xml).Find("forms").Single()["timeout"]!;
        Assert.Equal("30", xml.Substring(timeout.Span.Start, timeout.Span.Length));
    }

    private static SettingsFile Settings(string text) => Assert.IsType<SettingsFile>(Text.Read("/app/appsettings.json", text));

    private static WebConfigFile Config(string text) => Assert.IsType<WebConfigFile>(Text.Read("/app/Web.config", text));

    private static SourceText Decoded(string text, Encoding encoding) => SourceText.From(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]), Encoding.UTF8);

    private sealed class Unreadable(string path, Exception failure) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => throw failure;
    }
}
