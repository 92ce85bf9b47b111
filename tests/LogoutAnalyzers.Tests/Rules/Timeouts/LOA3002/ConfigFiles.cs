namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Configuration files, and the application beside them.</summary>
internal static class ConfigFiles
{
    /// <summary>A login with forms authentication, which the configuration gives its timeout.</summary>
    public const string FormsLogin = """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Session["name"] = name;
                return Redirect("/");
            }

            [HttpPost]
            public ActionResult Logout()
            {
                Session.Abandon();
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """;

    /// <summary>A web.config with these elements under system.web.</summary>
    public static string SystemWeb(string elements) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <appSettings>
            <add key="timeout" value="2880" />
          </appSettings>
          <system.web>
            <compilation targetFramework="4.7.2" />
            <httpRuntime targetFramework="4.7.2" executionTimeout="3600" />
            {elements}
          </system.web>
        </configuration>
        """;

    /// <summary>A transform with these elements under system.web.</summary>
    public static string Transform(string elements) => $"""
        <?xml version="1.0"?>
        <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
          <system.web>
            <compilation xdt:Transform="RemoveAttributes(debug)" />
            {elements}
          </system.web>
        </configuration>
        """;
}
