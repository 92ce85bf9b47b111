using LogoutAnalyzers.Tests.Flow;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>Which keys an application stores in the session, however it reaches it.</summary>
public class SessionStates
{
    private static string[] Keys(params string[] sources) =>
        LogoutModel.Of(Compiled.Of(sources), Compiled.DefaultOptions).Session(CancellationToken.None).Written.Select(static value => value.Key ?? "?").ToArray();

    private static string[] KeysIn(string body) => Keys($$"""
        public class Caller
        {
            public HttpContext context;
            public IHttpContextAccessor accessor;
            public const string Constant = "k";
            public static readonly string ReadOnly = "k";
            public static string Changing = "k";
            public byte[] bytes;
            public void Call(string text, int number) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("context.Session.SetString(\"k\", text);", "k")]
    [InlineData("context.Session.SetInt32(\"k\", number);", "k")]
    [InlineData("context.Session.Set(\"k\", bytes);", "k")]
    [InlineData("SessionExtensions.SetString(context.Session, \"k\", text);", "k")]
    [InlineData("context.Session.SetString(Constant, text);", "k")]
    [InlineData("context.Session.SetString(ReadOnly, text);", "k")]
    [InlineData("context.Session.SetString(nameof(Constant), text);", "Constant")]
    [InlineData("context.Session.SetString(Changing, text);", "?")]
    [InlineData("context.Session.SetString($\"k{number}\", text);", "?")]
    [InlineData("accessor.HttpContext?.Session.SetString(\"k\", text);", "k")]
    [InlineData("accessor.HttpContext!.Session!.Set(\"k\", bytes);", "k")]
    [InlineData("(context.Session).Set(\"k\", bytes);", "k")]
    [InlineData("context.Session?.Set(\"k\", bytes);", "k")]
    [InlineData("var session = context.Session; session.Set(\"k\", bytes);", "k")]
    [InlineData("ISession s; s = context.Session; s.Set(\"k\", bytes);", "k")]
    public void What_is_stored(string statement, string key) => Assert.Equal([key], KeysIn(statement));

    [Theory]
    [InlineData("context.Session.GetString(\"k\");")]
    [InlineData("context.Session.Remove(\"k\");")]
    [InlineData("context.Session.SetString(\"k\", \"\");")]
    [InlineData("context.Session.SetString(\"k\", string.Empty);")]
    [InlineData("context.Session.TryGetValue(\"k\", out bytes);")]
    [InlineData("var session = context.Session; session.Get(\"k\");")]
    [InlineData("new System.Text.StringBuilder().Append(context.Session.Id);")]
    public void What_is_not(string statement) => Assert.Empty(KeysIn(statement));

    private const string Helpers = """
        public static class Helpers
        {
            public static void Put(this ISession session, string key, string value) => session.SetString(key, value);
            public static void PutTwice(this ISession session, string key, string value) { session.Put(key, value); }
            public static void PutUnder(this ISession session, string value, string key = "default") => session.Put(key, value);
        }
        """;

    [Theory]
    [InlineData("context.Session.Put(\"k\", \"v\");", "k")]
    [InlineData("Helpers.Put(context.Session, \"k\", \"v\");", "k")]
    [InlineData("context.Session.Put(value: \"v\", key: \"k\");", "k")]
    [InlineData("context.Session.PutTwice(\"k\", \"v\");", "k")]
    [InlineData("context.Session.PutUnder(\"v\", \"k\");", "k")]
    [InlineData("context.Session.PutUnder(\"v\");", "default")]
    [InlineData("Store(\"k\");", "k")]
    [InlineData("void Local(string name) => context.Session.SetString(name, \"v\"); Local(\"k\");", "k")]
    [InlineData("other.Put(\"k\", \"v\");")]
    [InlineData("context.Session.Put(\"k\", null!);")]
    public void What_helpers_are_told_to_store(string statement, params string[] keys) => Assert.Equal(keys, Keys(Helpers, $$"""
        public class Other { public void Put(string key, string value) { } }
        public class Caller
        {
            public HttpContext context;
            public Other other;
            public void Call() { {{statement}} }
            private void Store(string key) => context.Session.SetString(key, "v");
        }
        """));

    [Fact]
    public void A_property_that_stores() => Assert.Equal(["user"], Keys("""
        public class Current
        {
            private readonly ISession _session;
            public Current(IHttpContextAccessor accessor) { _session = accessor.HttpContext.Session; }
            public byte[] User { get => _session.Get("user"); set => _session.Set("user", value); }
        }
        """));

    [Fact]
    public void A_property_that_is_the_session() => Assert.Equal(["user"], Keys("""
        public class Current
        {
            private readonly IHttpContextAccessor _accessor;
            private ISession Store => _accessor.HttpContext.Session;
            public void Keep(byte[] user) => Store.Set("user", user);
        }
        """));

    [Theory]
    [InlineData("app.UseSession();", true)]
    [InlineData("// app.UseSession();", false)]
    public void The_middleware(string statement, bool isSwitchedOn) =>
        Assert.Equal(isSwitchedOn, LogoutModel.Of(Compiled.Of("var app = WebApplication.CreateBuilder(args).Build(); " + statement + "\n app.Run();"), Compiled.DefaultOptions).Session(CancellationToken.None).IsSwitchedOn);
}
