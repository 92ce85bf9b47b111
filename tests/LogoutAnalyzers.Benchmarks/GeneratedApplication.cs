using System.Collections.Immutable;
using System.Globalization;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LogoutAnalyzers.Benchmarks;

/// <summary>An application as large as one wants, whose code is like that of real ones: services that compare dates, controllers behind a login.</summary>
internal static class GeneratedApplication
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string NoStore = """
        app.Use(async (context, next) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            await next(context);
        });

        """;

    private const string Program = $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        var app = builder.Build();
        {{NoStore}}
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string name)
            {
                await HttpContext.SignInAsync(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("password")));
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return RedirectToAction("Index", "Home");
            }
        }
        """;

    /// <summary>A class library that knows nothing of the web.</summary>
    public static Compilation Library(int services) => Compile(Numbered(services, Service), References.NetCore, OutputKind.DynamicallyLinkedLibrary);

    /// <summary>A web application with a login, a sound logout and as many controllers behind the login as asked for, each with a service.</summary>
    /// <param name="controllers">How many.</param>
    /// <param name="forbidsCaching">Whether one line keeps the browser from keeping what they answer; each of them is reported otherwise.</param>
    public static Compilation Web(int controllers, bool forbidsCaching = true) =>
        Compile(Numbered(controllers, Service).Concat(Numbered(controllers, Controller)).Append(forbidsCaching ? Program : Program.Replace(NoStore, "", StringComparison.Ordinal)), References.AspNetCore, OutputKind.ConsoleApplication);

    private static CSharpCompilation Compile(IEnumerable<string> sources, ImmutableArray<MetadataReference> references, OutputKind kind) =>
        CSharpCompilation.Create(
            "Shop",
            sources.Append(Usings).Select(static (source, number) => CSharpSyntaxTree.ParseText(source, path: $"File{number}.cs")),
            references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<string> Numbered(int count, string template) =>
        Enumerable.Range(0, count).Select(number => template.Replace("00", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private const string Service = """
        namespace Shop.Services;

        public sealed record Order00(int Id, string Customer, DateTime Placed, DateTime? Shipped, decimal Total, IReadOnlyList<Line00> Lines);

        public sealed record Line00(string Article, int Count, decimal Price);

        public interface IOrders00
        {
            Task<IReadOnlyList<Order00>> AllAsync(string customer, CancellationToken cancellationToken);
            Task<Order00?> FindAsync(int id, CancellationToken cancellationToken);
            Task<bool> CancelAsync(int id, CancellationToken cancellationToken);
            decimal Total(IEnumerable<Order00> orders);
        }

        public sealed class Orders00 : IOrders00
        {
            private static readonly TimeSpan s_cancelUntil = TimeSpan.FromHours(12);
            private readonly Dictionary<int, Order00> _orders = new();
            private readonly Dictionary<string, List<int>> _byCustomer = new(StringComparer.OrdinalIgnoreCase);

            public async Task<IReadOnlyList<Order00>> AllAsync(string customer, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                if (!_byCustomer.TryGetValue(customer, out var ids)) return Array.Empty<Order00>();
                return ids.Select(id => _orders[id]).Where(order => order.Placed > DateTime.UtcNow.AddYears(-1)).OrderByDescending(order => order.Placed).ToList();
            }

            public Task<Order00?> FindAsync(int id, CancellationToken cancellationToken)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return Task.FromResult(_orders.TryGetValue(id, out var order) ? order : null);
            }

            public async Task<bool> CancelAsync(int id, CancellationToken cancellationToken)
            {
                var order = await FindAsync(id, cancellationToken);
                if (order is null || order.Shipped is not null) return false;
                if (DateTime.UtcNow - order.Placed > s_cancelUntil) return false;
                _orders.Remove(id);
                _byCustomer[order.Customer].Remove(id);
                return true;
            }

            public decimal Total(IEnumerable<Order00> orders)
            {
                var total = 0m;
                foreach (var order in orders)
                {
                    foreach (var line in order.Lines)
                    {
                        if (line.Count <= 0) continue;
                        total += line.Count * line.Price;
                    }
                }
                return Math.Round(total, 2);
            }
        }
        """;

    private const string Controller = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Shop.Services;

        namespace Shop.Controllers;

        [Authorize]
        [Route("orders00")]
        public class Orders00Controller : Controller
        {
            private readonly IOrders00 _orders;

            public Orders00Controller(IOrders00 orders) => _orders = orders;

            [HttpGet]
            public async Task<IActionResult> Index(CancellationToken cancellationToken)
            {
                var orders = await _orders.AllAsync(User.Identity!.Name!, cancellationToken);
                ViewData["Total"] = _orders.Total(orders);
                return View(orders);
            }

            [HttpGet("{id:int}")]
            public async Task<IActionResult> Details(int id, CancellationToken cancellationToken)
            {
                var order = await _orders.FindAsync(id, cancellationToken);
                if (order is null) return NotFound();
                if (order.Customer != User.Identity!.Name) return Forbid();
                return View(order);
            }

            [HttpGet("recent")]
            public async Task<IActionResult> Recent(int days, CancellationToken cancellationToken)
            {
                var since = DateTime.UtcNow.AddDays(-Math.Clamp(days, 1, 365));
                var orders = await _orders.AllAsync(User.Identity!.Name!, cancellationToken);
                return Json(orders.Where(order => order.Placed >= since).Select(order => new { order.Id, order.Placed, order.Total }));
            }

            [HttpPost("{id:int}/cancel")]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Cancel(int id, CancellationToken cancellationToken)
            {
                var order = await _orders.FindAsync(id, cancellationToken);
                if (order is null) return NotFound();
                if (order.Customer != User.Identity!.Name) return Forbid();
                TempData["Message"] = await _orders.CancelAsync(id, cancellationToken) ? "Cancelled." : "Too late.";
                return RedirectToAction(nameof(Index));
            }

            [HttpGet("export")]
            public async Task<IActionResult> Export(CancellationToken cancellationToken)
            {
                var orders = await _orders.AllAsync(User.Identity!.Name!, cancellationToken);
                var lines = orders.SelectMany(order => order.Lines.Select(line => $"{order.Id};{line.Article};{line.Count};{line.Price}"));
                return File(System.Text.Encoding.UTF8.GetBytes(string.Join("\n", lines)), "text/csv", "orders.csv");
            }
        }
        """;
}
