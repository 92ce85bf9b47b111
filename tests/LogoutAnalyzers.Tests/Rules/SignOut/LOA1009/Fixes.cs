using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1009;

/// <summary>A ticket store where the scheme is registered, or a rotation of the security stamp where the user logs out.</summary>
public class Fixes
{
    private static readonly Verification Core = Verify.AspNetCore with { Advice = "LOA1009" };
    private static readonly Verification Redis = Verify.AspNetCoreWith("Microsoft.Extensions.Caching.StackExchangeRedis") with { Advice = "LOA1009" };

    [Fact]
    public Task Top_level_statements() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            // Sessions are kept on the server: a copied cookie opens nothing after the logout.
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSingleton<ITicketStore, DistributedTicketStore>();
            builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies")
                .Configure<ITicketStore>((options, store) => options.SessionStore = store);

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
            internal sealed class DistributedTicketStore : ITicketStore
            {
                private readonly IDistributedCache _cache;

                public DistributedTicketStore(IDistributedCache cache)
                {
                    _cache = cache;
                }

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = "session:" + Guid.NewGuid().ToString("N");
                    await SetAsync(key, ticket);
                    return key;
                }

                public async Task<AuthenticationTicket> RetrieveAsync(string key)
                {
                    var bytes = await _cache.GetAsync(key);
                    return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
                }

                // Never adds: a request that was in flight during the logout must not bring the session back.
                public async Task RenewAsync(string key, AuthenticationTicket ticket)
                {
                    if (await _cache.GetAsync(key) is not null)
                    {
                        await SetAsync(key, ticket);
                    }
                }

                public Task RemoveAsync(string key)
                {
                    return _cache.RemoveAsync(key);
                }

