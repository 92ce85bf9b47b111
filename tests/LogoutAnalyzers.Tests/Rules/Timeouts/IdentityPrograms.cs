namespace LogoutAnalyzers.Tests.Rules.Timeouts;

/// <summary>What surrounds the settings of applications with ASP.NET Identity.</summary>
internal static class IdentityPrograms
{
    /// <summary>An application with accounts of ASP.NET Core Identity.</summary>
    public static string Identity(string services, string types = "", string usings = "", string registration = "builder.Services.AddIdentity<IdentityUser, IdentityRole>();") => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Options;
        {{usings}}
        var builder = WebApplication.CreateBuilder(args);
        {{registration}}
        {{services}}

        var app = builder.Build();
        app.MapPost("/login", (SignInManager<IdentityUser> manager, string name, string password) => manager.PasswordSignInAsync(name, password, isPersistent: false, lockoutOnFailure: true));
        app.MapPost("/logout", (SignInManager<IdentityUser> manager) => manager.SignOutAsync());
        app.Run();

        {{types}}
        """;

    /// <summary>The provider of the SDK's template for Blazor on the server.</summary>
    public static string Provider(string interval, string usings = "") => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Components.Authorization;
        using Microsoft.AspNetCore.Components.Server;
        using Microsoft.AspNetCore.Identity;
        {{usings}}
        namespace Shop.Components.Account;

        internal sealed class IdentityRevalidatingAuthenticationStateProvider : RevalidatingServerAuthenticationStateProvider
        {
            private readonly IServiceScopeFactory _scopes;

            public IdentityRevalidatingAuthenticationStateProvider(ILoggerFactory loggers, IServiceScopeFactory scopes)
                : base(loggers) => _scopes = scopes;

            {{interval}}

            protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
            {
                await using var scope = _scopes.CreateAsyncScope();
                var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
                var user = await users.GetUserAsync(authenticationState.User);
                return user is not null && authenticationState.User.FindFirstValue("AspNet.Identity.SecurityStamp") == await users.GetSecurityStampAsync(user);
            }
        }
        """;

    /// <summary>The start-up of ASP.NET Identity 2, as the template of MVC 5 has it.</summary>
    public static string Owin(string settings, string interval, string members = "") => $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.EntityFramework;
        using Microsoft.AspNet.Identity.Owin;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        namespace Shop
        {
            public class UserManager : UserManager<IdentityUser>
            {
                public UserManager(IUserStore<IdentityUser> store) : base(store) { }
            }

            public partial class Startup
            {
                {{members}}
                public void ConfigureAuth(IAppBuilder app)
                {
                    app.UseCookieAuthentication(new CookieAuthenticationOptions
                    {
                        AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                        LoginPath = new PathString("/Account/Login"),
                        {{settings}}
                        Provider = new CookieAuthenticationProvider
                        {
                            OnValidateIdentity = SecurityStampValidator.OnValidateIdentity<UserManager, IdentityUser>(
                                validateInterval: {{interval}},
                                regenerateIdentity: (manager, user) => manager.CreateIdentityAsync(user, DefaultAuthenticationTypes.ApplicationCookie))
                        }
                    });
                    app.UseExternalSignInCookie(DefaultAuthenticationTypes.ExternalCookie);
                }
            }

            public class Logins
            {
                private readonly SignInManager<IdentityUser, string> _manager;

                public Logins(SignInManager<IdentityUser, string> manager) { _manager = manager; }

                public Task<SignInStatus> Run(string name, string password)
                {
                    return _manager.PasswordSignInAsync(name, password, isPersistent: false, shouldLockout: true);
                }
            }
        }
        """;
}
