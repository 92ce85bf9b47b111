using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Where nobody is signed in, or what should end was not found, nothing is owed.</summary>
public class NothingOwed
{
    private const string Members = """
         SignInManager<IdentityUser> manager; Store store;
        public class Session { public string Id { get; set; } public string UserId { get; set; } public string Device { get; set; } public bool Active { get; set; } }
        public class Store
        {
            public Session FindSession(string id) => Sessions.FirstOrDefault(session => session.Id == id);
            public Task<Session> FindAsync(string id) => Task.FromResult(FindSession(id));
            public string FindRefreshToken() => Sessions[0].Id;
            public IdentityUser FindUser(string name) => new IdentityUser(name);
            public List<Session> Sessions { get; } = new();
            public object Lookup(string id) => id.Length;
        }
        """;

    [Theory]
    [InlineData("if (!User.Identity.IsAuthenticated) return Redirect(\"/\");")]
    [InlineData("if (!User.Identity!.IsAuthenticated) { Work(); return Redirect(\"/\"); }")]
    [InlineData("if (User.Identity.IsAuthenticated == false) return Redirect(\"/\");")]
    [InlineData("if (User.Identity.IsAuthenticated != true) return Redirect(\"/\");")]
    [InlineData("if (false == User.Identity.IsAuthenticated) return Redirect(\"/\");")]
    [InlineData("if (User.Identity.IsAuthenticated is false) return Redirect(\"/\");")]
    [InlineData("if (User.Identity.IsAuthenticated is not true) return Redirect(\"/\");")]
    [InlineData("if (User.Identity?.IsAuthenticated != true) return Redirect(\"/\");")]
    [InlineData("if (User?.Identity?.IsAuthenticated != true) return Redirect(\"/\");")]
    [InlineData("if (User.Identity?.IsAuthenticated is not true) return Redirect(\"/\");")]
    [InlineData("if (!(User?.Identity?.IsAuthenticated ?? false)) return Redirect(\"/\");")]
    [InlineData("if (!(User.Identity?.IsAuthenticated == true)) return Redirect(\"/\");")]
    [InlineData("if (User.Identity is not { IsAuthenticated: true }) return Redirect(\"/\");")]
    [InlineData("if (!(User.Identity is { IsAuthenticated: true })) return Redirect(\"/\");")]
    [InlineData("if (User is not { Identity: { IsAuthenticated: true } }) return Redirect(\"/\");")]
    [InlineData("if (User is not { Identity.IsAuthenticated: true }) return Redirect(\"/\");")]
    [InlineData("if (User.Identity == null || !User.Identity.IsAuthenticated) return Redirect(\"/\");")]
    [InlineData("if (User.Identity is null || !User.Identity.IsAuthenticated) return Redirect(\"/\");")]
    [InlineData("var signedIn = User.Identity.IsAuthenticated; if (!signedIn) return Redirect(\"/\");")]
    [InlineData("bool signedIn = User?.Identity?.IsAuthenticated ?? false; if (!signedIn) return Redirect(\"/\");")]
    [InlineData("var identity = User.Identity; if (!identity.IsAuthenticated) return Redirect(\"/\");")]
    [InlineData("if (!HttpContext.User.Identity.IsAuthenticated) return Redirect(\"/\");")]
    [InlineData("if (!manager.IsSignedIn(User)) return Redirect(\"/\");")]
    [InlineData("if (manager.IsSignedIn(User) == false) return Redirect(\"/\");")]
    [InlineData("var result = await C.AuthenticateAsync(); if (!result.Succeeded) return Redirect(\"/\");")]
    [InlineData("var result = await C.AuthenticateAsync(\"Cookies\"); if (result?.Principal == null) return Redirect(\"/\");")]
    public void Nobody_is_signed_in(string guard) => Assert.Equal(Answers.Always, After(guard));

