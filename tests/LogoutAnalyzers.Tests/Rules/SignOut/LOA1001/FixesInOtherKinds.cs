using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

/// <summary>Endpoint classes, message handlers, middleware and services; nothing is offered where no call would be sure to end the session.</summary>
public class FixesInOtherKinds
{
    private const string CookieLogin = """

        public static class Startup
        {
            public static void Add(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie("Cookies");
        }
        """;

    [Fact]
    public Task A_fast_endpoint() => Verify.AspNetCoreWith("FastEndpoints").Fix<SignOutAnalyzer, EndSession>("""
        using FastEndpoints;

        namespace Shop;

        public class LogoutEndpoint : EndpointWithoutRequest
        {
            public override void Configure() => Post("/logout");

            // Back to the start.
            public override async Task {|LOA1001:HandleAsync|}(CancellationToken ct) => await SendRedirectAsync("/");
        }

        public static class Startup
        {
            public static void Add(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie("Cookies");
        }
        """, """
        using FastEndpoints;
        using Microsoft.AspNetCore.Authentication;

        namespace Shop;

        public class LogoutEndpoint : EndpointWithoutRequest
        {
            public override void Configure() => Post("/logout");

            // Back to the start.
            public override async Task HandleAsync(CancellationToken ct)
            {
                await HttpContext.SignOutAsync("Cookies");
                await SendRedirectAsync("/");
            }
        }

        public static class Startup
        {
            public static void Add(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie("Cookies");
        }
        """);

    [Fact]
    public Task A_message_handler_with_a_sign_in_manager() => Verify.AspNetCoreData.Fix<SignOutAnalyzer, EndSession>("""
        using MediatR;
        using Microsoft.AspNetCore.Identity;

        public record LogoutCommand : IRequest;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand>
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly ILogger<LogoutCommandHandler> _logger;

            public LogoutCommandHandler(SignInManager<IdentityUser> signIn, ILogger<LogoutCommandHandler> logger) => (_signIn, _logger) = (signIn, logger);

            public Task {|LOA1001:Handle|}(LogoutCommand request, CancellationToken cancellationToken)
            {
                _logger.LogInformation("Logout");
                return Task.CompletedTask;
            }
        }
        """, """
        using MediatR;
        using Microsoft.AspNetCore.Identity;

        public record LogoutCommand : IRequest;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand>
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly ILogger<LogoutCommandHandler> _logger;

            public LogoutCommandHandler(SignInManager<IdentityUser> signIn, ILogger<LogoutCommandHandler> logger) => (_signIn, _logger) = (signIn, logger);

            public async Task Handle(LogoutCommand request, CancellationToken cancellationToken)
            {
                await _signIn.SignOutAsync();
                _logger.LogInformation("Logout");
            }
        }
        """);

    [Fact]
    public Task Nothing_in_the_middle_of_middleware() => NotOffered(Verify.AspNetCore, """
        public class LogoutMiddleware : IMiddleware
        {
            public async Task {|LOA1001:InvokeAsync|}(HttpContext context, RequestDelegate next)
            {
                if (context.Request.Path == "/logout")
                {
                    context.Response.Redirect("/");
                    return;
                }

                await next(context);
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Nothing_in_the_middle_of_inline_middleware() => NotOffered(Verify.AspNetCore, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (context.Request.Path == {|LOA1001:"/logout"|})
            {
                context.Response.Redirect("/login");
                return;
            }

            await next();
        });
        app.Run();
        """);

    [Fact]
    public Task Nothing_over_an_open_connection() => NotOffered(Verify.AspNetCore, """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.SignalR;

        public class AccountHub : Hub
        {
            public async Task {|LOA1001:Logout|}()
            {
                await Context.GetHttpContext()!.SignOutAsync("Cookies");
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Nothing_in_a_service_without_a_request() => NotOffered(Verify.AspNetCore, """
        public class AccountService
        {
            public static void {|LOA1001:Logout|}(string user) => Console.WriteLine(user);
        }

        public class AccountManager
        {
            public Task {|LOA1001:LogoutAsync|}(string user)
            {
                Console.WriteLine(user);
                return Task.CompletedTask;
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_branch_of_the_pipeline() => Verify.Fix<SignOutAnalyzer, EndSession>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.Map({|LOA1001:"/logout"|}, branch => branch.Run(async context =>
        {
            await context.Response.WriteAsync("Goodbye");
        }));
        app.Run();
        """, """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.Map("/logout", branch => branch.Run(async context =>
        {
            await context.SignOutAsync("Cookies");
            await context.Response.WriteAsync("Goodbye");
        }));
        app.Run();
        """);

    private static Task NotOffered(Verification verification, string source) => verification.Fix<SignOutAnalyzer, EndSession>(source, source);
}
