using System.Threading.Tasks;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>A form with a token in some part of what a view shows, or in one that is out of sight.</summary>
public sealed class StaysSilentInViews
{
    [Theory]
    [InlineData("@await Component.InvokeAsync(\"UserMenu\")")]
    [InlineData("@(await Component.InvokeAsync(\"UserMenu\", new { compact = true }))")]
    [InlineData("@{ var menu = await Component.InvokeAsync(name: \"Shop.UserMenu\"); } @menu")]
    [InlineData("@await Component.InvokeAsync<UserMenuViewComponent>()")]
    [InlineData("@(await Component.InvokeAsync<Shop.UserMenuViewComponent>(new { compact = true }))")]
    [InlineData("@await Component.InvokeAsync(typeof(UserMenuViewComponent))")]
    [InlineData("@await Component.InvokeAsync(typeof(Shop.ViewComponents.UserMenuViewComponent), new { compact = true })")]
    [InlineData("@await Component.InvokeAsync(nameof(UserMenu)) <hr />")]
    [InlineData("@await Component.InvokeAsync(isNew ? \"Search\" : \"UserMenu\")")]
    [InlineData("<vc:user-menu></vc:user-menu>")]
    [InlineData("<vc:user-menu compact=\"true\" />")]
    public async Task A_view_component(string header)
    {
        await Views.Silent(Views.Start, Views.Layout(header), Views.Index, ("Views/Shared/Components/Search/Default.cshtml", "<b>Search</b>"), ("Views/Shared/Components/UserMenu/Default.cshtml", "@model string\n" + Views.LogoutForm));
        await Views.Silent(Views.Start, Views.Layout(header), Views.Index, ("Views/Shared/Components/Search/Default.cshtml", "<b>Search</b>"), ("Pages/Shared/Components/UserMenu/Default.cshtml", "<b>Guest</b>"), ("Views/Orders/Components/UserMenu/SignedIn.cshtml", Views.LogoutForm));
    }

    [Fact]
    public Task A_partial_view_of_a_view_component() => Views.Silent(
        Views.Start, Views.Layout("<vc:user-menu />"), Views.Index, ("Views/Shared/Components/UserMenu/Default.cshtml", "<partial name=\"_Logout\" />"), ("Views/Shared/_Logout.cshtml", Views.LogoutForm));

    [Theory]
    [InlineData("@await Component.InvokeAsync(\"UserMenu\")")]
    [InlineData("@await Component.InvokeAsync(Model.Menu)")]
    [InlineData("<vc:user-menu />")]
    [InlineData("<partial name=\"_LoginPartial\" />")]
    [InlineData("<partial name=\"@Model.Menu\" />")]
    [InlineData("@await Html.PartialAsync(Model.Menu)")]
    public Task A_part_out_of_sight(string header) => Views.Silent(Views.Start, Views.Layout(header), Views.Index);

    [Theory]
    [InlineData("<partial model=\"User\" name=\"_LoginPartial\" />")]
    [InlineData("<partial\n            for=\"Customer\"\n            name='_LoginPartial' view-data=\"ViewData\"></partial>")]
    [InlineData("<partial name=\"_Menu\" fallback-name=\"_LoginPartial\" />")]
    [InlineData("@Html.Partial(\"_LoginPartial\")")]
    [InlineData("@await Html.PartialAsync(\"~/Views/Shared/_LoginPartial.cshtml\", Model) <hr />")]
    [InlineData("@{ Html.RenderPartial(\"_LoginPartial\"); }")]
    [InlineData("@{ await Html.RenderPartialAsync(\"_LoginPartial\", Model); }")]
    [InlineData("@await Html.PartialAsync(User.Identity.IsAuthenticated ? \"_LoginPartial\" : \"_Menu\")")]
    public Task A_partial_view(string header) => Views.Silent(Views.Start, Views.Layout(header), Views.Index, ("Views/Shared/_Menu.cshtml", "<b>Menu</b>"), ("Views/Shared/_LoginPartial.cshtml", Views.LogoutForm));