    [Theory]
    [InlineData("if (!HttpMethods.IsPost(C.Request.Method)) return Redirect(\"/\");")]
    [InlineData("if (HttpMethods.IsGet(C.Request.Method)) return Redirect(\"/\");")]
    [InlineData("var sid = C.Request.Query[\"sid\"].ToString(); if (User.FindFirst(\"sid\")?.Value != sid) return Redirect(\"/\");")]
    [InlineData("var sid = C.Request.Query[\"sid\"].ToString(); var current = User.FindFirst(\"sid\")?.Value; if (current == null || current != sid) return Redirect(\"/\");")]
    [InlineData("string sid = C.Request.Query[\"sid\"]; var mine = User.FindFirstValue(\"sid\"); if (mine is null) return Ok(); if (!string.Equals(mine, sid)) return Ok();")]
    [InlineData("var session = store.FindSession(\"x\"); if (session is null || session.UserId != User.Identity.Name) return NoContent();")]
    [InlineData("var session = store.FindSession(\"x\"); if (session == null) return NoContent(); if (User.Identity.Name != session.UserId) return NoContent();")]
    [InlineData("var session = store.FindSession(\"x\"); if (session is null || !string.Equals(session.UserId, User.Identity.Name)) return NoContent();")]
    public void The_request_is_about_something_else(string guard) => Assert.Equal(Answers.Always, After(guard));

    [Theory]
    [InlineData("var session = store.FindSession(\"x\"); if (session.UserId == User.Identity.Name) return NoContent();")]
    [InlineData("var session = store.FindSession(\"x\"); if (session.Device != User.Identity.Name) return NoContent();")]
    [InlineData("var user = store.FindUser(\"x\"); if (user.UserName != User.Identity.Name) return NoContent();")]
    public void The_session_may_be_the_callers_own(string guard) => Assert.Equal(Answers.Sometimes, After(guard));

    [Theory]
    [InlineData("if (User.Identity.IsAuthenticated) { await C.SignOutAsync(); } return Redirect(\"/\");")]
    [InlineData("if (User.Identity is { IsAuthenticated: true }) await C.SignOutAsync(); return Redirect(\"/\");")]
    [InlineData("if (User?.Identity?.IsAuthenticated == true) await C.SignOutAsync(); return Redirect(\"/\");")]
    [InlineData("if (User?.Identity?.IsAuthenticated ?? false) await C.SignOutAsync(); return Redirect(\"/\");")]
    [InlineData("if (manager.IsSignedIn(User)) await manager.SignOutAsync(); return Redirect(\"/\");")]
    [InlineData("return User.Identity.IsAuthenticated ? SignOut() : Redirect(\"/\");")]
    public void The_call_stands_under_the_test(string statements) => Assert.Equal(Answers.Always, Subject.ActionMember($"public async Task<IActionResult> M() {{ {statements} }}" + Members));

    [Theory]
    [InlineData("if (User.Identity.IsAuthenticated) return Redirect(\"/\");")]
    [InlineData("if (User.Identity is { IsAuthenticated: false }) Work(); else return Redirect(\"/\");")]
    [InlineData("if (manager.IsSignedIn(User)) return Redirect(\"/\");")]
    [InlineData("if (!User.Identity.IsAuthenticated && flag) Work(); else return Redirect(\"/\");")]
    [InlineData("if (!User.IsInRole(\"Admin\")) return Redirect(\"/\");")]
    public void The_wrong_way_round(string guard) => Assert.Equal(Answers.Sometimes, After(guard));

