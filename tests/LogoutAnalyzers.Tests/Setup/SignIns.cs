using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>Which schemes users are signed in with, and which sign-outs miss them: the rows are those that were tried on a running server.</summary>
public class SignIns
{
    private const string A = "services.AddAuthentication(\"A\").AddCookie(\"A\");";
    private const string AB = "services.AddAuthentication().AddCookie(\"A\").AddCookie(\"B\");";
    private const string InA = "_ = HttpContext.SignInAsync(\"A\", principal)";
    private const string Identity = "services.AddIdentity<IdentityUser, IdentityRole>();";
    private const string Template = "services.AddAuthentication(options => { options.DefaultScheme = IdentityConstants.ApplicationScheme; options.DefaultSignInScheme = IdentityConstants.ExternalScheme; }).AddIdentityCookies();";

    [Theory]
    [InlineData("HttpContext.SignInAsync(\"A\", principal)", "A")]
    [InlineData("HttpContext.SignInAsync(\"A\", principal, properties)", "A")]
    [InlineData("HttpContext.SignInAsync(scheme: \"A\", principal: principal)", "A")]
    [InlineData("HttpContext.SignInAsync(principal)", "D")]
    [InlineData("HttpContext.SignInAsync(principal, properties)", "D")]
    [InlineData("HttpContext.SignInAsync((string)null, principal)", "D")]
    [InlineData("service.SignInAsync(HttpContext, \"A\", principal, properties)", "A")]
    [InlineData("SignIn(principal, \"A\")", "A")]
    [InlineData("SignIn(principal)", "D")]
    [InlineData("SignIn(principal, properties, \"A\")", "A")]
    [InlineData("new Microsoft.AspNetCore.Mvc.SignInResult(\"A\", principal)", "A")]
    [InlineData("new Microsoft.AspNetCore.Mvc.SignInResult(principal)", "D")]
    [InlineData("Results.SignIn(principal, null, \"A\")", "A")]
    [InlineData("TypedResults.SignIn(principal, authenticationScheme: \"A\")", "A")]
    [InlineData("TypedResults.SignIn(principal)", "D")]
    [InlineData("manager.PasswordSignInAsync(\"u\", \"p\", true, true)", "Identity.Application")]
    [InlineData("manager.SignInAsync(null, true)", "Identity.Application")]
    [InlineData("manager.SignInWithClaimsAsync(null, true, null)", "Identity.Application")]
    [InlineData("manager.ExternalLoginSignInAsync(\"p\", \"k\", true)", "Identity.Application")]
    public void The_scheme_of_a_sign_in(string signIn, string expected)
    {
        var setup = SetupProgram.Read("services.AddAuthentication(\"D\").AddCookie(\"D\").AddCookie(\"A\");", Caller(signIn));
        Assert.Equal([expected], setup.SignedIn);
        Assert.True(setup.SignInsAreKnown);
    }

    [Theory]
    [InlineData("HttpContext.SignInAsync(unknown, principal)")]
    [InlineData("SignIn(principal, unknown)")]
    public void A_sign_in_that_is_not_known(string signIn) => Assert.False(SetupProgram.Read(A, Caller(signIn)).SignInsAreKnown);

    [Fact]
    public void A_remote_scheme_signs_in_with_the_default() =>
        Assert.Equal(["Cookies"], SetupProgram.Read("services.AddAuthentication(options => { options.DefaultScheme = \"Cookies\"; options.DefaultChallengeScheme = \"OpenIdConnect\"; }).AddCookie().AddOpenIdConnect(options => { });").SignedIn);

    [Fact]
    public void A_remote_scheme_signs_in_with_its_own() =>
        Assert.Contains("A", SetupProgram.Read("services.AddAuthentication(\"B\").AddCookie(\"A\").AddCookie(\"B\").AddOpenIdConnect(options => options.SignInScheme = \"A\");").SignedIn);

