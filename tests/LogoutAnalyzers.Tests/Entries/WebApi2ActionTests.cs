using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class WebApi2ActionTests
{
    private const string Usings = "using System.Net.Http;\nusing System.Web.Http;\n";

    [Theory]
    [InlineData("public class AccountController : ApiController { public IHttpActionResult Logout() { return null; } }", "POST")]
    [InlineData("public class AccountController : ApiController { public HttpResponseMessage PostLogout() { return null; } }", "POST")]
    [InlineData("public class AccountController : ApiController { public IHttpActionResult GetLogout() { return null; } }", "GET")]
    [InlineData("public class AccountController : ApiController { public void DeleteSignOut() { } }", "POST")]
    [InlineData("public class AccountController : ApiController { [HttpGet] public IHttpActionResult Logout() { return null; } }", "GET")]
    [InlineData("public class AccountController : ApiController { [HttpGet, HttpPost] public IHttpActionResult Logout() { return null; } }", "GET POST")]
    [InlineData("public class AccountController : ApiController { [AcceptVerbs(\"GET\", \"POST\")] public IHttpActionResult Logout() { return null; } }", "GET POST")]
    [InlineData("[RoutePrefix(\"api/account\")] public class AccountController : ApiController { [Route(\"Logout\")] public IHttpActionResult Leave() { return null; } }", "POST")]
    [InlineData("public class AccountController : ApiController { [ActionName(\"signout\")] public IHttpActionResult Leave() { return null; } }", "POST")]
    [InlineData("public class LogoutController : ApiController { public IHttpActionResult Post() { return null; } }", "POST")]
    [InlineData("public class LogoutController : ApiController { public IHttpActionResult Get() { return null; } }", "GET")]
    [InlineData("public class AccountController : ApiController { [AllowAnonymous] public Task<IHttpActionResult> LogoutAsync() { return null; } }", "POST")]
    public void Found_actions(string types, string requests)
    {
        var entry = Assert.Single(FoundOnSystemWeb.In(Usings, types));
        Assert.Equal(EntryKind.ControllerAction, entry.Kind);
        Assert.Equal(requests, entry.Requests());
    }

    [Theory]
    [InlineData("public class AccountController : ApiController { [NonAction] public void Logout() { } }")]
    [InlineData("public class AccountController : ApiController { internal void Logout() { } }")]
    [InlineData("public class AccountController : ApiController { public string GetLogoutUrl() { return null; } }")]
    [InlineData("public class AccountController : ApiController { public int GetLogoutCount() { return 0; } }")]
    [InlineData("public class AccountController : ApiController { public object GetLogoutHistory() { return null; } }")]
    [InlineData("public class DocumentsController : ApiController { public void PostSignOff(int documentId) { } }")]
    [InlineData("public class AccountController : ApiController { public static void Logout() { } }")]
    [InlineData("public class AccountController : ApiController { public void PostLogin() { } }")]
    [InlineData("public class AuditController : ApiController { public void LogLogout() { } }")]
    [InlineData("public class Account { public IHttpActionResult Logout() { return null; } }")]
    public void Found_nothing(string types) => Assert.Empty(FoundOnSystemWeb.In(Usings, types));
}
