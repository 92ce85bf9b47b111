using System.Threading.Tasks;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>Views whose parts are all in sight and make no token.</summary>
public sealed class ReportsInViews
{
    [Theory]
    [InlineData("@await Component.InvokeAsync(\"UserMenu\")")]
    [InlineData("@await Component.InvokeAsync<UserMenuViewComponent>()")]
    [InlineData("<vc:user-menu />")]
    [InlineData("<partial model=\"User\" name=\"_Menu\" />")]
    [InlineData("@await Html.PartialAsync(\"_Menu\")")]
    [InlineData("@* @await Component.InvokeAsync(\"LogoutMenu\") *@")]
    [InlineData("@Html.Raw(Component.ToString()) Partial views, Layout and all")]
    public Task Parts_without_a_form(string header) => Views.Reported(
        Views.Start, Views.Layout(header), Views.Index, ("Views/Shared/Components/UserMenu/Default.cshtml", "<b>Ann</b>"), ("Views/Shared/_Menu.cshtml", "<b>Ann</b>"), ("Views/Shared/Components/LogoutMenu/Default.cshtml", Views.LogoutForm));

    [Theory]
    [InlineData("Layout = User.IsInRole(\"Admin\") ? \"_Admin\" : \"_Layout\";")]
    [InlineData("Layout ??= \"_Layout\";")]
    [InlineData("if (Layout == null) { ViewBag.Title = \"Orders\"; }")]
    public Task Layouts_without_a_form(string choice) => Views.Reported(
        ("Views/_ViewStart.cshtml", "@{\n    " + choice + "\n}"), Views.Layout("<b>Shop</b>"), Views.Index, ("Views/Shared/_Admin.cshtml", "<body>@RenderBody()</body>"));

    [Theory]
    [InlineData("@{ Layout = null; }")]
    [InlineData("@{\n    ViewBag.Title = \"Orders\";\n    // all by itself\n    Layout = null;\n}")]
    [InlineData("@{ Layout = \"\"; }")]
    [InlineData("@{ Layout = \"_Plain\"; }")]
    public Task Another_layout_than_the_others(string code) => Views.Reported(
        Views.Start, Views.Layout(Views.LogoutForm), ("Views/Orders/Index.cshtml", code + "\n<h1>Orders</h1>"), ("Views/Shared/_Plain.cshtml", "<body>@RenderBody()</body>"));

    [Fact]
    public Task Layouts_and_parts_in_a_circle() => Views.Reported(
        ("Views/_ViewStart.cshtml", "@{ Layout = \"_A\"; }"), ("Views/Shared/_A.cshtml", "@{ Layout = \"_B\"; }<partial name=\"_C\" />"), ("Views/Shared/_B.cshtml", "@{ Layout = \"_A\"; }<partial name=\"_A\" />"), ("Views/Shared/_C.cshtml", "<partial name=\"_C\" />"), Views.Index);

    [Fact]
    public Task The_view_beside_an_area() => Views.Code(
        new[] { ("Controllers/HomeController.cs", StaysSilentInViews.Admin("{|LOA4001:HomeController|}", "")) },
        ("Areas/Admin/Views/Home/Index.cshtml", Views.LogoutForm), ("Views/Home/Index.cshtml", "<h1>Orders</h1>"));

    [Fact]
    public Task The_view_of_an_area() => Views.Code(
        new[] { ("Areas/Admin/Controllers/HomeController.cs", StaysSilentInViews.Admin("{|LOA4001:HomeController|}", "[Area(\"Admin\")]")) },
        ("Views/Home/Index.cshtml", Views.LogoutForm), ("Areas/Admin/Views/Home/Index.cshtml", "<h1>Orders</h1>"));

    [Fact]
    public Task A_view_that_an_area_shares_with_all() => Views.Code(
        new[] { ("Areas/Admin/Controllers/HomeController.cs", StaysSilentInViews.Admin("{|LOA4001:HomeController|}", "[Area(\"Admin\")]")) },
        ("Views/Home/Index.cshtml", Views.LogoutForm), ("Areas/Sales/Views/Shared/Index.cshtml", Views.LogoutForm), ("Views/Shared/Index.cshtml", "<h1>Orders</h1>"));
}