                private Task SetAsync(string key, AuthenticationTicket ticket)
                {
                    var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                    return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
                }
            }
            """
        ]);

    [Fact]
    public Task A_program_with_a_type_below_its_statements() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            public partial class Program
            {
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            // Sessions are kept on the server: a copied cookie opens nothing after the logout.
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSingleton<ITicketStore, DistributedTicketStore>();
            builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies")
                .Configure<ITicketStore>((options, store) => options.SessionStore = store);

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            public partial class Program
            {
            }

            /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
            internal sealed class DistributedTicketStore : ITicketStore
            {
                private readonly IDistributedCache _cache;

                public DistributedTicketStore(IDistributedCache cache)
                {
                    _cache = cache;
                }

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = "session:" + Guid.NewGuid().ToString("N");
                    await SetAsync(key, ticket);
                    return key;
                }

                public async Task<AuthenticationTicket> RetrieveAsync(string key)
                {
                    var bytes = await _cache.GetAsync(key);
                    return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
                }

                // Never adds: a request that was in flight during the logout must not bring the session back.
                public async Task RenewAsync(string key, AuthenticationTicket ticket)
                {
                    if (await _cache.GetAsync(key) is not null)
                    {
                        await SetAsync(key, ticket);
                    }
                }

                public Task RemoveAsync(string key)
                {
                    return _cache.RemoveAsync(key);
                }

                private Task SetAsync(string key, AuthenticationTicket ticket)
                {
                    var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                    return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
                }
            }
            """
        ]);

    [Fact]
    public Task Options_a_comment_and_a_cache_that_is_there() => Redis.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddStackExchangeRedisCache(options => options.Configuration = "localhost");
            builder.Services
                .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
                .AddCookie(options =>
                {
                    options.Cookie.Name = "shop";
                    options.LoginPath = "/login";
                }); // the shop's own login
            builder.Services.AddControllers();
            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) => await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme));
            app.Run();
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddStackExchangeRedisCache(options => options.Configuration = "localhost");
            builder.Services
                .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
                .AddCookie(options =>
                {
                    options.Cookie.Name = "shop";
                    options.LoginPath = "/login";
                }); // the shop's own login

            // Sessions are kept on the server: a copied cookie opens nothing after the logout.
            builder.Services.AddSingleton<ITicketStore, DistributedTicketStore>();
            builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
                .Configure<ITicketStore>((options, store) => options.SessionStore = store);

            builder.Services.AddControllers();
            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme));
            app.Run();

            /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
            internal sealed class DistributedTicketStore : ITicketStore
            {
                private readonly IDistributedCache _cache;

                public DistributedTicketStore(IDistributedCache cache)
                {
                    _cache = cache;
                }

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = "session:" + Guid.NewGuid().ToString("N");
                    await SetAsync(key, ticket);
                    return key;
                }

                public async Task<AuthenticationTicket> RetrieveAsync(string key)
                {
                    var bytes = await _cache.GetAsync(key);
                    return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
                }

                // Never adds: a request that was in flight during the logout must not bring the session back.
                public async Task RenewAsync(string key, AuthenticationTicket ticket)
                {
                    if (await _cache.GetAsync(key) is not null)
                    {
                        await SetAsync(key, ticket);
                    }
                }

                public Task RemoveAsync(string key)
                {
                    return _cache.RemoveAsync(key);
                }

                private Task SetAsync(string key, AuthenticationTicket ticket)
                {
                    var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                    return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
                }
            }
            """
        ]);

    [Fact]
    public Task A_start_up_class_and_two_logouts_in_another_file() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:Logout|}()
                    {
                        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:SignOutOfKiosk|}()
                    {
                        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;

            namespace Web
            {
                public class Startup
                {
                    public void ConfigureServices(IServiceCollection services)
                    {
                        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
                        services.AddControllersWithViews();
                    }
                }
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> Logout()
                    {
                        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> SignOutOfKiosk()
                    {
                        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            namespace Web
            {
                public class Startup
                {
                    public void ConfigureServices(IServiceCollection services)
                    {
                        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();

                        // Sessions are kept on the server: a copied cookie opens nothing after the logout.
                        services.AddDistributedMemoryCache();
                        services.AddSingleton<ITicketStore, DistributedTicketStore>();
                        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
                            .Configure<ITicketStore>((options, store) => options.SessionStore = store);

                        services.AddControllersWithViews();
                    }
                }

                /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
                internal sealed class DistributedTicketStore : ITicketStore
                {
                    private readonly IDistributedCache _cache;

                    public DistributedTicketStore(IDistributedCache cache)
                    {
                        _cache = cache;
                    }

                    public async Task<string> StoreAsync(AuthenticationTicket ticket)
                    {
                        var key = "session:" + Guid.NewGuid().ToString("N");
                        await SetAsync(key, ticket);
                        return key;
                    }

                    public async Task<AuthenticationTicket> RetrieveAsync(string key)
                    {
                        var bytes = await _cache.GetAsync(key);
                        return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
                    }

                    // Never adds: a request that was in flight during the logout must not bring the session back.
                    public async Task RenewAsync(string key, AuthenticationTicket ticket)
                    {
                        if (await _cache.GetAsync(key) is not null)
                        {
                            await SetAsync(key, ticket);
                        }
                    }

                    public Task RemoveAsync(string key)
                    {
                        return _cache.RemoveAsync(key);
                    }

                    private Task SetAsync(string key, AuthenticationTicket ticket)
                    {
                        var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                        return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
                    }
                }
            }
            """
        ]);

    [Fact]
    public Task An_extension_method_in_a_file_scoped_namespace_with_tabs() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:Logout|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:SignOutOfKiosk|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            namespace Web.Security;

            public static class AuthenticationExtensions
            {
            	public static IServiceCollection AddShopAuthentication(this IServiceCollection services)
            	{
            		var authentication = services.AddAuthentication("Shop");
            		authentication.AddCookie("Shop");
            		return services;
            	}
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> Logout()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> SignOutOfKiosk()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            namespace Web.Security;

            public static class AuthenticationExtensions
            {
            	public static IServiceCollection AddShopAuthentication(this IServiceCollection services)
            	{
            		var authentication = services.AddAuthentication("Shop");
            		authentication.AddCookie("Shop");

            		// Sessions are kept on the server: a copied cookie opens nothing after the logout.
            		authentication.Services.AddDistributedMemoryCache();
            		authentication.Services.AddSingleton<ITicketStore, DistributedTicketStore>();
            		authentication.Services.AddOptions<CookieAuthenticationOptions>("Shop")
            			.Configure<ITicketStore>((options, store) => options.SessionStore = store);

            		return services;
            	}
            }

            /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
            internal sealed class DistributedTicketStore : ITicketStore
            {
            	private readonly IDistributedCache _cache;

            	public DistributedTicketStore(IDistributedCache cache)
            	{
            		_cache = cache;
            	}

            	public async Task<string> StoreAsync(AuthenticationTicket ticket)
            	{
            		var key = "session:" + Guid.NewGuid().ToString("N");
            		await SetAsync(key, ticket);
            		return key;
            	}

            	public async Task<AuthenticationTicket> RetrieveAsync(string key)
            	{
            		var bytes = await _cache.GetAsync(key);
            		return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
            	}

            	// Never adds: a request that was in flight during the logout must not bring the session back.
            	public async Task RenewAsync(string key, AuthenticationTicket ticket)
            	{
            		if (await _cache.GetAsync(key) is not null)
            		{
            			await SetAsync(key, ticket);
            		}
            	}

            	public Task RemoveAsync(string key)
            	{
            		return _cache.RemoveAsync(key);
            	}

            	private Task SetAsync(string key, AuthenticationTicket ticket)
            	{
            		var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
            		return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
            	}
            }
            """
        ]);

    [Fact]
    public Task A_registration_that_is_returned_and_braces_at_the_end_of_lines() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:Logout|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:SignOutOfKiosk|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;

            namespace Web.Security {
                public static class AuthenticationExtensions {
                    public static AuthenticationBuilder AddShopAuthentication(this IServiceCollection services) {
                        if (services.Count == 0) {
                            services.AddOptions();
                        }
                        return services.AddAuthentication("Shop").AddCookie("Shop");
                    }
                }
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> Logout()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> SignOutOfKiosk()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            namespace Web.Security {
                public static class AuthenticationExtensions {
                    public static AuthenticationBuilder AddShopAuthentication(this IServiceCollection services) {
                        if (services.Count == 0) {
                            services.AddOptions();
                        }
                        // Sessions are kept on the server: a copied cookie opens nothing after the logout.
                        services.AddDistributedMemoryCache();
                        services.AddSingleton<ITicketStore, DistributedTicketStore>();
                        services.AddOptions<CookieAuthenticationOptions>("Shop")
                            .Configure<ITicketStore>((options, store) => options.SessionStore = store);

                        return services.AddAuthentication("Shop").AddCookie("Shop");
                    }
                }

                /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
                internal sealed class DistributedTicketStore : ITicketStore {
                    private readonly IDistributedCache _cache;

                    public DistributedTicketStore(IDistributedCache cache) {
                        _cache = cache;
                    }

                    public async Task<string> StoreAsync(AuthenticationTicket ticket) {
                        var key = "session:" + Guid.NewGuid().ToString("N");
                        await SetAsync(key, ticket);
                        return key;
                    }

                    public async Task<AuthenticationTicket> RetrieveAsync(string key) {
                        var bytes = await _cache.GetAsync(key);
                        return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
                    }

                    // Never adds: a request that was in flight during the logout must not bring the session back.
                    public async Task RenewAsync(string key, AuthenticationTicket ticket) {
                        if (await _cache.GetAsync(key) is not null) {
                            await SetAsync(key, ticket);
                        }
                    }

                    public Task RemoveAsync(string key) {
                        return _cache.RemoveAsync(key);
                    }

                    private Task SetAsync(string key, AuthenticationTicket ticket) {
                        var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                        return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
                    }
                }
            }
            """
        ]);

    [Fact]
    public Task Under_Identity() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            public class AccountController : Controller
            {
                private readonly SignInManager<IdentityUser> _signIn;
                private readonly UserManager<IdentityUser> _users;

                public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

                [HttpPost]
                public async Task<IActionResult> Login(string name, string password)
                {
                    var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                    return result.Succeeded ? RedirectToAction("Index") : View();
                }

                [HttpPost]
                public async Task<IActionResult> {|LOA1009:Logout|}()
                {
                    await _signIn.SignOutAsync();
                    return RedirectToAction("Index", "Home");
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                .AddDefaultTokenProviders();
            builder.Services.AddControllersWithViews();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """
        ],
        [
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            public class AccountController : Controller
            {
                private readonly SignInManager<IdentityUser> _signIn;
                private readonly UserManager<IdentityUser> _users;

                public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

                [HttpPost]
                public async Task<IActionResult> Login(string name, string password)
                {
                    var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                    return result.Succeeded ? RedirectToAction("Index") : View();
                }

                [HttpPost]
                public async Task<IActionResult> Logout()
                {
                    await _signIn.SignOutAsync();
                    return RedirectToAction("Index", "Home");
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                .AddDefaultTokenProviders();

            // Sessions are kept on the server: a copied cookie opens nothing after the logout.
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSingleton<ITicketStore, DistributedTicketStore>();
            builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
                .Configure<ITicketStore>((options, store) => options.SessionStore = store);

            builder.Services.AddControllersWithViews();
            var app = builder.Build();
            app.MapControllers();
            app.Run();

            /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
            internal sealed class DistributedTicketStore : ITicketStore
            {
                private readonly IDistributedCache _cache;

                public DistributedTicketStore(IDistributedCache cache)
                {
                    _cache = cache;
                }

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = "session:" + Guid.NewGuid().ToString("N");
                    await SetAsync(key, ticket);
                    return key;
                }

                public async Task<AuthenticationTicket> RetrieveAsync(string key)
                {
                    var bytes = await _cache.GetAsync(key);
                    return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
                }

                // Never adds: a request that was in flight during the logout must not bring the session back.
                public async Task RenewAsync(string key, AuthenticationTicket ticket)
                {
                    if (await _cache.GetAsync(key) is not null)
                    {
                        await SetAsync(key, ticket);
                    }
                }

                public Task RemoveAsync(string key)
                {
                    return _cache.RemoveAsync(key);
                }

                private Task SetAsync(string key, AuthenticationTicket ticket)
                {
                    var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                    return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
                }
            }
            """
        ]);

    [Fact]
    public Task With_nullable_reference_types() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            #nullable enable
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();
            """
        ],
        [
            """
            #nullable enable
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            // Sessions are kept on the server: a copied cookie opens nothing after the logout.
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSingleton<ITicketStore, DistributedTicketStore>();
            builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies")
                .Configure<ITicketStore>((options, store) => options.SessionStore = store);

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
            internal sealed class DistributedTicketStore : ITicketStore
            {
                private readonly IDistributedCache _cache;

                public DistributedTicketStore(IDistributedCache cache)
                {
                    _cache = cache;
                }

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = "session:" + Guid.NewGuid().ToString("N");
                    await SetAsync(key, ticket);
                    return key;
                }

                public async Task<AuthenticationTicket?> RetrieveAsync(string key)
                {
                    var bytes = await _cache.GetAsync(key);
                    return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
                }

                // Never adds: a request that was in flight during the logout must not bring the session back.
                public async Task RenewAsync(string key, AuthenticationTicket ticket)
                {
                    if (await _cache.GetAsync(key) is not null)
                    {
                        await SetAsync(key, ticket);
                    }
                }

                public Task RemoveAsync(string key)
                {
                    return _cache.RemoveAsync(key);
                }

                private Task SetAsync(string key, AuthenticationTicket ticket)
                {
                    var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                    return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
                }
            }
            """
        ]);

    [Fact]
    public Task A_store_that_is_registered_and_not_used() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();
            builder.Services.AddSingleton<ITicketStore, MyTickets>();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            public sealed class MyTickets : ITicketStore
            {
                private readonly Dictionary<string, AuthenticationTicket> _tickets = new();

                public Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    lock (_tickets) _tickets.Add("key", ticket);
                    return Task.FromResult("key");
                }

                public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

                public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(_tickets[key]);

                public Task RemoveAsync(string key)
                {
                    lock (_tickets) _tickets.Remove(key);
                    return Task.CompletedTask;
                }
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            // Sessions are kept on the server: a copied cookie opens nothing after the logout.
            builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies")
                .Configure<ITicketStore>((options, store) => options.SessionStore = store);

            builder.Services.AddSingleton<ITicketStore, MyTickets>();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            public sealed class MyTickets : ITicketStore
            {
                private readonly Dictionary<string, AuthenticationTicket> _tickets = new();

                public Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    lock (_tickets) _tickets.Add("key", ticket);
                    return Task.FromResult("key");
                }

                public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

                public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(_tickets[key]);

                public Task RemoveAsync(string key)
                {
                    lock (_tickets) _tickets.Remove(key);
                    return Task.CompletedTask;
                }
            }
            """
        ]);

    [Fact]
    public Task Not_offered_beside_a_store_of_the_application_s_own_that_nobody_registers() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            public sealed class MyTickets : ITicketStore
            {
                private readonly Dictionary<string, AuthenticationTicket> _tickets = new();

                public Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    lock (_tickets) _tickets.Add("key", ticket);
                    return Task.FromResult("key");
                }

                public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

                public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(_tickets[key]);

                public Task RemoveAsync(string key)
                {
                    lock (_tickets) _tickets.Remove(key);
                    return Task.CompletedTask;
                }
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            public sealed class MyTickets : ITicketStore
            {
                private readonly Dictionary<string, AuthenticationTicket> _tickets = new();

                public Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    lock (_tickets) _tickets.Add("key", ticket);
                    return Task.FromResult("key");
                }

                public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

                public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(_tickets[key]);

                public Task RemoveAsync(string key)
                {
                    lock (_tickets) _tickets.Remove(key);
                    return Task.CompletedTask;
                }
            }
            """
        ]);

    [Fact]
    public Task Not_offered_for_a_registration_in_an_expression() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:Logout|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:SignOutOfKiosk|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            namespace Web
            {
                public static class Program
                {
                    public static void Main(string[] args) =>
                        Host.CreateDefaultBuilder(args).ConfigureServices(services => services.AddAuthentication("Shop").AddCookie("Shop")).Build().Run();
                }
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:Logout|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:SignOutOfKiosk|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            namespace Web
            {
                public static class Program
                {
                    public static void Main(string[] args) =>
                        Host.CreateDefaultBuilder(args).ConfigureServices(services => services.AddAuthentication("Shop").AddCookie("Shop")).Build().Run();
                }
            }
            """
        ]);

    [Fact]
    public Task Not_offered_where_the_name_means_something_else() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            public interface ITicketStore
            {
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            public interface ITicketStore
            {
            }
            """
        ]);

    [Fact]
    public Task Rotation_in_a_controller() => Core.FixFiles<SignOutAnalyzer, RotateStampAtLogout>(
        [
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            public class AccountController : Controller
            {
                private readonly SignInManager<IdentityUser> _signIn;
                private readonly UserManager<IdentityUser> _users;

                public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

                [HttpPost]
                public async Task<IActionResult> Login(string name, string password)
                {
                    var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                    return result.Succeeded ? RedirectToAction("Index") : View();
                }

                [HttpPost]
                public async Task<IActionResult> {|LOA1009:Logout|}()
                {
                    await _signIn.SignOutAsync();
                    return RedirectToAction("Index", "Home");
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                .AddDefaultTokenProviders();
            builder.Services.AddControllersWithViews();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """
        ],
        [
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            public class AccountController : Controller
            {
                private readonly SignInManager<IdentityUser> _signIn;
                private readonly UserManager<IdentityUser> _users;

                public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

                [HttpPost]
                public async Task<IActionResult> Login(string name, string password)
                {
                    var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                    return result.Succeeded ? RedirectToAction("Index") : View();
                }

                [HttpPost]
                public async Task<IActionResult> Logout()
                {
                    if (await _users.GetUserAsync(User) is { } user)
                    {
                        await _users.UpdateSecurityStampAsync(user);
                    }
                    await _signIn.SignOutAsync();
                    return RedirectToAction("Index", "Home");
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                .AddDefaultTokenProviders();
            builder.Services.AddControllersWithViews();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """
        ]);

    [Fact]
    public Task Rotation_in_a_page_through_its_sign_in_manager() => Core.FixFiles<SignOutAnalyzer, RotateStampAtLogout>(
        [
            """
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Mvc.RazorPages;

            namespace Web.Pages.Account;

            public class LogoutModel : PageModel
            {
                private readonly SignInManager<IdentityUser> _signInManager;

                public LogoutModel(SignInManager<IdentityUser> signInManager)
                {
                    _signInManager = signInManager;
                }

                public async Task<IActionResult> {|LOA1009:OnPost|}(string? returnUrl = null)
                {
                    // The cookie goes.
                    await _signInManager.SignOutAsync();
                    return LocalRedirect(returnUrl ?? "/");
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                .AddDefaultTokenProviders();
            builder.Services.AddControllersWithViews();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """
        ],
        [
            """
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Mvc.RazorPages;

            namespace Web.Pages.Account;

            public class LogoutModel : PageModel
            {
                private readonly SignInManager<IdentityUser> _signInManager;

                public LogoutModel(SignInManager<IdentityUser> signInManager)
                {
                    _signInManager = signInManager;
                }

                public async Task<IActionResult> OnPost(string? returnUrl = null)
                {
                    if (await _signInManager.UserManager.GetUserAsync(User) is { } user)
                    {
                        await _signInManager.UserManager.UpdateSecurityStampAsync(user);
                    }
                    // The cookie goes.
                    await _signInManager.SignOutAsync();
                    return LocalRedirect(returnUrl ?? "/");
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                .AddDefaultTokenProviders();
            builder.Services.AddControllersWithViews();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """
        ]);

    [Fact]
    public Task Rotation_in_a_minimal_API() => Core.FixFiles<SignOutAnalyzer, RotateStampAtLogout>(
        [
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>();
            var app = builder.Build();
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context, SignInManager<IdentityUser> manager) =>
            {
                await manager.SignOutAsync();
                return Results.Redirect("/");
            });
            app.Run();
            """
        ],
        [
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>();
            var app = builder.Build();
            app.MapPost("/logout", async (HttpContext context, SignInManager<IdentityUser> manager) =>
            {
                if (await manager.UserManager.GetUserAsync(context.User) is { } user)
                {
                    await manager.UserManager.UpdateSecurityStampAsync(user);
                }
                await manager.SignOutAsync();
                return Results.Redirect("/");
            });
            app.Run();
            """
        ]);

    [Fact]
    public Task Rotation_is_not_offered_without_Identity() => Core.FixFiles<SignOutAnalyzer, RotateStampAtLogout>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();
            """
        ]);

    [Fact]
    public Task Rotation_is_not_offered_where_the_stamp_is_not_validated_in_time() => Core.FixFiles<SignOutAnalyzer, RotateStampAtLogout>(
        [
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            public class AccountController : Controller
            {
                private readonly SignInManager<IdentityUser> _signIn;
                private readonly UserManager<IdentityUser> _users;

                public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

                [HttpPost]
                public async Task<IActionResult> Login(string name, string password)
                {
                    var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                    return result.Succeeded ? RedirectToAction("Index") : View();
                }

                [HttpPost]
                public async Task<IActionResult> {|LOA1009:Logout|}()
                {
                    await _signIn.SignOutAsync();
                    return RedirectToAction("Index", "Home");
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                .AddDefaultTokenProviders();
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
            builder.Services.AddControllersWithViews();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """
        ],
        [
            """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            public class AccountController : Controller
            {
                private readonly SignInManager<IdentityUser> _signIn;
                private readonly UserManager<IdentityUser> _users;

                public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

                [HttpPost]
                public async Task<IActionResult> Login(string name, string password)
                {
                    var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                    return result.Succeeded ? RedirectToAction("Index") : View();
                }

                [HttpPost]
                public async Task<IActionResult> {|LOA1009:Logout|}()
                {
                    await _signIn.SignOutAsync();
                    return RedirectToAction("Index", "Home");
                }
            }
            """,
            """
            using Microsoft.AspNetCore.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                .AddDefaultTokenProviders();
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
            builder.Services.AddControllersWithViews();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """
        ]);

    [Fact]
    public Task Lines_that_end_as_on_Windows() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();
            """.ReplaceLineEndings("\r\n"),
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();

            // Sessions are kept on the server: a copied cookie opens nothing after the logout.
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSingleton<ITicketStore, DistributedTicketStore>();
            builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies")
                .Configure<ITicketStore>((options, store) => options.SessionStore = store);

            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            app.Run();

            /// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>
            internal sealed class DistributedTicketStore : ITicketStore
            {
                private readonly IDistributedCache _cache;

                public DistributedTicketStore(IDistributedCache cache)
                {
                    _cache = cache;
                }

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = "session:" + Guid.NewGuid().ToString("N");
                    await SetAsync(key, ticket);
                    return key;
                }

                public async Task<AuthenticationTicket> RetrieveAsync(string key)
                {
                    var bytes = await _cache.GetAsync(key);
                    return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
                }

                // Never adds: a request that was in flight during the logout must not bring the session back.
                public async Task RenewAsync(string key, AuthenticationTicket ticket)
                {
                    if (await _cache.GetAsync(key) is not null)
                    {
                        await SetAsync(key, ticket);
                    }
                }

                public Task RemoveAsync(string key)
                {
                    return _cache.RemoveAsync(key);
                }

                private Task SetAsync(string key, AuthenticationTicket ticket)
                {
                    var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                    return _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);
                }
            }
            """.ReplaceLineEndings("\r\n"),
        ]);

    [Fact]
    public Task Not_offered_for_a_registration_in_a_block_on_one_line() => Core.FixFiles<SignOutAnalyzer, KeepSessionsOnServer>(
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:Logout|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:SignOutOfKiosk|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            namespace Web
            {
                public static class Program
                {
                    public static void AddTo(IServiceCollection services) { services.AddAuthentication("Shop").AddCookie("Shop"); }
                }
            }
            """
        ],
        [
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            namespace Web.Controllers
            {
                public class AccountController : Controller
                {
                    [HttpPost]
                    public async Task<IActionResult> Login()
                    {
                        await HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:Logout|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/");
                    }

                    [HttpPost]
                    public async Task<IActionResult> {|LOA1009:SignOutOfKiosk|}()
                    {
                        await HttpContext.SignOutAsync("Shop");
                        return Redirect("/kiosk");
                    }
                }
            }
            """,
            """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            namespace Web
            {
                public static class Program
                {
                    public static void AddTo(IServiceCollection services) { services.AddAuthentication("Shop").AddCookie("Shop"); }
                }
            }
            """
        ]);
}
