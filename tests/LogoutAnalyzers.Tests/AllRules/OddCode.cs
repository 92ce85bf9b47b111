using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Code in unusual shapes makes no analyzer fail, whatever the rules say about it.</summary>
public class OddCode
{
    private const string Usings = "using Microsoft.AspNetCore.Authentication; using Microsoft.AspNetCore.Mvc;\n";

    [Theory]
    // Half-typed.
    [InlineData("public class AccountController : Controller { public IActionResult Logout( }")]
    [InlineData("public class AccountController : Controller { public IActionResult Logout() => ")]
    [InlineData("public class AccountController : Controller { public async Task<IActionResult> Logout() { await HttpContext.SignOutAsync(; return")]
    [InlineData("public class AccountController : Controller { public Logout() { HttpContext.SignOutAsync().; } }")]
    [InlineData("public class AccountController : Controller { public IActionResult Logout() { return new SignOutResult(")]
    [InlineData("public class LogoutController : { public IActionResult Index() => View(); }")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.MapPost(\"/logout\", (HttpContext c) => { c.SignOutAsync( });")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.MapPost(\"/logout\", );")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.MapPost(\"/logout\", Nowhere);")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.MapPost(\"/logout\"")]
    [InlineData("app.MapGroup(\"/logout\").MapPost(\"\", () => 1)")]
    [InlineData("public class AccountController : Controller { public IActionResult Logout() { if (User.Identity.) return; goto x; } }")]
    // Recursion: self, mutual, through an interface, through a lambda.
    [InlineData("public class AccountController : Controller { public IActionResult Logout() => Logout(); }")]
    [InlineData("public class AccountController : Controller { public void Logout() => A(); void A() => B(); void B() { if (Request.Path == \"/\") A(); else Logout(); } }")]
    [InlineData("public interface I { void Logout(); } public class X : I { I i = new X(); public void Logout() => i.Logout(); } public class AccountController : Controller { public void Logout() => new X().Logout(); }")]
    [InlineData("public class AccountController : Controller { public void Logout() { Action a = null!; a = () => a(); a(); void L() => M(); void M() => L(); L(); } }")]
    // Partial, generic, nested, expression-bodied, iterators, unsafe.
    [InlineData("public partial class AccountController : Controller { public partial IActionResult Logout(); } public partial class AccountController { public partial IActionResult Logout() => Ok(); }")]
    [InlineData("public partial class AccountController : Controller { public partial IActionResult Logout(); }")]
    [InlineData("public partial class AccountController : Controller { partial void Logout(); }")]
    [InlineData("public class AccountController<T> : Controller { public IActionResult Logout<U>(U u) => Ok(u); public IActionResult SignOff() => Logout<T>(default!); }")]
    [InlineData("public class Outer { public class AccountController : Controller { public IActionResult Logout => Ok(); public IActionResult Signout() => Logout; } }")]
    [InlineData("public class AccountController : Controller { public async IAsyncEnumerable<int> Logout() { await Task.Yield(); yield return 1; } public IEnumerable<int> SignOff() { yield break; } }")]
    [InlineData("public unsafe class AccountController : Controller { public IActionResult Logout() { int x = 0; int* p = &x; fixed (char* c = \"a\") { } return Ok(*p); } }")]
    [InlineData("public class AccountController : Controller { ~AccountController() { HttpContext.SignOutAsync(); } static AccountController() { } public AccountController() => SignOut(); public IActionResult Logout() => this[0]; IActionResult this[int i] => SignOut(); }")]
    [InlineData("public struct LogoutController { public void Index() { } } public record LogoutModel(int Logout); public enum Logout { SignOut } public delegate void SignOutAsync();")]
    [InlineData("public class AccountController : Controller { public Task Logout = null!; public event Action? SignOut2; public async void SignOff(object s, EventArgs e) => await HttpContext.SignOutAsync(); }")]
    [InlineData("public class AccountController : Controller { public IActionResult Logout() { switch (1) { case 1 when SignOut() is { } r: return r; default: throw new Exception(); } } }")]
    [InlineData("public class AccountController : Controller { public IActionResult Logout() { try { try { return Ok(); } finally { SignOut(); } } catch (Exception e) when (e is not null) { return Ok(); } finally { throw new Exception(); } } }")]
    [InlineData("public class AccountController : Controller { public IActionResult Logout() { while (true) { } } public IActionResult Signoff() { for (;;) { if (Request.Path == \"/\") break; } return Ok(); } }")]
    [InlineData("public class AccountController : Controller { public IActionResult Logout(dynamic d) { d.SignOut(); d.SignOutAsync(); return d; } public IActionResult Signoff(Func<IActionResult> f) => f(); }")]
    // The flow graph of a lock, a using and a foreach has locals without a name.
    [InlineData("public class AccountController : Controller { public IActionResult Logout() { lock (this) { } return Ok(); } public IActionResult SignOff() { using (new MemoryStream()) foreach (var x in new[] { 1 }) { using var y = new MemoryStream(); } return Ok(); } }")]
    [InlineData("#line hidden\npublic class AccountController : Controller { public IActionResult Logout() => Ok(); }\n#line 7 \"Logout.cshtml\"\npublic class X : Controller { public IActionResult Logout() => Ok(); }")]
    // Top-level code.
    [InlineData("await Task.Yield(); Results.SignOut(); var c = new DefaultHttpContext(); c.SignOutAsync(); void Logout() => c.SignOutAsync(); Logout(); return 1;")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.MapPost(\"/logout\", static async c => await c.SignOutAsync()); app.MapMethods(\"/signout\", new[] { \"POST\" }, delegate { return 1; }); app.Map(\"/log-off\", (int[] x) => x switch { [1, ..] => 1, _ => 2 }); app.Run();")]
    public async Task Makes_no_analyzer_fail(string source)
    {
        var isProgram = source.StartsWith("var app") || source.StartsWith("await");
        var compilation = Programs.Web(Usings + source);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(isProgram ? Microsoft.CodeAnalysis.OutputKind.ConsoleApplication : Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        Programs.AssertSilent((await Programs.AnalyzeAsync((CSharpCompilation)compilation)).Where(static report => !Catalogue.IsOurs(report.Id)));
    }
}
