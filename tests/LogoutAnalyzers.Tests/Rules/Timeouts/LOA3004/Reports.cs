using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3004;

/// <summary>Sessions and tokens whose end the client sets, on ASP.NET Core.</summary>
public class Reports
{
    [Fact]
    public Task Middleware_that_reads_the_last_activity_from_a_cookie() => Verify.Analyzer<TimeoutsAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        var app = builder.Build();
        app.UseAuthentication();
        app.UseMiddleware<IdleMiddleware>();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        public class IdleMiddleware
        {
            private readonly RequestDelegate _next;

            public IdleMiddleware(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context)
            {
                var last = context.Request.Cookies["LastActivity"];
                if (!string.IsNullOrEmpty(last) && DateTime.TryParse(last, out var time))
                {
                    if ({|LOA3004:DateTime.UtcNow - time > TimeSpan.FromMinutes(20)|})
                    {
                        await context.SignOutAsync("Cookies");
                        context.Response.Redirect("/account/login");
                        return;
                    }
                }
                context.Response.Cookies.Append("LastActivity", DateTime.UtcNow.ToString("O"));
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task Inline_middleware_that_lets_the_request_through_while_the_cookie_is_fresh() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Globalization;
        var app = WebApplication.CreateBuilder(args).Build();
        app.Use(async (context, next) =>
        {
            if (context.Request.Cookies.TryGetValue("seen", out var text)
                && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
                && {|LOA3004:DateTimeOffset.FromUnixTimeSeconds(seconds).AddMinutes(15) > DateTimeOffset.UtcNow|})
            {
                await next();
                return;
            }
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        });
        app.Run();
        """);

    [Fact]
    public Task A_header_that_names_the_start_of_the_session() => Verify.Analyzer<TimeoutsAnalyzer>("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/account", (HttpContext context) =>
        {
            var started = DateTimeOffset.Parse(context.Request.Headers["X-Session-Start"].ToString());
            return {|LOA3004:started + TimeSpan.FromHours(8) < DateTimeOffset.Now|} ? Results.Unauthorized() : Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_parameter_of_a_minimal_api() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        var app = builder.Build();
        app.MapPost("/heartbeat", async (HttpContext context, DateTime lastActivity) =>
        {
            var idle = DateTime.UtcNow.Subtract(lastActivity).TotalMinutes;
            var isIdle = {|LOA3004:idle >= 15|};
            if (isIdle) await context.SignOutAsync();
            return Results.NoContent();
        });
        app.Run();
        """);

    [Fact]
    public Task A_property_of_a_model_in_the_body_of_an_action() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Authentication;
        public class PingModel
        {
            public DateTime LastSeen { get; set; }
        }
        [Route("ping")]
        public class PingController : ControllerBase
        {
            [HttpPost]
            public async Task<IActionResult> Ping([FromBody] PingModel model)
            {
                if ({|LOA3004:model.LastSeen.AddMinutes(10) <= DateTime.UtcNow|})
                {
                    await HttpContext.SignOutAsync();
                    return Unauthorized();
                }
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_query_value_of_a_page_handler() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        public class HomeModel : PageModel
        {
            [BindProperty(SupportsGet = true)]
            public DateTime? SignedInAt { get; set; }

            public IActionResult OnGet()
            {
                if (SignedInAt is null || {|LOA3004:SignedInAt.Value.AddHours(1) < DateTime.UtcNow|}) return RedirectToPage("/Account/Login");
                return Page();
            }
        }
        """);

    [Fact]
    public Task A_token_that_a_filter_only_reads() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        public class TokenFilter : Attribute, IAuthorizationFilter
        {
            public void OnAuthorization(AuthorizationFilterContext context)
            {
                var header = context.HttpContext.Request.Headers["Authorization"].FirstOrDefault();
                if (string.IsNullOrEmpty(header) || !header.StartsWith("Bearer "))
                {
                    context.Result = new UnauthorizedResult();
                    return;
                }
                var token = new JwtSecurityTokenHandler().ReadJwtToken(header.Substring("Bearer ".Length).Trim());
                if ({|LOA3004:token.ValidTo < DateTime.UtcNow|})
                    context.Result = new UnauthorizedResult();
            }
        }
        """);

    [Fact]
    public Task A_token_in_a_cookie_that_a_page_only_reads() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        public class CoursesModel : PageModel
        {
            public string Student { get; private set; } = "";

            public IActionResult OnGet()
            {
                var token = Request.Cookies["jwt"];
                if (string.IsNullOrEmpty(token)) return RedirectToPage("/Login");
                try
                {
                    var jwt = new JwtSecurityTokenHandler().ReadJwtToken(token);
                    if ({|LOA3004:jwt.ValidTo < DateTime.UtcNow|})
                    {
                        Response.Cookies.Delete("jwt");
                        return RedirectToPage("/Login");
                    }
                    Student = jwt.Claims.First(claim => claim.Type == "name").Value;
                    return Page();
                }
                catch (ArgumentException)
                {
                    return RedirectToPage("/Login");
                }
            }
        }
        """);

    [Fact]
    public Task The_exp_claim_of_a_token_in_the_query() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/account", (string token) =>
        {
            var jwt = new JwtSecurityToken(token);
            var exp = long.Parse(jwt.Claims.First(claim => claim.Type == "exp").Value);
            var end = DateTimeOffset.FromUnixTimeSeconds(exp).UtcDateTime;
            if ({|LOA3004:DateTime.UtcNow >= end|}) return Results.StatusCode(401);
            return Results.Ok(jwt.Subject);
        });
        app.Run();
        """);

    [Fact]
    public Task A_payload_that_is_decoded_by_hand() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Text;
        using System.Text.Json;
        public class PayloadMiddleware
        {
            private readonly RequestDelegate _next;

            public PayloadMiddleware(RequestDelegate next) => _next = next;

            public async Task Invoke(HttpContext context)
            {
                string token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "").Split('.')[1];
                var json = Encoding.UTF8.GetString(Convert.FromBase64String(token));
                using var payload = JsonDocument.Parse(json);
                var exp = payload.RootElement.GetProperty("exp").GetInt64();
                if ({|LOA3004:exp < DateTimeOffset.UtcNow.ToUnixTimeSeconds()|})
                {
                    context.Response.StatusCode = 401;
                    return;
                }
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task A_session_that_a_cookie_holds_as_json() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        public record CookieSession(string User, DateTime Expires)
        {
            public bool IsOver => {|LOA3004:DateTime.UtcNow > Expires|};
        }
        [Route("orders")]
        public class OrdersController : Controller
        {
            [HttpGet]
            public IActionResult List()
            {
                var cookie = Request.Cookies["shop-session"];
                var session = cookie is null ? null : JsonSerializer.Deserialize<CookieSession>(cookie);
                if (session == null || session.IsOver) return RedirectToAction("Login", "Account");
                return View();
            }
        }
        """);

    [Fact]
    public Task A_helper_of_another_class_that_answers_whether_the_token_is_over() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>(
        """
        using System.IdentityModel.Tokens.Jwt;
        public interface ITokens
        {
            bool IsExpired(string token);
        }
        public class Tokens : ITokens
        {
            public bool IsExpired(string token)
            {
                try
                {
                    var jwt = new JwtSecurityTokenHandler().ReadToken(token) as JwtSecurityToken;
                    if ({|LOA3004:jwt.ValidTo < DateTime.UtcNow|}) return true;
                    return false;
                }
                catch (Exception)
                {
                    return true;
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        public class BooksController : Controller
        {
            private readonly ITokens _tokens;

            public BooksController(ITokens tokens) => _tokens = tokens;

            public IActionResult Index()
            {
                var token = Request.Cookies["access_token"];
                if (token == null || _tokens.IsExpired(token)) return RedirectToAction("Login", "Account");
                return View();
            }
        }
        """);

    [Fact]
    public Task A_helper_that_ends_the_session_itself() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        public class IdleFilter : IAsyncActionFilter
        {
            public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
            {
                await EndWhenIdleAsync(context.HttpContext, context.HttpContext.Request.Cookies["last"] ?? "");
                await next();
            }

            private static async Task EndWhenIdleAsync(HttpContext context, string last)
            {
                var seen = last.Length == 0 ? DateTime.MinValue : new DateTime(long.Parse(last));
                if ({|LOA3004:(DateTime.UtcNow - seen).TotalMinutes > 30|}) await EndAsync(context);
            }

            private static async Task EndAsync(HttpContext context)
            {
                context.Session.Clear();
                await context.SignOutAsync();
            }
        }
        """);

    [Fact]
    public Task An_authentication_handler_of_the_applications_own() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Extensions.Options;
        public class TicketHandler : AuthenticationHandler<AuthenticationSchemeOptions>
        {
            public TicketHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : base(options, logger, encoder) { }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync()
            {
                var parts = (Request.Cookies["ticket"] ?? "").Split('|');
                if (parts.Length != 2) return Task.FromResult(AuthenticateResult.NoResult());
                var expires = DateTime.Parse(parts[1]);
                if ({|LOA3004:expires < DateTime.UtcNow|}) return Task.FromResult(AuthenticateResult.Fail("The ticket has expired."));
                var identity = new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, parts[0]) }, Scheme.Name);
                return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
            }
        }
        """);

    [Fact]
    public Task A_requirement_that_is_met_while_the_header_is_fresh() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        public class FreshSession : IAuthorizationRequirement { }
        public class FreshSessionHandler : AuthorizationHandler<FreshSession>
        {
            private readonly IHttpContextAccessor _http;
            private readonly TimeProvider _clock;

            public FreshSessionHandler(IHttpContextAccessor http, TimeProvider clock) => (_http, _clock) = (http, clock);

            protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, FreshSession requirement)
            {
                if (DateTimeOffset.TryParse(_http.HttpContext!.Request.Headers["X-Logged-In-At"], out var at) && {|LOA3004:_clock.GetUtcNow() - at < TimeSpan.FromHours(1)|})
                    context.Succeed(requirement);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_principal_that_is_validated_by_a_second_cookie() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            options.Events.OnValidatePrincipal = context =>
            {
                var login = context.HttpContext.Request.Cookies["LoginTime"];
                if (login is null || {|LOA3004:DateTime.UtcNow > DateTime.Parse(login).AddHours(12)|}) context.RejectPrincipal();
                return Task.CompletedTask;
            };
        });
        builder.Build().Run();
        """);

