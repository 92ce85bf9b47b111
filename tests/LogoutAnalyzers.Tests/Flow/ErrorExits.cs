using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>A path that reports an error owes nothing.</summary>
public class ErrorExits
{
    [Theory]
    [InlineData("BadRequest()")]
    [InlineData("BadRequest(\"no token\")")]
    [InlineData("NotFound()")]
    [InlineData("Unauthorized()")]
    [InlineData("Forbid()")]
    [InlineData("Challenge()")]
    [InlineData("Conflict()")]
    [InlineData("UnprocessableEntity()")]
    [InlineData("Problem(\"x\")")]
    [InlineData("ValidationProblem()")]
    [InlineData("StatusCode(500)")]
    [InlineData("StatusCode(StatusCodes.Status403Forbidden)")]
    [InlineData("StatusCode(503, new { text })")]
    [InlineData("new StatusCodeResult(500)")]
    [InlineData("new BadRequestResult()")]
    [InlineData("new NotFoundObjectResult(text)")]
    [InlineData("new UnauthorizedResult()")]
    [InlineData("new ObjectResult(text) { StatusCode = 500 }")]
    [InlineData("new JsonResult(text) { StatusCode = StatusCodes.Status400BadRequest }")]
    [InlineData("Json(new { success = false })")]
    [InlineData("Ok(new { Succeeded = false, text })")]
    [InlineData("new JsonResult(new { ok = false })")]
    [InlineData("Json(new { error = true })")]
    [InlineData("View(\"Error\")")]
    [InlineData("RedirectToAction(\"Error\", \"Home\")")]
    [InlineData("Redirect(\"/error\")")]
    [InlineData("flag ? BadRequest() : NotFound()")]
    [InlineData("flag ? throw new Exception() : StatusCode(500)")]
    public void An_error_answer(string answer) =>
        Assert.Equal(Answers.Always, Subject.Action($"if (other) return {answer}; await C.SignOutAsync(); return Redirect(\"/\");"));

    [Theory]
    [InlineData("Ok()")]
    [InlineData("NoContent()")]
    [InlineData("StatusCode(200)")]
    [InlineData("StatusCode(StatusCodes.Status204NoContent)")]
    [InlineData("new StatusCodeResult(302)")]
    [InlineData("new ObjectResult(text) { StatusCode = 200 }")]
    [InlineData("Json(new { success = true })")]
    [InlineData("Ok(new { error = false })")]
    [InlineData("Redirect(\"/\")")]
    [InlineData("RedirectToAction(\"Index\", \"Home\")")]
    [InlineData("View()")]
    [InlineData("Content(\"Goodbye\")")]
    [InlineData("flag ? Ok() : BadRequest()")]
    [InlineData("null")]
    [InlineData("StatusCode(number)")]
    public void A_success_answer(string answer) =>
        Assert.Equal(Answers.Sometimes, Subject.Action($"if (other) return {answer}; await C.SignOutAsync(); return Redirect(\"/\");"));

    [Theory]
    [InlineData("Results.BadRequest()")]
    [InlineData("Results.Problem(\"x\")")]
    [InlineData("Results.StatusCode(500)")]
    [InlineData("Results.Json(new { text }, statusCode: 503)")]
    [InlineData("Results.NotFound()")]
    [InlineData("TypedResults.Unauthorized()")]
    [InlineData("TypedResults.Forbid()")]
    [InlineData("TypedResults.InternalServerError()")]
    [InlineData("TypedResults.StatusCode(StatusCodes.Status500InternalServerError)")]
    public void An_error_result(string result) =>
        Assert.Equal(Answers.Always, Subject.ActionMember($"public async Task<IResult> M() {{ if (flag) return {result}; await C.SignOutAsync(); return Results.Ok(); }}"));

    [Theory]
    [InlineData("IActionResult result; if (flag) { await C.SignOutAsync(); result = Ok(); } else { result = BadRequest(); } return result;")]
    [InlineData("IActionResult result = BadRequest(); if (flag) { await C.SignOutAsync(); result = Ok(); } return result;")]
    [InlineData("return flag ? await Done() : BadRequest();")]
    [InlineData("return number switch { 1 => await Done(), 2 => NotFound(), _ => StatusCode(500) };")]
    [InlineData("Response.StatusCode = 400; return new EmptyResult();")]
    [InlineData("if (flag) { Response.StatusCode = StatusCodes.Status401Unauthorized; return View(); } await C.SignOutAsync(); return View();")]
    [InlineData("if (flag) { ModelState.AddModelError(\"\", \"x\"); return View(); } return await Done();")]
    [InlineData("try { return await Done(); } catch (Exception) { return Problem(); }")]
    public void Mixed_exits_of_which_the_good_ones_do(string statements) =>
        Assert.True(Subject.ActionMember($"public async Task<IActionResult> M() {{ {statements} }} async Task<IActionResult> Done() {{ await C.SignOutAsync(); return Ok(); }}").Always);

