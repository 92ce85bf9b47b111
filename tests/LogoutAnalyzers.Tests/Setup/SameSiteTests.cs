using System.Threading;
using LogoutAnalyzers.Tests.Flow;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>Which requests from other sites the cookies of the schemes travel with.</summary>
public class SameSiteTests
{
    private const string Strict = "options.Cookie.SameSite = SameSiteMode.Strict;";

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(\"A\");", false)]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => { " + Strict + " });", true)]
    [InlineData("services.AddAuthentication().AddCookie(\"B\", options => { " + Strict + " });", false)]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Cookie.SameSite = SameSiteMode.Lax);", false)]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Cookie.SameSite = configuration.GetValue<SameSiteMode>(\"S\"));", true)]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Cookie = new CookieBuilder { SameSite = SameSiteMode.Strict });", true)]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"A\", options => { " + Strict + " });", true)]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"B\", options => { " + Strict + " });", false)]
    [InlineData("services.AddSession(options => { " + Strict + " });", false)]
    [InlineData("services.AddAntiforgery(options => { " + Strict + " });", false)]
    [InlineData("services.Configure<CookiePolicyOptions>(o => o.MinimumSameSitePolicy = SameSiteMode.Strict);", true)]
    [InlineData("services.Configure<CookiePolicyOptions>(o => o.MinimumSameSitePolicy = SameSiteMode.None);", false)]
    public void It_may_be_strict(string registrations, bool expected) => Assert.Equal(expected, Of(registrations).MayBeStrict(["A"]));

    [Theory]
    [InlineData("services.ConfigureApplicationCookie(options => { " + Strict + " });", true)]
    [InlineData("services.ConfigureExternalCookie(options => { " + Strict + " });", false)]
    public void Identitys_may_be_strict(string registrations, bool expected) => Assert.Equal(expected, Of(registrations).MayBeStrict(["Identity.Application"]));

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Cookie.SameSite = SameSiteMode.None);", true)]
    [InlineData("services.AddAuthentication().AddCookie(\"B\", options => options.Cookie.SameSite = SameSiteMode.None);", false)]
    [InlineData("services.Configure<CookiePolicyOptions>(o => o.MinimumSameSitePolicy = SameSiteMode.None);", false)]
    [InlineData("services.AddAuthentication().AddCookie(\"A\");", false)]
    public void It_is_none(string registrations, bool expected) => Assert.Equal(expected, Of(registrations).IsNone(["A"]));

    private static LogoutAnalyzers.Setup.CookieSameSite Of(string registrations) => LogoutModel.Of(SetupProgram.Compile(registrations), Compiled.DefaultOptions).SameSite(CancellationToken.None);
}
