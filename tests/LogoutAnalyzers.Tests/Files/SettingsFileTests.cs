using System.Linq;
using LogoutAnalyzers.Files;
using Xunit;

namespace LogoutAnalyzers.Tests.Files;

public class SettingsFileTests
{
    private const string Settings = """
        {
          // Comments are allowed, and commas at the end.
          "Auth": { "Cookie": { "ExpireTimeSpan": "14.00:00:00", "Minutes": 30, }, },
          "Hosts": ["a", "b"],
        }
        """;

    [Fact]
    public void Values_have_the_keys_of_the_configuration()
    {
        var file = Assert.IsType<SettingsFile>(Text.Read("/app/appsettings.json", Settings));

        Assert.Equal(
            ["Auth:Cookie:ExpireTimeSpan=14.00:00:00", "Auth:Cookie:Minutes=30", "Hosts:0=a", "Hosts:1=b"],
            file.Values.Select(static pair => $"{pair.Key}={pair.Value.Text}").OrderBy(static line => line, System.StringComparer.Ordinal));
        Assert.Equal("14.00:00:00", file.Values["auth:cookie:expiretimespan"].Text);
    }

    [Fact]
    public void A_value_knows_its_place()
    {
        var value = ((SettingsFile)Text.Read("/app/appsettings.json", Settings)!).Values["Auth:Cookie:ExpireTimeSpan"];

        Assert.Equal(("/app/appsettings.json", 2, 43), (value.Location.GetLineSpan().Path, value.LineSpan.Start.Line, value.LineSpan.Start.Character));
        Assert.Equal("14.00:00:00", Settings.Substring(value.Span.Start, value.Span.Length));
    }

    [Theory]
    [InlineData("appsettings.json", null)]
    [InlineData("appsettings.Production.json", "Production")]
    [InlineData("AppSettings.Development.json", "Development")]
    public void The_environment_is_in_the_name(string name, string? environment) =>
        Assert.Equal(environment, ((SettingsFile)Text.Read("/app/" + name, "{}")!).EnvironmentName);
}
