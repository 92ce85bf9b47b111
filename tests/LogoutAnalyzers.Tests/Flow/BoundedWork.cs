using System.Text;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Code that would take for ever if anything followed every way through it instead of every part of it.</summary>
public class BoundedWork
{
    private const int Many = 60;

    [Fact]
    public Task Locals_copied_to_and_fro() => Action(body =>
    {
        for (var i = 0; i < Many; i++) body.AppendLine($"var a{i} = User.Identity!.IsAuthenticated;");
        for (var i = 0; i < Many; i++)
            for (var k = 0; k < Many; k++) body.AppendLine($"a{i} = a{k};");
        body.AppendLine("if (a0) Console.WriteLine();");
    });

    [Fact]
    public Task Finally_blocks_inside_finally_blocks() => Action(body =>
    {
        for (var i = 0; i < Many; i++) body.AppendLine("try { Console.WriteLine(); } finally {");
        body.Append('}', Many);
    });

    [Fact]
    public Task Conditions_inside_conditions() => Action(body =>
    {
        for (var i = 0; i < Many; i++) body.Append("DateTime.Now.Hour > 3 ? 1 : ");
        body.Insert(0, "Console.WriteLine(").AppendLine("0);");
    });

    [Fact]
    public Task Tasks_copied_to_and_fro() => Verify.Analyzer<SignOutAnalyzer>(Program("async Task<IActionResult>", body =>
    {
        body.AppendLine("var t0 = {|LOA1003:HttpContext.SignOutAsync(\"Cookies\")|};");
        for (var i = 1; i < Many; i++) body.AppendLine($"var t{i} = t0;");
        for (var i = 0; i < Many; i++)
            for (var k = 0; k < Many; k++) body.AppendLine($"t{i} = t{k};");
        body.AppendLine("await Task.Yield();");
    }));

    private static Task Action(Action<StringBuilder> write) => Verify.Analyzer<SignOutAnalyzer>(Program("IActionResult", write).Replace(" Logout()", " {|LOA1001:Logout|}()"));

    private static string Program(string returns, Action<StringBuilder> write)
    {
        var body = new StringBuilder();
        write(body);
        return $$"""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();
            builder.Build().Run();

            public class AccountController : Controller
            {
                public {{returns}} Logout()
                {
                    {{body}}
                    return RedirectToAction("Index", "Home");
                }
            }
            """;
    }
}
