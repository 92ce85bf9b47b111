using LogoutAnalyzers.Flow;
using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Calls of methods whose bodies are in the compilation.</summary>
public class Calls
{
    private const string Ends = "=> await Root.Context.SignOutAsync();";
    private const string Root = " public static class Root { public static HttpContext Context { get; set; } } ";

    [Theory]
    [InlineData("public async Task M() => await Helper(); async Task Helper() => await C.SignOutAsync();")]
    [InlineData("public async Task M() { await A(); } Task A() => B(); Task B() { return C.SignOutAsync(); }")]
    [InlineData("public void M() => Static(C); static void Static(HttpContext context) => context.SignOutAsync().Wait();")]
    [InlineData("public Task M() => Generic<string>(); Task Generic<T>() => C.SignOutAsync();")]
    [InlineData("public Task M() => this.Helper(); private Task Helper() => HttpContext.SignOutAsync();")]
    [InlineData("public Task M() { if (flag) return Helper(); else return Helper(); } Task Helper() => C.SignOutAsync();")]
    [InlineData("public partial void M(); public partial void M() => C.SignOutAsync().Wait();")]
    [InlineData("public void M() => Part(); private partial bool Part(); private partial bool Part() { C.SignOutAsync().Wait(); return true; }")]
    public void Of_own_methods(string members) => Assert.Equal(Answers.Always, Subject.Member(members));

    [Fact]
    public void Of_a_method_in_another_file() =>
        Assert.Equal(Answers.Always, Subject.Member("public Task M() => Elsewhere.Leave(C);", "public static class Elsewhere { public static Task Leave(HttpContext context) => context.SignOutAsync(); }"));

    [Fact]
    public void Of_an_extension_method() =>
        Assert.Equal(Answers.Always, Subject.Member("public Task M() => C.Leave();", "public static class Elsewhere { public static Task Leave(this HttpContext context) => context.SignOutAsync(); }"));

    [Fact]
    public void Of_an_extension_method_in_its_static_form() =>
        Assert.Equal(Answers.Always, Subject.Member("public Task M() => Elsewhere.Leave(C);", "public static class Elsewhere { public static Task Leave(this HttpContext context) => context.SignOutAsync(); }"));

    [Fact]
    public void Of_a_partial_method_in_another_file() =>
        Assert.Equal(Answers.Always, Subject.Member("public void M() => Part(); private partial bool Part();", "public partial class Subject { private partial bool Part() { C.SignOutAsync().Wait(); return true; } }"));

    [Fact]
    public void Of_a_partial_method_without_a_body() => Assert.Equal(Answers.Never, Subject.Member("public void M() => Part(); partial void Part();"));

    [Fact]
    public void Of_a_helper_that_does_it_on_some_paths() => Assert.Equal(Answers.Sometimes, Subject.Member("public Task M() => Helper(); async Task Helper() { if (flag) return; await C.SignOutAsync(); }"));

    [Fact]
    public void Of_a_helper_that_does_nothing() => Assert.Equal(Answers.Never, Subject.Member("public void M() => Work();"));

    [Theory]
    [InlineData("", "Unknown")]
    [InlineData("class One : IThing { public async Task Do() " + Ends + " }", "Always")]
    [InlineData("class One : IThing { public async Task Do() " + Ends + " } class Two : IThing { public async Task Do() " + Ends + " }", "Always")]
    [InlineData("class One : IThing { public async Task Do() " + Ends + " } class Two : IThing { public Task Do() => Task.CompletedTask; }", "Sometimes")]
    [InlineData("class One : IThing { public Task Do() => Task.CompletedTask; } class Two : IThing { public Task Do() => Task.CompletedTask; }", "Never")]
    [InlineData("class One : IThing { public async Task Do() " + Ends + " } class FakeThing : IThing { public Task Do() => Task.CompletedTask; }", "Always")]
    [InlineData("class One { public async Task Do() " + Ends + " }", "Unknown")]
    [InlineData("class One : IThing { async Task IThing.Do() " + Ends + " public Task Do() => Task.CompletedTask; }", "Always")]
    [InlineData("class One : IThing { async Task IThing.Do() " + Ends + " }", "Always")]
    // Implemented by a base class that knows nothing of the interface: not found by name, so nothing is claimed.
    [InlineData("class One : Two { } class Two { public async Task Do() " + Ends + " } class Three : Two, IThing { }", "Unknown")]
    [InlineData("abstract class One : IThing { public abstract Task Do(); } class Two : One { public override async Task Do() " + Ends + " }", "Always")]
    [InlineData("class One : IThing { public virtual Task Do() => Task.CompletedTask; } class Two : One { public override async Task Do() " + Ends + " }", "Sometimes")]
    [InlineData("struct One : IThing { public async Task Do() " + Ends + " }", "Always")]
    [InlineData("class One : IThing { public Task Do() => throw new NotImplementedException(); } class Two : IThing { public async Task Do() " + Ends + " }", "Always")]
    public void Through_an_interface_of_the_application(string implementations, string expected) =>
        Assert.Equal(Named(expected), Subject.Member("IThing things; public async Task M() => await things.Do();", "public interface IThing { Task Do(); } " + implementations + Root));

    [Fact]
    public void Through_a_default_interface_member() =>
        Assert.Equal(Answers.Always, Subject.Member("IThing things; public async Task M() => await things.Do();", "public interface IThing { async Task Do() " + Ends + " } class One : IThing { }" + Root));

    [Fact]
    public void Through_a_derived_interface() =>
        Assert.Equal(Answers.Always, Subject.Member("IMore things; public async Task M() => await things.Do();", "public interface IThing { Task Do(); } public interface IMore : IThing { } class One : IMore { public async Task Do() " + Ends + " }" + Root));

