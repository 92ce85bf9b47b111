using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class EndpointClassTests
{
    private const string Handle = "public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;";

    [Theory]
    [InlineData($"public class LogoutEndpoint : EndpointWithoutRequest {{ public override void Configure() {{ Post(\"/auth/logout\"); }} {Handle} }}")]
    [InlineData($"public class Leave : EndpointWithoutRequest {{ public override void Configure() {{ Post(\"/auth/logout\"); }} {Handle} }}")]
    [InlineData($"public class Leave : EndpointWithoutRequest {{ public override void Configure() => Get(\"sign-out\"); {Handle} }}")]
    [InlineData($"public class Leave : EndpointWithoutRequest {{ public override void Configure() {{ Verbs(Http.POST); Routes(\"/session/end\", \"/logoff\"); AllowAnonymous(); }} {Handle} }}")]
    [InlineData($"public class Leave : EndpointWithoutRequest {{ public override void Configure() {{ this.Post(ApiRoutes.Logout); }} {Handle} }} public static class ApiRoutes {{ public const string Logout = \"/bye\"; }}")]
    [InlineData($"[FastEndpoints.HttpPost(\"/auth/logout\")] public class Leave : EndpointWithoutRequest {{ {Handle} }}")]
    [InlineData($"namespace Shop.Features.Auth.Logout {{ public class Endpoint : EndpointWithoutRequest {{ public override void Configure() {{ Post(\"/auth/logout\"); }} {Handle} }} }}")]
    [InlineData("public record Body(string Token); public class LogoutEndpoint : Endpoint<Body> { public override void Configure() { Delete(\"/logout\"); } public override Task HandleAsync(Body req, CancellationToken ct) => Task.CompletedTask; }")]
    [InlineData("public class LogoutEndpoint : Endpoint<EmptyRequest, string> { public override void Configure() { Post(\"/logout\"); } public override Task<string> ExecuteAsync(EmptyRequest req, CancellationToken ct) => Task.FromResult(\"\"); }")]
    [InlineData("public class Mapping : IMapper { } public class LogoutEndpoint : Endpoint<EmptyRequest, string, Mapping> { public override void Configure() { Post(\"/logout\"); } public override Task<string> ExecuteAsync(EmptyRequest req, CancellationToken ct) => Task.FromResult(\"\"); }")]
    [InlineData("public class Logout : EndpointBaseAsync.WithoutRequest.WithActionResult { public override Task<ActionResult> HandleAsync(CancellationToken cancellationToken = default) => null!; }")]
    [InlineData("public class SignOut : EndpointBaseAsync.WithRequest<string>.WithResult<bool> { public override Task<bool> HandleAsync(string request, CancellationToken cancellationToken = default) => null!; }")]
    public void Found_endpoints(string types) => Assert.Equal(EntryKind.EndpointClass, Assert.Single(In(types)).Kind);

    [Fact]
    public void An_ardalis_endpoint_with_a_route_is_an_action() =>
        Assert.Equal(EntryKind.ControllerAction, Assert.Single(In("public class Leave : EndpointBaseAsync.WithoutRequest.WithActionResult { [Microsoft.AspNetCore.Mvc.HttpPost(\"/logout\")] public override Task<ActionResult> HandleAsync(CancellationToken cancellationToken = default) => null!; }")).Kind);

    [Theory]
    [InlineData("class Module : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) { app.MapPost(\"/logout\", () => Results.Ok()); } }")]
    [InlineData("class Module : CarterModule { public override void AddRoutes(IEndpointRouteBuilder app) => app.MapGroup(\"/auth\").MapPost(\"logout\", Leave); static IResult Leave() => Results.Ok(); }")]
    public void Carter_modules_map_minimal_apis(string types) => Assert.Equal(EntryKind.MinimalApi, Assert.Single(In("public " + types)).Kind);

    [Theory]
    [InlineData($"public class LogoutHistory : EndpointWithoutRequest {{ public override void Configure() {{ Get(\"/logout/history\"); }} {Handle} }}")]
    [InlineData($"public class LogoutUrlEndpoint : EndpointWithoutRequest {{ public override void Configure() {{ Get(\"/auth/urls\"); }} {Handle} }}")]
    [InlineData($"public class Callback : EndpointWithoutRequest {{ public override void Configure() {{ Get(\"/signout-callback-oidc\"); }} {Handle} }}")]
    [InlineData($"public class LogoutSummary : EndpointWithoutRequest {{ public override void Configure() {{ Get(\"/admin/users\"); Routes(\"x\"); }} {Handle} }}")]
    [InlineData($"public class VisitEndpoint : EndpointWithoutRequest {{ public override void Configure() {{ Post(\"/visits/{{visitId}}/sign-out\"); }} {Handle} }}")]
    [InlineData("public class LogoutEndpoint : EndpointWithoutRequest { public override void Configure() { Post(\"/logout\"); } public Task Send(CancellationToken ct) => Task.CompletedTask; }")]
    [InlineData("public class LogoutValidator { public Task HandleAsync(CancellationToken ct) => Task.CompletedTask; }")]
    [InlineData("namespace Shop { public abstract class BaseEndpoint { } public class LogoutEndpoint : Shop.BaseEndpoint { public Task HandleAsync(CancellationToken ct) => Task.CompletedTask; } }")]
    [InlineData("public abstract class LogoutEndpointBase : EndpointWithoutRequest { public abstract override Task HandleAsync(CancellationToken ct); }")]
    [InlineData($"public class LogoutOptions : EndpointWithoutRequest {{ public override void Configure() {{ Get(\"/settings\"); }} {Handle} }}")]
    [InlineData($"namespace Shop.Logout {{ public class Summary : EndpointWithoutRequest {{ public override void Configure() {{ Get(\"/summary\"); }} {Handle} }} }}")]
    public void Not_endpoints(string types) => Assert.Empty(In(types));

    [Theory]
    [InlineData("Post(\"/logout\")", false, true)]
    [InlineData("Get(\"/logout\")", true, false)]
    [InlineData("Verbs(Http.GET, Http.POST); Routes(\"/logout\")", true, true)]
    [InlineData("Verbs(Http.DELETE); Routes(\"/logout\")", false, true)]
    [InlineData("Routes(\"/logout\")", true, true)]
    public void The_verbs_are_those_of_configure(string configure, bool get, bool post)
    {
        var entry = Assert.Single(In($"public class Leave : EndpointWithoutRequest {{ public override void Configure() {{ {configure}; }} {Handle} }}"));
        Assert.Equal((get, post), (entry.MayBeGet, entry.MayBePost));
        Assert.Equal("Leave.HandleAsync", entry.Name);
    }

    private static IReadOnlyList<LogoutEntry> In(string types) => Found.With(["FastEndpoints"], "using FastEndpoints;\nusing Carter;\nusing Ardalis.ApiEndpoints;\n" + types);
}
