using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

public class LambdasAndLocalFunctions
{
    [Theory]
    [InlineData("await Local(); async Task Local() => await C.SignOutAsync();")]
    [InlineData("await Outer(); async Task Outer() { await Inner(); async Task Inner() { await C.SignOutAsync(); } }")]
    [InlineData("await A(); Task A() => B(); Task B() => C.SignOutAsync();")]
    [InlineData("await A(); async Task A() { if (flag) await B(); else await C.SignOutAsync(); } async Task B() { if (other) await A(); else await C.SignOutAsync(); }")]
    [InlineData("if (flag) { await Local(); return; } await Local(); Task Local() => C.SignOutAsync();")]
    [InlineData("await Local(C); static Task Local(HttpContext context) => context.SignOutAsync();")]
    [InlineData("await Local<string>(); Task Local<T>() => C.SignOutAsync();")]
    [InlineData("try { Work(); } finally { await Local(); } Task Local() => C.SignOutAsync();")]
    public void A_local_function_that_is_called(string statements) => Assert.Equal(Answers.Always, Subject.Does(statements));

    [Theory]
    [InlineData("Work(); async Task Local() => await C.SignOutAsync();")]
    [InlineData("await Outer(); async Task Outer() { await Task.Yield(); async Task Inner() { await C.SignOutAsync(); } }")]
    public void A_local_function_that_is_not_called(string statements) => Assert.Equal(Answers.Never, Subject.Does(statements));

    [Theory]
    [InlineData("if (flag) await Local(); Task Local() => C.SignOutAsync();")]
    [InlineData("await Local(); async Task Local() { if (flag) return; await C.SignOutAsync(); }")]
    public void A_local_function_with_a_way_around(string statements) => Assert.Equal(Answers.Sometimes, Subject.Does(statements));

    [Theory]
    [InlineData("await Task.Run(() => C.SignOutAsync());")]
    [InlineData("await Task.Run(async () => { Work(); await C.SignOutAsync(); });")]
    [InlineData("items.ForEach(item => C.SignOutAsync(item).Wait());")]
    [InlineData("items.ForEach(End);")]
    [InlineData("items.ForEach(delegate(string item) { C.SignOutAsync(item).Wait(); });")]
    [InlineData("Response.OnStarting(() => C.SignOutAsync());")]
    [InlineData("await Parallel.ForEachAsync(items, async (item, token) => await Parallel.ForEachAsync(items, async (i, t) => await C.SignOutAsync(i)));")]
    public void A_framework_method_calls_it_back(string statements) =>
        Assert.Equal(Answers.AsOftenAsCalled, Subject.Member($"public async Task M() {{ {statements} }} void End(string item) => C.SignOutAsync(item).Wait();"));

    [Fact]
    public void A_callback_that_does_nothing() => Assert.Equal(Answers.Never, Subject.Does("items.ForEach(item => Work());"));

    [Fact]
    public void A_callback_that_calls_something_unknown() => Assert.Equal(Answers.Unknown, Subject.Does("items.ForEach(item => gateway.Push(item));"));

    [Theory]
    [InlineData("Func<Task> end = () => C.SignOutAsync(); await end();")]
    [InlineData("Action end = () => C.SignOutAsync().Wait(); end.Invoke();")]
    [InlineData("Func<Task> end = C.SignOutAsync; await end();")]
    [InlineData("await Given(null);")]
    public void A_delegate_may_be_anything(string statements) =>
        Assert.Equal(Answers.Unknown, Subject.Member($"public async Task M() {{ {statements} }} Task Given(Func<Task> later) => later();"));

    [Fact]
    public void A_delegate_that_may_be_null() => Assert.True(Subject.Member("event Action Ended; public void M() => Ended?.Invoke();").Unknown);

    [Fact]
    public void A_lambda_that_is_only_stored() => Assert.Equal(Answers.Never, Subject.Does("Func<Task> end = () => C.SignOutAsync(); GC.KeepAlive(end);"));

    [Fact]
    public void A_local_function_inside_a_lambda() =>
        Assert.Equal(Answers.AsOftenAsCalled, Subject.Does("await Task.Run(async () => { await Local(); async Task Local() => await C.SignOutAsync(); });"));

    [Fact]
    public void A_lambda_inside_a_local_function() =>
        Assert.Equal(Answers.AsOftenAsCalled, Subject.Does("await Local(); async Task Local() => await Task.Run(() => C.SignOutAsync());"));

    [Fact]
    public void An_own_method_that_calls_what_it_is_given_is_trusted_to_do_so() =>
        Assert.Equal(Answers.AlwaysOrUnknown, Subject.Member("public Task M() => Guarded(() => C.SignOutAsync()); async Task Guarded(Func<Task> work) { Work(); await work(); }"));
}
