using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class WebFormsTests
{
    private const string Usings = "using System.Web.UI;\n";

    [Theory]
    [InlineData("public partial class Logout : Page { protected void Page_Load(object sender, EventArgs e) { } }", "Logout.Page_Load", "GET POST")]
    [InlineData("public partial class Account_LogOut : Page { protected void Page_Load(object sender, EventArgs e) { } }", "Account_LogOut.Page_Load", "GET POST")]
    [InlineData("public partial class Logoff : Page { protected void Page_Load() { } }", "Logoff.Page_Load", "GET POST")]
    [InlineData("public partial class logout : Page { protected override void OnLoad(EventArgs e) { base.OnLoad(e); } }", "logout.OnLoad", "GET POST")]
    [InlineData("public partial class Logout : BasePage { protected void Page_Init(object sender, EventArgs e) { } } public class BasePage : Page { }", "Logout.Page_Init", "GET POST")]
    [InlineData("public partial class Logout : Page { protected void Page_Init(object sender, EventArgs e) { } protected void Page_Load(object sender, EventArgs e) { } }", "Logout.Page_Load", "GET POST")]
    [InlineData("public partial class Logout : Page { protected void Page_Load(object sender, EventArgs e) { if (!IsPostBack) { Title = \"Bye\"; } } }", "Logout.Page_Load", "GET")]
    [InlineData("public partial class Logout : Page { protected void Page_Load(object sender, EventArgs e) { if (Page.IsPostBack == false) { Title = \"Bye\"; } } }", "Logout.Page_Load", "GET")]
    [InlineData("public partial class Logout : Page { protected void Page_Load(object sender, EventArgs e) { if (IsPostBack) { Title = \"Bye\"; } } }", "Logout.Page_Load", "POST")]
    [InlineData("public partial class Logout : Page { protected void Page_Load(object sender, EventArgs e) { if (!IsPostBack) return; Title = \"Bye\"; } }", "Logout.Page_Load", "POST")]
    [InlineData("public partial class Logout : Page { protected void Page_Load(object sender, EventArgs e) { if (IsPostBack) return; Title = \"Bye\"; } }", "Logout.Page_Load", "GET")]
    [InlineData("public partial class SignOut : Page { protected void Page_Load(object sender, EventArgs e) { Response.Redirect(\"~/Login.aspx\"); } }", "SignOut.Page_Load", "GET POST")]
    [InlineData("public partial class Site : MasterPage { protected void btnLogOut_Click(object sender, EventArgs e) { } }", "btnLogOut_Click", "POST")]
    [InlineData("public partial class Header : UserControl { protected void lnkLogout_Command(object sender, CommandEventArgs e) { } }", "lnkLogout_Command", "POST")]
    [InlineData("public partial class Header : UserControl { protected void imgLogoff_Click(object sender, ImageClickEventArgs e) { } }", "imgLogoff_Click", "POST")]
    [InlineData("public partial class Home : Page { protected void Logout(object sender, EventArgs e) { } }", "Logout", "POST")]
    [InlineData("public partial class Home : Page { public void Logout_ServerClick(object sender, EventArgs e) { } }", "Logout_ServerClick", "POST")]
    [InlineData("public partial class Home : Page { protected void btnSignOut_Click(object sender, EventArgs e) { Session.Abandon(); } }", "btnSignOut_Click", "POST")]
    [InlineData("public partial class Site : MasterPage { protected void HeadLoginStatus_LoggingOut(object sender, LoginCancelEventArgs e) { } }", "HeadLoginStatus_LoggingOut", "POST")]
    [InlineData("public class LogoutHandler : IHttpHandler { public bool IsReusable { get { return false; } } public void ProcessRequest(HttpContext context) { } }", "LogoutHandler.ProcessRequest", "GET POST")]
    [InlineData("public class LogoutHandler : HttpTaskAsyncHandler { public override Task ProcessRequestAsync(HttpContext context) { return null; } }", "LogoutHandler.ProcessRequestAsync", "GET POST")]
    [InlineData("public partial class Home : Page { [WebMethod] public static void Logout() { } }", "Logout", "POST")]
    [InlineData("public class Users : WebService { [WebMethod(EnableSession = true)] public bool LogOff() { return true; } }", "LogOff", "POST")]
    public void Found_handlers(string types, string name, string requests)
    {
        var entry = Assert.Single(FoundOnSystemWeb.In(Usings, types));
        Assert.Equal(EntryKind.WebForms, entry.Kind);
        Assert.Equal(name, entry.Name);
        Assert.Equal(requests, entry.Requests());
    }

    [Theory]
    [InlineData("public partial class LoggedOut : Page { protected void Page_Load(object sender, EventArgs e) { } }")]
    [InlineData("public partial class LogoutSuccess : Page { protected void Page_Load(object sender, EventArgs e) { } }")]
    [InlineData("public partial class LogoutHistory : Page { protected void Page_Load(object sender, EventArgs e) { } }")]
    [InlineData("public partial class Login : Page { protected void Page_Load(object sender, EventArgs e) { } }")]
    [InlineData("public partial class Logout : UserControl { protected void Page_Load(object sender, EventArgs e) { } }")]
    [InlineData("public class Logout { protected void Page_Load(object sender, EventArgs e) { } }")]
    [InlineData("public partial class Header : UserControl { protected void btnLogout_Load(object sender, EventArgs e) { } }")]
    [InlineData("public partial class Header : UserControl { protected void btnLogout_PreRender(object sender, EventArgs e) { } }")]
    [InlineData("public partial class Header : UserControl { protected void HeadLoginStatus_LoggedOut(object sender, EventArgs e) { } }")]
    [InlineData("public partial class Timesheet : Page { protected void btnSignOff_Click(object sender, EventArgs e) { Approve(); } void Approve() { } }")]
    [InlineData("public partial class Timesheet : Page { protected void chkSignOff_CheckedChanged(object sender, EventArgs e) { } }")]
    [InlineData("public partial class SignOff : Page { protected void Page_Load(object sender, EventArgs e) { Title = \"Documents\"; } }")]
    [InlineData("public partial class Home : Page { protected void LogoutUser(string name) { } }")]
    [InlineData("public partial class Home : Page { protected HyperLink lnkLogout; protected void Page_Load(object sender, EventArgs e) { lnkLogout.Visible = true; } }")]
    [InlineData("public class FormHandlers { protected void btnLogout_Click(object sender, EventArgs e) { } }")]
    [InlineData("public class LogoutHandler { public void ProcessRequest(HttpContext context) { } }")]
    [InlineData("public partial class Home : Page { [WebMethod] public static string GetLogoutUrl() { return null; } }")]
    [InlineData("public partial class Home : Page { public static void Logout() { } }")]
    public void Found_nothing(string types) => Assert.Empty(FoundOnSystemWeb.In(Usings, types));
}
