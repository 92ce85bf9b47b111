using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

public class Branches
{
    [Theory]
    [InlineData("await C.SignOutAsync();")]
    [InlineData("Work(); await C.SignOutAsync(); Work();")]
    [InlineData("if (flag) await C.SignOutAsync(); else await C.SignOutAsync(\"Cookies\");")]
    [InlineData("if (flag) { await C.SignOutAsync(); return; } await C.SignOutAsync();")]
    [InlineData("if (flag) Work(); else Work(); await C.SignOutAsync();")]
    [InlineData("if (flag) throw new InvalidOperationException(); await C.SignOutAsync();")]
    [InlineData("if (!flag) { if (other) throw new Exception(); await C.SignOutAsync(); } else { await C.SignOutAsync(); }")]
    [InlineData("await (flag ? C.SignOutAsync() : C.SignOutAsync(\"Cookies\"));")]
    [InlineData("await (flag ? C.SignOutAsync() : throw new Exception());")]
    [InlineData("var name = text ?? throw new ArgumentNullException(); await C.SignOutAsync(name);")]
    [InlineData("await C.SignOutAsync().ConfigureAwait(false);")]
    [InlineData("var task = C.SignOutAsync(); await task;")]
    [InlineData("await Task.WhenAll(WorkAsync(), C.SignOutAsync());")]
    [InlineData("C.SignOutAsync().GetAwaiter().GetResult();")]
    public void Every_path_does(string statements) => Assert.Equal(Answers.Always, Subject.Does(statements));

    [Theory]
    [InlineData("if (flag) return; await C.SignOutAsync();")]
    [InlineData("if (flag) await C.SignOutAsync();")]
    [InlineData("if (flag) await C.SignOutAsync(); else Work();")]
    [InlineData("if (flag && other) return; await C.SignOutAsync();")]
    [InlineData("if (number > 3) { Work(); return; } await C.SignOutAsync();")]
    [InlineData("await (flag ? C.SignOutAsync() : Task.CompletedTask);")]
    [InlineData("Task task = Task.CompletedTask; if (flag) task = C.SignOutAsync(); await task;")]
    public void A_path_does_not(string statements) => Assert.Equal(Answers.Sometimes, Subject.Does(statements));

    [Theory]
    [InlineData("")]
    [InlineData("Work(); await WorkAsync();")]
    [InlineData("if (flag) return; Work();")]
    [InlineData("return; ")]
    [InlineData("_ = nameof(AuthenticationHttpContextExtensions.SignOutAsync);")]
    [InlineData("Func<Task> later = C.SignOutAsync; GC.KeepAlive(later.Method);")]
    public void No_path_does(string statements) => Assert.Equal(Answers.Never, Subject.Does(statements));

    [Theory]
    [InlineData("_ = flag && await Did();")]
    [InlineData("_ = flag || await Did();")]
    [InlineData("if (flag && await Did()) Work();")]
    [InlineData("if (flag || await Did()) Work();")]
    [InlineData("var done = (bool?)thing ?? await Did();")]
    [InlineData("text ??= (await Did()).ToString();")]
    [InlineData("if (thing is string { Length: > 3 } && await Did()) Work();")]
    public void The_right_side_of_a_short_circuit_may_not_run(string statements) =>
        Assert.Equal(Answers.Sometimes, Subject.Member($"public async Task M() {{ {statements} }} async Task<bool> Did() {{ await C.SignOutAsync(); return true; }}"));

    [Theory]
    [InlineData("_ = await Did() && flag;")]
    [InlineData("_ = await Did() || flag;")]
    [InlineData("if (await Did() | flag) Work();")]
    [InlineData("var name = (await Did()).ToString() ?? text;")]
    [InlineData("if (await Did() is true) Work();")]
    public void The_left_side_of_a_short_circuit_runs(string statements) =>
        Assert.Equal(Answers.Always, Subject.Member($"public async Task M() {{ {statements} }} async Task<bool> Did() {{ await C.SignOutAsync(); return true; }}"));

    [Fact]
    public void Nothing_is_owed_where_there_is_nothing_to_call() => Assert.Equal(Answers.Always, Subject.Does("await (C?.SignOutAsync() ?? Task.CompletedTask);"));

    [Fact]
    public void A_conditional_access_before_the_call_says_nothing_about_it() => Assert.Equal(Answers.Sometimes, Subject.Does("var length = text?.Length; if (length > 3) return; await C.SignOutAsync();"));

    [Fact]
    public void A_conditional_access_whose_null_leaves_alone_is_no_excuse() => Assert.Equal(Answers.Sometimes, Subject.Does("if (text?.Length is null) return; await C.SignOutAsync();"));

    [Theory]
    [InlineData("switch (number) { case 1: await C.SignOutAsync(); break; default: await C.SignOutAsync(\"A\"); break; }")]
    [InlineData("switch (number) { case 1: await C.SignOutAsync(); break; default: throw new Exception(); }")]
    [InlineData("switch (number) { case 1: Work(); goto case 2; case 2: await C.SignOutAsync(); break; default: goto case 1; }")]
    [InlineData("switch (thing) { case string { Length: > 3 } when flag: await C.SignOutAsync(); break; case int: goto default; default: await C.SignOutAsync(); return; }")]
    [InlineData("await (number switch { 1 => C.SignOutAsync(\"A\"), 2 => C.SignOutAsync(\"B\"), _ => C.SignOutAsync() });")]
    [InlineData("await (number switch { 1 => C.SignOutAsync(\"A\"), _ => throw new Exception() });")]
    public void A_switch_of_which_every_arm_does(string statements) => Assert.Equal(Answers.Always, Subject.Does(statements));

