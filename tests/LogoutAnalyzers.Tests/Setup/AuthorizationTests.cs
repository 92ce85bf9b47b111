using System.Linq;
using System.Threading;
using LogoutAnalyzers.Setup;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>Which endpoints need a signed-in user.</summary>
public class AuthorizationTests
{
    private const string Authorize = "Microsoft.AspNetCore.Authorization.Authorize";
    private const string AllowAnonymous = "Microsoft.AspNetCore.Authorization.AllowAnonymous";

    [Theory]
    [InlineData("", "", "", "Anonymous")]
    [InlineData("[" + Authorize + "]", "", "", "Required")]
    [InlineData("", "[" + Authorize + "]", "", "Required")]
    [InlineData("", "", "[" + Authorize + "]", "Required")]
    [InlineData("[" + AllowAnonymous + "]", "[" + Authorize + "]", "", "Anonymous")]
    [InlineData("[" + Authorize + "]", "[" + AllowAnonymous + "]", "", "Anonymous")]
    [InlineData("[" + Authorize + "(Roles = \"Admin\")]", "", "", "Required")]
    [InlineData("[OwnFilter]", "", "", "Unknown")]
    [InlineData("[OwnAuthorize]", "", "", "Required")]
    public void Of_an_action(string onAction, string onClass, string onBase, string expected) => Assert.Equal(expected, OfAction("", onAction, onClass, onBase));

    [Theory]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);", "Required")]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = null);", "Anonymous")]
    [InlineData("services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());", "Required")]
    [InlineData("services.AddMvc(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter()));", "Required")]
    [InlineData("services.AddMvc(o => o.Filters.Add<Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter>());", "Required")]
    [InlineData("var app = builder.Build(); app.MapControllers().RequireAuthorization();", "Required")]
    [InlineData("var app = builder.Build(); app.MapRazorPages().RequireAuthorization();", "Anonymous")]
    public void Of_an_action_by_the_application(string registrations, string expected) => Assert.Equal(expected, OfAction(registrations, "", "", ""));

    [Theory]
    [InlineData("/app/Pages/Account/Logout.cshtml.cs", "o.Conventions.AuthorizeFolder(\"/Account\");", "Required")]
    [InlineData("/app/Pages/Account/Logout.cshtml.cs", "o.Conventions.AuthorizeFolder(\"/\");", "Required")]
    [InlineData("/app/Pages/Account/Logout.cshtml.cs", "o.Conventions.AuthorizePage(\"/Account/Logout\");", "Required")]
    [InlineData("/app/Pages/Account/Logout.cshtml.cs", "o.Conventions.AuthorizePage(\"/Account/Index\");", "Anonymous")]
    [InlineData("/app/Pages/Account/Logout.cshtml.cs", "o.Conventions.AuthorizeFolder(\"/Acc\");", "Anonymous")]
    [InlineData("/app/Pages/Account/Logout.cshtml.cs", "o.Conventions.AuthorizeFolder(\"/\"); o.Conventions.AllowAnonymousToPage(\"/Account/Logout\");", "Anonymous")]
    [InlineData("/app/Pages/Account/Logout.cshtml.cs", "o.Conventions.AuthorizeFolder(configuration[\"Folder\"]);", "Unknown")]
    [InlineData("/app/Areas/Admin/Pages/Logout.cshtml.cs", "o.Conventions.AuthorizeAreaFolder(\"Admin\", \"/\");", "Required")]
    [InlineData("/app/Areas/Shop/Pages/Logout.cshtml.cs", "o.Conventions.AuthorizeAreaFolder(\"Admin\", \"/\");", "Anonymous")]
    [InlineData("Logout.cs", "o.Conventions.AuthorizeFolder(\"/\");", "Unknown")]
    [InlineData("Logout.cs", "", "Anonymous")]
    public void Of_a_page(string file, string conventions, string expected)
    {
        var compilation = SetupProgram.Compile($"services.AddRazorPages(o => {{ {conventions} }});", "public class LogoutModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }");
        var handler = compilation.GetTypeByMetadataName("LogoutModel")!.GetMembers("OnGet").OfType<IMethodSymbol>().Single();
        Assert.Equal(expected, SetupOf(compilation).OfPage(handler, file).ToString());
    }

    [Theory]
    [InlineData("app.MapGet(\"/x\", () => 1);", "Anonymous")]
    [InlineData("app.MapGet(\"/x\", () => 1).RequireAuthorization();", "Required")]
    [InlineData("app.MapGet(\"/x\", () => 1).WithName(\"x\").RequireAuthorization(\"Policy\");", "Required")]
    [InlineData("app.MapGroup(\"/g\").RequireAuthorization().MapGet(\"/x\", () => 1);", "Required")]
    [InlineData("var g = app.MapGroup(\"/g\").RequireAuthorization(); g.MapGet(\"/x\", () => 1);", "Required")]
    [InlineData("var g = app.MapGroup(\"/g\"); g.RequireAuthorization(); g.MapGet(\"/x\", () => 1);", "Required")]
    [InlineData("var g = app.MapGroup(\"/g\").RequireAuthorization(); var h = g.MapGroup(\"/h\"); h.MapGet(\"/x\", () => 1);", "Required")]
    [InlineData("var g = app.MapGroup(\"/g\").RequireAuthorization(); g.MapGet(\"/x\", () => 1).AllowAnonymous();", "Anonymous")]
    [InlineData("app.MapGet(\"/x\", () => 1).RequireAuthorization().AllowAnonymous();", "Anonymous")]
    [InlineData("var g = app.MapGroup(\"/g\").AllowAnonymous(); g.MapGet(\"/x\", () => 1).RequireAuthorization();", "Anonymous")]
    [InlineData("var e = app.MapGet(\"/x\", () => 1); e.RequireAuthorization();", "Required")]
    [InlineData("void Map(IEndpointRouteBuilder routes) { routes.MapGet(\"/x\", () => 1); }", "Unknown")]
    [InlineData("void Map(WebApplication web) { web.MapGet(\"/x\", () => 1); }", "Anonymous")]
    public void Of_an_endpoint(string statements, string expected)
    {
        var compilation = SetupProgram.Compile("var app = builder.Build(); " + statements);
        var tree = compilation.SyntaxTrees.Single(static candidate => candidate.ToString().Contains("MapGet"));
        var mapping = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MapGet" });
        Assert.Equal(expected, SetupOf(compilation).OfEndpoint(null, mapping, compilation.GetSemanticModel(tree)).ToString());
    }

    private static string OfAction(string registrations, string onAction, string onClass, string onBase)
    {
        var compilation = SetupProgram.Compile(registrations, $$"""
            public class OwnFilterAttribute : Attribute, Microsoft.AspNetCore.Mvc.Filters.IAsyncAuthorizationFilter { public Task OnAuthorizationAsync(Microsoft.AspNetCore.Mvc.Filters.AuthorizationFilterContext context) => Task.CompletedTask; }
            public class OwnAuthorizeAttribute : Microsoft.AspNetCore.Authorization.AuthorizeAttribute { }
            {{onBase}} public class BaseController : Controller { }
            {{onClass}} public class HomeController : BaseController { {{onAction}} public void Index() { } }
            """);
        return SetupOf(compilation).OfAction(compilation.GetTypeByMetadataName("HomeController")!.GetMembers("Index").OfType<IMethodSymbol>().Single()).ToString();
    }

    private static AuthorizationSetup SetupOf(Compilation compilation) => LogoutModel.Of(compilation, Compiled.DefaultOptions).Authorization(CancellationToken.None);
}
