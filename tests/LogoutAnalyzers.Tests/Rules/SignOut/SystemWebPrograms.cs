namespace LogoutAnalyzers.Tests.Rules.SignOut;

/// <summary>The rest of an application on System.Web: how it signs its users in.</summary>
internal static class SystemWebPrograms
{
    /// <summary>A page that signs in with forms authentication.</summary>
    public const string FormsLogin = """
        using System;
        using System.Web.Security;

        public partial class Login : System.Web.UI.Page
        {
            protected System.Web.UI.WebControls.TextBox UserName;

            protected void btnLogin_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SetAuthCookie(UserName.Text, false);
                Response.Redirect("~/Default.aspx");
            }
        }
        """;

    /// <summary>A page that signs in with forms authentication and keeps something in the session, too.</summary>
    public const string FormsLoginWithSession = """
        using System;
        using System.Web.Security;

        public partial class Login : System.Web.UI.Page
        {
            protected System.Web.UI.WebControls.TextBox UserName;

            protected void btnLogin_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SetAuthCookie(UserName.Text, false);
                Session["Department"] = 5;
                Response.Redirect("~/Default.aspx");
            }
        }
        """;

    /// <summary>A page that keeps the login in the session.</summary>
    public const string SessionLogin = """
        using System;

        public partial class Login : System.Web.UI.Page
        {
            protected System.Web.UI.WebControls.TextBox UserName;

            protected void btnLogin_Click(object sender, EventArgs e)
            {
                Session["User"] = UserName.Text;
                Response.Redirect("~/Default.aspx");
            }
        }
        """;

    /// <summary>The start-up of ASP.NET Identity 2.</summary>
    public const string OwinIdentity = """
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.EntityFramework;
        using Microsoft.AspNet.Identity.Owin;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        namespace Shop
        {
            public class Startup
            {
                public void Configuration(IAppBuilder app)
                {
                    app.UseCookieAuthentication(new CookieAuthenticationOptions
                    {
                        AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                        LoginPath = new PathString("/Account/Login"),
                    });
                    app.UseExternalSignInCookie(DefaultAuthenticationTypes.ExternalCookie);
                }
            }

            public class Logins
            {
                private readonly SignInManager<IdentityUser, string> _manager;

                public Logins(SignInManager<IdentityUser, string> manager) { _manager = manager; }

                public System.Threading.Tasks.Task<SignInStatus> Run(string name, string password)
                {
                    return _manager.PasswordSignInAsync(name, password, isPersistent: false, shouldLockout: true);
                }
            }
        }
        """;

    /// <summary>A user as Entity Framework 6 stores it, with its sessions.</summary>
    public const string Database = """
        using System.Data.Entity;

        namespace Shop.Data
        {
            public class UserSession { public int Id { get; set; } public string Token { get; set; } }
            public class AuditEntry { public int Id { get; set; } public string Text { get; set; } }
            public class ShopContext : DbContext
            {
                public DbSet<UserSession> Sessions { get; set; }
                public DbSet<AuditEntry> Audits { get; set; }
            }
        }
        """;
}
