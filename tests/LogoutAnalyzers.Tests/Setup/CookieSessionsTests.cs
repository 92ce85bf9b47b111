using LogoutAnalyzers.Setup;
using LogoutAnalyzers.Tests.Flow;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>What outlasts a cookie, and whose cookie it is.</summary>
public class CookieSessionsTests
{
    private const string Types = "public static class Tickets { public static ITicketStore Store; }";

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(options => options.SessionStore = Tickets.Store);", "Cookies")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.SessionStore = Tickets.Store);", "A")]
    [InlineData("services.AddAuthentication().AddCookie(Names.ReadOnly, \"Display\", options => { if (args.Length > 0) options.SessionStore = Tickets.Store; });", "A")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"A\", options => options.SessionStore = Tickets.Store);", "A")]
    [InlineData("services.PostConfigure<CookieAuthenticationOptions>(Names.Constant, options => options.SessionStore = Tickets.Store);", "A")]
    [InlineData("services.AddOptions<CookieAuthenticationOptions>(\"A\").Configure<ITicketStore>((options, store) => options.SessionStore = store);", "A")]
    [InlineData("services.AddOptions<CookieAuthenticationOptions>(\"A\").PostConfigure(options => options.SessionStore = Tickets.Store);", "A")]
    [InlineData("services.ConfigureApplicationCookie(options => options.SessionStore = Tickets.Store);", "Identity.Application")]
    [InlineData("services.ConfigureExternalCookie(options => options.SessionStore = Tickets.Store);", "Identity.External")]
    [InlineData("services.AddAuthentication().AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options => options.SessionStore = Tickets.Store));", "Identity.Application")]
    [InlineData("services.AddAuthentication().AddIdentityCookies(cookies => { cookies.ExternalCookie.PostConfigure(options => options.SessionStore = Tickets.Store); });", "Identity.External")]
    public void A_store_belongs_to_the_scheme_that_is_configured(string registrations, string scheme)
    {
        var sessions = Read(registrations);
        Assert.Equal(scheme, Assert.Single(sessions.SessionStores).Scheme);
        Assert.True(sessions.MayRefuse(scheme));
        Assert.False(sessions.MayRefuse("Other"));
    }

    [Theory]
    [InlineData("services.ConfigureAll<CookieAuthenticationOptions>(options => options.SessionStore = Tickets.Store);")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(options => options.SessionStore = Tickets.Store);")]
    [InlineData("services.AddAuthentication().AddCookie(configuration[\"Scheme\"], options => options.SessionStore = Tickets.Store);")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", Setup); void Setup(CookieAuthenticationOptions options) => options.SessionStore = Tickets.Store;")]
    public void A_store_whose_scheme_does_not_show_may_be_any_scheme_s(string registrations)
    {
        var sessions = Read(registrations);
        Assert.Null(Assert.Single(sessions.SessionStores).Scheme);
        Assert.True(sessions.MayRefuse("A"));
    }

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(\"A\");")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.SessionStore = null);")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Events.OnValidatePrincipal = context => Task.CompletedTask);")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Events.OnValidatePrincipal = context => { context.ReplacePrincipal(new ClaimsPrincipal()); return Task.CompletedTask; });")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Events.OnValidatePrincipal = context => context.HttpContext.SignOutAsync());")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Events = new CookieAuthenticationEvents());")]
    [InlineData("services.AddSingleton<ITicketStore>(Tickets.Store); services.AddAuthentication().AddCookie(\"A\");")]
    public void Nothing_refuses_the_cookie(string registrations) => Assert.False(Read(registrations).MayRefuse("A"));

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Events.OnValidatePrincipal = context => { context.RejectPrincipal(); return Task.CompletedTask; });")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Events.OnValidatePrincipal = context => { context.ReplacePrincipal(null); return Task.CompletedTask; });")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => options.Events = new() { OnValidatePrincipal = Check }); static Task Check(CookieValidatePrincipalContext context) { context.RejectPrincipal(); return Task.CompletedTask; }")]
    [InlineData("Action<CookieAuthenticationOptions> setup = null; services.AddAuthentication().AddCookie(\"A\", setup);")]
    [InlineData("Func<CookieValidatePrincipalContext, Task> check = null; services.AddAuthentication().AddCookie(\"A\", options => options.Events.OnValidatePrincipal = check);")]
    [InlineData("Type events = null; services.AddAuthentication().AddCookie(\"A\", options => options.EventsType = events);")]
    public void Something_may_refuse_the_cookie(string registrations) => Assert.True(Read(registrations).MayRefuse("A"));

    [Fact]
    public void A_class_of_events_that_validates_the_stamp()
    {
        var sessions = Read(
            "services.AddIdentity<IdentityUser, IdentityRole>(); services.ConfigureApplicationCookie(options => options.EventsType = typeof(OwnEvents));",
            "public class OwnEvents : CookieAuthenticationEvents { public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context); }");
        Assert.False(sessions.MayRefuse("Identity.Application"));
        Assert.True(sessions.ValidatesSecurityStamp("Identity.Application"));
    }

    [Fact]
    public void A_class_of_events_that_leaves_the_stamp_alone()
    {
        var sessions = Read(
            "services.AddIdentity<IdentityUser, IdentityRole>(); services.ConfigureApplicationCookie(options => options.EventsType = typeof(OwnEvents));",
            "public class OwnEvents : CookieAuthenticationEvents { public override Task SigningIn(CookieSigningInContext context) => Task.CompletedTask; }");
        Assert.False(sessions.MayRefuse("Identity.Application"));
        Assert.False(sessions.ValidatesSecurityStamp("Identity.Application"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("services.ConfigureApplicationCookie(options => options.Events.OnRedirectToLogin = context => Task.CompletedTask);", true)]
    [InlineData("services.ConfigureApplicationCookie(options => options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync);", true)]
    [InlineData("services.ConfigureApplicationCookie(options => options.Events.OnValidatePrincipal = async context => await SecurityStampValidator.ValidatePrincipalAsync(context));", true)]
    [InlineData("services.ConfigureApplicationCookie(options => options.Events.OnValidatePrincipal = context => Task.CompletedTask);", false)]
    [InlineData("services.ConfigureApplicationCookie(options => options.Events = new CookieAuthenticationEvents());", false)]
    [InlineData("services.ConfigureApplicationCookie(options => options.Events = new());", false)]
    public void The_security_stamp_is_validated(string registrations, bool expected) =>
        Assert.Equal(expected, Read("services.AddIdentity<IdentityUser, IdentityRole>(); " + registrations).ValidatesSecurityStamp("Identity.Application"));

    [Theory]
    [InlineData("", false)]
    [InlineData("options.ExpireTimeSpan = TimeSpan.FromHours(1);", false)]
    [InlineData("options.ExpireTimeSpan = TimeSpan.FromMinutes(59);", true)]
    [InlineData("options.ExpireTimeSpan = TimeSpan.FromMinutes(20);", true)]
    [InlineData("options.ExpireTimeSpan = new TimeSpan(0, 20, 0); options.SlidingExpiration = true;", true)]
    [InlineData("options.ExpireTimeSpan = TimeSpan.FromMinutes(20); options.SlidingExpiration = false;", false)]
    [InlineData("options.ExpireTimeSpan = TimeSpan.FromMinutes(20); options.SlidingExpiration = args.Length > 0;", false)]
    [InlineData("options.ExpireTimeSpan = TimeSpan.FromMinutes(args.Length);", false)]
    public void Sliding_renewals_outlive_the_validation_of_the_stamp(string options, bool expected) =>
        Assert.Equal(expected, Outlives("services.ConfigureApplicationCookie(options => { " + options + " });"));

    [Theory]
    [InlineData("TimeSpan.FromMinutes(10)", false)]
    [InlineData("TimeSpan.FromMinutes(11)", true)]
    [InlineData("TimeSpan.Zero", false)]
    [InlineData("TimeSpan.FromMinutes(args.Length)", false)]
    public void The_interval_counts(string interval, bool expected) =>
        Assert.Equal(expected, Outlives($"services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20)); services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = {interval});"));

    private static bool Outlives(string registrations)
    {
        var model = ModelOf(registrations);
        return UnvalidatedRenewals.Of("Identity.Application", model.CookieSessions(CancellationToken.None)) is not null;
    }

    private static CookieSessions Read(string registrations, params string[] others) => ModelOf(registrations, others).CookieSessions(CancellationToken.None);

    private static LogoutModel ModelOf(string registrations, params string[] others) => LogoutModel.Of(SetupProgram.Compile(registrations, [Types, .. others]), Compiled.DefaultOptions);
}
