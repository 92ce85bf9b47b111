using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1005;

public class MessageTexts
{
    private static string Program(string stores) => $$"""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/a", (HttpContext context, string a) => { {{stores}} });
        app.MapPost({|#0:"/logout"|}, async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """;

    private static Task Has(string stores, string message) => Messages.Verify("LOA1005", message, Program(stores));

    [Fact]
    public Task One_key() => Has(
        """context.Session.SetString("Cart", a);""",
        """'/logout' signs out but leaves "Cart" in HttpContext.Session for the next user of this browser; call HttpContext.Session.Clear()""");

    [Fact]
    public Task Three_keys() => Has(
        """context.Session.SetString("Cart", a); context.Session.SetString("Role", a); context.Session.SetString("Cart", a); context.Session.SetInt32("Tenant", a.Length);""",
        """'/logout' signs out but leaves "Cart", "Role" and "Tenant" in HttpContext.Session for the next user of this browser; call HttpContext.Session.Clear()""");

    [Fact]
    public Task More_keys() => Has(
        """context.Session.SetString("Cart", a); context.Session.SetString("Role", a); context.Session.SetString("Tenant", a); context.Session.SetString("Name", a);""",
        """'/logout' signs out but leaves "Cart", "Role" and 2 other values in HttpContext.Session for the next user of this browser; call HttpContext.Session.Clear()""");

    [Fact]
    public Task No_constant_key() => Has(
        """context.Session.SetString(a, a);""",
        """'/logout' signs out but leaves what it stored in HttpContext.Session for the next user of this browser; call HttpContext.Session.Clear()""");

    [Fact]
    public Task Other_keys_may_stay() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.session_keys_kept = cart" }).Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1005", DiagnosticSeverity.Warning).WithMessage("""'/logout' signs out but leaves "Role" in HttpContext.Session for the next user of this browser; remove what does not have to stay"""),
        Program("""context.Session.SetString("Cart", a); context.Session.SetString("Role", a);"""));
}
