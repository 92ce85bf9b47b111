using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1003;

/// <summary>Sign-outs whose task, or whose result, nobody has.</summary>
public sealed class Reports
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

    /// <summary>The program around controllers and pages that use Identity.</summary>
    private const string IdentityApp = """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultTokenProviders();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapRazorPages();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    private static Task InCookieApp(string source) => Verify.Analyzer<SignOutAnalyzer>(source, CookieApp);

    private static Task InIdentityApp(string source) => Verify.Analyzer<SignOutAnalyzer>(source, IdentityApp);

    // Where it happens.

    [Fact]
    public Task An_MVC_action_that_drops_the_task() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class LoginController : Controller
        {
            public IActionResult Index() => View();

            public IActionResult Logout()
            {
                {|LOA1003:HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme)|};
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task An_API_action_that_assigns_the_task_to_a_discard() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("api/session")]
        public class SessionController : ControllerBase
        {
            [HttpPost("logout")]
            public IActionResult Logout()
            {
                _ = {|LOA1003:HttpContext.SignOutAsync()|};
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_Razor_Page_that_drops_the_task_of_the_sign_in_manager() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signIns;

            public LogoutModel(SignInManager<IdentityUser> signIns) => _signIns = signIns;

            public IActionResult OnPost(string? returnUrl)
            {
                {|LOA1003:_signIns.SignOutAsync()|};
                return LocalRedirect(returnUrl ?? "/");
            }
        }
        """);

    [Fact]
    public Task A_minimal_API_lambda_that_drops_the_task() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1003:context.SignOutAsync("Cookies")|};
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_local_function_that_is_mapped_and_drops_the_task() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/account/logout", Leave);
        app.Run();

        static IResult Leave(HttpContext context)
        {
            {|LOA1003:context.SignOutAsync()|};
            return Results.NoContent();
        }
        """);

    [Fact]
    public Task A_mapped_method_group_that_drops_the_task() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapGroup("/auth").MapPost("/sign-out", Endpoints.End);
        app.Run();

        internal static class Endpoints
        {
            public static IResult End(HttpContext context)
            {
                {|LOA1003:context.SignOutAsync("Cookies")|};
                return Results.Ok();
            }
        }
        """);

    [Fact]
    public Task Middleware_that_drops_the_task_before_it_goes_on() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (context.Request.Headers.ContainsKey("X-Force-Leave")) {|LOA1003:context.SignOutAsync()|};
            await next(context);
        });
        app.UseMiddleware<LockedUsers>();
        app.Run();

        public class LockedUsers
        {
            private readonly RequestDelegate _next;

            public LockedUsers(RequestDelegate next) => _next = next;

            public Task InvokeAsync(HttpContext context)
            {
                if (context.User.HasClaim("locked", "true")) {|LOA1003:context.SignOutAsync("Cookies")|};
                return _next(context);
            }
        }
        """);

    [Fact]
    public Task Filters_that_drop_the_task() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        public class OnlyOneDevice : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                if (context.HttpContext.Request.Cookies["device"] is not null) return;
                {|LOA1003:context.HttpContext.SignOutAsync()|};
                context.Result = new RedirectToActionResult("Index", "Login", null);
            }
        }

        public class OnlyOneDeviceAsync : IAsyncActionFilter
        {
            public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
            {
                if (context.HttpContext.Request.Cookies["device"] is null) _ = {|LOA1003:context.HttpContext.SignOutAsync("Cookies")|};
                await next();
            }
        }
        """);

    [Fact]
    public Task A_service_that_reaches_the_context_by_conditional_access() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class CurrentUser
        {
            private readonly IHttpContextAccessor _accessor;

            public CurrentUser(IHttpContextAccessor accessor) => _accessor = accessor;

            public void Leave() => _accessor.HttpContext?{|LOA1003:.SignOutAsync("Cookies")|};
        }
        """);

    [Fact]
    public Task An_extension_method_that_returns_void() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        internal static class ContextExtensions
        {
            public static void Leave(this HttpContext context) => {|LOA1003:context.SignOutAsync()|};
        }
        """);

    [Fact]
    public Task Cookie_events_that_reject_the_principal_and_drop_the_task() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            options.Events.OnValidatePrincipal = context =>
            {
                if (context.Principal?.FindFirst("tenant") is not null) return Task.CompletedTask;
                context.RejectPrincipal();
                {|LOA1003:context.HttpContext.SignOutAsync("Cookies")|};
                return Task.CompletedTask;
            };
        });
        builder.Build().Run();
        """);

    [Fact]
    public Task A_constructor() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Impersonation
        {
            public Impersonation(HttpContext context)
            {
                if (context.User.Identity?.IsAuthenticated == true) {|LOA1003:context.SignOutAsync()|};
            }
        }
        """);

    [Fact]
    public Task An_async_action_that_awaits_everything_but_the_sign_out() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> LogOff()
            {
                await HttpContext.Session.LoadAsync();
                HttpContext.Session.Clear();
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                await HttpContext.Session.CommitAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Two_schemes_and_both_tasks_dropped() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication("Cookies").AddCookie().AddCookie("External");
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class AccountController : ControllerBase
        {
            [HttpPost("/account/signout")]
            public IActionResult SignOutEverywhere()
            {
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                {|LOA1003:HttpContext.SignOutAsync("External")|};
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_loop_over_schemes() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Sweeper
        {
            public void Sweep(HttpContext context, IEnumerable<string> schemes)
            {
                foreach (var scheme in schemes) {|LOA1003:context.SignOutAsync(scheme)|};
            }
        }
        """);

    [Fact]
    public Task A_task_dropped_in_a_try_block_and_one_in_its_catch() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout([FromServices] ILogger<AccountController> logger)
            {
                try
                {
                    {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                }
                catch (Exception exception)
                {
                    logger.LogWarning(exception, "could not sign out");
                    {|LOA1003:HttpContext.SignOutAsync()|};
                }
                return Redirect("/");
            }
        }
        """);

    // How the task is lost.

    [Fact]
    public Task Task_Run_that_is_dropped() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Task.Run(() => {|LOA1003:HttpContext.SignOutAsync("Cookies")|});
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Task_Run_with_an_async_lambda_assigned_to_a_discard() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                _ = Task.Run(async () =>
                {
                    await Task.Delay(100);
                    await {|LOA1003:HttpContext.SignOutAsync("Cookies")|}.ConfigureAwait(false);
                });
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_awaited_Task_Run_whose_lambda_drops_the_task() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await Task.Run(() => { {|LOA1003:HttpContext.SignOutAsync("Cookies")|}; });
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_dropped_Task_Run_that_blocks_until_the_sign_out_is_done() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Task.Run(() => {|LOA1003:HttpContext.SignOutAsync("Cookies")|}.Wait());
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_method_group_handed_to_a_dropped_Task_Run() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIns;

            public AccountController(SignInManager<IdentityUser> signIns) => _signIns = signIns;

            public IActionResult Logout()
            {
                {|LOA1003:Task.Run(_signIns.SignOutAsync)|};
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Task_Factory_StartNew_that_is_dropped() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Task.Factory.StartNew(() => {|LOA1003:HttpContext.SignOutAsync("Cookies")|});
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_awaited_StartNew_whose_inner_task_nobody_unwraps() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await Task.Factory.StartNew(async () => await {|LOA1003:HttpContext.SignOutAsync("Cookies")|});
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Work_queued_on_the_thread_pool() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                ThreadPool.QueueUserWorkItem(async _ => await {|LOA1003:HttpContext.SignOutAsync("Cookies")|});
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_continuation_that_nobody_awaits() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout([FromServices] ILogger<AccountController> logger)
            {
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|}.ContinueWith(task => logger.LogError(task.Exception, "sign-out"), TaskContinuationOptions.OnlyOnFaulted);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task ConfigureAwait_that_nobody_awaits() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|}.ConfigureAwait(false);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_awaiter_that_nobody_asks() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|}.GetAwaiter();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_async_void_method() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Leave();
                return Redirect("/");
            }

            private async void Leave() => await {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
        }
        """);

    [Fact]
    public Task An_async_void_action() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async void Logout()
            {
                await {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                Response.Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_async_void_page_handler() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signIns;

            public LogoutModel(SignInManager<IdentityUser> signIns) => _signIns = signIns;

            public async void OnPost()
            {
                await {|LOA1003:_signIns.SignOutAsync()|};
                Response.Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_task_that_a_using_declaration_disposes_of() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public void Leave(HttpContext context)
            {
                using var task = {|LOA1003:context.SignOutAsync("Cookies")|};
            }
        }
        """);

    [Fact]
    public Task An_async_void_local_function() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Leave();
                return Redirect("/");

                async void Leave()
                {
                    await {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                }
            }
        }
        """);

    [Fact]
    public Task An_async_lambda_that_becomes_an_Action() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public Action For(HttpContext context) => async () => await {|LOA1003:context.SignOutAsync("Cookies")|};
        }
        """);

    [Fact]
    public Task Lambdas_of_loops_that_take_an_Action() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Sweeper
        {
            public void Sweep(HttpContext context, List<string> schemes)
            {
                schemes.ForEach(scheme => {|LOA1003:context.SignOutAsync(scheme)|});
                schemes.ForEach(async scheme => await {|LOA1003:context.SignOutAsync(scheme)|});
                Parallel.ForEach(schemes, async scheme => await {|LOA1003:context.SignOutAsync(scheme)|});
            }
        }
        """);

    [Fact]
    public Task A_helper_that_takes_an_Action_and_swallows_exceptions() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Quietly(() => {|LOA1003:HttpContext.SignOutAsync("Cookies")|});
                return Redirect("/");
            }

            private static void Quietly(Action action)
            {
                try { action(); }
                catch (InvalidOperationException) { }
            }
        }
        """);

    [Fact]
    public Task A_task_dropped_when_the_response_starts() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Response.OnStarting(() =>
                {
                    {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                    return Task.CompletedTask;
                });
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_task_in_a_local_that_nobody_reads() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                var signOut = {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                return Redirect("/");
            }

            public IActionResult SignOff()
            {
                Task task;
                task = {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                _ = task;
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_task_in_a_local_whose_continuation_nobody_awaits() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout([FromServices] ILogger<AccountController> logger)
            {
                var task = {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                task.ContinueWith(failed => logger.LogError(failed.Exception, "sign-out"), TaskContinuationOptions.OnlyOnFaulted);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_task_in_a_local_that_an_async_void_method_awaits() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public async void Leave(HttpContext context)
            {
                var task = {|LOA1003:context.SignOutAsync("Cookies")|};
                context.Response.Headers["X-Left"] = "1";
                await task;
            }
        }
        """);

    [Fact]
    public Task A_discarded_conditional() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public void Leave(HttpContext context, bool everywhere)
            {
                _ = everywhere ? {|LOA1003:context.SignOutAsync("Cookies")|} : Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_discarded_switch_expression() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public void Leave(HttpContext context, string kind)
            {
                _ = kind switch
                {
                    "cookie" => {|LOA1003:context.SignOutAsync("Cookies")|},
                    _ => Task.CompletedTask,
                };
            }
        }
        """);

    [Fact]
    public Task A_dropped_WhenAll() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Task.WhenAll({|LOA1003:HttpContext.SignOutAsync("Cookies")|}, Task.Delay(10));
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_task_sent_as_the_body_of_the_answer() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("api/account")]
        public class AccountController : ControllerBase
        {
            private readonly SignInManager<IdentityUser> _signIns;

            public AccountController(SignInManager<IdentityUser> signIns) => _signIns = signIns;

            [HttpPost("logout")]
            public IActionResult Logout() => Ok({|LOA1003:_signIns.SignOutAsync()|});
        }
        """);

    [Fact]
    public Task A_task_that_is_only_asked_whether_it_is_done() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIns;

            public AccountController(SignInManager<IdentityUser> signIns) => _signIns = signIns;

            public IActionResult Logout()
            {
                ViewBag.Done = {|LOA1003:_signIns.SignOutAsync()|}.IsCompletedSuccessfully;
                return View("Goodbye");
            }
        }
        """);

    // Whose task it is.

    [Fact]
    public Task An_override_that_drops_the_task_of_its_base_and_a_call_of_a_derived_manager() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddSignInManager<AuditedSignInManager>();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class AuditedSignInManager : SignInManager<IdentityUser>
        {
            public AuditedSignInManager(UserManager<IdentityUser> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<IdentityUser> factory,
                IOptions<IdentityOptions> options, ILogger<SignInManager<IdentityUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<IdentityUser> confirmation)
                : base(users, accessor, factory, options, logger, schemes, confirmation)
            {
            }

            public override Task SignOutAsync()
            {
                {|LOA1003:base.SignOutAsync()|};
                Logger.LogInformation("left");
                return Task.CompletedTask;
            }

            public Task LeaveAsync() => base.SignOutAsync();
        }

        [Route("account")]
        public class AccountController : ControllerBase
        {
            private readonly AuditedSignInManager _signIns;

            public AccountController(AuditedSignInManager signIns) => _signIns = signIns;

            [HttpPost("logout")]
            public IActionResult Logout()
            {
                {|LOA1003:_signIns.SignOutAsync()|};
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_derived_manager_without_an_override() => InIdentityApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;

        public class Member : IdentityUser
        {
        }

        public class MemberSignIns : SignInManager<Member>
        {
            public MemberSignIns(UserManager<Member> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<Member> factory,
                IOptions<IdentityOptions> options, ILogger<SignInManager<Member>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Member> confirmation)
                : base(users, accessor, factory, options, logger, schemes, confirmation)
            {
            }
        }

        public class MembersController : Controller
        {
            private readonly MemberSignIns _members;

            public MembersController(MemberSignIns members) => _members = members;

            public IActionResult SignOff()
            {
                _ = {|LOA1003:_members.SignOutAsync()|};
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_authentication_service() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout([FromServices] IAuthenticationService authentication)
            {
                {|LOA1003:authentication.SignOutAsync(HttpContext, "Cookies", null)|};
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_wrapper_in_the_same_class() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                {|LOA1003:SignOutUserAsync()|};
                return Redirect("/");
            }

            private async Task SignOutUserAsync()
            {
                await Task.Yield();
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_wrapper_behind_an_interface_with_its_implementation_in_another_file() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly IAccounts _accounts;

            public AccountController(IAccounts accounts) => _accounts = accounts;

            [HttpPost]
            public IActionResult Logout()
            {
                {|LOA1003:_accounts.LogoutAsync()|};
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;

        public interface IAccounts
        {
            Task<bool> LogoutAsync();
        }

        public class Accounts : IAccounts
        {
            private readonly SignInManager<IdentityUser> _signIns;

            public Accounts(SignInManager<IdentityUser> signIns) => _signIns = signIns;

            public async Task<bool> LogoutAsync()
            {
                await _signIns.SignOutAsync();
                return true;
            }
        }
        """,
        IdentityApp);

    [Fact]
    public Task A_wrapper_that_is_an_extension_method() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1003:context.SignOutCompletelyAsync()|};
            return Results.Redirect("/");
        });
        app.Run();

        internal static class Authentication
        {
            public static Task SignOutCompletelyAsync(this HttpContext context) => context.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task A_wrapper_under_another_name_in_a_logout_action() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                {|LOA1003:ForgetAsync()|};
                return Redirect("/");
            }

            private async Task ForgetAsync()
            {
                await Task.Yield();
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_wrapper_that_returns_a_ValueTask() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Door
        {
            private readonly IHttpContextAccessor _accessor;

            public Door(IHttpContextAccessor accessor) => _accessor = accessor;

            public async ValueTask SignOutAsync()
            {
                await _accessor.HttpContext!.SignOutAsync("Cookies");
            }

            public void Close() => {|LOA1003:SignOutAsync()|};

            public void Slam() => {|LOA1003:SignOutAsync()|}.AsTask();
        }
        """);

    [Fact]
    public Task A_wrapper_that_is_awaited_by_an_async_void_method() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Kiosk
        {
            public async void Reset(HttpContext context)
            {
                await {|LOA1003:LogOutAsync(context)|};
            }

            private static Task LogOutAsync(HttpContext context) => context.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task An_action_called_by_another_action_that_drops_it() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            public IActionResult Switch(string user)
            {
                {|LOA1003:Logout()|};
                return RedirectToAction("Login", new { user });
            }
        }
        """);

    [Fact]
    public Task A_method_that_the_user_has_named() => Verify.Analyzer<SignOutAnalyzer>(
        "logout_analyzers.sign_out_methods = Door.ShutAsync\n",
        new[]
        {
            """
            using Microsoft.AspNetCore.Mvc;

            public abstract class Door
            {
                public abstract Task ShutAsync(HttpContext context);
            }

            public class AccountController : Controller
            {
                public IActionResult Logout([FromServices] Door door)
                {
                    {|LOA1003:door.ShutAsync(HttpContext)|};
                    return Redirect("/");
                }
            }
            """,
            CookieApp,
        });

    [Fact]
    public Task A_wrapper_whose_name_the_user_has_added() => Verify.Analyzer<SignOutAnalyzer>(
        "logout_analyzers.logout_names = abmelden\n",
        new[]
        {
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            public class KontoController : Controller
            {
                public IActionResult Ende()
                {
                    {|LOA1003:AbmeldenAsync()|};
                    return Redirect("/");
                }

                private Task AbmeldenAsync() => HttpContext.SignOutAsync("Cookies");
            }
            """,
            CookieApp,
        });

    [Fact]
    public Task The_extension_method_called_as_a_static_one_and_the_handler_of_a_scheme() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;

        public class Leaving
        {
            public void Leave(HttpContext context) => {|LOA1003:AuthenticationHttpContextExtensions.SignOutAsync(context, "Cookies")|};

            public async Task LeaveAsync(HttpContext context, IAuthenticationHandlerProvider handlers)
            {
                if (await handlers.GetHandlerAsync(context, "Cookies") is IAuthenticationSignOutHandler handler) {|LOA1003:handler.SignOutAsync(null)|};
            }
        }
        """);

    // Results that never run.

    [Fact]
    public Task A_result_created_by_a_statement() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                {|LOA1003:SignOut("Cookies")|};
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_result_assigned_to_a_discard() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("bff")]
        public class BffController : ControllerBase
        {
            [HttpPost("logout")]
            public ActionResult Logout()
            {
                _ = {|LOA1003:this.SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Cookies")|};
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_result_in_a_local_that_nobody_reads() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                var result = {|LOA1003:new SignOutResult("Cookies")|};
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_result_in_a_local_that_is_configured_and_never_returned() => InCookieApp("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                var result = {|LOA1003:new SignOutResult("Cookies")|};
                result.Properties = new AuthenticationProperties { RedirectUri = "/" };
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_result_of_a_page_model() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public IActionResult OnPost()
            {
                {|LOA1003:SignOut("Cookies")|};
                return RedirectToPage("/Index");
            }
        }
        """);

    [Fact]
    public Task Results_of_minimal_APIs() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", () =>
        {
            {|LOA1003:Results.SignOut()|};
            return Results.Redirect("/");
        });
        app.MapPost("/signout", () =>
        {
            var result = {|LOA1003:TypedResults.SignOut(authenticationSchemes: new[] { "Cookies" })|};
            return TypedResults.NoContent();
        });
        app.Run();
        """);

    [Fact]
    public Task A_result_made_by_a_lambda_that_returns_nothing() => InCookieApp("""
        public class Leaving
        {
            public Action Later() => () => {|LOA1003:Results.SignOut()|};
        }
        """);

    [Fact]
    public Task A_discarded_choice_of_results() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class DoorController : Controller
        {
            public IActionResult Leave(bool everywhere)
            {
                _ = everywhere ? {|LOA1003:SignOut("Cookies")|} : (ActionResult)Redirect("/");
                return View();
            }
        }
        """);

    [Fact]
    public Task A_result_made_on_the_thread_pool() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                Task.Run(() => {|LOA1003:SignOut("Cookies")|});
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_result_executed_by_hand_whose_task_is_dropped() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1003:Results.SignOut()|}.ExecuteAsync(context);
        });
        app.Run();
        """);

    [Fact]
    public Task An_action_that_drops_the_result_of_the_logout_action() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout() => SignOut("Cookies");

            public IActionResult Switch(string user)
            {
                {|LOA1003:Logout()|};
                return RedirectToAction("Login", new { user });
            }
        }
        """);
}
