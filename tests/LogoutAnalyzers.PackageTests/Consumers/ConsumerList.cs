namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>Every way of using the package that one build of one solution can show.</summary>
internal static class ConsumerList
{
    /// <summary>A web application as it comes, with the files that analyzers may read.</summary>
    public static readonly Consumer Default = new(nameof(Default))
    {
        Sdk = "Microsoft.NET.Sdk.Web",
        Items = Consumer.PackageReference,
        OtherFiles = new Dictionary<string, string>
        {
            ["Web.config"] = "<configuration />",
            ["Web.Release.config"] = "<configuration />",
            ["appsettings.json"] = "{}",
            ["appsettings.Development.json"] = "{}",
            ["Views/Home/Index.cshtml"] = "<p>Hello</p>",
            ["wwwroot/index.html"] = "<p>Hello</p>",
            ["wwwroot/lib/library.html"] = "<p>Not ours</p>",
        },
    };

    public static readonly Consumer WithoutAdditionalFiles = new(nameof(WithoutAdditionalFiles))
    {
        Sdk = "Microsoft.NET.Sdk.Web",
        Items = Consumer.PackageReference,
        Properties = "<LogoutAnalyzersAddAdditionalFiles>false</LogoutAnalyzersAddAdditionalFiles>",
        Sources = Shop.Library,
        OtherFiles = new Dictionary<string, string> { ["Web.config"] = "<configuration />", ["appsettings.json"] = "{}" },
    };

    public static readonly Consumer Fixable = new(nameof(Fixable))
    {
        Sdk = "Microsoft.NET.Sdk.Web",
        Items = Consumer.PackageReference,
        Sources = Shop.WithFlaws.Append(new(Shop.ReadsTimeouts, Shop.SessionsOfCode)).ToDictionary(),
        OtherFiles = new Dictionary<string, string> { ["Web.config"] = "<configuration />", ["Views/Home/Index.cshtml"] = "<p>Hello</p>", ["appsettings.json"] = Shop.Timeouts },
    };

    /// <summary>A timeout that no code says: appsettings.json does.</summary>
    public static readonly Consumer BoundOptions = new(nameof(BoundOptions))
    {
        Sdk = "Microsoft.NET.Sdk.Web",
        Items = Consumer.PackageReference,
        Sources = new Dictionary<string, string> { [Shop.ReadsTimeouts] = Shop.SessionsOfFile },
        OtherFiles = new Dictionary<string, string> { ["appsettings.json"] = Shop.Timeouts },
    };

    /// <summary>What makes a project one of System.Web: the framework itself runs on Windows only.</summary>
    public static readonly Consumer SystemWeb = new(nameof(SystemWeb))
    {
        Items = Consumer.PackageReference,
        Sources = new Dictionary<string, string> { ["HttpContext.cs"] = "namespace System.Web;\n\npublic class HttpContext;\n" },
    };

    /// <summary>Timeouts in web.config, in a section of it that is a file of its own, and in what is published.</summary>
    public static readonly Consumer WebConfigs = new(nameof(WebConfigs))
    {
        Items = Consumer.PackageReference + """<ProjectReference Include="../SystemWeb/SystemWeb.csproj" />""",
        Sources = new Dictionary<string, string> { ["Page.cs"] = "public class Page : System.Web.HttpContext;\n" },
        OtherFiles = new Dictionary<string, string>
        {
            ["Web.config"] = """
                <configuration>
                  <system.web>
                    <authentication mode="Forms">
                      <forms timeout="2880" />
                    </authentication>
                    <sessionState configSource="Config\Session.config" />
                  </system.web>
                </configuration>
                """,
            ["Config/Session.config"] = """
                <sessionState
                    timeout="600" />
                """,
            ["Web.Release.config"] = """
                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <system.web>
                    <authentication>
                      <forms timeout="90" xdt:Transform="SetAttributes(timeout)" />
                    </authentication>
                  </system.web>
                </configuration>
                """,
        },
    };

