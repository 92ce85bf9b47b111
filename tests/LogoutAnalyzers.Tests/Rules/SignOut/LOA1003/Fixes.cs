using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1003;

/// <summary>Sign-outs that get their await, or whose result becomes a call.</summary>
public class Fixes
{
    /// <summary>The program around controllers and pages that sign in with a cookie.</summary>
    private const string CookieApp = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    private static Task Fix(string before, string after, params string[] others) => Verify.Fix<SignOutAnalyzer, AwaitSignOut>(before, after, others);

    private static Task NotOffered(string source, params string[] others) => Fix(source, source, others);

    private static Task FixInCookieApp(string before, string after) => Fix(before, after, CookieApp);

    private static Task NotOfferedInCookieApp(string source) => NotOffered(source, CookieApp);

    [Fact]
    public Task A_statement() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                // Bye.
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|}; // at once
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                // Bye.
                await HttpContext.SignOutAsync("Cookies"); // at once
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_discard() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await Task.Yield();
                _ = {|LOA1003:HttpContext.SignOutAsync("Cookies")|}.ConfigureAwait(false);
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await Task.Yield();
                await HttpContext.SignOutAsync("Cookies").ConfigureAwait(false);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_local_that_nobody_reads() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                var task = {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_local_that_is_asked_how_it_is_doing() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                var task = {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                return task.IsFaulted ? View("Error") : Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                var task = HttpContext.SignOutAsync("Cookies");
                await task;
                return task.IsFaulted ? View("Error") : Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_local_that_is_assigned() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                Task task;
                task = {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                Task task;
                task = HttpContext.SignOutAsync("Cookies");
                await task;
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_expression_body() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public void Logout() => {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public Task Logout() => HttpContext.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task A_call_on_something_that_may_be_null() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public class SessionService
        {
            private readonly IHttpContextAccessor _accessor;

            public SessionService(IHttpContextAccessor accessor)
            {
                _accessor = accessor;
            }

            public void Logout()
            {
                _accessor.HttpContext?{|LOA1003:.SignOutAsync("Cookies")|};
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public class SessionService
        {
            private readonly IHttpContextAccessor _accessor;

            public SessionService(IHttpContextAccessor accessor)
            {
                _accessor = accessor;
            }

            public async Task Logout()
            {
                await (_accessor.HttpContext?.SignOutAsync("Cookies") ?? Task.CompletedTask);
            }
        }
        """);

    [Fact]
    public Task A_conditional_expression() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout(bool all)
            {
                _ = all ? {|LOA1003:HttpContext.SignOutAsync()|} : {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool all)
            {
                await (all ? HttpContext.SignOutAsync() : HttpContext.SignOutAsync("Cookies"));
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task All_of_several_tasks() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IAudit
        {
            Task WriteAsync(string line);
        }

        public class AccountController : Controller
        {
            private readonly IAudit _audit;

            public AccountController(IAudit audit)
            {
                _audit = audit;
            }

            [HttpPost]
            public IActionResult Logout()
            {
                Task.WhenAll(_audit.WriteAsync("logout"), {|LOA1003:HttpContext.SignOutAsync("Cookies")|});
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult SignOff()
            {
                Task.WhenAll(new[] { _audit.WriteAsync("sign-off"), {|LOA1003:HttpContext.SignOutAsync("Cookies")|} });
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IAudit
        {
            Task WriteAsync(string line);
        }

        public class AccountController : Controller
        {
            private readonly IAudit _audit;

            public AccountController(IAudit audit)
            {
                _audit = audit;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await Task.WhenAll(_audit.WriteAsync("logout"), HttpContext.SignOutAsync("Cookies"));
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> SignOff()
            {
                await Task.WhenAll(new[] { _audit.WriteAsync("sign-off"), HttpContext.SignOutAsync("Cookies") });
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_continuation() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly ILogger<AccountController> _logger;

            public AccountController(ILogger<AccountController> logger)
            {
                _logger = logger;
            }

            [HttpPost]
            public IActionResult Logout()
            {
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|}
                    .ContinueWith(task => _logger.LogInformation("Logged out"));
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly ILogger<AccountController> _logger;

            public AccountController(ILogger<AccountController> logger)
            {
                _logger = logger;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies")
                    .ContinueWith(task => _logger.LogInformation("Logged out"));
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Work_on_the_thread_pool() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                Task.Run(() => {|LOA1003:HttpContext.SignOutAsync("Cookies")|});
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult SignOff()
            {
                _ = Task.Run(async () =>
                {
                    await {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                });
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> SignOff()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Work_on_the_thread_pool_in_several_statements() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly ILogger<AccountController> _logger;

            public AccountController(ILogger<AccountController> logger)
            {
                _logger = logger;
            }

            [HttpPost]
            public IActionResult Logout()
            {
                _ = Task.Run(async () =>
                {
                    _logger.LogInformation("Logging out");
                    await {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                });
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult SignOff()
            {
                Task.Run(() =>
                {
                    _logger.LogInformation("Signing off");
                    {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                });
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> LogOff()
            {
                await Task.Run(() =>
                {
                    _logger.LogInformation("Logging off");
                    {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                });
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly ILogger<AccountController> _logger;

            public AccountController(ILogger<AccountController> logger)
            {
                _logger = logger;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await Task.Run(async () =>
                {
                    _logger.LogInformation("Logging out");
                    await HttpContext.SignOutAsync("Cookies");
                });
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> SignOff()
            {
                await Task.Run(async () =>
                {
                    _logger.LogInformation("Signing off");
                    await HttpContext.SignOutAsync("Cookies");
                });
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> LogOff()
            {
                await Task.Run(async () =>
                {
                    _logger.LogInformation("Logging off");
                    await HttpContext.SignOutAsync("Cookies");
                });
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_async_void_method() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                Leave();
                return Redirect("/");
            }

            private async void Leave()
            {
                await {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await Leave();
                return Redirect("/");
            }

            private async Task Leave()
            {
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task Callers_of_callers_await() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                var left = Leave("logout").Length > 0;
                return left ? Redirect("/") : View();
            }

            private string Leave(string why)
            {
                End();
                return why;
            }

            private void End()
            {
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                var left = (await Leave("logout")).Length > 0;
                return left ? Redirect("/") : View();
            }

            private async Task<string> Leave(string why)
            {
                await End();
                return why;
            }

            private async Task End()
            {
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_result_that_is_not_returned() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                {|LOA1003:SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Cookies")|};
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult SignOff()
            {
                var result = {|LOA1003:new SignOutResult("Cookies")|};
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies", new AuthenticationProperties { RedirectUri = "/" });
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> SignOff()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_result_in_an_expression_body() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public void Logout() => {|LOA1003:SignOut("Cookies")|};
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public Task Logout() => HttpContext.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task A_result_in_an_endpoint() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", () =>
        {
            {|LOA1003:Results.SignOut(authenticationSchemes: new[] { "app" })|};
            return Results.Redirect("/");
        });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("app");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_result_whose_execution_is_dropped() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context, string? to) =>
        {
            {|LOA1003:Results.SignOut()|}.ExecuteAsync(context);
            return to;
        });
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context, string? to) =>
        {
            await Results.SignOut().ExecuteAsync(context);
            return to;
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_in_an_endpoint() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) => { {|LOA1003:context.SignOutAsync("app")|}; return Results.Redirect("/"); });
        app.MapPost("/signout", IResult (HttpContext context) =>
        {
            {|LOA1003:context.SignOutAsync("app")|};
            return Results.Redirect("/");
        });
        app.MapPost("/logoff", context =>
        {
            {|LOA1003:context.SignOutAsync("app")|};
            context.Response.Redirect("/");
            return Task.CompletedTask;
        });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) => { await context.SignOutAsync("app"); return Results.Redirect("/"); });
        app.MapPost("/signout", async Task<IResult> (HttpContext context) =>
        {
            await context.SignOutAsync("app");
            return Results.Redirect("/");
        });
        app.MapPost("/logoff", async context =>
        {
            await context.SignOutAsync("app");
            context.Response.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_handler_that_would_become_a_request_delegate() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Logout).RequireAuthorization();
        app.Run();

        static IResult Logout(HttpContext context)
        {
            {|LOA1003:context.SignOutAsync("app")|};
            return Results.Redirect("/");
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (Delegate)Logout).RequireAuthorization();
        app.Run();

        static async Task<IResult> Logout(HttpContext context)
        {
            await context.SignOutAsync("app");
            return Results.Redirect("/");
        }
        """);

    [Fact]
    public Task A_handler_without_an_answer_may_be_a_request_delegate() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Logout);
        app.Run();

        static void Logout(HttpContext context)
        {
            {|LOA1003:context.SignOutAsync("app")|};
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Logout);
        app.Run();

        static async Task Logout(HttpContext context)
        {
            await context.SignOutAsync("app");
        }
        """);

    [Fact]
    public Task A_helper_of_a_handler() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Sessions.Logout);
        app.Run();

        public static class Sessions
        {
            public static IResult Logout(HttpContext context)
            {
                End(context);
                return Results.Redirect("/");
            }

            private static void End(HttpContext context) => {|LOA1003:context.SignOutAsync("app")|};
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (Delegate)Sessions.Logout);
        app.Run();

        public static class Sessions
        {
            public static async Task<IResult> Logout(HttpContext context)
            {
                await End(context);
                return Results.Redirect("/");
            }

            private static Task End(HttpContext context) => context.SignOutAsync("app");
        }
        """);

    [Fact]
    public Task A_completed_task() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public Task LogoutAsync(HttpContext context)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};

                return Task.CompletedTask;
            }

            public Task SignOffAsync(HttpContext context, bool twice)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};
                if (!twice) return Task.CompletedTask;
                if (context.User is null) return context.Response.WriteAsync("nobody");
                return context.Response.WriteAsync("twice");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public async Task LogoutAsync(HttpContext context)
            {
                await context.SignOutAsync("Cookies");
            }

            public async Task SignOffAsync(HttpContext context, bool twice)
            {
                await context.SignOutAsync("Cookies");
                if (!twice) return;
                if (context.User is null) { await context.Response.WriteAsync("nobody"); return; }
                await context.Response.WriteAsync("twice");
            }
        }
        """);

    [Fact]
    public Task Tasks_that_were_returned_are_awaited() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public Task LogoutAsync(HttpContext context, bool slowly)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};
                return slowly ? Task.Delay(1) : Task.CompletedTask;
            }

            public Task<string> SignOffAsync(HttpContext context, Task<string>? name)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};
                return name ?? Task.FromResult("nobody");
            }

            public Task LogOffAsync(HttpContext context, bool twice)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};
                if (twice)
                {
                    return context.Response.WriteAsync("twice");
                }

                return context.Response.WriteAsync("once");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public async Task LogoutAsync(HttpContext context, bool slowly)
            {
                await context.SignOutAsync("Cookies");
                await (slowly ? Task.Delay(1) : Task.CompletedTask);
            }

            public async Task<string> SignOffAsync(HttpContext context, Task<string>? name)
            {
                await context.SignOutAsync("Cookies");
                return await (name ?? Task.FromResult("nobody"));
            }

            public async Task LogOffAsync(HttpContext context, bool twice)
            {
                await context.SignOutAsync("Cookies");
                if (twice)
                {
                    await context.Response.WriteAsync("twice");
                    return;
                }

                await context.Response.WriteAsync("once");
            }
        }
        """);

    [Fact]
    public Task A_local_function_and_its_callers() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                void Leave() { {|LOA1003:HttpContext.SignOutAsync("Cookies")|}; }
                Leave();
                return Redirect("/" + Name());
            }

            private string Name() => "x" + Read().Trim();

            private string Read()
            {
                _ = {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                return "";
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                async Task Leave() { await HttpContext.SignOutAsync("Cookies"); }
                await Leave();
                return Redirect("/" + await Name());
            }

            private async Task<string> Name() => "x" + (await Read()).Trim();

            private async Task<string> Read()
            {
                await HttpContext.SignOutAsync("Cookies");
                return "";
            }
        }
        """);

    [Fact]
    public Task Tabs_and_Windows_line_ends() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
        	[HttpPost]
        	public void Logout()
        	{
        		var task = {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
        		if (task.IsFaulted)
        		{
        			Response.StatusCode = 500;
        		}
        	}
        }
        """.ReplaceLineEndings("\r\n"),
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
        	[HttpPost]
        	public async Task Logout()
        	{
        		var task = HttpContext.SignOutAsync("Cookies");
        		await task;
        		if (task.IsFaulted)
        		{
        			Response.StatusCode = 500;
        		}
        	}
        }
        """.ReplaceLineEndings("\r\n"));

    // Where no fix is right.

    [Fact]
    public Task A_method_that_another_type_calls() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public void End(HttpContext context)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};
            }
        }

        public class Elsewhere
        {
            public void Run(Leaving leaving, HttpContext context) => leaving.End(context);
        }
        """);

    [Fact]
    public Task An_implementation_of_an_interface() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public interface ILeaving
        {
            void Leave(HttpContext context);
        }

        public class Leaving : ILeaving
        {
            public void Leave(HttpContext context)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};
            }
        }
        """);

    [Fact]
    public Task A_lock() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            private readonly object _lock = new();

            public void Leave(HttpContext context)
            {
                lock (_lock)
                {
                    {|LOA1003:context.SignOutAsync("Cookies")|};
                }
            }
        }
        """);

    [Fact]
    public Task A_ref_parameter() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public void Leave(HttpContext context, ref int count)
            {
                count++;
                {|LOA1003:context.SignOutAsync("Cookies")|};
            }
        }
        """);

    [Fact]
    public Task A_lambda_that_is_an_action() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public void Leave(List<HttpContext> contexts)
            {
                contexts.ForEach(context => {|LOA1003:context.SignOutAsync("Cookies")|});
            }
        }
        """);

    [Fact]
    public Task A_constructor_and_an_accessor() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            private readonly HttpContext _context;

            public Leaving(HttpContext context)
            {
                _context = context;
                {|LOA1003:context.SignOutAsync("Cookies")|};
            }

            public string Left
            {
                get
                {
                    {|LOA1003:_context.SignOutAsync("Cookies")|};
                    return "yes";
                }
            }
        }
        """);

    [Fact]
    public Task A_partial_method() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;

        public partial class Leaving
        {
            partial void Leave(HttpContext context);

            partial void Leave(HttpContext context)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};
            }
        }
        """);

    [Fact]
    public Task A_task_in_the_body_of_an_answer() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => Ok({|LOA1003:HttpContext.SignOutAsync("Cookies")|});
        }
        """);
}