    [Fact]
    public void Through_a_generic_interface() =>
        Assert.Equal(Answers.Always, Subject.Member("IHandler<string> handler; public async Task M() => await handler.Handle(text);", "public interface IHandler<T> { Task Handle(T request); } class One : IHandler<string> { public async Task Handle(string request) " + Ends + " }" + Root));

    [Fact]
    public void Through_a_generic_interface_only_its_own_implementations_count() =>
        Assert.Equal(Answers.Always, Subject.Member(
            "IHandler<string> handler; public async Task M() => await handler.Handle(text);",
            "public interface IHandler<T> { Task Handle(T request); } class One : IHandler<string> { public async Task Handle(string request) " + Ends + " } class Two : IHandler<int> { public Task Handle(int request) => Task.CompletedTask; }" + Root));

    [Fact]
    public void Through_a_generic_interface_an_open_implementation_counts() =>
        Assert.Equal(Answers.Sometimes, Subject.Member(
            "IHandler<string> handler; public async Task M() => await handler.Handle(text);",
            "public interface IHandler<T> { Task Handle(T request); } class One : IHandler<string> { public async Task Handle(string request) " + Ends + " } class Any<T> : IHandler<T> { public Task Handle(T request) => Task.CompletedTask; }" + Root));

    [Theory]
    [InlineData("public abstract class Base { public abstract Task Do(); } class One : Base { public override async Task Do() " + Ends + " }", "Always")]
    [InlineData("public abstract class Base { public abstract Task Do(); }", "Unknown")]
    [InlineData("public abstract class Base { public virtual Task Do() => Task.CompletedTask; } class One : Base { public override async Task Do() " + Ends + " }", "Sometimes")]
    [InlineData("public class Base { public virtual async Task Do() " + Ends + " } class One : Base { public override Task Do() => base.Do(); }", "Always")]
    [InlineData("public class Base { public virtual async Task Do() " + Ends + " } class One : Base { public override Task Do() => Task.CompletedTask; }", "Sometimes")]
    [InlineData("public class Base { public virtual async Task Do() " + Ends + " } class One : Base { public new Task Do() => Task.CompletedTask; }", "Always")]
    [InlineData("public abstract class Root0 { public abstract Task Do(); } public class Base : Root0 { public override async Task Do() " + Ends + " } class One : Base { public override Task Do() => Task.CompletedTask; }", "Sometimes")]
    [InlineData("public abstract class Root0 { public abstract Task Do(); } public class Base : Root0 { public sealed override async Task Do() " + Ends + " }", "Always")]
    [InlineData("public abstract class Base { public Task Do() => Core(); protected abstract Task Core(); } class One : Base { protected override async Task Core() " + Ends + " }", "Always")]
    public void Through_a_virtual_method(string types, string expected) =>
        Assert.Equal(Named(expected), Subject.Member("Base things; public async Task M() => await things.Do();", types + Root));

    [Fact]
    public void Of_the_base_method_is_not_of_its_overrides() =>
        Assert.Equal(Answers.Never, Subject.Member("public Task M() => new One().Run();", "public class Base { public virtual Task Do() => Task.CompletedTask; } public class One : Base { public Task Run() => base.Do(); public override async Task Do() " + Ends + " }" + Root));

    [Fact]
    public void Of_a_framework_method_through_base() =>
        Assert.Equal(Answers.Always, Subject.Member("public Task M() => new Manager().SignOutAsync();", """
            public class Manager : SignInManager<IdentityUser>
            {
                public Manager() : base(null, null, null, null, null, null, null) { }
                public override Task SignOutAsync() => base.SignOutAsync();
            }
            """));

    [Fact]
    public void Of_an_override_that_forgets_its_base() =>
        Assert.Equal(Answers.Never, Subject.Member("public Task M() => new Manager().SignOutAsync();", """
            public class Manager : SignInManager<IdentityUser>
            {
                public Manager() : base(null, null, null, null, null, null, null) { }
                public override Task SignOutAsync() => Task.CompletedTask;
            }
            """));

    [Fact]
    public void Of_the_framework_type() =>
        Assert.Equal(Answers.Always, Subject.Member("SignInManager<IdentityUser> manager; public Task M() => manager.SignOutAsync();"));

    [Fact]
    public void Of_an_action_that_is_an_entry_itself() => Assert.Equal(Answers.Always, Subject.Member("public IActionResult M() => Logout(); public IActionResult Logout() => Redirect(\"/\");"));

    [Fact]
    public void Of_a_constructor_that_the_options_name()
    {
        var program = new Subject.SubjectProgram("public void M() => new Shop.Ender(text);", "namespace Shop { public class Ender { public Ender(string id) { } } }");
        var named = Subject.Asked(program.Model(Compiled.Options(("logout_analyzers.sign_out_methods", "Shop.Ender..ctor"))), "M");
        Assert.Equal(Answers.Always, named);
    }

    [Theory]
    [InlineData("sign_out_methods")]
    [InlineData("revoke_methods")]
    public void Of_a_method_that_the_options_name(string key)
    {
        var program = new Subject.SubjectProgram("IGateway gate; public void M() => gate.Push(text);");
        Assert.Equal(Answers.Unknown, Subject.Asked(program, "M"));
        Assert.Equal(Answers.Always, Subject.Asked(program.Model(Compiled.Options(("logout_analyzers." + key, "Vendor.IGateway.Push"))), "M"));
    }

    private static Answer Named(string answer) => answer switch
    {
        "Always" => Answers.Always,
        "Sometimes" => Answers.Sometimes,
        "Never" => Answers.Never,
        "Unknown" => Answers.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };
}
