using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

public class Robustness
{
    [Fact]
    public Task A_lambda_inside_a_try_is_solved_by_its_own_graph() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            public IActionResult {|LOA1001:Logout|}()
            {
                for (var i = 0; i < 3; i++)
                {
                    Console.WriteLine(i > 1 ? "a" : "b");
                }
                try
                {
                    Run(() => { try { Console.WriteLine(); } catch { Console.WriteLine("!"); } });
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
                return RedirectToAction("Index", "Home");
            }

            private static void Run(Action action) => Console.WriteLine(action);
        }
        """);
}
