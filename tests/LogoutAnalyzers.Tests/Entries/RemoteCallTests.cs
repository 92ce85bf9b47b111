using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class RemoteCallTests
{
    private const string Grpc = """

        public class Empty { }
        public static class Auth { public abstract class AuthBase { public virtual Task<Empty> Logout(Empty request, ServerCallContext context) => null!; public virtual Task<Empty> SignOutAll(Empty request, ServerCallContext context) => null!; public virtual Task<Empty> LogoutHistory(Empty request, ServerCallContext context) => null!; } }
        """;

    [Theory]
    [InlineData("public class AuthService : Auth.AuthBase { public override Task<Empty> Logout(Empty request, ServerCallContext context) => Task.FromResult(new Empty()); }")]
    [InlineData("public class AuthService : Auth.AuthBase { public override async Task<Empty> SignOutAll(Empty request, ServerCallContext context) { await Task.Yield(); return request; } }")]
    [InlineData("internal sealed class Rpc : Auth.AuthBase { public override Task<Empty> Logout(Empty _, ServerCallContext context) => null!; }")]
    [InlineData("[MutationType] public class Anything { public bool Logout() => true; }")]
    [InlineData("[MutationType] public static class Anything { public static Task<bool> LogoutAsync() => Task.FromResult(true); }")]
    [InlineData("[ExtendObjectType(\"Mutation\")] public class AuthTypes { public bool SignOut() => true; }")]
    [InlineData("[ExtendObjectType(Name = \"Mutation\")] public class AuthTypes { public bool SignOut() => true; }")]
    [InlineData("public class Mutation { } [ExtendObjectType(typeof(Mutation))] public class AuthTypes { public bool LogOff() => true; }")]
    [InlineData("public class Mutation { } [ExtendObjectType<Mutation>] public class AuthTypes { public bool LogOff() => true; }")]
    [InlineData("public class Mutation { public async Task<bool> Logout([Service] IHttpContextAccessor accessor) { await Task.Yield(); return true; } }")]
    [InlineData("public class AuthMutations { public bool Logout() => true; }")]
    public void Found_remote_calls(string types)
    {
        var entry = Assert.Single(In(types));
        Assert.Equal((EntryKind.RemoteCall, false, true), (entry.Kind, entry.MayBeGet, entry.MayBePost));
    }

    [Theory]
    [InlineData("public class AuthService : Auth.AuthBase { public override Task<Empty> LogoutHistory(Empty request, ServerCallContext context) => null!; }")]
    [InlineData("public class AuthService : Auth.AuthBase { private Task<Empty> Logout(Empty request) => null!; }")]
    [InlineData("public abstract class AuthService : Auth.AuthBase { public abstract override Task<Empty> Logout(Empty request, ServerCallContext context); }")]
    [InlineData("[QueryType] public class Anything { private bool Logout() => true; }")]
    [InlineData("[ExtendObjectType(\"Query\")] public class Queries { public string LogoutUrl() => \"/logout\"; }")]
    [InlineData("[MutationType] public class Anything { public bool SignOff(int documentId) => true; }")]
    [InlineData("[MutationType] public class Anything { public bool RecordLogout() => true; }")]
    [InlineData("public abstract class Mutation { public bool Logout() => true; }")]
    [InlineData("public class LogoutPayload { public bool Done { get; set; } }")]
    [InlineData("public record LogoutInput(string Token);")]
    public void Not_remote_calls(string types) => Assert.DoesNotContain(In(types), static entry => entry.Kind == EntryKind.RemoteCall);

    [Fact]
    public void A_class_called_mutation_is_nothing_without_the_library() =>
        Assert.DoesNotContain(Found.In("public class Mutation { public bool Logout() => true; }"), static entry => entry.Kind == EntryKind.RemoteCall);

    private static IReadOnlyList<LogoutEntry> In(string types) => Found.With(["HotChocolate.Types", "Grpc.AspNetCore.Server"], "using Grpc.Core;\nusing HotChocolate;\nusing HotChocolate.Types;\n" + types + Grpc);
}