    [Fact]
    public Task A_sign_in_that_lasts_as_long_as_the_form_says() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        public class LoginModel
        {
            public string UserName { get; set; } = "";
            public string Password { get; set; } = "";
            public int SessionMinutes { get; set; }
        }
        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(LoginModel model)
            {
                if (model.Password != "secret") return View(model);
                var identity = new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, model.UserName) }, "Cookies");
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(identity), new AuthenticationProperties
                {
                    ExpiresUtc = {|LOA3004:DateTimeOffset.UtcNow.AddMinutes(model.SessionMinutes)|},
                });
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_token_that_lasts_as_long_as_the_query_says() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;
        [ApiController]
        [Route("auth")]
        public class AuthController : ControllerBase
        {
            [HttpPost("token")]
            public IActionResult Token([FromForm] string user, [FromQuery] int days)
            {
                var end = DateTime.UtcNow.AddDays(days);
                var token = new JwtSecurityToken(issuer: "shop", claims: new[] { new Claim("sub", user) }, expires: {|LOA3004:end|});
                return Ok(new JwtSecurityTokenHandler().WriteToken(token));
            }
        }
        """);

    [Fact]
    public Task The_message_names_the_cookie() => Verify.AspNetCore.Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3004", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithMessage("This timeout is checked against the cookie 'seen', which the client can change; keep the time on the server or in the authentication ticket"),
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/account", (HttpRequest request) =>
            DateTime.TryParse(request.Cookies["seen"], out var seen) && {|#0:seen.AddMinutes(20) > DateTime.UtcNow|} ? Results.Ok() : Results.Redirect("/login"));
        app.Run();
        """);

    [Fact]
    public Task The_message_names_the_token() => Verify.AspNetCoreData.Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3004", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithMessage("This timeout is checked against a token from the cookie 'jwt' that is read without validation, which the client can change; validate the token first"),
        """
        using Microsoft.IdentityModel.JsonWebTokens;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/account", (HttpRequest request) =>
        {
            var token = new JsonWebTokenHandler().ReadJsonWebToken(request.Cookies["jwt"]);
            return {|#0:token.ValidTo < DateTime.UtcNow|} ? Results.Unauthorized() : Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task The_message_of_an_expiry_says_who_should_set_it() => Verify.AspNetCore.Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3004", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithMessage("This expiry is taken from the request value 'until', which the client can change; let the server set it"),
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", async (HttpContext context, string user, DateTimeOffset until) =>
        {
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", user) }, "Cookies")), new AuthenticationProperties { ExpiresUtc = {|#0:until|} });
        });
        app.Run();
        """);
}
