using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>Which scheme a sign-out without one reaches.</summary>
public class DefaultSchemes
{
    private const string Cookies = ".AddCookie(\"A\").AddCookie(\"B\").AddCookie(\"C\");";

    [Theory]
    [InlineData("services.AddAuthentication(\"A\")" + Cookies, "A")]
    [InlineData("services.AddAuthentication(defaultScheme: Names.ReadOnly)" + Cookies, "A")]
    [InlineData("services.AddAuthentication(options => options.DefaultScheme = \"B\")" + Cookies, "B")]
    [InlineData("services.AddAuthentication(options => { options.DefaultScheme = \"A\"; options.DefaultSignInScheme = \"B\"; })" + Cookies, "B")]
    [InlineData("services.AddAuthentication(options => { options.DefaultSignOutScheme = \"C\"; options.DefaultScheme = \"A\"; options.DefaultSignInScheme = \"B\"; })" + Cookies, "C")]
    [InlineData("services.AddAuthentication(options => { options.DefaultAuthenticateScheme = \"B\"; options.DefaultScheme = \"A\"; options.DefaultChallengeScheme = \"C\"; })" + Cookies, "A")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\");", "A")]
    [InlineData("services.AddAuthentication(options => options.DefaultAuthenticateScheme = \"X\").AddCookie(\"A\");", "A")]
    [InlineData("services.AddAuthentication(\"A\"); services.AddAuthentication(\"B\")" + Cookies, "B")]
    [InlineData("services.Configure<AuthenticationOptions>(options => options.DefaultScheme = \"A\"); services.AddAuthentication()" + Cookies, "A")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>();", "Identity.External")]
    [InlineData("services.AddDefaultIdentity<IdentityUser>();", "Identity.External")]
    [InlineData("services.AddAuthentication(options => { options.DefaultScheme = IdentityConstants.ApplicationScheme; options.DefaultSignInScheme = IdentityConstants.ExternalScheme; }).AddIdentityCookies();", "Identity.External")]
    [InlineData("services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();", "Identity.Application")]
    [InlineData("services.AddAuthentication(\"A\").AddCookie(\"A\"); services.AddIdentity<IdentityUser, IdentityRole>();", "Identity.External")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>(); services.AddAuthentication(\"A\").AddCookie(\"A\");", "Identity.External")]
    [InlineData("services.AddAuthentication(options => options.DefaultSignInScheme = \"A\").AddCookie(\"A\"); services.AddIdentity<IdentityUser, IdentityRole>();", "Identity.External")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>(); services.AddAuthentication(options => options.DefaultSignInScheme = \"A\").AddCookie(\"A\");", "A")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>(); services.AddAuthentication(options => options.DefaultSignOutScheme = IdentityConstants.ApplicationScheme);", "Identity.Application")]
    [InlineData("services.AddAuthentication(options => options.DefaultSignInScheme = \"A\").AddCookie(\"A\").Services.AddIdentity<IdentityUser, IdentityRole>();", "Identity.External")]
    public void Is_known(string registrations, string expected) => Assert.Equal((expected, true), SetupProgram.Read(registrations).EffectiveDefault());

    [Theory]
    [InlineData("services.AddAuthentication(configuration[\"Scheme\"])" + Cookies)]
    [InlineData("services.AddAuthentication(options => options.DefaultScheme = configuration[\"Scheme\"])" + Cookies)]
    [InlineData("services.AddAuthentication().AddCookie(configuration[\"Scheme\"]);")]
    [InlineData("services.AddAuthentication(options => { options.DefaultScheme = \"A\"; options.DefaultSignInScheme = configuration[\"Scheme\"]; })" + Cookies)]
    public void Is_not_known(string registrations) => Assert.False(SetupProgram.Read(registrations).EffectiveDefault().IsKnown);

    [Fact]
    public void Is_not_known_where_two_files_set_it() =>
        Assert.False(SetupProgram.Read("services.AddAuthentication(\"A\")" + Cookies, "public static class More { public static void Add(IServiceCollection services) => services.AddAuthentication(\"B\"); }").EffectiveDefault().IsKnown);

    [Fact]
    public void Is_known_where_two_files_set_the_same() =>
        Assert.Equal(("A", true), SetupProgram.Read("services.AddAuthentication(\"A\")" + Cookies, "public static class More { public static void Add(IServiceCollection services) => services.AddAuthentication(\"A\"); }").EffectiveDefault());

    [Fact]
    public void Other_options_of_that_name_are_none() =>
        Assert.Equal(("A", true), SetupProgram.Read("services.AddAuthentication(\"A\")" + Cookies + " var mine = new Mine(); mine.DefaultSignOutScheme = \"B\";", "public class Mine { public string DefaultSignOutScheme { get; set; } }").EffectiveDefault());
}
