using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

public class Loops
{
    [Theory]
    [InlineData("foreach (var item in items) await C.SignOutAsync(item);")]
    [InlineData("foreach (var (a, b) in items.Zip(items)) await C.SignOutAsync(a);")]
    [InlineData("for (var i = 0; i < number; i++) await C.SignOutAsync();")]
    [InlineData("await foreach (var item in Stream()) await C.SignOutAsync(item);")]
    [InlineData("foreach (var item in items) { if (item.Length == 0) continue; await C.SignOutAsync(item); }")]
    [InlineData("foreach (var item in items) foreach (var c in item) await C.SignOutAsync();")]
    public void A_loop_over_what_there_is_does_it_as_often_as_it_runs(string statements) => Assert.Equal(Answers.AsOftenAsCalled, Subject.Does(statements));

    [Theory]
    [InlineData("while (flag) await C.SignOutAsync();")]
    [InlineData("while (number-- > 0) { await C.SignOutAsync(); }")]
    [InlineData("foreach (var item in items) { if (item.Length == 0) return; await C.SignOutAsync(item); }")]
    [InlineData("foreach (var item in items) Work(); if (flag) await C.SignOutAsync();")]
    [InlineData("do { if (flag) break; await C.SignOutAsync(); } while (other);")]
    [InlineData("while (true) { if (flag) break; if (other) { await C.SignOutAsync(); break; } }")]
    public void A_loop_that_may_be_left_before(string statements) => Assert.Equal(Answers.Sometimes, Subject.Does(statements));

    [Theory]
    [InlineData("do { await C.SignOutAsync(); } while (flag);")]
    [InlineData("foreach (var item in items) Work(); await C.SignOutAsync();")]
    [InlineData("while (flag) { if (other) break; Work(); } await C.SignOutAsync();")]
    [InlineData("foreach (var item in items) await C.SignOutAsync(item); await C.SignOutAsync();")]
    [InlineData("await foreach (var item in Stream()) Work(); await C.SignOutAsync();")]
    [InlineData("while (true) { await C.SignOutAsync(); break; }")]
    [InlineData("for (;;) { await C.SignOutAsync(); break; }")]
    [InlineData("while (true) { if (flag) { await C.SignOutAsync(); return; } Work(); }")]
    [InlineData("for (;;) { if (flag) continue; await C.SignOutAsync(); return; }")]
    [InlineData("for (var i = 0; ; i++) { if (i > 3) { await C.SignOutAsync(); break; } }")]
    public void A_loop_does_not_lead_around(string statements) => Assert.Equal(Answers.Always, Subject.Does(statements));

    [Fact]
    public void A_loop_that_calls_something_unknown() => Assert.Equal(Answers.Unknown, Subject.Does("foreach (var item in items) gateway.Push(item);"));

    [Fact]
    public void A_loop_without_an_end_has_no_exit() => Assert.Equal(Answers.NothingOwed, Subject.Does("while (true) Work();"));
}
