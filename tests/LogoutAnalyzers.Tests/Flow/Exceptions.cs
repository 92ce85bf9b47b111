using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

public class Exceptions
{
    [Theory]
    // Where the sign-out itself is all that throws, there is nothing more that the catch could do.
    [InlineData("try { await C.SignOutAsync(); } catch { }")]
    [InlineData("try { await C.SignOutAsync(); } catch (Exception e) { logger.LogError(e, \"x\"); }")]
    [InlineData("try { await C.SignOutAsync(); Work(); } catch { }")]
    [InlineData("try { logger.LogInformation(\"x\"); await C.SignOutAsync(); } catch { }")]
    [InlineData("try { Work(); await C.SignOutAsync(); } catch { throw; }")]
    [InlineData("try { Work(); await C.SignOutAsync(); } catch (Exception e) { throw new InvalidOperationException(\"x\", e); }")]
    [InlineData("try { Work(); } catch { } await C.SignOutAsync();")]
    [InlineData("await C.SignOutAsync(); try { Work(); } catch { }")]
    [InlineData("try { Work(); await C.SignOutAsync(); } catch { await C.SignOutAsync(); }")]
    [InlineData("try { Work(); } catch { return; } finally { await C.SignOutAsync(); }")]
    [InlineData("try { Work(); } finally { await C.SignOutAsync(); }")]
    [InlineData("try { if (flag) return; Work(); } finally { await C.SignOutAsync(); }")]
    [InlineData("try { try { Work(); } finally { await C.SignOutAsync(); } } finally { Work(); }")]
    [InlineData("try { try { if (flag) return; } finally { Work(); } } finally { await C.SignOutAsync(); }")]
    [InlineData("try { try { Work(); await C.SignOutAsync(); } catch (IOException) { throw; } } catch (ArgumentException) { await C.SignOutAsync(); }")]
    [InlineData("try { Work(); await C.SignOutAsync(); } catch (Exception) when (flag) { throw; }")]
    [InlineData("try { await C.SignOutAsync(); } catch (Exception) when (Log()) { }")]
    [InlineData("try { number = 3; } catch { return; } await C.SignOutAsync();")]
    [InlineData("try { try { Work(); } finally { await C.SignOutAsync(); } } catch { }")]
    [InlineData("try { using (new Resource()) { try { Work(); } finally { await C.SignOutAsync(); } } } catch (Exception) { return; }")]
    [InlineData("using (new Resource()) { try { Work(); } finally { await C.SignOutAsync(); } }")]
    [InlineData("foreach (var item in items) { try { Work(); } catch { continue; } } await C.SignOutAsync();")]
    public void No_exception_leads_around(string statements) => Assert.Equal(Answers.Always, Subject.Member($"public async Task M() {{ {statements} }} bool Log() => false;"));

    [Theory]
    [InlineData("try { Work(); await C.SignOutAsync(); } catch { }")]
    [InlineData("try { await WorkAsync(); await C.SignOutAsync(); } catch (Exception e) { logger.LogError(e, \"x\"); }")]
    [InlineData("try { new Resource().Dispose(); await C.SignOutAsync(); } catch (Exception) { return; }")]
    [InlineData("try { int.Parse(text); await C.SignOutAsync(); } catch (FormatException) { }")]
    [InlineData("try { if (flag) throw new Exception(); await C.SignOutAsync(); } catch { }")]
    [InlineData("try { Work(); await C.SignOutAsync(); } catch (Exception) when (flag) { }")]
    [InlineData("try { Work(); await C.SignOutAsync(); } catch (IOException) { throw; } catch (ArgumentException) { }")]
    [InlineData("try { try { Work(); } finally { Work(); } await C.SignOutAsync(); } catch { }")]
    [InlineData("try { try { Work(); await C.SignOutAsync(); } catch (IOException) { throw; } } catch { }")]
    [InlineData("try { try { Work(); } catch (IOException) { await C.SignOutAsync(); } await C.SignOutAsync(); } catch { }")]
    [InlineData("try { Work(); } catch { await C.SignOutAsync(); }")]
    [InlineData("try { Work(); } catch { await C.SignOutAsync(); throw; }")]
    [InlineData("try { Work(); } finally { if (flag) await C.SignOutAsync(); }")]
    [InlineData("try { Work(); return; } catch { } await C.SignOutAsync();")]
    [InlineData("try { foreach (var item in items) int.Parse(item); await C.SignOutAsync(); } catch { }")]
    public void An_exception_leads_around(string statements) => Assert.Equal(Answers.Sometimes, Subject.Does(statements));

    [Fact]
    public void The_await_of_a_task_that_was_started_before_throws() => Assert.Equal(Answers.Sometimes, Subject.Does("var task = WorkAsync(); try { await task; await C.SignOutAsync(); } catch { }"));

    [Fact]
    public void A_call_that_throws_inside_the_arguments_of_the_sign_out() => Assert.Equal(Answers.Sometimes, Subject.Does("try { await C.SignOutAsync(items.First()); } catch { }"));

    [Fact]
    public void An_own_helper_that_does_nothing_else() =>
        Assert.Equal(Answers.Always, Subject.Member("public async Task M() { try { await End(); } catch { } } Task End() => C.SignOutAsync();"));

    [Fact]
    public void A_body_that_only_throws_owes_nothing() => Assert.Equal(Answers.NothingOwed, Subject.Does("throw new NotImplementedException();"));

    [Fact]
    public void An_error_answer_in_the_catch_owes_nothing() => Assert.Equal(Answers.Always, Subject.Action("try { Work(); await C.SignOutAsync(); } catch (Exception) { return StatusCode(500); } return Redirect(\"/\");"));

    [Fact]
    public void A_success_answer_in_the_catch_does() => Assert.Equal(Answers.Sometimes, Subject.Action("try { Work(); await C.SignOutAsync(); } catch (Exception) { return Redirect(\"/\"); } return Redirect(\"/\");"));

    [Fact]
    public void A_finally_is_part_of_every_exit_it_stands_around() =>
        Assert.Equal(Answers.Always, Subject.Action("try { if (flag) return Ok(); if (other) return Redirect(\"/\"); return NoContent(); } finally { await C.SignOutAsync(); }"));
}
