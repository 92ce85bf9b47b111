using LogoutAnalyzers.Setup;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

public class Registrations
{
    [Theory]
    [InlineData("services.AddAuthentication().AddCookie();", "Cookies:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(options => { });", "Cookies:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\");", "A:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => { });", "A:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", \"Display\", options => { });", "A:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(authenticationScheme: \"A\", configureOptions: options => { });", "A:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(CookieAuthenticationDefaults.AuthenticationScheme);", "Cookies:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme);", "Identity.Application:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(Names.Constant);", "A:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(Names.ReadOnly);", "A:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(nameof(Kind));", "Kind:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(Names.Constant + \"B\");", "AB:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie($\"{Names.Constant}B\");", "AB:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(Kind.Forms.ToString());", "Forms:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(Names.Changing);", "?:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(configuration[\"Scheme\"]);", "?:Cookie")]
    [InlineData("var scheme = configuration[\"Scheme\"]; services.AddAuthentication().AddCookie(scheme);", "?:Cookie")]
    [InlineData("var scheme = Names.Constant; services.AddAuthentication(scheme).AddCookie(scheme);", "A:Cookie")]
    [InlineData("const string scheme = \"A\"; services.AddAuthentication(scheme).AddCookie(scheme);", "A:Cookie")]
    [InlineData("var scheme = \"A\"; if (args.Length > 0) scheme = \"B\"; services.AddAuthentication().AddCookie(scheme);", "?:Cookie")]
    [InlineData("var scheme = \"A\"; (scheme, _) = (\"B\", 1); services.AddAuthentication().AddCookie(scheme);", "?:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(Names.Named);", "Constant:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(Names.Copied);", "A:Cookie")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\").AddCookie(\"B\");", "A:Cookie,B:Cookie")]
    [InlineData("services.AddAuthentication().AddJwtBearer();", "Bearer:NoSignOut")]
    [InlineData("services.AddAuthentication().AddJwtBearer(\"Api\", options => { });", "Api:NoSignOut")]
    [InlineData("services.AddAuthentication().AddBearerToken();", "BearerToken:Bearer")]
    [InlineData("services.AddAuthentication().AddBearerToken(\"T\");", "T:Bearer")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(options => { });", "OpenIdConnect:Remote")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(\"Okta\", options => { });", "Okta:Remote")]
    [InlineData("services.AddAuthentication().AddOAuth(\"GitHub\", options => { });", "GitHub:NoSignOut")]
    [InlineData("services.AddAuthentication().AddPolicyScheme(\"P\", \"p\", options => { });", "P:Other")]
    [InlineData("services.AddAuthentication().AddScheme<CookieAuthenticationOptions, CookieAuthenticationHandler>(\"S\", options => { });", "S:Other")]
    [InlineData("services.AddAuthentication();", "")]
    [InlineData("AddCookie(); void AddCookie() { }", "")]
    [InlineData("var AddCookie = nameof(CookieExtensions.AddCookie);", "")]
    public void The_schemes_of_a_registration(string registrations, string expected) =>
        Assert.Equal(expected, string.Join(",", SetupProgram.Read(registrations).Schemes.Select(static scheme => (scheme.Name ?? "?") + ":" + scheme.Kind)));

    [Theory]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>();")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>(options => { });")]
    [InlineData("services.AddDefaultIdentity<IdentityUser>();")]
    [InlineData("services.AddDefaultIdentity<IdentityUser>(options => { });")]
    [InlineData("services.AddAuthentication().AddIdentityCookies();")]
    public void The_cookies_of_identity(string registrations)
    {
        var setup = SetupProgram.Read(registrations);
        Assert.Equal(["Identity.Application", "Identity.External", "Identity.TwoFactorRememberMe", "Identity.TwoFactorUserId"], setup.Schemes.Select(static scheme => scheme.Name));
        Assert.All(setup.Schemes, static scheme => Assert.Equal(SchemeKind.Cookie, scheme.Kind));
        Assert.True(setup.HasIdentity);
        Assert.True(setup.SignInsAreKnown);
        Assert.Equal(["Identity.Application"], setup.SignedIn);
    }

    [Fact]
    public void The_endpoints_of_identity()
    {
        var setup = SetupProgram.Read("services.AddIdentityApiEndpoints<IdentityUser>();");
        Assert.Contains(setup.Schemes, static scheme => scheme is { Name: "Identity.Application", Kind: SchemeKind.Cookie });
        Assert.Contains(setup.Schemes, static scheme => scheme is { Name: "Identity.Bearer", Kind: SchemeKind.Bearer });
        Assert.Equal(("Identity.BearerAndApplication", true), setup.EffectiveDefault());
    }

    [Fact]
    public void Nothing_is_registered()
    {
        var setup = SetupProgram.Read("");
        Assert.Empty(setup.Schemes);
        Assert.False(setup.HasAuthentication);
        Assert.False(setup.HasIdentity);
        Assert.False(setup.SignInsAreKnown);
    }

    [Fact]
    public void Identity_core_registers_no_scheme() => Assert.False(SetupProgram.Read("services.AddIdentityCore<IdentityUser>();").HasIdentity);

    [Fact]
    public void A_decoy_of_the_application_registers_nothing_by_itself() =>
        Assert.Empty(SetupProgram.Read("services.AddIdentity();", "public static class Decoys { public static void AddIdentity(this IServiceCollection services) { } }").Schemes);

    [Fact]
    public void A_scheme_name_in_another_file() =>
        Assert.Equal("Far", Assert.Single(SetupProgram.Read("services.AddAuthentication().AddCookie(Far.Name);", "public static class Far { public static readonly string Name = \"Far\"; }").Schemes).Name);

    [Fact]
    public void Registrations_of_several_files() =>
        Assert.Equal(["A", "B"], SetupProgram.Read("services.AddAuthentication().AddCookie(\"A\");", "public static class More { public static void Add(IServiceCollection services) => services.AddAuthentication().AddCookie(\"B\"); }").Schemes.Select(static scheme => scheme.Name).Order());
}