    public static readonly Consumer Raised = new(nameof(Raised)) { OtherFiles = EditorConfig("dotnet_diagnostic.LOA1001.severity = error") };

    public static readonly Consumer Lowered = new(nameof(Lowered))
    {
        OtherFiles = EditorConfig("""
            dotnet_diagnostic.LOA1001.severity = none
            dotnet_diagnostic.LOA1002.severity = silent
            dotnet_diagnostic.LOA1003.severity = suggestion
            """),
    };

    public static readonly Consumer RaisedCategory = new(nameof(RaisedCategory)) { OtherFiles = EditorConfig("dotnet_analyzer_diagnostic.category-SignOut.severity = error") };

    /// <summary>
    /// Sets the profile's key again, at the level of the presets: two global configurations of one level that disagree cancel out, and the
    /// compiler says so. That shows that it has read the preset, its key and its level.
    /// </summary>
    public static readonly Consumer Relaxed = new(nameof(Relaxed)) { Properties = Profile("relaxed"), OtherFiles = SecondPreset() };

    public static readonly Consumer Strict = new(nameof(Strict)) { Properties = Profile("Strict"), OtherFiles = SecondPreset() };

    public static readonly Consumer Standard = new(nameof(Standard)) { Properties = Profile("standard"), OtherFiles = SecondPreset() };

    public static readonly Consumer UnknownProfile = new(nameof(UnknownProfile)) { Properties = Profile("paranoid") };

    public static readonly Consumer StrictButLowered = new(nameof(StrictButLowered))
    {
        Properties = Profile("strict"),
        OtherFiles = EditorConfig("dotnet_diagnostic.LOA1001.severity = none").Concat(GlobalConfig("dotnet_diagnostic.LOA1002.severity = none")).ToDictionary(),
    };

    public static readonly Consumer BadOptions = new(nameof(BadOptions))
    {
        Sources = Shop.Library,
        OtherFiles = EditorConfig("logout_analyzers.max_idle_timeout = soon").Concat(GlobalConfig("logout_analyzers.max_idle_timeuot = 15 min")).ToDictionary(),
    };

    /// <summary>Passes the package on to the projects that reference it, but not its build folder: there buildTransitive has to do.</summary>
    public static readonly Consumer Library = new(nameof(Library))
    {
        Items = Consumer.PackageReference.Replace("\"all\"", "\"build;contentfiles\""),
        Sources = Shop.Library,
        OtherFiles = new Dictionary<string, string> { ["appsettings.json"] = "{}" },
    };

    public static readonly Consumer Transitive = new(nameof(Transitive))
    {
        Items = Consumer.FrameworkReference + """<ProjectReference Include="../Library/Library.csproj" />""",
        Properties = Profile("paranoid"),
    };

    public static readonly Consumer OtherLibrary = new(nameof(OtherLibrary))
    {
        Items = Consumer.FrameworkReference + Consumer.PackageReference + LibraryOfOthers.PackageReference,
        Sources = LibraryOfOthers.Sources,
    };

    public static readonly IReadOnlyList<Consumer> All =
    [
        Default, WithoutAdditionalFiles, Fixable, Raised, Lowered, RaisedCategory, Relaxed, Strict, Standard, UnknownProfile, StrictButLowered, BadOptions, Library, Transitive,
        OtherLibrary, BoundOptions, SystemWeb, WebConfigs,
    ];

    private static string Profile(string name) => $"<LogoutAnalyzersProfile>{name}</LogoutAnalyzersProfile>";

    private static Dictionary<string, string> EditorConfig(string lines) => new() { [".editorconfig"] = "[*.cs]\n" + lines + "\n" };

    private static Dictionary<string, string> GlobalConfig(string lines) => new() { [".globalconfig"] = "is_global = true\n" + lines + "\n" };

    private static Dictionary<string, string> SecondPreset() => GlobalConfig("global_level = -10\nlogout_analyzers.profile = standard");
}
