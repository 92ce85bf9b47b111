using LeakyShop.Api;
using LeakyShop.Data;
using LeakyShop.Hubs;
using LeakyShop.Models;
using LeakyShop.Security;
using LeakyShop.Services;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddDbContext<ShopDbContext>(options => options.UseInMemoryDatabase("shop"));

builder.Services
    .AddIdentity<ShopUser, IdentityRole>(options =>
    {
        options.User.RequireUniqueEmail = true;
        options.Password.RequiredLength = 10;
        options.Lockout.MaxFailedAccessAttempts = 5;
    })
    .AddEntityFrameworkStores<ShopDbContext>()
    .AddDefaultTokenProviders();

builder.Services.ConfigureApplicationCookie(options =>
{
    options.Cookie.Name = "shop.auth";
    options.LoginPath = "/account/login";
    options.AccessDeniedPath = "/account/login";
    options.Events = new CookieAuthenticationEvents
    {
        OnRedirectToLogin = context =>
        {
            if (context.Request.Path.StartsWithSegments("/api"))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }
            else
            {
                context.Response.Redirect(context.RedirectUri);
            }

            return Task.CompletedTask;
        },
    };
});
builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromHours(12));

builder.Services
    .AddAuthentication()
    .AddScheme<AuthenticationSchemeOptions, MobileTokenHandler>(MobileTokenHandler.SchemeName, null);

builder.Services.AddAuthorizationBuilder()
    .AddPolicy("Staff", policy => policy.RequireRole(SeedData.StaffRole))
    .AddPolicy("MobileApp", policy => policy.AddAuthenticationSchemes(MobileTokenHandler.SchemeName).RequireAuthenticatedUser());

builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession(options =>
{
    options.Cookie.Name = "shop.session";
    options.Cookie.IsEssential = true;
    options.IdleTimeout = TimeSpan.FromHours(8);
});

builder.Services.AddPartnerTokens();
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<Basket>();
builder.Services.AddScoped<OrderService>();
builder.Services.AddScoped<MobileTokenService>();
builder.Services.AddScoped<AuditTrail>();
builder.Services.AddSingleton<ILoginSessionStore, TillSessionStore>();

builder.Services.AddRouting(options => options.LowercaseUrls = true);
builder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
builder.Services.AddRazorPages();
builder.Services.AddSignalR();
builder.Services.AddResponseCaching();

var app = builder.Build();

await SeedData.InitialiseAsync(app.Services);

app.UseStaticFiles();
app.UseRouting();
app.UseSession();
app.UseAuthentication();
app.UseAuthorization();
app.UseMiddleware<IdleTimeoutMiddleware>();
app.UseResponseCaching();

app.MapControllerRoute("default", "{controller=Catalogue}/{action=Index}/{id?}");
app.MapRazorPages();
app.MapMobileApi();
app.MapPartnerApi();
app.MapSessionApi();
app.MapTillApi();
app.MapHub<OrderHub>("/hubs/orders");

app.Run();
