using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1003;

/// <summary>Endpoint classes, message handlers, middleware, components, hubs, remote calls and services.</summary>
public class OtherKinds
{
    [Fact]
    public Task Dropped_in_an_endpoint_class() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using FastEndpoints;
        using FastEndpoints.Security;
        using Microsoft.AspNetCore.Authentication;

        public class LogoutEndpoint : EndpointWithoutRequest
        {
            public override void Configure() => Post("/logout");

            public override async Task HandleAsync(CancellationToken ct)
            {
                {|LOA1003:CookieAuth.SignOutAsync()|};
                {|LOA1003:HttpContext.SignOutAsync("Cookies")|};
                await SendOkAsync(ct);
            }
        }
        """);

    [Fact]
    public Task Dropped_in_middleware() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        public class LogoutMiddleware : IMiddleware
        {
            public async Task InvokeAsync(HttpContext context, RequestDelegate next)
            {
                if (context.Request.Path == "/logout")
                {
                    _ = {|LOA1003:context.SignOutAsync("Cookies")|};
                    return;
                }

                await next(context);
            }
        }
        """);

    [Fact]
    public Task Dropped_in_a_component_and_a_service() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Components;

        public class AuthService
        {
            private readonly IHttpContextAccessor _accessor;

            public AuthService(IHttpContextAccessor accessor) => _accessor = accessor;

            public Task LogoutAsync() => _accessor.HttpContext!.SignOutAsync("Cookies");

            public void Logout() => {|LOA1003:LogoutAsync()|};
        }

        public class Menu : ComponentBase
        {
            [Inject] public AuthService Auth { get; set; } = null!;
            [Inject] public NavigationManager Navigation { get; set; } = null!;

            private void Logout()
            {
                {|LOA1003:Auth.LogoutAsync()|};
                Navigation.NavigateTo("/");
            }
        }
        """);

    [Fact]
    public Task Dropped_in_a_message_handler_and_a_mutation() => Verify.AspNetCoreWith("HotChocolate.Types").Analyzer<SignOutAnalyzer>("""
        using HotChocolate.Types;
        using MediatR;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        public record LogoutCommand : IRequest;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand>
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public LogoutCommandHandler(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            public Task Handle(LogoutCommand request, CancellationToken cancellationToken)
            {
                {|LOA1003:_signIn.SignOutAsync()|};
                return Task.CompletedTask;
            }
        }

        [MutationType]
        public class AccountMutations
        {
            public bool Logout(IHttpContextAccessor accessor)
            {
                {|LOA1003:accessor.HttpContext!.SignOutAsync("Cookies")|};
                return true;
            }
        }
        """);

    [Fact]
    public Task Awaited_returned_or_waited_for() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using FastEndpoints;
        using MediatR;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Identity;

        public class LogoutEndpoint : EndpointWithoutRequest
        {
            public override void Configure() => Post("/logout");

            public override Task HandleAsync(CancellationToken ct) => HttpContext.SignOutAsync("Cookies");
        }

        public record LogoutCommand : IRequest;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand>
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public LogoutCommandHandler(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            public async Task Handle(LogoutCommand request, CancellationToken cancellationToken) => await _signIn.SignOutAsync();
        }

        public class Menu : ComponentBase
        {
            [CascadingParameter] public HttpContext Context { get; set; } = null!;

            private Task Logout() => Context.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task The_fix_awaits_in_a_message_handler() => Verify.AspNetCoreData.Fix<SignOutAnalyzer, AwaitSignOut>("""
        using MediatR;
        using Microsoft.AspNetCore.Identity;

        public record LogoutCommand : IRequest;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand>
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public LogoutCommandHandler(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            public Task Handle(LogoutCommand request, CancellationToken cancellationToken)
            {
                {|LOA1003:_signIn.SignOutAsync()|};
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

            public LogoutCommandHandler(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            public async Task Handle(LogoutCommand request, CancellationToken cancellationToken)
            {
                await _signIn.SignOutAsync();
            }
        }
        """);
}
