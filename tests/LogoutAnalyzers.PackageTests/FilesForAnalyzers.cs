using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>The configuration and page files that the package hands to the analyzers.</summary>
[Collection(TestRunCollection.Name)]
public class FilesForAnalyzers(TestRun run)
{
    [Fact]
    public async Task A_web_project_hands_over_its_configuration_and_pages_each_once()
    {
        var files = (await run.Consumers).AdditionalFiles(ConsumerList.Default);

        Assert.Equal(["Views/Home/Index.cshtml", "Web.Release.config", "Web.config", "appsettings.Development.json", "appsettings.json", "wwwroot/index.html"], files);
    }

    [Fact]
    public async Task The_property_turns_it_off() => Assert.Empty((await run.Consumers).AdditionalFiles(ConsumerList.WithoutAdditionalFiles));

    [Fact]
    public async Task Other_projects_hand_over_nothing() => Assert.Empty((await run.Consumers).AdditionalFiles(ConsumerList.Library));

    [Fact]
    public async Task A_web_project_of_the_old_kind_hands_over_its_pages_too()
    {
        await run.Consumers;
        var files = await OldWebProject.AdditionalFilesAsync(run.Scratch);

        Assert.Equal(["Account/Login.aspx", "Admin/web.config", "Config/Session.config", "Site.Master", "Views/Index.cshtml", "Web.config", "controls/Menu.ascx"], files);
    }
}
