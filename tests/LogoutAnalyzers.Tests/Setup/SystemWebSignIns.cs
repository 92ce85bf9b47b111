using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.AllRules;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>The schemes of System.Web and OWIN: what is registered, what users are signed in with, and which sign-outs miss it.</summary>
public class SystemWebSignIns
{
    private const string Cookie = "app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie, LoginPath = new PathString(\"/Account/Login\") });";
    private const string External = "app.UseExternalSignInCookie(DefaultAuthenticationTypes.ExternalCookie);";
    private const string OwnExtension = "public static class Logins { public static void UseOwnLogin(this IAppBuilder app) { app.Use<OwnAuthenticationMiddleware>(); } }";
    private const string SignIn = "Authentication.SignIn(new ClaimsIdentity(claims, \"ApplicationCookie\"));";

    [Theory]
    [InlineData(Cookie, "ApplicationCookie")]
    [InlineData("app.UseCookieAuthentication(new CookieAuthenticationOptions());", "Cookies")]
    [InlineData("app.UseCookieAuthentication(new CookieAuthenticationOptions() { CookieName = \"Auth\" });", "Cookies")]
    [InlineData("var options = new CookieAuthenticationOptions(); options.AuthenticationType = \"Shop\"; app.UseCookieAuthentication(options);", "Shop")]
    [InlineData("var options = new CookieAuthenticationOptions { AuthenticationType = Unknown }; app.UseCookieAuthentication(options);", "?")]
    [InlineData("app.UseCookieAuthentication(Options());", "?")]
    [InlineData(External, "ExternalCookie")]
    [InlineData("app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions(\"Idp\"));", "Idp")]
    [InlineData("app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions { ClientId = \"x\" });", "OpenIdConnect")]
    [InlineData("app.UseWsFederationAuthentication(new WsFederationAuthenticationOptions { Wtrealm = \"x\" });", "Federation")]
    [InlineData("app.UseOAuthBearerTokens(new OAuthAuthorizationServerOptions());", "Bearer")]
    [InlineData("app.UseOAuthBearerTokens(OAuthOptions);", "Bearer")]
    [InlineData("app.Use<OwnAuthenticationMiddleware>();", "?")]
    [InlineData("app.UseUmbracoBackOfficeCookieAuthentication();", "?")]
    public void A_registration(string registrations, string expected) => Assert.Equal([expected], Read(registrations, "").Schemes.Select(static scheme => scheme.Name ?? "?"));

    [Theory]
    [InlineData("app.Use((context, next) => next());")]
    [InlineData("app.Run(context => context.Response.WriteAsync(\"\"));")]
    [InlineData("app.CreatePerOwinContext(() => new Disposable());")]
    [InlineData("app.SetDefaultSignInAsAuthenticationType(\"Cookies\");")]
    public void No_registration(string statements) => Assert.Empty(Read(statements, "").Schemes);

    [Theory]
    [InlineData(Cookie, SignIn, "ApplicationCookie")]
    [InlineData(Cookie + External, SignIn, "ApplicationCookie")]
    [InlineData(Cookie + External, "Authentication.SignIn(new AuthenticationProperties(), Unknown());", "ApplicationCookie")]
    [InlineData(Cookie, "Manager.PasswordSignInAsync(\"u\", \"p\", false, false).Wait();", "ApplicationCookie")]
    [InlineData(Cookie + "app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = \"B\" });", "var identity = new ClaimsIdentity(claims, \"B\"); Authentication.SignIn(identity);", "B")]
    [InlineData("app.UseCookieAuthentication(new CookieAuthenticationOptions()); app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions());", "", "Cookies")]
    [InlineData("", "FormsAuthentication.SetAuthCookie(\"u\", false);", "Forms")]
    [InlineData("", "FormsAuthentication.RedirectFromLoginPage(\"u\", true);", "Forms")]
    [InlineData("", "var ticket = new FormsAuthenticationTicket(\"u\", true, 30); System.Web.HttpContext.Current.Response.Cookies.Add(new System.Web.HttpCookie(\"x\", FormsAuthentication.Encrypt(ticket)));", "Forms")]
    [InlineData("", "WebMatrix.WebData.WebSecurity.Login(\"u\", \"p\");", "Forms")]
    public void Users_are_signed_in_with(string registrations, string statements, string expected)
    {
        var setup = Read(registrations, statements);
        Assert.Equal([expected], setup.SignedIn);
        Assert.True(setup.SignInsAreKnown);
    }

    [Theory]
    [InlineData(Cookie + "app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = \"B\" });", "Authentication.SignIn(Unknown());")]
    [InlineData(Cookie + "app.UseOwnLogin();", SignIn)]
    [InlineData("", SignIn)]
    public void Sign_ins_that_are_not_known(string registrations, string statements)
    {
        var setup = Read(registrations, statements);
        Assert.True(setup.HasAuthentication);
        Assert.False(setup.SignInsAreKnown);
    }

    [Fact]
    public void A_login_that_is_kept_in_the_session_is_no_authentication() => Assert.False(Read("", "System.Web.HttpContext.Current.Session[\"user\"] = \"u\";").HasAuthentication);

