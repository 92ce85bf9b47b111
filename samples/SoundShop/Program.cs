using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SoundShop.Api;
using SoundShop.Data;
using SoundShop.Hubs;
using SoundShop.Models;
using SoundShop.Security;
using SoundShop.Services;

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
    options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
    options.SlidingExpiration = true;
    options.EventsType = typeof(ShopCookieEvents);
});
builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));

// Sessions are kept on the server: a cookie that was copied before the logout opens nothing afterwards.
builder.Services.AddDistributedMemoryCache();
builder.Services.AddScoped<ShopCookieEvents>();
builder.Services.AddSingleton<ITicketStore, DistributedTicketStore>();
builder.Services
    .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
    .Configure<ITicketStore>((options, store) => options.SessionStore = store);

builder.Services
    .AddAuthentication()
    .AddScheme<AuthenticationSchemeOptions, MobileTokenHandler>(MobileTokenHandler.SchemeName, null);

builder.Services.AddAuthorizationBuilder()
    .AddPolicy("Staff", policy => policy.RequireRole(SeedData.StaffRole))
    .AddPolicy("MobileApp", policy => policy.AddAuthenticationSchemes(MobileTokenHandler.SchemeName).RequireAuthenticatedUser());

builder.Services.AddSession(options =>
{
    options.Cookie.Name = "shop.session";
    options.Cookie.IsEssential = true;
    options.IdleTimeout = TimeSpan.FromMinutes(30);
});

builder.Services.AddPartnerTokens();
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<Basket>();
builder.Services.AddScoped<OrderService>();
builder.Services.AddScoped<MobileTokenService>();
builder.Services.AddScoped<AuditTrail>();
builder.Services.AddSingleton<ILoginSessionStore, TillSessionStore>();
builder.Services.AddScoped<LogoutService>();
builder.Services.AddSingleton<HubConnections>();

builder.Services.AddRouting(options => options.LowercaseUrls = true);
builder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
builder.Services.AddRazorPages();
builder.Services.AddSignalR();

var app = builder.Build();

await SeedData.InitialiseAsync(app.Services);

app.UseStaticFiles();
app.UseRouting();
app.UseSession();
app.UseAuthentication();
app.UseAuthorization();
app.UseMiddleware<NoStoreMiddleware>();

app.MapControllerRoute("default", "{controller=Catalogue}/{action=Index}/{id?}");
app.MapRazorPages();
app.MapMobileApi();
app.MapPartnerApi();
app.MapSessionApi();
app.MapTillApi();
app.MapHub<OrderHub>("/hubs/orders", options => options.CloseOnAuthenticationExpiration = true);

app.Run();
