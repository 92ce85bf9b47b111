using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Tests.Flow;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class ComponentTests
{
    [Theory]
    [InlineData("public partial class NavMenu : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; private void Logout() => Navigation.NavigateTo(\"/\"); }")]
    [InlineData("public partial class NavMenu : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; private async Task OnLogoutClick() { await Task.Yield(); Navigation.NavigateTo(\"/login\", true); } }")]
    [InlineData("public class MainLayout : LayoutComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected void HandleSignOut() { Navigation.NavigateTo(\"/\"); } }")]
    [InlineData("public class NavMenu : ComponentBase { [Inject] IHttpContextAccessor Accessor { get; set; } = null!; public Task LogoutAsync() => Accessor.HttpContext!.SignOutAsync(); }")]
    [InlineData("public class NavMenu : ComponentBase { [Inject] IAuth Auth { get; set; } = null!; public Task LogoutClicked() => Auth.LogoutAsync(); } public interface IAuth { Task LogoutAsync(); }")]
    [InlineData("[Microsoft.AspNetCore.Components.Route(\"/logout\")] public class Leave : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected override void OnInitialized() => Navigation.NavigateTo(\"/\"); }")]
    [InlineData("[Microsoft.AspNetCore.Components.RouteAttribute(\"/account/logout\")] public partial class Logout : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected override async Task OnInitializedAsync() { await Task.Yield(); Navigation.NavigateTo(\"/\"); } }")]
    [InlineData("public class Logout : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected override void OnAfterRender(bool firstRender) => Navigation.NavigateTo(\"/\", forceLoad: true); }")]
    [InlineData("public class LogoutPage : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected override Task OnParametersSetAsync() { Navigation.NavigateTo(\"/\"); return Task.CompletedTask; } }")]
    [InlineData("public class UserMenu : ComponentBase { [CascadingParameter] HttpContext Context { get; set; } = null!; private async Task SubmitLogout() { await Context.SignOutAsync(); } }")]
    public void Found_in_components(string types) => Assert.Equal(EntryKind.Component, Assert.Single(In(types)).Kind);

    [Theory]
    [InlineData("public class NavMenu : ComponentBase { private bool _open; private void Logout() => _open = true; }")]
    [InlineData("public class NavMenu : ComponentBase { private void ShowLogoutDialog() { StateHasChanged(); } }")]
    [InlineData("public class NavMenu : ComponentBase { private string _text = \"\"; private async Task OnLogoutHover() { _text = \"Log out\"; await InvokeAsync(StateHasChanged); } }")]
    [InlineData("public class LogoutButton : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected override void OnInitialized() => Navigation.NavigateTo(\"/\"); }")]
    [InlineData("public class Logout : ComponentBase { private string _user = \"\"; protected override void OnInitialized() => _user = \"Ann\"; }")]
    [InlineData("[Microsoft.AspNetCore.Components.Route(\"/logged-out\")] public class Bye : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected override void OnInitialized() => Navigation.NavigateTo(\"/\"); }")]
    [InlineData("[Microsoft.AspNetCore.Components.Route(\"/logout/history\")] public class LogoutHistory : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected override void OnInitialized() => Navigation.NavigateTo(\"/\"); }")]
    [InlineData("public class NavMenu : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; private static string LogoutUrl => \"/logout\"; private void Login() => Navigation.NavigateTo(\"/login\"); }")]
    [InlineData("public abstract class Menu : ComponentBase { protected abstract Task LogoutAsync(); }")]
    [InlineData("namespace Shop { public class ComponentBase { } public class Window : Shop.ComponentBase { private void Logout() { NavigateTo(\"/\"); } private void NavigateTo(string path) { } } }")]
    [InlineData("public class LogoutTimer : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; private void CheckLogoutTimeout() => Navigation.NavigateTo(\"/\"); }")]
    public void Not_a_logout_of_a_component(string types) => Assert.Empty(In(types));

    [Fact]
    public void A_page_is_reached_by_GET_and_an_event_handler_by_nothing()
    {
        Assert.True(Assert.Single(In("public class Logout : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; protected override void OnInitialized() => Navigation.NavigateTo(\"/\"); }")).IsGetOnly());
        var handler = Assert.Single(In("public class NavMenu : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; private void Logout() => Navigation.NavigateTo(\"/\"); }"));
        Assert.Equal((false, false), (handler.MayBeGet, handler.MayBePost));
    }

    [Fact]
    public void A_form_handler_that_has_the_request_is_reached_by_POST()
    {
        var handler = Assert.Single(In("public class UserMenu : ComponentBase { [CascadingParameter] HttpContext Context { get; set; } = null!; private Task Logout() => Context.SignOutAsync(); }"));
        Assert.Equal((false, true), (handler.MayBeGet, handler.MayBePost));
        Assert.False(Components.IsInteractive(handler, isBlazorServer: true));
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("", true, true)]
    [InlineData("[Interactive] ", false, true)]
    public void Interactive_by_its_render_mode_or_by_Blazor_Server(string attribute, bool isBlazorServer, bool expected)
    {
        const string Mode = " public class InteractiveAttribute : RenderModeAttribute { public override IComponentRenderMode Mode => Microsoft.AspNetCore.Components.Web.RenderMode.InteractiveServer; }";
        var handler = Assert.Single(In(attribute + "public class NavMenu : ComponentBase { [Inject] NavigationManager Navigation { get; set; } = null!; private void Logout() => Navigation.NavigateTo(\"/\"); }" + Mode));
        Assert.Equal(expected, Components.IsInteractive(handler, isBlazorServer));
    }

    [Fact]
    public void Code_of_a_razor_file_is_found_where_it_maps_back()
    {
        const string Source = """
            // <auto-generated/>
            namespace Shop.Pages;
            [global::Microsoft.AspNetCore.Components.RouteAttribute("/menu")]
            public partial class Menu : global::Microsoft.AspNetCore.Components.ComponentBase
            {
                [global::Microsoft.AspNetCore.Components.InjectAttribute] private global::Microsoft.AspNetCore.Components.NavigationManager Navigation { get; set; }

            #nullable restore
            #line (8,8)-(10,1) "/0/Menu.razor"
                private void Logout() => Navigation.NavigateTo("/");

            #line default
            #line hidden
            }
            """;
        var compilation = Compiled.Of(Source);
        var entry = Assert.Single(LogoutModel.Of(compilation, Compiled.DefaultOptions).EntriesIn(compilation.FirstTree(), CancellationToken.None));
        Assert.Equal("/0/Menu.razor", entry.Location.GetMappedLineSpan().Path);
        Assert.Equal(0, Count(Source.Replace("#line (8,8)-(10,1) \"/0/Menu.razor\"", "")));

        static int Count(string source)
        {
            var compilation = Compiled.Of(source);
            return LogoutModel.Of(compilation, Compiled.DefaultOptions).EntriesIn(compilation.FirstTree(), CancellationToken.None).Length;
        }
    }

    [Fact]
    public void A_code_behind_file_is_a_component_whose_base_another_file_names()
    {
        var tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("public partial class Menu { private Microsoft.AspNetCore.Components.NavigationManager Navigation { get; set; } private void Logout() => Navigation.NavigateTo(\"/\"); }", path: "/0/Menu.razor.cs");
        var compilation = Compiled.Of("").AddSyntaxTrees(tree);
        Assert.Equal(EntryKind.Component, Assert.Single(LogoutModel.Of(compilation, Compiled.DefaultOptions).EntriesIn(tree, CancellationToken.None)).Kind);
    }

    private static IReadOnlyList<LogoutEntry> In(string types) => Found.In("using Microsoft.AspNetCore.Components;\n" + types);
}
