using LogoutAnalyzers.Setup;
using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>What signing out a scheme reaches, by what the application registers and signs in with.</summary>
public class Reaches
{
    private const string AB = "services.AddAuthentication().AddCookie(\"A\").AddCookie(\"B\")";

    [Theory]
    [InlineData(AB, "A", nameof(SchemeReach.SignedIn))]
    [InlineData(AB, "B", nameof(SchemeReach.Elsewhere))]
    [InlineData(AB, "C", nameof(SchemeReach.Unregistered))]
    [InlineData(AB, "a", nameof(SchemeReach.Unregistered))]
    [InlineData(AB, null, nameof(SchemeReach.SignedIn))]
    [InlineData(AB + ".AddJwtBearer()", "Bearer", nameof(SchemeReach.Refused))]
    [InlineData(AB + ".AddOAuth(\"GitHub\", o => o.SignInScheme = \"A\")", "GitHub", nameof(SchemeReach.Refused))]
    [InlineData(AB + ".AddOpenIdConnect(\"oidc\", o => o.SignInScheme = \"A\")", "oidc", nameof(SchemeReach.Remote))]
    [InlineData(AB + ".AddBearerToken(\"T\")", "T", nameof(SchemeReach.Elsewhere))]
    [InlineData(AB + ".AddPolicyScheme(\"P\", null, o => o.ForwardDefault = \"A\")", "P", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + ".AddPolicyScheme(\"P\", null, o => o.ForwardDefault = \"B\")", "P", nameof(SchemeReach.Elsewhere))]
    [InlineData(AB + ".AddPolicyScheme(\"P\", null, o => { o.ForwardDefault = \"A\"; o.ForwardSignOut = \"B\"; })", "P", nameof(SchemeReach.Elsewhere))]
    [InlineData(AB + ".AddPolicyScheme(\"P\", null, o => o.ForwardSignOut = \"Nope\")", "P", nameof(SchemeReach.Unregistered))]
    [InlineData(AB + ".AddPolicyScheme(\"P\", null, o => { o.ForwardDefault = \"B\"; o.ForwardDefaultSelector = c => \"A\"; })", "P", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + ".AddPolicyScheme(\"P\", null, o => o.ForwardDefault = configuration[\"Scheme\"])", "P", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + ".AddPolicyScheme(\"P\", null, o => { })", "P", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + ".AddPolicyScheme(\"P\", null, o => o.ForwardDefault = \"Q\").AddPolicyScheme(\"Q\", null, o => o.ForwardDefault = \"P\")", "P", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + ".AddCookie(\"C\", o => o.ForwardSignOut = \"A\")", "C", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + ".AddCookie(\"C\", o => o.ForwardSignOut = \"C\")", "C", nameof(SchemeReach.Elsewhere))]
    [InlineData(AB + "; services.Configure<CookieAuthenticationOptions>(\"B\", o => o.ForwardSignOut = \"A\")", "B", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + "; void Each(string name) => services.AddAuthentication().AddCookie(name)", "C", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + "; services.AddAuthentication(o => o.AddScheme<CookieAuthenticationHandler>(\"S\", \"S\"))", "S", nameof(SchemeReach.SignedIn))]
    [InlineData(AB + "; services.AddAuthentication(o => o.AddScheme<Key>(\"S\", \"S\"))", "S", nameof(SchemeReach.Refused))]
    public void Of_a_scheme_where_users_are_signed_in_with_A(string registrations, string? scheme, string expected) =>
        Assert.Equal(expected, SetupProgram.ReachOf(registrations + ";", scheme, SignsIn("A"), Key).ToString());

    [Theory]
    [InlineData(AB, "a", nameof(SchemeReach.Unregistered))]
    [InlineData(AB, "C", nameof(SchemeReach.SignedIn))]
    [InlineData(AB, "B", nameof(SchemeReach.SignedIn))]
    [InlineData("services.AddAuthentication().AddJwtBearer().AddBearerToken()", "Bearer", nameof(SchemeReach.SignedIn))]
    [InlineData("services.AddAuthentication().AddJwtBearer().AddCookie(\"A\")", "Bearer", nameof(SchemeReach.SignedIn))]
    [InlineData("services.AddAuthentication(\"A\").AddCookie(\"A\").AddOAuth(\"GitHub\", o => { })", "GitHub", nameof(SchemeReach.Refused))]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>(); services.AddAuthentication().AddJwtBearer()", "Identity.External", nameof(SchemeReach.SignedIn))]
    public void Of_a_scheme_where_no_sign_in_is_seen(string registrations, string scheme, string expected) => Assert.Equal(expected, SetupProgram.ReachOf(registrations + ";", scheme).ToString());

    [Fact]
    public void What_users_are_signed_in_with_is_registered_elsewhere() => Assert.Equal(SchemeReach.SignedIn, SetupProgram.ReachOf(AB + ";", "C", SignsIn("Elsewhere")));

    [Fact]
    public void A_sign_in_that_is_not_known() => Assert.Equal(SchemeReach.SignedIn, SetupProgram.ReachOf(AB + ";", "B", SignsIn("A") + "public class More { public Task In(HttpContext context, string scheme) => context.SignInAsync(scheme, null); }"));

