using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4002;

/// <summary>What everybody may see, what is kept for one user only, what the framework does not store.</summary>
public sealed class StaysSilent
{
    private static Task Analyze(params string[] sources) => Verify.Analyzer<BrowserCacheAnalyzer>(sources);

    private static Task Controller(string attributes, string body, string others = "", string program = "") => Analyze(
        $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.OutputCaching;
        using Microsoft.Net.Http.Headers;

        [Authorize]
        {{attributes}}
        public class OrdersController : Controller
        {
            public IActionResult Index(int age = 0)
            {
                {{body}}
                return View();
            }
        }
        {{others}}
        """,
        $$"""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        var app = builder.Build();
        {{program}}
        app.Run();
        """);

    [Theory]
    [InlineData("[ResponseCache(Duration = 60, NoStore = true)]")]
    [InlineData("[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Client)]")]
    [InlineData("[ResponseCache(Duration = 60, VaryByHeader = \"Cookie\")]")]
    [InlineData("[ResponseCache(Duration = 60, VaryByHeader = \"Accept, Authorization\")]")]
    [InlineData("[ResponseCache(CacheProfileName = \"Elsewhere\")]")]
    [InlineData("[OutputCache]")]
    [InlineData("[OutputCache(Duration = 60)]")]
    [InlineData("[OutputCache(PolicyName = \"Minute\")]")]
    public Task Attributes(string attribute) => Controller(attribute, "", "", "services.AddOutputCache(options => options.AddPolicy(\"Minute\", policy => policy.Expire(TimeSpan.FromMinutes(1))));");

    [Theory]
    [InlineData("Response.Headers.CacheControl = \"no-store, max-age=600\";")]
    [InlineData("Response.Headers.CacheControl = \"private, max-age=600\";")]
    [InlineData("Response.Headers.CacheControl = $\"private, max-age={age}\";")]
    [InlineData("Response.Headers.CacheControl = \"private, max-age=\" + 60 * 60;")]
    [InlineData("Response.Headers.CacheControl = $\"max-age={age}\";")]
    [InlineData("Response.Headers.CacheControl = $\"{(age > 0 ? \"public\" : \"private\")}, max-age=60\";")]
    [InlineData("Response.Headers.CacheControl = $\"public, max-age={(age > 0 ? \"60\" : \"0, no-store\")}\";")]
    [InlineData("Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, MaxAge = TimeSpan.FromMinutes(5) };")]
    [InlineData("var value = new CacheControlHeaderValue { Public = true }; value.NoStore = true; Response.GetTypedHeaders().CacheControl = value;")]
    [InlineData("var value = new CacheControlHeaderValue(); if (age > 0) value.Public = true; Response.GetTypedHeaders().CacheControl = value;")]
    [InlineData("Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { MaxAge = TimeSpan.FromSeconds(age) };")]
    [InlineData("if (age > 0) Response.Headers.CacheControl = \"public, max-age=600\";")]
    [InlineData("Response.Headers.CacheControl = \"private, max-age=60\"; Response.Headers.ETag = \"1\";")]
    [InlineData("Response.Headers.CacheControl = \"private, max-age=60\"; if (Request.Headers.IfNoneMatch == \"1\") return StatusCode(StatusCodes.Status304NotModified);")]
    [InlineData("var options = new Microsoft.Extensions.Caching.Memory.MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1) };")]
    [InlineData("var message = new HttpRequestMessage(); message.Headers.CacheControl = new System.Net.Http.Headers.CacheControlHeaderValue { MaxAge = TimeSpan.FromMinutes(1) };")]
    [InlineData("var message = new HttpResponseMessage(); ")]
    public Task Headers(string statement) => Controller("", statement);

    [Theory]
    [InlineData("app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = \"public, max-age=604800\" });")]
    [InlineData("app.Use(async (context, next) => { if (context.Request.Path.StartsWithSegments(\"/img\")) context.Response.Headers.CacheControl = \"public, max-age=600\"; await next(context); });")]
    [InlineData("app.MapGet(\"/news\", (HttpContext context) => { context.Response.Headers.CacheControl = \"public, max-age=60\"; return new { DateTime.Now }; });")]
    [InlineData("app.MapGet(\"/me\", (HttpContext context) => new { context.User.Identity!.Name }).RequireAuthorization().CacheOutput();")]
    [InlineData("app.MapGet(\"/me\", (HttpContext context) => new { context.User.Identity!.Name }).RequireAuthorization().CacheOutput(policy => policy.Expire(TimeSpan.FromMinutes(1)));")]
    [InlineData("services.AddResponseCaching(); app.UseResponseCaching();")]
    [InlineData("services.AddControllers(options => options.CacheProfiles.Add(\"Minute\", new CacheProfile { Duration = 60 }));")]
    [InlineData("services.AddControllers(options => options.Filters.Add(new ResponseCacheAttribute { CacheProfileName = \"Elsewhere\" }));")]
    [InlineData("services.AddControllers(options => options.Filters.Add(new ResponseCacheAttribute { Duration = 60, Location = ResponseCacheLocation.Client }));")]
    public Task For_others(string setup) => Controller("", "", "", setup);

    [Fact]
    public Task Controllers_and_actions_for_everybody() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ResponseCache(Duration = 300)]
        public class HomeController : Controller
        {
            public IActionResult Index() => View();
        }

        [Authorize]
        [AllowAnonymous]
        [ResponseCache(Duration = 300)]
        public class NewsController : Controller
        {
            public IActionResult Index() => View();
        }

        [Authorize]
        public class ShopController : Controller
        {
            [AllowAnonymous, ResponseCache(Duration = 300)]
            public IActionResult Index() => View();

            [HttpPost, ResponseCache(Duration = 300)]
            public IActionResult Order() => View();

            [ResponseCache(Duration = 300)]
            public IActionResult Go() => RedirectToAction("Index");
        }
        """);

    [Fact]
    public Task An_action_that_overrides_its_controller() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ResponseCache(Duration = 300)]
        public class HomeController : Controller
        {
            public IActionResult Index() => View();

            [Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Profile() => View();
        }
        """);

    [Fact]
    public Task A_page_with_an_antiforgery_token() => (Verify.AspNetCore with
    {
        Files = [("Views/Orders/Index.cshtml", "<form method=\"post\" asp-action=\"Pay\"><button>Pay</button></form>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        [ResponseCache(Duration = 60)]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task Middleware_that_answers_by_itself() => Controller("", "", """
        public class Pictures
        {
            private readonly string _picture;
            public Pictures(RequestDelegate next) => _picture = next.ToString()!;
            public async Task InvokeAsync(HttpContext context)
            {
                context.Response.ContentType = "image/svg+xml";
                context.Response.Headers.CacheControl = "public, max-age=604800";
                await context.Response.WriteAsync(_picture);
            }
        }
        """, """app.Map("/picture.svg", branch => branch.UseMiddleware<Pictures>());""");
}