    [Theory]
    [InlineData(A, InA, "HttpContext.SignOutAsync(\"Nope\")")]
    [InlineData(A, InA, "HttpContext.SignOutAsync(\"a\")")]
    [InlineData(AB, InA, "HttpContext.SignOutAsync(\"B\")")]
    [InlineData("services.AddAuthentication(options => { options.DefaultScheme = \"A\"; options.DefaultSignInScheme = \"B\"; }).AddCookie(\"A\").AddCookie(\"B\");", InA, "HttpContext.SignOutAsync()")]
    [InlineData("services.AddAuthentication().AddBearerToken().AddCookie(\"A\"); services.Configure<AuthenticationOptions>(o => o.DefaultScheme = \"BearerToken\");", InA, "HttpContext.SignOutAsync()")]
    [InlineData("services.AddAuthentication(\"Bearer\").AddJwtBearer().AddCookie(\"A\");", InA, "HttpContext.SignOutAsync()")]
    [InlineData("services.AddAuthentication(\"A\").AddJwtBearer().AddCookie(\"A\");", InA, "HttpContext.SignOutAsync(\"Bearer\")")]
    [InlineData("services.AddAuthentication(\"A\").AddOAuth(\"GitHub\", o => { }).AddCookie(\"A\");", InA, "HttpContext.SignOutAsync(\"GitHub\")")]
    [InlineData(Identity, "", "HttpContext.SignOutAsync()")]
    [InlineData(Identity, "", "SignOut()")]
    [InlineData(Identity, "", "Results.SignOut()")]
    [InlineData(Identity, "", "new SignOutResult()")]
    [InlineData(Identity, "", "HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme)")]
    [InlineData("services.AddDefaultIdentity<IdentityUser>();", "", "HttpContext.SignOutAsync()")]
    [InlineData("services.AddDefaultIdentity<IdentityUser>();", "", "TypedResults.SignOut()")]
    [InlineData("services.AddIdentityApiEndpoints<IdentityUser>();", "", "HttpContext.SignOutAsync()")]
    [InlineData("services.AddIdentityApiEndpoints<IdentityUser>();", "", "Results.SignOut()")]
    [InlineData(Template, "", "HttpContext.SignOutAsync()")]
    [InlineData(Template, "", "Results.SignOut()")]
    public void A_sign_out_that_misses(string registrations, string signIn, string signOut) => Assert.True(SetupProgram.Misses(registrations, signOut, signIn));

    // No default and several schemes, or defaults that are not in the chain: the sign-out throws, the answer is 500.
    [Theory]
    [InlineData(AB, "HttpContext.SignOutAsync()")]
    [InlineData(AB, "Results.SignOut()")]
    [InlineData("services.AddAuthentication(options => options.DefaultAuthenticateScheme = \"A\").AddCookie(\"A\").AddCookie(\"B\");", "HttpContext.SignOutAsync()")]
    public void A_sign_out_without_a_scheme_that_throws(string registrations, string signOut) => Assert.True(SetupProgram.Misses(registrations, signOut, InA));

    [Theory]
    [InlineData(A, InA, "HttpContext.SignOutAsync()")]
    [InlineData(A, InA, "HttpContext.SignOutAsync(\"A\")")]
    [InlineData(AB, InA, "HttpContext.SignOutAsync(\"A\")")]
    [InlineData(AB, InA, "SignOut(\"A\", \"B\")")]
    [InlineData(AB, InA, "SignOut(\"B\", \"A\")")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\");", InA, "HttpContext.SignOutAsync()")]
    [InlineData("services.AddAuthentication(options => { options.DefaultScheme = \"A\"; options.DefaultSignInScheme = \"B\"; options.DefaultSignOutScheme = \"A\"; }).AddCookie(\"A\").AddCookie(\"B\");", InA, "HttpContext.SignOutAsync()")]
    [InlineData("services.AddAuthentication(\"P\").AddPolicyScheme(\"P\", \"p\", o => o.ForwardDefault = \"A\").AddCookie(\"A\");", InA, "HttpContext.SignOutAsync()")]
    [InlineData("services.AddAuthentication(configuration[\"Scheme\"]).AddCookie(\"A\").AddCookie(\"B\");", InA, "HttpContext.SignOutAsync()")]
    [InlineData(A, InA, "HttpContext.SignOutAsync(unknown)")]
    [InlineData("services.AddAuthentication(\"A\").AddCookie(\"A\").AddCookie(configuration[\"Scheme\"]);", InA, "HttpContext.SignOutAsync(\"Nope\")")]
    [InlineData("", "", "HttpContext.SignOutAsync(\"Nope\")")]
    [InlineData(A, "", "HttpContext.SignOutAsync(\"A\")")]
    [InlineData(Identity, "", "HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme)")]
    [InlineData(Identity, "", "manager.SignOutAsync()")]
    [InlineData(Template, "", "manager.SignOutAsync()")]
    [InlineData("services.AddIdentityApiEndpoints<IdentityUser>();", "", "HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme)")]
    [InlineData("services.AddIdentityApiEndpoints<IdentityUser>();", "", "manager.SignOutAsync()")]
    [InlineData("services.AddAuthentication(\"Cookies\").AddCookie().AddOpenIdConnect(o => { });", "", "SignOut(\"Cookies\", \"OpenIdConnect\")")]
    [InlineData("services.AddAuthentication(\"Cookies\").AddCookie().AddOpenIdConnect(o => { });", "", "SignOut(\"OpenIdConnect\")")]
    public void A_sign_out_that_does_not_miss(string registrations, string signIn, string signOut) => Assert.False(SetupProgram.Misses(registrations, signOut, signIn));

    private static string Caller(string expression) => $$"""
        public class CallerController : Controller
        {
            public SignInManager<IdentityUser> manager;
            public IAuthenticationService service;
            public AuthenticationProperties properties;
            public string unknown;
            public ClaimsPrincipal principal;
            public void Caller() { object result = {{expression}}; }
        }
        """;
}
