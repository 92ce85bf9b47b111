using System.Threading.Tasks;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1003;

/// <summary>What the reports say.</summary>
public sealed class Messages
{
    private const string DroppedTask = "The task of this sign-out is neither awaited nor returned, so the response may be sent before the session has ended and its exceptions are lost; await it";
    private const string AsyncVoid = "This sign-out is awaited in an 'async void' body that nobody can wait for, so the response may be sent before it is done; return a Task";
    private const string DroppedResult = "This sign-out result is neither returned nor executed, so nobody is signed out; return it";

    [Fact]
    public Task A_dropped_task_asks_for_await() => Check(DroppedTask, """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) => { {|#0:context.SignOutAsync()|}; });
        app.Run();
        """);

    [Fact]
    public Task A_task_dropped_on_the_thread_pool_asks_for_await() => Check(DroppedTask, """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) => { _ = Task.Run(() => {|#0:context.SignOutAsync()|}); });
        app.Run();
        """);

    [Fact]
    public Task A_dropped_wrapper_is_called_a_sign_out_too() => Check(DroppedTask, """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) => { {|#0:SignOutAll(context)|}; });
        app.Run();

        static Task SignOutAll(HttpContext context) => context.SignOutAsync("Cookies");
        """);

    [Fact]
    public Task An_async_void_body_asks_for_a_task() => Check(AsyncVoid, """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", Leave);
        app.Run();

        static async void Leave(HttpContext context) => await {|#0:context.SignOutAsync()|};
        """);

    [Fact]
    public Task A_result_that_is_not_returned_says_that_nobody_is_signed_out() => Check(DroppedResult, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", () => { {|#0:Results.SignOut()|}; });
        app.Run();
        """);

    [Fact]
    public Task A_created_SignOutResult_gets_the_same_message() => Check(DroppedResult, """
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Build().Run();

        public class AccountController : ControllerBase
        {
            public IActionResult Logout()
            {
                _ = {|#0:new SignOutResult("Cookies")|};
                return NoContent();
            }
        }
        """);

    private static Task Check(string message, string source) => SignOut.Messages.Verify("LOA1003", message, source);
}