    [Fact]
    public void A_sign_in_with_a_policy_scheme_is_one_with_what_it_forwards_to() =>
        Assert.Equal(["A", "P"], SetupProgram.Read(AB + ".AddPolicyScheme(\"P\", null, o => o.ForwardDefault = \"A\");", SignsIn("P")).SignedIn.Order());

    [Fact]
    public void A_provider_with_a_sign_in_scheme_of_its_own_does_not_use_the_default() =>
        Assert.Equal(["A"], SetupProgram.Read("services.AddAuthentication(\"B\").AddCookie(\"A\").AddCookie(\"B\").AddOpenIdConnect(options => options.SignInScheme = \"A\");").SignedIn);

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(\"A\").AddVendor();")]
    [InlineData("var authentication = services.AddAuthentication().AddCookie(\"A\"); authentication.AddVendor();")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\"); services.AddVendorIdentity();")]
    public void A_library_may_register_more(string registrations) => Assert.False(ReadWithVendor(registrations).RegistrationsAreKnown);

    [Fact]
    public void A_library_for_something_else_does_not() => Assert.True(ReadWithVendor("services.AddAuthentication().AddCookie(\"A\"); services.AddVendorMail();").RegistrationsAreKnown);

    [Theory]
    [InlineData("6.0.0.0", false)]
    [InlineData("7.0.0.0", true)]
    [InlineData("10.0.0.0", true)]
    [InlineData("0.0.0.0", null)]
    public void The_only_scheme_is_the_default_since_version_7(string version, bool? expected)
    {
        var reference = Compiled.Library("Microsoft.AspNetCore.Authentication.Abstractions", $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]");
        Assert.Equal(expected, DefaultSchemeRules.OnlySchemeIsDefault(CSharpCompilation.Create("Old", references: [reference]), NameSets.Default, CancellationToken.None));
    }

    [Theory]
    [InlineData("AppContext.SetSwitch(\"Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme\", true); services.AddAuthentication().AddCookie(\"A\");")]
    [InlineData("if (configuration[\"A\"] is null) services.AddAuthentication().AddCookie(\"A\");")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\"); services.Configure<AuthenticationOptions>(configuration.GetSection(\"Auth\"));")]
    [InlineData("services.AddAuthentication(o => o.DefaultSignInScheme ??= \"A\").AddCookie(\"A\").AddCookie(\"B\");")]
    [InlineData("services.AddAuthentication(o => { if (args.Length > 0) o.DefaultScheme = \"B\"; else o.DefaultScheme = \"A\"; }).AddCookie(\"A\").AddCookie(\"B\");")]
    public void A_default_that_is_not_known(string registrations)
    {
        var setup = SetupProgram.Read(registrations);
        Assert.False(setup.EffectiveDefault().IsKnown);
        Assert.False(setup.HasNoDefault);
    }

    [Theory]
    [InlineData(AB + ";", true)]
    [InlineData("services.AddAuthentication(o => o.DefaultAuthenticateScheme = \"A\").AddCookie(\"A\").AddCookie(\"B\");", true)]
    [InlineData("services.AddAuthentication(\"A\").AddCookie(\"A\").AddCookie(\"B\");", false)]
    [InlineData("services.AddAuthentication().AddCookie(\"A\");", false)]
    public void No_default(string registrations, bool expected) => Assert.Equal(expected, SetupProgram.Read(registrations).HasNoDefault);

    private const string Key = "public class Key : IAuthenticationHandler { public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context) => null; public Task<AuthenticateResult> AuthenticateAsync() => null; public Task ChallengeAsync(AuthenticationProperties properties) => null; public Task ForbidAsync(AuthenticationProperties properties) => null; }";

    private static string SignsIn(string scheme) => $"public class SignsIn {{ public Task Login(HttpContext context) => context.SignInAsync(\"{scheme}\", null); }}";

    private static AuthenticationSetup ReadWithVendor(string registrations)
    {
        var vendor = Compiled.Library("Vendor.Login", """
            namespace Microsoft.Extensions.DependencyInjection
            {
                public static class VendorExtensions
                {
                    public static Microsoft.AspNetCore.Authentication.AuthenticationBuilder AddVendor(this Microsoft.AspNetCore.Authentication.AuthenticationBuilder builder) => builder;
                    public static IServiceCollection AddVendorIdentity(this IServiceCollection services) => services;
                    public static IServiceCollection AddVendorMail(this IServiceCollection services) => services;
                }
            }
            """);
        var source = "using Microsoft.AspNetCore.Authentication; public class Startup { public void ConfigureServices(IServiceCollection services) { " + registrations + " } } " + SignsIn("A");
        var compilation = CSharpCompilation.Create("Application", [CSharpSyntaxTree.ParseText(Verify.GlobalUsings), CSharpSyntaxTree.ParseText(source, path: "/0/Test0.cs")], References.AspNetCore.Add(vendor), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return LogoutModel.Of(compilation, Compiled.DefaultOptions).Authentication(CancellationToken.None);
    }
}