    [Theory]
    [InlineData("var session = store.FindSession(text); if (session == null) return NoContent();")]
    [InlineData("var session = store.FindSession(text); if (session is null) return NoContent();")]
    [InlineData("var session = store.FindSession(text); if (null == session) return NoContent();")]
    [InlineData("var session = await store.FindAsync(text); if (session is not { }) return NoContent();")]
    [InlineData("var session = await store.FindAsync(text); if (session is not Session) return NoContent();")]
    [InlineData("if (await store.FindAsync(text) is not { } session) return NoContent();")]
    [InlineData("if (store.FindSession(text) is not Session session) return NoContent();")]
    [InlineData("var s = store.FindSession(text); if (s == null) return NoContent();")]
    [InlineData("var token = store.FindRefreshToken(); if (string.IsNullOrEmpty(token)) return NoContent();")]
    [InlineData("var token = store.FindRefreshToken(); if (string.IsNullOrWhiteSpace(token)) return NoContent();")]
    [InlineData("var token = store.FindRefreshToken(); if (token == \"\") return NoContent();")]
    [InlineData("var value = Request.Cookies[\"refresh\"]; if (value == null) return NoContent();")]
    [InlineData("if (!Request.Cookies.TryGetValue(\"sid\", out var sid)) return NoContent();")]
    [InlineData("if (!Request.Cookies.ContainsKey(\"sid\")) return NoContent();")]
    [InlineData("var user = store.FindUser(text); if (user == null) return NoContent();")]
    [InlineData("var user = store.FindUser(text); if (user is null) { return NoContent(); }")]
    [InlineData("var sessions = store.Sessions; if (sessions.Count == 0) return NoContent();")]
    [InlineData("if (!store.Sessions.Any()) return NoContent();")]
    [InlineData("if (store.Sessions.Count > 0) Work(); else return NoContent();")]
    [InlineData("if (!ModelState.IsValid) return View();")]
    public void Nothing_was_found_to_end(string guard) => Assert.Equal(Answers.Always, After(guard));

    [Theory]
    [InlineData("if (HttpContext.Session.GetString(\"user\") == null) return Redirect(\"/\");")]
    [InlineData("var user = HttpContext.Session.GetString(\"user\"); if (user == null) return Redirect(\"/\");")]
    [InlineData("var session = HttpContext.Session.GetString(\"sid\"); if (string.IsNullOrEmpty(session)) return Redirect(\"/\");")]
    [InlineData("var userId = User.FindFirstValue(ClaimTypes.NameIdentifier); if (userId == null) return Redirect(\"/\");")]
    [InlineData("var token = User.FindFirst(\"jti\"); if (token is null) return Redirect(\"/\");")]
    [InlineData("var token = User.FindFirst(\"jti\")?.Value; if (string.IsNullOrEmpty(token)) return Redirect(\"/\");")]
    [InlineData("var token = User.Claims.FirstOrDefault(c => c.Type == \"jti\")?.Value; if (token == null) return Redirect(\"/\");")]
    [InlineData("if (HttpContext.Session.GetInt32(\"id\") is null) return Redirect(\"/\");")]
    [InlineData("if (!HttpContext.Session.TryGetValue(\"user\", out var bytes)) return Redirect(\"/\");")]
    [InlineData("var found = store.Lookup(text); if (found == null) return Redirect(\"/\");")]
    [InlineData("if (text == null) return Redirect(\"/\");")]
    [InlineData("if (string.IsNullOrEmpty(text)) return Redirect(\"/\");")]
    [InlineData("if (items.Count == 0) return Redirect(\"/\");")]
    [InlineData("var session = store.FindSession(text); if (session != null) return Redirect(\"/\");")]
    public void A_guard_that_is_none(string guard) => Assert.Equal(Answers.Sometimes, After(guard));

    [Fact]
    public void A_lookup_in_the_else_branch() =>
        Assert.Equal(Answers.Always, Subject.ActionMember("public async Task<IActionResult> M() { var session = store.FindSession(text); if (session != null) { Work(); await C.SignOutAsync(); } return Ok(); }" + Members));

    [Fact]
    public void A_guard_holds_only_until_the_paths_meet() =>
        Assert.Equal(Answers.Sometimes, Subject.ActionMember("public async Task<IActionResult> M() { if (!User.Identity.IsAuthenticated) Work(); if (flag) return Ok(); await C.SignOutAsync(); return Ok(); }" + Members));

    private static LogoutAnalyzers.Flow.Answer After(string guard) =>
        Subject.ActionMember($"public async Task<IActionResult> M() {{ {guard} await C.SignOutAsync(); return Redirect(\"/\"); }}" + Members);
}
