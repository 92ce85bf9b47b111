using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class HubMethodTests
{
    [Theory]
    [InlineData("public class ChatHub : Hub { public Task Logout() => Task.CompletedTask; }")]
    [InlineData("public class ChatHub : Hub { public async Task LogoutAsync() { await Context.GetHttpContext()!.SignOutAsync(); } }")]
    [InlineData("public class ChatHub : Hub { public void SignOut() { } }")]
    [InlineData("public class ChatHub : Hub { public bool LogOff(string token) => true; }")]
    [InlineData("public interface IClient { } public class ChatHub : Hub<IClient> { public Task Logout() => Task.CompletedTask; }")]
    [InlineData("public abstract class BaseHub : Hub { public virtual Task Logout() => Task.CompletedTask; }")]
    [InlineData("public abstract class BaseHub : Hub { } public class ChatHub : BaseHub { public Task UserLogout() => Task.CompletedTask; }")]
    [InlineData("public class ChatHub : DynamicHub { public Task Logout() => Task.CompletedTask; }")]
    [InlineData("[Microsoft.AspNetCore.Authorization.Authorize] public sealed class ChatHub : Hub { public Task EndSession() => Task.CompletedTask; }")]
    [InlineData("public partial class ChatHub : Hub { } public partial class ChatHub { public Task Logout() => Task.CompletedTask; }")]
    public void Found_hub_methods(string types)
    {
        var entry = Assert.Single(In(types));
        Assert.Equal((EntryKind.HubMethod, false, false), (entry.Kind, entry.MayBeGet, entry.MayBePost));
    }

    [Theory]
    [InlineData("public class ChatHub : Hub { private Task Logout() => Task.CompletedTask; }")]
    [InlineData("public class ChatHub : Hub { protected Task Logout() => Task.CompletedTask; }")]
    [InlineData("public class ChatHub : Hub { public static Task Logout() => Task.CompletedTask; }")]
    [InlineData("public class ChatHub : Hub { public Task NotifyLogout() => Task.CompletedTask; }")]
    [InlineData("public class ChatHub : Hub { public Task LogLogout() => Task.CompletedTask; }")]
    [InlineData("public class ChatHub : Hub { public override Task OnDisconnectedAsync(Exception exception) => Task.CompletedTask; }")]
    [InlineData("public class LogoutHub : Hub { public Task Send() => Task.CompletedTask; }")]
    [InlineData("public abstract class BaseHub : Hub { public abstract Task Logout(); }")]
    [InlineData("public class VisitHub : Hub { public Task SignOut(int visitId) => Task.CompletedTask; }")]
    [InlineData("namespace Shop { public class Hub { } public class ChatHub : Shop.Hub { public Task Logout() => Task.CompletedTask; } }")]
    [InlineData("public interface IChatClient { Task Logout(); }")]
    public void Not_hub_methods(string types) => Assert.Empty(In(types));

    private static IReadOnlyList<LogoutEntry> In(string types) => Found.In("using Microsoft.AspNetCore.SignalR;\n" + types);
}