    [Theory]
    [InlineData("Layout = User.IsInRole(\"Admin\") ? \"_Admin\" : \"_Layout\";")]
    [InlineData("Layout = Context.Request.Headers.ContainsKey(\"X-Requested-With\") ? null : \"_Layout\";")]
    [InlineData("Layout ??= \"_Layout\";")]
    [InlineData("this.Layout = (\"_Layout\");")]
    [InlineData("ViewBag.Title = \"Shop\";\n    // the usual one\n    Layout = \"~/Views/Shared/_Layout.cshtml\";")]
    [InlineData("Layout = Theme.Layout;")]
    [InlineData("Layout = $\"_{Theme.Name}\";")]
    [InlineData("Layout = ViewBag.Layout ?? \"_Admin\";")]
    [InlineData("Layout = \"_ElsewhereLayout\";")]
    [InlineData("if (Context.Items.Count > 0) { Layout = null; } else { Layout = \"_Layout\"; }")]
    public async Task A_layout(string choice)
    {
        await Views.Silent(("Views/_ViewStart.cshtml", "@{\n    " + choice + "\n}"), Views.Layout(Views.LogoutForm), Views.Index, ("Views/Shared/_Admin.cshtml", "<body>@RenderBody()</body>"));
        await Views.Silent(Views.Layout(Views.LogoutForm), ("Views/Orders/Index.cshtml", "@{\n    " + choice + "\n}\n<h1>Orders</h1>"), ("Views/Shared/_Admin.cshtml", "<body>@RenderBody()</body>"));
    }

    [Theory]
    [InlineData("@{ ViewData[\"Section\"] = \"Orders\"; }")]
    [InlineData("@{ Layout ??= \"_Plain\"; }")]
    [InlineData("@{ if (Context.Items.Count > 0) { Layout = null; } }")]
    [InlineData("@if (Context.Items.Count > 0) { Layout = null; }")]
    [InlineData("@{ if (Context.Items.Count > 0) Layout = null; }")]
    public async Task The_layout_of_an_outer_folder(string code)
    {
        await Views.Silent(Views.Start, Views.Layout(Views.LogoutForm), Views.Index, ("Views/Orders/_ViewStart.cshtml", code), ("Views/Shared/_Plain.cshtml", "<body>@RenderBody()</body>"));
        await Views.Silent(Views.Start, Views.Layout(Views.LogoutForm), ("Views/Orders/Index.cshtml", code + "\n<h1>Orders</h1>"), ("Views/Shared/_Plain.cshtml", "<body>@RenderBody()</body>"));
    }

    [Fact]
    public Task A_layout_in_a_layout() => Views.Silent(
        Views.Layout(Views.LogoutForm), ("Views/_ViewStart.cshtml", "@{ Layout = \"_Inner\"; }"), ("Views/Shared/_Inner.cshtml", "@{\n    Layout = \"_Layout\";\n}\n<main>@RenderBody()</main>"), Views.Index);

    [Theory]
    [InlineData("@await Component.InvokeAsync(")]
    [InlineData("@await Component.InvokeAsync<")]
    [InlineData("@await Html.PartialAsync(\"")]
    [InlineData("@{ Layout =")]
    [InlineData("<vc:")]
    public Task Half_written_views(string end) => Views.Silent(("Views/Orders/Index.cshtml", Views.LogoutForm + end));

    [Theory]
    [InlineData("Areas/Admin/Controllers/HomeController.cs", "[Area(\"Admin\")]")]
    [InlineData("Controllers/AdminHomeController.cs", "[Area(\"admin\")]")]
    [InlineData("Areas/Admin/Controllers/HomeController.cs", "")]
    public Task The_view_of_an_area(string path, string attribute) => Views.Code(
        new[] { ("Controllers/HomeController.cs", "namespace Shop; public class HomeController : Microsoft.AspNetCore.Mvc.Controller { public Microsoft.AspNetCore.Mvc.IActionResult Index() => View(); }"), (path, Admin("HomeController", attribute)) },
        ("Views/Home/Index.cshtml", "<h1>Welcome</h1>"), ("Areas/Admin/Views/_ViewStart.cshtml", "@{ Layout = \"_Admin\"; }"), ("Areas/Admin/Views/Shared/_Admin.cshtml", Views.LogoutForm + "@RenderBody()"), ("Areas/Admin/Views/Home/Index.cshtml", "<h1>Admin</h1>"));

    [Fact]
    public Task The_area_of_a_base_class() => Views.Code(
        new[] { ("Controllers/Admin.cs", Admin("HomeController", "").Replace(": Controller", ": AdminController") + "[Area(\"Admin\")] public abstract class AdminController : Controller { }") },
        ("Views/Home/Index.cshtml", "<h1>Welcome</h1>"), ("Areas/Admin/Views/Home/Index.cshtml", Views.LogoutForm));

    internal static string Admin(string name, string attribute) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Admin;
        [Authorize]
        {{attribute}}
        public class {{name}} : Controller
        {
            public IActionResult Index() => View();
        }
        """;
}
