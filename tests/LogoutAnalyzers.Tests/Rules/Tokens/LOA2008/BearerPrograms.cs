namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2008;

/// <summary>The parts of applications whose clients hold bearer tokens.</summary>
internal static class BearerPrograms
{
    /// <summary>An API with JWTs and controllers.</summary>
    public const string JwtApi = """
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddAuthorization();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();
        """;

    /// <summary>An API with JWTs, whose users are those of Identity.</summary>
    public const string IdentityApi = """
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<AppDb>();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<AppDb>().AddDefaultTokenProviders();
        builder.Services.AddAuthentication(options =>
        {
            options.DefaultAuthenticateScheme = JwtBearerDefaults.AuthenticationScheme;
            options.DefaultChallengeScheme = JwtBearerDefaults.AuthenticationScheme;
        }).AddJwtBearer();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class AppDb : IdentityDbContext<IdentityUser>
        {
            public AppDb(DbContextOptions<AppDb> options) : base(options) { }
        }
        """;

    /// <summary>A start-up of OWIN that registers bearer tokens alone.</summary>
    public const string OwinTokens = """
        using System;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.OAuth;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                var options = new OAuthAuthorizationServerOptions { TokenEndpointPath = new PathString("/token"), AccessTokenExpireTimeSpan = TimeSpan.FromHours(1) };
                app.UseOAuthAuthorizationServer(options);
                app.UseOAuthBearerAuthentication(new OAuthBearerAuthenticationOptions());
            }
        }
        """;

    /// <summary>A controller of an API with this member, and these other ones and types.</summary>
    public static string Controller(string logout, string others = "", string types = "") => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Distributed;

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            {{others}}

            [Authorize, HttpPost("logout")]
            {{logout}}
        }

        {{types}}
        """;

    /// <summary>A program with these registrations and endpoints.</summary>
    public static string Minimal(string registrations, string endpoints) => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        {{registrations}}
        builder.Services.AddAuthorization();
        var app = builder.Build();
        {{endpoints}}
        app.Run();
        """;
}