    [Theory]
    [InlineData(Cookie, SignIn, "Authentication.SignOut(\"Cookies\")", true)]
    [InlineData(Cookie, "", "Authentication.SignOut(\"Cookies\")", true)]
    [InlineData(Cookie, SignIn, "Authentication.SignOut(\"applicationcookie\")", true)]
    [InlineData(Cookie + External, SignIn, "Authentication.SignOut(DefaultAuthenticationTypes.ExternalCookie)", true)]
    [InlineData("app.UseOAuthBearerTokens(new OAuthAuthorizationServerOptions());", "", "Authentication.SignOut(\"Cookies\", DefaultAuthenticationTypes.ApplicationCookie)", true)]
    [InlineData("app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationMode = AuthenticationMode.Passive });", "Authentication.SignIn(Unknown());", "Authentication.SignOut()", true)]
    [InlineData(Cookie, SignIn, "FormsAuthentication.SignOut()", true)]
    [InlineData(Cookie, SignIn, "Authentication.SignOut()", false)]
    [InlineData(Cookie, SignIn, "Authentication.SignOut(new AuthenticationProperties())", false)]
    [InlineData(Cookie, SignIn, "Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie)", false)]
    [InlineData(Cookie + External, SignIn, "Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie, DefaultAuthenticationTypes.ExternalCookie)", false)]
    [InlineData(Cookie, SignIn, "Authentication.SignOut(Unknown)", false)]
    [InlineData(Cookie + External, "", "Authentication.SignOut(DefaultAuthenticationTypes.ExternalCookie)", false)]
    [InlineData(Cookie + "app.UseOwnLogin();", SignIn, "Authentication.SignOut(\"Cookies\")", false)]
    [InlineData("", SignIn, "Authentication.SignOut(\"Cookies\")", false)]
    [InlineData("app.UseCookieAuthentication(new CookieAuthenticationOptions()); app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions());", "", "Authentication.SignOut(\"OpenIdConnect\")", false)]
    [InlineData("", "FormsAuthentication.SetAuthCookie(\"u\", false);", "FormsAuthentication.SignOut()", false)]
    [InlineData("", "", "FormsAuthentication.SignOut()", false)]
    [InlineData(Cookie, SignIn + "FormsAuthentication.SetAuthCookie(\"u\", false);", "FormsAuthentication.SignOut()", false)]
    public void A_sign_out_that_misses(string registrations, string statements, string signOut, bool misses)
    {
        var compilation = Compile(registrations, statements + " " + signOut.Replace("Unknown)", "Unknown())") + ";");
        var tree = compilation.SyntaxTrees.First();
        var node = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Last(static call => call.ToString().Contains("SignOut("));
        var call = SignOutCall.From(compilation.GetSemanticModel(tree).GetOperation(node)!);
        Assert.NotNull(call);
        var reaches = LogoutModel.Of(compilation, Compiled.DefaultOptions).Authentication(CancellationToken.None).ReachOf(call);
        Assert.Equal(misses, reaches.All(static scheme => scheme.Reach == SchemeReach.Elsewhere));
    }

    private static AuthenticationSetup Read(string registrations, string statements) => LogoutModel.Of(Compile(registrations, statements), Compiled.DefaultOptions).Authentication(CancellationToken.None);

    private static Compilation Compile(string registrations, string statements)
    {
        var source = $$"""
            using System;
            using System.Collections.Generic;
            using System.Security.Claims;
            using System.Threading.Tasks;
            using System.Web.Security;
            using Microsoft.AspNet.Identity;
            using Microsoft.AspNet.Identity.EntityFramework;
            using Microsoft.AspNet.Identity.Owin;
            using Microsoft.Owin;
            using Microsoft.Owin.Security;
            using Microsoft.Owin.Security.Cookies;
            using Microsoft.Owin.Security.OAuth;
            using Microsoft.Owin.Security.OpenIdConnect;
            using Microsoft.Owin.Security.WsFederation;
            using Owin;

            public class Startup
            {
                public static string Unknown;
                public static OAuthAuthorizationServerOptions OAuthOptions { get; set; }
                public static CookieAuthenticationOptions Options() { return null; }
                public void Configuration(IAppBuilder app) { {{registrations}} }
            }
            {{(registrations.Contains("UseOwnLogin") ? OwnExtension : "")}}
            public class OwnAuthenticationMiddleware { }
            public class Disposable : IDisposable { public void Dispose() { } }
            public class Members
            {
                public IAuthenticationManager Authentication { get; set; }
                public SignInManager<IdentityUser, string> Manager { get; set; }
                public ClaimsIdentity Unknown() { return null; }
                public string Name() { return null; }
                public void Run(IEnumerable<Claim> claims) { {{statements.Replace("SignOut(Unknown())", "SignOut(Name())")}} }
            }
            """;
        // A package that is not there.
        var compilation = Programs.Compile([source], References.AspNet);
        if (!registrations.Contains("Umbraco")) Programs.AssertCompiles(compilation);
        return compilation;
    }
}
