using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1003;

/// <summary>Sign-outs that somebody waits for or returns, and calls that are none.</summary>
public sealed class StaysSilent
{
    /// <summary>The program around controllers and services that sign in with a cookie.</summary>
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

    private static Task InCookieApp(string source) => Verify.Analyzer<SignOutAnalyzer>(source, CookieApp);

    // Awaited.

    [Fact]
    public Task An_awaited_sign_out() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            public async Task<IActionResult> SignOff()
            {
                await HttpContext.SignOutAsync("Cookies").ConfigureAwait(false);
                return Redirect("/");
            }

            public async Task<IActionResult> LogOff()
            {
                await HttpContext.SignOutAsync("Cookies").WaitAsync(TimeSpan.FromSeconds(5), HttpContext.RequestAborted);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_page_handler_of_Identity() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorPages();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.MapRazorPages();
        app.Run();

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signIns;
            private readonly ILogger<LogoutModel> _logger;

            public LogoutModel(SignInManager<IdentityUser> signIns, ILogger<LogoutModel> logger) => (_signIns, _logger) = (signIns, logger);

            public async Task<IActionResult> OnPost(string? returnUrl = null)
            {
                await _signIns.SignOutAsync();
                _logger.LogInformation("left");
                return returnUrl is null ? RedirectToPage() : LocalRedirect(returnUrl);
            }
        }
        """);

    [Fact]
    public Task An_await_in_a_catch_and_in_a_finally() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Guarded
        {
            public async Task Run(HttpContext context, Func<Task> work)
            {
                try
                {
                    await work();
                }
                catch (UnauthorizedAccessException)
                {
                    await context.SignOutAsync("Cookies");
                    throw;
                }
                finally
                {
                    if (context.User.HasClaim("once", "true")) await context.SignOutAsync();
                }
            }
        }
        """);

    [Fact]
    public Task An_await_behind_conditional_access() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class CurrentUser
        {
            private readonly IHttpContextAccessor _accessor;

            public CurrentUser(IHttpContextAccessor accessor) => _accessor = accessor;

            public async Task LeaveAsync() => await (_accessor.HttpContext?.SignOutAsync("Cookies") ?? Task.CompletedTask);

            public Task LeaveQuietlyAsync() => _accessor.HttpContext?.SignOutAsync() ?? Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Awaits_in_a_loop_and_next_to_using_declarations() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Sweeper
        {
            public async Task SweepAsync(HttpContext context, IAuthenticationSchemeProvider schemes, ILogger<Sweeper> logger)
            {
                using var scope = logger.BeginScope("sweep");
                await using var services = context.RequestServices.CreateAsyncScope();
                foreach (var scheme in await schemes.GetRequestHandlerSchemesAsync()) await context.SignOutAsync(scheme.Name);
            }
        }
        """);

    [Fact]
    public Task A_continuation_that_is_awaited() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout([FromServices] ILogger<AccountController> logger)
            {
                await HttpContext.SignOutAsync("Cookies").ContinueWith(task => logger.LogInformation("{Status}", task.Status));
                return Redirect("/");
            }

            public Task<IActionResult> SignOff() => HttpContext.SignOutAsync("Cookies").ContinueWith(_ => (IActionResult)Redirect("/"));
        }
        """);

    [Fact]
    public Task An_awaited_Task_Run() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await Task.Run(() => HttpContext.SignOutAsync("Cookies"));
                return Redirect("/");
            }

            public async Task<IActionResult> SignOff()
            {
                var work = Task.Run(async () => await HttpContext.SignOutAsync("Cookies"));
                HttpContext.Session.Clear();
                await work;
                return Redirect("/");
            }

            public IActionResult LogOff()
            {
                Task.Run(() => HttpContext.SignOutAsync("Cookies")).Wait();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task StartNew_whose_inner_task_is_unwrapped() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await Task.Factory.StartNew(() => HttpContext.SignOutAsync("Cookies")).Unwrap();
                return Redirect("/");
            }

            public async Task<IActionResult> SignOff()
            {
                await await Task.Factory.StartNew(async () => await HttpContext.SignOutAsync("Cookies"));
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task WhenAll_that_is_awaited() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await Task.WhenAll(HttpContext.SignOutAsync("Cookies"), HttpContext.Session.CommitAsync());
                return Redirect("/");
            }

            public async Task<IActionResult> SignOff(string[] schemes)
            {
                var tasks = schemes.Select(scheme => HttpContext.SignOutAsync(scheme)).Append(HttpContext.SignOutAsync("Cookies"));
                await Task.WhenAll(tasks);
                return Redirect("/");
            }
        }
        """);

    // Kept and waited for later.

    [Fact]
    public Task A_task_in_a_local_that_is_awaited_later() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                var leaving = HttpContext.SignOutAsync("Cookies");
                HttpContext.Session.Clear();
                try
                {
                    await leaving.ConfigureAwait(false);
                }
                catch (InvalidOperationException)
                {
                    return StatusCode(500);
                }
                return Redirect("/");
            }

            public Task SignOff()
            {
                Task task;
                task = HttpContext.SignOutAsync("Cookies");
                Response.Headers["X-Left"] = "1";
                return task;
            }
        }
        """);

    [Fact]
    public Task A_task_that_is_awaited_unless_it_is_done_already() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public ValueTask LeaveAsync(HttpContext context)
            {
                var task = context.SignOutAsync("Cookies");
                if (task.IsCompletedSuccessfully) return default;
                return Slow(task);

                static async ValueTask Slow(Task task) => await task;
            }
        }
        """);

    [Fact]
    public Task A_task_that_a_local_function_or_lambda_awaits() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public Task<IActionResult> Logout()
            {
                var leaving = HttpContext.SignOutAsync("Cookies");
                return Finish();

                async Task<IActionResult> Finish()
                {
                    await leaving;
                    return Redirect("/");
                }
            }
        }
        """);

    [Fact]
    public Task An_assignment_that_is_awaited_itself() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                Task leaving;
                await (leaving = HttpContext.SignOutAsync("Cookies"));
                return Redirect("/");
            }

            public Task SignOff()
            {
                Task leaving;
                return leaving = HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_task_in_a_field_a_property_or_a_list() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public sealed class Leaving : IAsyncDisposable
        {
            private readonly List<Task> _pending = new();
            private Task? _cookie;

            public Task? External { get; private set; }

            public void Start(HttpContext context)
            {
                _cookie ??= context.SignOutAsync("Cookies");
                External = context.SignOutAsync("External");
                _pending.Add(context.SignOutAsync("Other"));
                context.Items["leaving"] = context.SignOutAsync("Last");
            }

            public async ValueTask DisposeAsync()
            {
                await Task.WhenAll(_pending);
                if (_cookie is not null) await _cookie;
            }
        }
        """);

    [Fact]
    public Task Tasks_in_initializers_and_tuples() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public record Outcome(Task Cookie, Task Remote);

        public class Leaving
        {
            public async Task LeaveAsync(HttpContext context)
            {
                await Task.WhenAll(new[] { context.SignOutAsync("Cookies"), context.SignOutAsync("External") });
                await Task.WhenAll(new List<Task> { context.SignOutAsync("Cookies") });
                var (first, second) = (context.SignOutAsync("A"), context.SignOutAsync("B"));
                await first;
                await second;
            }

            public Outcome Leave(HttpContext context) => new(context.SignOutAsync("Cookies"), Remote: context.SignOutAsync("Remote"));

            public void Leave(HttpContext context, out Task task) => task = context.SignOutAsync();
        }
        """);

    // Waited for by blocking.

    [Fact]
    public Task Blocking_waits() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                HttpContext.SignOutAsync("Cookies").GetAwaiter().GetResult();
                return Redirect("/");
            }

            public IActionResult SignOff()
            {
                HttpContext.SignOutAsync("Cookies").Wait();
                return Redirect("/");
            }

            public IActionResult LogOff()
            {
                HttpContext.SignOutAsync("Cookies").ConfigureAwait(false).GetAwaiter().GetResult();
                return Redirect("/");
            }

            public IActionResult SignOut(string? returnUrl)
            {
                Task.WaitAll(HttpContext.SignOutAsync("Cookies"), HttpContext.Session.CommitAsync());
                return Redirect(returnUrl ?? "/");
            }
        }
        """);

    [Fact]
    public Task A_blocking_wait_for_the_value_of_a_wrapper() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                var left = LogoutAsync().Result;
                return left ? Redirect("/") : StatusCode(500);
            }

            public IActionResult SignOff()
            {
                _ = LogoutAsync().Result;
                return Redirect("/");
            }

            private async Task<bool> LogoutAsync()
            {
                await HttpContext.SignOutAsync("Cookies");
                return true;
            }
        }
        """);

    [Fact]
    public Task A_blocking_wait_behind_conditional_access() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class CurrentUser
        {
            private readonly IHttpContextAccessor _accessor;

            public CurrentUser(IHttpContextAccessor accessor) => _accessor = accessor;

            public void Leave() => _accessor.HttpContext?.SignOutAsync("Cookies").Wait();

            public void LeaveNow() => _accessor.HttpContext?.SignOutAsync("Cookies")?.GetAwaiter().GetResult();

            public void LeaveAtOnce(HttpContext context) => context.SignOutAsync("Cookies")?.Wait();
        }
        """);

    // Returned or passed on.

    [Fact]
    public Task Returned_tasks() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public Task Logout() => HttpContext.SignOutAsync("Cookies");

            [HttpPost("leave")]
            public Task Leave(bool everywhere) => everywhere ? HttpContext.SignOutAsync() : HttpContext.SignOutAsync("Cookies");

            [HttpPost("leave/{kind}")]
            public Task Leave(string kind) => kind switch
            {
                "cookie" => HttpContext.SignOutAsync("Cookies"),
                "external" => HttpContext.SignOutAsync("External"),
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            };

            [NonAction]
            public ValueTask LeaveAsync() => new(HttpContext.SignOutAsync("Cookies"));

            [NonAction]
            public async ValueTask<bool> TryLeaveAsync()
            {
                await HttpContext.SignOutAsync("Cookies");
                return true;
            }
        }
        """);

    [Fact]
    public Task Minimal_API_lambdas_local_functions_and_method_groups() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Cookies"));
        app.MapPost("/api/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return Results.NoContent();
        });
        app.MapPost("/signout", Leave);
        app.MapPost("/v2/signout", Endpoints.Leave);
        app.Run();

        Task Leave(HttpContext context) => context.SignOutAsync("Cookies");

        internal static class Endpoints
        {
            public static async Task<IResult> Leave(HttpContext context)
            {
                await context.SignOutAsync("Cookies");
                return TypedResults.NoContent();
            }
        }
        """);

    [Fact]
    public Task Tasks_returned_by_lambdas_that_others_run() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IWorkQueue
        {
            void Enqueue(Func<CancellationToken, Task> work);
        }

        public class AccountController : Controller
        {
            public IActionResult Logout([FromServices] IWorkQueue queue)
            {
                Response.OnStarting(() => HttpContext.SignOutAsync("Cookies"));
                queue.Enqueue(async _ => await HttpContext.SignOutAsync("External"));
                return Redirect("/");
            }

            public Task SignOff() => Retry(() => HttpContext.SignOutAsync("Cookies"));

            private static async Task Retry(Func<Task> work)
            {
                try { await work(); }
                catch (IOException) { await work(); }
            }
        }
        """);

    [Fact]
    public Task Tasks_passed_as_arguments() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly TaskTracker _tracker;

            public AccountController(TaskTracker tracker) => _tracker = tracker;

            public async Task<IActionResult> Logout()
            {
                _tracker.Track(HttpContext.SignOutAsync("Cookies"));
                HttpContext.SignOutAsync("External").TrackWith(_tracker);
                await _tracker.Completion();
                return Redirect("/");
            }
        }

        public class TaskTracker
        {
            private readonly List<Task> _tasks = new();

            public void Track(Task task) => _tasks.Add(task);

            public Task Completion() => Task.WhenAll(_tasks);
        }

        internal static class TaskTracking
        {
            public static void TrackWith(this Task task, TaskTracker tracker) => tracker.Track(task);
        }
        """);

    [Fact]
    public Task Yielded_tasks_and_async_iterators() => InCookieApp("""
        using System.Runtime.CompilerServices;
        using Microsoft.AspNetCore.Authentication;

        public class Sweeper
        {
            public IEnumerable<Task> Sweep(HttpContext context, IEnumerable<string> schemes)
            {
                foreach (var scheme in schemes) yield return context.SignOutAsync(scheme);
            }

            public async IAsyncEnumerable<string> SweepAsync(HttpContext context, IEnumerable<string> schemes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                foreach (var scheme in schemes)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await context.SignOutAsync(scheme);
                    yield return scheme;
                }
            }

            public async Task LeaveAsync(HttpContext context)
            {
                await foreach (var scheme in SweepAsync(context, new[] { "Cookies" })) context.Response.Headers.Append("X-Left", scheme);
            }
        }
        """);

    [Fact]
    public Task An_authentication_handler_and_cookie_events() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Options;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            options.EventsType = typeof(TenantEvents);
            options.Events.OnValidatePrincipal = async context =>
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync("Cookies");
            };
        });
        builder.Build().Run();

        public class TenantEvents : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                context.RejectPrincipal();
                return context.HttpContext.SignOutAsync("Cookies");
            }
        }

        public class TicketHandler : SignOutAuthenticationHandler<AuthenticationSchemeOptions>
        {
            public TicketHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : base(options, logger, encoder)
            {
            }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

            protected override Task HandleSignOutAsync(AuthenticationProperties? properties) => Context.SignOutAsync("Cookies", properties);
        }
        """);

    // Results.

    [Fact]
    public Task Returned_results() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout() => SignOut("Cookies");

            public IActionResult SignOff() => new SignOutResult(new[] { "Cookies" }, new AuthenticationProperties { RedirectUri = "/" });

            public ActionResult<string> LogOff() => SignOut("Cookies");

            public Task<IActionResult> LogOut() => Task.FromResult<IActionResult>(SignOut("Cookies"));

            [HttpPost("leave")]
            public IActionResult Leave(bool stay) => stay ? Redirect("/") : SignOut("Cookies");

            [HttpPost("leave/{kind}")]
            public IActionResult Leave(string kind) => kind switch
            {
                "cookie" => SignOut("Cookies"),
                "all" => SignOut("Cookies", "External"),
                _ => NotFound(),
            };
        }
        """);

    [Fact]
    public Task A_result_kept_in_a_local_and_returned_later() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout(string? returnUrl)
            {
                var result = new SignOutResult("Cookies");
                result.Properties = new AuthenticationProperties { RedirectUri = returnUrl ?? "/" };
                return result;
            }

            public IActionResult SignOff(bool remote)
            {
                IActionResult result;
                if (remote) result = SignOut("Cookies", "oidc");
                else result = SignOut("Cookies");
                HttpContext.Session.Clear();
                return result;
            }
        }
        """);

    [Fact]
    public Task Results_of_minimal_APIs_that_are_returned() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http.HttpResults;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", () => Results.SignOut());
        app.MapPost("/signout", () => TypedResults.SignOut(new AuthenticationProperties { RedirectUri = "/" }));
        app.MapPost("/api/logout", Leave);
        app.MapPost("/bff/logout", LeaveOrRefuse);
        app.MapPost("/auth/logout", async (HttpContext context) =>
        {
            await context.Session.LoadAsync();
            var result = Results.SignOut(authenticationSchemes: new List<string> { "Cookies" });
            context.Session.Clear();
            return result;
        });
        app.Run();

        static IResult Leave() => Results.SignOut();

        static Results<SignOutHttpResult, BadRequest> LeaveOrRefuse(string? sid)
        {
            if (sid is null) return TypedResults.BadRequest();
            return TypedResults.SignOut();
        }
        """);

    [Fact]
    public Task Results_executed_by_hand() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) => { await Results.SignOut().ExecuteAsync(context); });
        app.MapPost("/signout", (HttpContext context) => TypedResults.SignOut().ExecuteAsync(context));
        app.MapControllers();
        app.Run();

        public class AccountController : ControllerBase
        {
            [HttpPost("account/logout")]
            public async Task Logout()
            {
                var result = SignOut("Cookies");
                await result.ExecuteResultAsync(ControllerContext);
            }
        }
        """);

    [Fact]
    public Task Results_of_filters_and_results_passed_on() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        public class LockedUsersFilter : IAuthorizationFilter, IAsyncResourceFilter
        {
            public void OnAuthorization(AuthorizationFilterContext context)
            {
                if (context.HttpContext.User.HasClaim("locked", "true")) context.Result = new SignOutResult("Cookies");
            }

            public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
            {
                if (!context.HttpContext.User.HasClaim("expired", "true")) return next();
                context.Result = new SignOutResult();
                return Task.CompletedTask;
            }
        }

        public class AccountController : Controller
        {
            private IActionResult? _last;

            public IActionResult Logout() => Traced(SignOut("Cookies"));

            public IActionResult SignOff()
            {
                return Choose();

                IActionResult Choose() => SignOut("Cookies");
            }

            public IActionResult LogOff() => _last = SignOut("Cookies");

            private static IActionResult Traced(IActionResult result) => result;
        }
        """);

    // Event handlers.

    [Fact]
    public Task Event_handlers() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class ExpiredEventArgs : EventArgs
        {
            public ExpiredEventArgs(HttpContext context) => Context = context;

            public HttpContext Context { get; }
        }

        public class Watcher
        {
            public event EventHandler<ExpiredEventArgs>? Expired;

            public event EventHandler? Closed;

            public void Raise(HttpContext context)
            {
                Expired?.Invoke(this, new ExpiredEventArgs(context));
                Closed?.Invoke(this, EventArgs.Empty);
            }
        }

        public class Subscriber
        {
            private readonly HttpContext _context;

            public Subscriber(HttpContext context, Watcher watcher)
            {
                _context = context;
                watcher.Expired += OnExpired;
                watcher.Expired += async (_, e) => await e.Context.SignOutAsync("Cookies");
                watcher.Closed += async delegate (object? sender, EventArgs e) { await context.SignOutAsync("Cookies"); };
            }

            private async void OnExpired(object? sender, ExpiredEventArgs e) => await _context.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task An_event_handler_that_is_a_local_function() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Watcher
        {
            public event EventHandler? Expired;

            public void Raise() => Expired?.Invoke(this, EventArgs.Empty);
        }

        public class Subscriber
        {
            public void Subscribe(HttpContext context, Watcher watcher)
            {
                watcher.Expired += OnExpired;

                async void OnExpired(object? sender, EventArgs e) => await context.SignOutAsync("Cookies");
            }
        }
        """);

    // Other things with these names.

    [Fact]
    public Task Methods_called_SignOut_that_return_no_task() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public interface IAuthenticationManager
        {
            void SignOut(params string[] authenticationTypes);
        }

        public class LegacySessions
        {
            private readonly Dictionary<string, string> _sessions = new();

            public int LogOut(string id) => _sessions.Remove(id) ? 1 : 0;
        }

        public class AccountController : Controller
        {
            private readonly IAuthenticationManager _authentication;
            private readonly LegacySessions _sessions = new();

            public AccountController(IAuthenticationManager authentication) => _authentication = authentication;

            public IActionResult Logout()
            {
                _authentication.SignOut("ApplicationCookie");
                _sessions.LogOut(HttpContext.Session.Id);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Types_of_the_users_own_with_the_names_of_the_framework() => Verify.Analyzer<SignOutAnalyzer>(
        """
        namespace Portal
        {
            public class SignInManager<TUser>
            {
                public int Count { get; private set; }

                public Task SignOutAsync()
                {
                    Count++;
                    return Task.CompletedTask;
                }
            }

            public class SignOutResult
            {
                public SignOutResult(string reason) => Reason = reason;

                public string Reason { get; }
            }

            public static class Results
            {
                public static string SignOut() => "bye";
            }

            public class Counter
            {
                public void Count(SignInManager<string> manager)
                {
                    manager.SignOutAsync();
                    _ = new SignOutResult("test");
                    Results.SignOut();
                }
            }
        }
        """,
        """
        namespace Microsoft.AspNetCore.Authentication
        {
            public static class AuthenticationHttpContextExtensions2
            {
                public static Task SignOutAsync(this string context) => Task.CompletedTask;
            }

            public class Caller
            {
                public void Call() => "x".SignOutAsync();
            }
        }
        """,
        CookieApp);

    [Fact]
    public Task A_controller_with_a_SignOut_of_its_own() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public abstract class AppController : Controller
        {
            protected void SignOut(HttpContext context) => context.SignOutAsync("Cookies").GetAwaiter().GetResult();
        }

        public class AccountController : AppController
        {
            public IActionResult Logout()
            {
                SignOut(HttpContext);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Dropped_tasks_of_other_things() => InCookieApp("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Distributed;

        public interface IMail
        {
            Task SendAsync(string text);
        }

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout([FromServices] IMail mail, [FromServices] IDistributedCache cache)
            {
                await HttpContext.SignOutAsync("Cookies");
                mail.SendAsync("somebody left");
                _ = cache.RefreshAsync("home");
                RecordLogoutAsync();
                AfterLogoutAsync();
                return Redirect("/");
            }

            public IActionResult Login()
            {
                HttpContext.SignInAsync("Cookies", new ClaimsPrincipal());
                _ = HttpContext.ChallengeAsync();
                HttpContext.AuthenticateAsync("Cookies");
                return Redirect("/");
            }

            private static Task RecordLogoutAsync() => System.IO.File.AppendAllTextAsync("audit.txt", "left");

            private static Task AfterLogoutAsync() => Task.Delay(1);
        }
        """);

    [Fact]
    public Task Names_that_only_look_like_a_logout() => InCookieApp("""
        public interface IRequestLog
        {
            Task LogOutgoingAsync(string url);

            Task SignOutboundAsync(byte[] message);

            Task CatalogOutputAsync(string text);
        }

        public class OutgoingHandler : DelegatingHandler
        {
            private readonly IRequestLog _log;

            public OutgoingHandler(IRequestLog log) => _log = log;

            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                _log.LogOutgoingAsync(request.RequestUri!.ToString());
                _ = _log.SignOutboundAsync(Array.Empty<byte>());
                _log.CatalogOutputAsync("x");
                return base.SendAsync(request, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Sessions_that_are_no_logins() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public interface IQuizEngine
        {
            Task EndSessionAsync(Guid quiz);
        }

        public interface IDocumentStore
        {
            Task CloseSessionAsync();
        }

        public class QuizController : Controller
        {
            public IActionResult Finish(Guid id, [FromServices] IQuizEngine quizzes, [FromServices] IDocumentStore documents)
            {
                quizzes.EndSessionAsync(id);
                _ = documents.CloseSessionAsync();
                return View();
            }
        }
        """);

    [Fact]
    public Task Sessions_that_are_no_logins_whose_end_is_visible() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class QuizEngine
        {
            private readonly Dictionary<Guid, string> _quizSessions = new();

            public async Task EndSessionAsync(Guid quiz)
            {
                await Task.Delay(10);
                _quizSessions.Remove(quiz);
            }
        }

        public class QuizController : Controller
        {
            private readonly QuizEngine _quizzes = new();

            public IActionResult Finish(Guid id)
            {
                _quizzes.EndSessionAsync(id);
                return View();
            }
        }
        """);

    [Fact]
    public Task A_wrapper_that_is_done_when_it_returns() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                LogoutAsync();
                return Redirect("/");
            }

            private Task LogoutAsync()
            {
                HttpContext.SignOutAsync("Cookies").GetAwaiter().GetResult();
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Wrappers_that_are_awaited_or_returned() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IAccounts
        {
            Task LogoutAsync(HttpContext context);
        }

        public class Accounts : IAccounts
        {
            public Task LogoutAsync(HttpContext context) => context.SignOutCompletelyAsync().AsTask();
        }

        internal static class ContextExtensions
        {
            public static async ValueTask SignOutCompletelyAsync(this HttpContext context)
            {
                context.Session.Clear();
                await context.SignOutAsync("Cookies");
            }
        }

        public class AccountController : Controller
        {
            private readonly IAccounts _accounts;

            public AccountController(IAccounts accounts) => _accounts = accounts;

            public async Task<IActionResult> Logout()
            {
                await _accounts.LogoutAsync(HttpContext);
                return Redirect("/");
            }

            public Task SignOff() => _accounts.LogoutAsync(HttpContext);

            public async Task LogOff()
            {
                await Leave();

                async Task Leave() => await HttpContext.SignOutCompletelyAsync();
            }
        }
        """);

    [Fact]
    public Task Delegates_and_dynamic_calls() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly Func<HttpContext, Task> _signOutAsync;

            public AccountController(Func<HttpContext, Task> signOutAsync) => _signOutAsync = signOutAsync;

            public IActionResult Logout(dynamic door)
            {
                door.SignOutAsync(HttpContext);
                return Redirect("/");
            }

            public async Task<IActionResult> SignOff()
            {
                await _signOutAsync(HttpContext);
                return Redirect("/");
            }
        }
        """);

    // Tests.

    [Fact]
    public Task Fakes_of_tests() => InCookieApp("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public class FakeAuthenticationService : IAuthenticationService
        {
            public List<string?> SignedOut { get; } = new();

            public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) => Task.FromResult(AuthenticateResult.NoResult());

            public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;

            public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;

            public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) => Task.CompletedTask;

            public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
            {
                SignedOut.Add(scheme);
                return Task.CompletedTask;
            }
        }

        public class LogoutTests
        {
            public void Remembers_the_scheme()
            {
                var fake = new FakeAuthenticationService();
                fake.SignOutAsync(new DefaultHttpContext(), "Cookies", null);
                if (fake.SignedOut.Count != 1) throw new InvalidOperationException();
            }
        }
        """);

    [Fact]
    public Task Expression_trees_are_read_and_not_run() => InCookieApp("""
        using System.Linq.Expressions;
        using Microsoft.AspNetCore.Authentication;

        public class Mock<T>
        {
            public void Verify(Expression<Action<T>> call, int times)
            {
            }

            public void Setup(Expression<Func<T, Task>> call)
            {
            }
        }

        public class LogoutTests
        {
            public void Signs_out_once(HttpContext context)
            {
                var authentication = new Mock<IAuthenticationService>();
                authentication.Setup(service => service.SignOutAsync(context, "Cookies", null));
                authentication.Verify(service => service.SignOutAsync(context, "Cookies", null), 1);
            }
        }
        """);

    [Fact]
    public Task Checks_of_substitutes() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using NSubstitute;

        public class LogoutTests
        {
            public void Signs_out_once(IAuthenticationService authentication, HttpContext context)
            {
                authentication.Received(1).SignOutAsync(context, "Cookies", null);
                authentication.DidNotReceive().SignOutAsync(context, "External", null);
            }
        }

        namespace NSubstitute
        {
            public static class SubstituteExtensions
            {
                public static T Received<T>(this T substitute, int calls) where T : class => substitute;

                public static T DidNotReceive<T>(this T substitute) where T : class => substitute;
            }
        }
        """);

    [Fact]
    public Task Tests_that_look_at_a_result() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout() => SignOut("Cookies");
        }

        public class AccountControllerTests
        {
            public void Signs_out()
            {
                var result = new AccountController().Logout();
                if (result is not SignOutResult { AuthenticationSchemes: { Count: 1 } }) throw new InvalidOperationException();
                Equal(new SignOutResult("Cookies").AuthenticationSchemes[0], "Cookies");
            }

            private static void Equal(string left, string right)
            {
                if (left != right) throw new InvalidOperationException();
            }
        }
        """);

    [Fact]
    public Task A_lifecycle_method_whose_signature_is_given() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        public abstract class ViewModel
        {
            public abstract void Apply(IDictionary<string, object> query);
        }

        public interface IAppearing
        {
            void OnAppearing();
        }

        public class LoginViewModel : ViewModel, IAppearing
        {
            private readonly HttpContext _context;

            public LoginViewModel(HttpContext context) => _context = context;

            public override async void Apply(IDictionary<string, object> query)
            {
                if (query.ContainsKey("Logout")) await _context.SignOutAsync("Cookies");
            }

            public async void OnAppearing() => await _context.SignOutAsync("Cookies");
        }
        """);
}
