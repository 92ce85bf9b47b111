using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class RequestHandlerTests
{
    private const string Messages = """

        public record LogoutCommand(string Token) : IRequest;
        public record SignOutRequest : IRequest<bool>;
        public record LogoutNotification : INotification;
        public record UserLogoutEvent(string User);
        public record GetLogoutUrl : IRequest<string>;
        public interface ICommandHandler<in T> { Task HandleAsync(T command, CancellationToken cancellationToken); }
        public interface IEventHandler<in T> { Task HandleAsync(T message); }
        """;

    [Theory]
    [InlineData("public class LogoutCommandHandler : IRequestHandler<LogoutCommand> { public Task Handle(LogoutCommand request, CancellationToken cancellationToken) => Task.CompletedTask; }")]
    [InlineData("public class Worker : IRequestHandler<LogoutCommand> { public Task Handle(LogoutCommand request, CancellationToken cancellationToken) => Task.CompletedTask; }")]
    [InlineData("internal sealed class Worker : IRequestHandler<SignOutRequest, bool> { public Task<bool> Handle(SignOutRequest request, CancellationToken cancellationToken) => Task.FromResult(true); }")]
    [InlineData("public class Worker : ICommandHandler<LogoutCommand> { public Task HandleAsync(LogoutCommand command, CancellationToken cancellationToken) => Task.CompletedTask; }")]
    [InlineData("public class Worker : ICommandHandler<LogoutCommand> { Task ICommandHandler<LogoutCommand>.HandleAsync(LogoutCommand command, CancellationToken cancellationToken) => Task.CompletedTask; }")]
    [InlineData("public abstract class CommandHandler<T> { public abstract Task ExecuteAsync(T command); } public class Leave : CommandHandler<LogoutCommand> { public override Task ExecuteAsync(LogoutCommand command) => Task.CompletedTask; }")]
    [InlineData("public class AuthHandler { public Task<bool> Handle(SignOutRequest message) => Task.FromResult(true); }")]
    [InlineData("public static class AuthHandler { public static Task HandleAsync(LogoutCommand message) => Task.CompletedTask; }")]
    [InlineData("public static class Logout { public record Command(string Id) : IRequest; public class Handler : IRequestHandler<Command> { public Task Handle(Command request, CancellationToken cancellationToken) => Task.CompletedTask; } }")]
    [InlineData("public class Worker : IRequestHandler<LogoutCommand>, IRequestHandler<SignOutRequest, bool> { public Task Handle(LogoutCommand request, CancellationToken cancellationToken) => Task.CompletedTask; Task<bool> IRequestHandler<SignOutRequest, bool>.Handle(SignOutRequest request, CancellationToken cancellationToken) => null!; private void Other() { } }")]
    public void Found_handlers(string types)
    {
        var entries = In(types);
        Assert.NotEmpty(entries);
        Assert.All(entries, static entry => Assert.Equal((EntryKind.RequestHandler, false, false), (entry.Kind, entry.MayBeGet, entry.MayBePost)));
    }

    [Fact]
    public void A_handler_has_the_name_of_its_class() =>
        Assert.Equal("LogoutHandler.Handle", Assert.Single(In("public class LogoutHandler : IRequestHandler<LogoutCommand> { public Task Handle(LogoutCommand request, CancellationToken cancellationToken) => Task.CompletedTask; }")).Name);

    [Theory]
    [InlineData("public class LogoutNotificationHandler : INotificationHandler<LogoutNotification> { public Task Handle(LogoutNotification notification, CancellationToken cancellationToken) => Task.CompletedTask; }")]
    [InlineData("public class Listener : IEventHandler<UserLogoutEvent> { public Task HandleAsync(UserLogoutEvent message) => Task.CompletedTask; }")]
    [InlineData("public class UserLogoutHandler { public Task Handle(UserLogoutEvent message) => Task.CompletedTask; }")]
    [InlineData("public class Urls : IRequestHandler<GetLogoutUrl, string> { public Task<string> Handle(GetLogoutUrl request, CancellationToken cancellationToken) => Task.FromResult(\"/logout\"); }")]
    [InlineData("public class LogoutBehavior : IPipelineBehavior<LogoutCommand, Unit> { public Task<Unit> Handle(LogoutCommand request, RequestHandlerDelegate<Unit> next, CancellationToken cancellationToken) => next(); }")]
    [InlineData("public class LogoutCommandValidator { public bool Handle(LogoutCommand request) => request.Token.Length > 0; }")]
    [InlineData("public class FakeLogoutHandler : IRequestHandler<LogoutCommand> { public Task Handle(LogoutCommand request, CancellationToken cancellationToken) => Task.CompletedTask; }")]
    [InlineData("public abstract class LogoutHandlerBase : IRequestHandler<LogoutCommand> { public abstract Task Handle(LogoutCommand request, CancellationToken cancellationToken); }")]
    [InlineData("public interface ILogoutHandler : IRequestHandler<LogoutCommand> { }")]
    [InlineData("public class LoginHandler : ICommandHandler<string> { public Task HandleAsync(string command, CancellationToken cancellationToken) => Task.CompletedTask; }")]
    [InlineData("public class LogoutSaga { public void Apply(LogoutCommand command) { } }")]
    public void Not_handlers(string types) => Assert.Empty(In(types));

    private static IReadOnlyList<LogoutEntry> In(string types) => Found.With([], "using MediatR;\n" + types + Messages);
}