    [Theory]
    [InlineData("IActionResult result; if (flag) { await C.SignOutAsync(); result = BadRequest(); } else { result = Ok(); } return result;")]
    [InlineData("IActionResult result = Ok(); if (flag) { await C.SignOutAsync(); result = Redirect(\"/\"); } return result;")]
    [InlineData("return flag ? await Done() : Ok();")]
    [InlineData("return flag ? Ok() : other ? BadRequest() : await Done();")]
    [InlineData("if (flag) { Response.StatusCode = 200; return View(); } await C.SignOutAsync(); return View();")]
    public void Mixed_exits_of_which_a_good_one_does_not(string statements) =>
        Assert.Equal(Answers.Sometimes, Subject.ActionMember($"public async Task<IActionResult> M() {{ {statements} }} async Task<IActionResult> Done() {{ await C.SignOutAsync(); return Ok(); }}"));

    [Theory]
    [InlineData("public bool M() { if (flag) return false; C.SignOutAsync().Wait(); return true; }")]
    [InlineData("public async Task<bool> M() { if (flag) return false; await C.SignOutAsync(); return true; }")]
    [InlineData("public Task<bool> M() { if (flag) return Task.FromResult(false); C.SignOutAsync().Wait(); return Task.FromResult(true); }")]
    [InlineData("public string M() { if (flag) return null; C.SignOutAsync().Wait(); return \"x\"; }")]
    [InlineData("public string M() { if (flag) return default; C.SignOutAsync().Wait(); return \"x\"; }")]
    [InlineData("public int M() { if (flag) return -1; C.SignOutAsync().Wait(); return 1; }")]
    [InlineData("public Result M() { if (flag) return Result.Fail(\"x\"); C.SignOutAsync().Wait(); return Result.Ok(); }")]
    [InlineData("public Result M() { if (flag) return Result.Failed; C.SignOutAsync().Wait(); return Result.Ok(); }")]
    [InlineData("public Result M() { if (flag) return new Result { Success = false }; C.SignOutAsync().Wait(); return Result.Ok(); }")]
    [InlineData("public Outcome M() { if (flag) return Outcome.NotFound; C.SignOutAsync().Wait(); return Outcome.Done; }")]
    [InlineData("public (bool Ok, string Text) M() { if (flag) return (false, text); C.SignOutAsync().Wait(); return (true, text); }")]
    public void A_callee_that_says_it_did_not(string member) =>
        Assert.Equal(Answers.Always, Subject.Member(member + " public class Result { public bool Success { get; set; } public static Result Fail(string text) => new(); public static Result Ok() => new(); public static Result Failed => new(); } public enum Outcome { Done, NotFound }"));

    [Theory]
    [InlineData("public bool M() { if (flag) return true; C.SignOutAsync().Wait(); return true; }")]
    [InlineData("public string M() { if (flag) return \"none\"; C.SignOutAsync().Wait(); return \"x\"; }")]
    [InlineData("public int M() { if (flag) return 0; C.SignOutAsync().Wait(); return 1; }")]
    [InlineData("public bool M() { if (flag) return other; C.SignOutAsync().Wait(); return true; }")]
    public void A_callee_that_does_not_say_so(string member) => Assert.Equal(Answers.Sometimes, Subject.Member(member));

    [Theory]
    [InlineData("Ok(new Answer { Success = false })")]
    [InlineData("new JsonResult(new Answer { Success = false, Text = text })")]
    [InlineData("new Answer { Success = false }")]
    public void An_error_answer_of_an_own_type(string answer) =>
        Assert.Equal(Answers.Always, Subject.ActionMember($"public async Task<object> M() {{ if (flag) return {answer}; await C.SignOutAsync(); return Ok(new Answer {{ Success = true }}); }} public class Answer {{ public bool Success {{ get; set; }} public string Text {{ get; set; }} }}"));

    // It says that it did nothing, so its caller has not done it either.
    [Theory]
    [InlineData("bool Check() => false;")]
    [InlineData("bool Check() { Work(); return false; }")]
    [InlineData("string Check() => null;")]
    [InlineData("Task<string> Check() => Task.FromResult<string>(null);")]
    [InlineData("int Check() => -1;")]
    public void A_callee_that_always_says_no_does_nothing(string check) => Assert.Equal(Answers.Never, Subject.Member("public void M() { Check(); Work(); } " + check));

    [Fact]
    public void A_callee_that_always_throws_ends_the_path() =>
        Assert.Equal(Answers.Always, Subject.Member("public async Task M() { if (flag) { Refuse(); return; } await C.SignOutAsync(); } void Refuse() => throw new InvalidOperationException();"));

    [Fact]
    public void False_is_an_answer_like_any_other_to_the_browser() =>
        Assert.Equal(Answers.Sometimes, Subject.ActionMember("public async Task<bool> M() { if (flag) return false; await C.SignOutAsync(); return true; }"));
}