    [Theory]
    [InlineData("switch (number) { case 1: await C.SignOutAsync(); break; }")]
    [InlineData("switch (number) { case 1: await C.SignOutAsync(); break; default: Work(); break; }")]
    [InlineData("switch (thing) { case string when flag: await C.SignOutAsync(); break; case null: Work(); break; default: await C.SignOutAsync(); break; }")]
    [InlineData("await (number switch { 1 => C.SignOutAsync(\"A\"), _ => Task.CompletedTask });")]
    public void A_switch_of_which_an_arm_does_not(string statements) => Assert.Equal(Answers.Sometimes, Subject.Does(statements));

    [Fact]
    public void A_goto_forward_to_the_call() => Assert.Equal(Answers.Always, Subject.Does("if (flag) goto end; Work(); end: await C.SignOutAsync();"));

    [Fact]
    public void A_goto_over_the_call() => Assert.Equal(Answers.Sometimes, Subject.Does("if (flag) goto end; await C.SignOutAsync(); end: Work();"));

    [Fact]
    public void A_goto_back() => Assert.Equal(Answers.Always, Subject.Does("again: Work(); if (flag) goto again; await C.SignOutAsync();"));

    [Fact]
    public void A_lock_around_the_call() => Assert.Equal(Answers.Always, Subject.Member("public void M() { lock (thing) { C.SignOutAsync().Wait(); } }"));

    [Fact]
    public void A_lock_left_before_the_call() => Assert.Equal(Answers.Sometimes, Subject.Member("public void M() { lock (thing) { if (flag) return; C.SignOutAsync().Wait(); } }"));

    [Theory]
    [InlineData("using (new Resource()) { await C.SignOutAsync(); }", true)]
    [InlineData("using var resource = new Resource(); await C.SignOutAsync();", true)]
    [InlineData("await using (new Resource()) { await C.SignOutAsync(); }", true)]
    [InlineData("await using var resource = new Resource(); if (flag) { await C.SignOutAsync(); return; } await C.SignOutAsync();", true)]
    [InlineData("using (new Resource()) { if (flag) return; } await C.SignOutAsync();", false)]
    [InlineData("await using (new Resource()) { if (flag) return; await C.SignOutAsync(); }", false)]
    public void A_using(string statements, bool always) => Assert.Equal(always ? Answers.Always : Answers.Sometimes, Subject.Does(statements));

    [Theory]
    [InlineData("if (false) { return; } await C.SignOutAsync();")]
    [InlineData("const bool Skip = false; if (Skip) return; await C.SignOutAsync();")]
    [InlineData("if (true) await C.SignOutAsync();")]
    [InlineData("const int Version = 2; if (Version > 1) await C.SignOutAsync();")]
    public void A_constant_condition_leaves_one_path(string statements) => Assert.Equal(Answers.Always, Subject.Does(statements));

    [Fact]
    public void A_call_behind_a_constant_condition_never_runs() => Assert.Equal(Answers.Never, Subject.Does("if (false) { await C.SignOutAsync(); } Work();"));

    [Theory]
    [InlineData("public Task M() => C.SignOutAsync();")]
    [InlineData("public Task M() { return C.SignOutAsync(); }")]
    [InlineData("public Task M() { if (flag) return C.SignOutAsync(\"A\"); return C.SignOutAsync(); }")]
    [InlineData("public Task M() => flag ? C.SignOutAsync() : C.SignOutAsync(\"A\");")]
    [InlineData("public async void M() => await C.SignOutAsync();")]
    [InlineData("public async ValueTask M() => await C.SignOutAsync();")]
    [InlineData("public Task<bool> M() => C.SignOutAsync().ContinueWith(_ => true);")]
    [InlineData("public IEnumerable<int> M() { yield return 1; C.SignOutAsync().Wait(); yield return 2; }")]
    [InlineData("public static Task M(HttpContext context) => context.SignOutAsync();")]
    public void Bodies_of_every_kind(string members) => Assert.Equal(Answers.Always, Subject.Member(members));

    [Theory]
    [InlineData("public Task M() => flag ? C.SignOutAsync() : Task.CompletedTask;")]
    [InlineData("public Task M() { if (flag) return Task.CompletedTask; return C.SignOutAsync(); }")]
    [InlineData("public IEnumerable<int> M() { yield return 1; if (flag) yield break; C.SignOutAsync().Wait(); }")]
    public void Bodies_of_every_kind_with_a_way_around(string members) => Assert.Equal(Answers.Sometimes, Subject.Member(members));

    [Fact]
    public void A_sign_out_result_that_is_returned() => Assert.Equal(Answers.Always, Subject.Action("await WorkAsync(); return SignOut(\"Cookies\");"));

    [Fact]
    public void The_two_halves_of_one_condition_are_not_put_together() => Assert.Equal(Answers.Sometimes, Subject.Does("if (flag) await C.SignOutAsync(); if (!flag) await C.SignOutAsync();"));

    [Fact]
    public void An_expression_of_two_thousand_operands_is_read() =>
        Assert.Equal(Answers.Always, Subject.Does($"text = {string.Join(" + ", Enumerable.Repeat("text", 2000))}; await C.SignOutAsync();"));
}
