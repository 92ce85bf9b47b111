using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1007;

/// <summary>The cookie of the response is expired.</summary>
public class FixesOnSystemWeb
{
    private static Task Fix(string before, string after) => Verify.AspNet.Fix<SignOutAnalyzer, DeleteCookieAsItIsSet>(before, after);

    [Fact]
    public Task A_removal_from_the_response() => Fix("""
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                {|LOA1007:Response.Cookies.Remove("token")|}; // ours
                return Redirect("/");
            }
        }
        """, """
        using System;
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                Response.Cookies["token"].Expires = DateTime.UtcNow.AddDays(-1); // ours
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_removal_from_the_request() => Fix("""
        using System;
        using System.Web;
        public static class Cookies
        {
            public static void ClearAuthCookie()
            {
                {|LOA1007:HttpContext.Current.Request.Cookies.Remove("auth")|};
            }
        }
        """, """
        using System;
        using System.Web;
        public static class Cookies
        {
            public static void ClearAuthCookie()
            {
                HttpContext.Current.Response.Cookies["auth"].Expires = DateTime.UtcNow.AddDays(-1);
            }
        }
        """);

    [Fact]
    public Task An_expiry_in_the_request() => Fix("""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                {|LOA1007:Request.Cookies["token"].Expires = DateTime.Now.AddDays(-1)|};
            }
        }
        """, """
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Cookies["token"].Expires = DateTime.Now.AddDays(-1);
            }
        }
        """);

    [Fact]
    public Task Not_offered_for_a_cookie_in_a_local()
    {
        const string Source = """
            using System;
            using System.Web.Security;
            public partial class Logout : System.Web.UI.Page
            {
                protected void Page_Load(object sender, EventArgs e)
                {
                    FormsAuthentication.SignOut();
                    var cookie = Request.Cookies["token"];
                    {|LOA1007:cookie.Expires = DateTime.Now.AddDays(-1)|};
                }
            }
            """;
        return Fix(Source, Source);
    }
}
