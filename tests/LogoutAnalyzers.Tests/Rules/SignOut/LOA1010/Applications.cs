namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1010;

/// <summary>The programs around the controllers and pages of these tests.</summary>
internal static class Applications
{
    /// <summary>Cookie authentication as it comes: the cookie is Lax.</summary>
    public const string Cookie = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDefaultControllerRoute();
        app.MapRazorPages();
        app.Run();
        """;

    /// <summary>The cookie travels with no request from another site.</summary>
    public const string StrictCookie = """
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.LoginPath = "/login";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDefaultControllerRoute();
        app.MapRazorPages();
        app.Run();
        """;

    /// <summary>The cookie travels with every request from another site.</summary>
    public const string NoneCookie = """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.Cookie.SameSite = SameSiteMode.None);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new System.Security.Claims.ClaimsPrincipal()));
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    /// <summary>ASP.NET Core Identity.</summary>
    public const string Identity = """
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

    /// <summary>An API whose callers send their token in a header.</summary>
    public const string Bearer = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();
        """;
}
