using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Calls whose bodies cannot be seen.</summary>
public class UnseenCalls
{
    [Theory]
    [InlineData("gateway.Push(text);")]
    [InlineData("await gateway.PushAsync(text);")]
    [InlineData("if (gateway.Ask()) Work();")]
    [InlineData("Toolbox.Tick();")]
    [InlineData("worker.Start();")]
    [InlineData("worker.Stop();")]
    [InlineData("dynamic d = thing; d.Push(text);")]
    [InlineData("dynamic d = thing; await d.SignOutAsync();")]
    [InlineData("sessions.Count();")]
    [InlineData("await mediator.Send(new Query());")]
    [InlineData("history.GetLogoutHistory();")]
    public void Unknown(string statements) => Assert.Equal(Answers.Unknown, Does(statements));

    [Theory]
    [InlineData("gateway.Push(text); await C.SignOutAsync();")]
    [InlineData("await C.SignOutAsync(); gateway.Push(text);")]
    [InlineData("if (gateway.Ask()) await C.SignOutAsync(); else await C.SignOutAsync();")]
    public void An_unknown_call_beside_one_that_does_it(string statements) => Assert.Equal(Answers.AlwaysAndUnknown, Does(statements));

    [Theory]
    [InlineData("if (flag) gateway.Push(text); else await C.SignOutAsync();")]
    [InlineData("gateway.Push(text); if (flag) await C.SignOutAsync();")]
    [InlineData("Toolbox.Run(() => C.SignOutAsync().Wait());")]
    public void An_unknown_call_where_the_other_is_missing(string statements) => Assert.Equal(Answers.AlwaysOrUnknown, Does(statements));

    [Fact]
    public void An_unknown_call_that_leaves_a_path_with_neither() => Assert.Equal(Answers.SometimesAndUnknown, Does("if (flag) gateway.Push(text); else if (other) await C.SignOutAsync();"));

    [Fact]
    public void An_unknown_call_on_one_of_two_paths() => Assert.Equal(Answers.UnknownSometimes, Does("if (flag) gateway.Push(text);"));

    [Theory]
    [InlineData("logger.LogInformation(\"logging out {User}\", text);")]
    [InlineData("audit.Write(text);")]
    [InlineData("Console.WriteLine(text); _ = DateTime.UtcNow.ToString(); items.Add(text);")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Serialize(thing);")]
    [InlineData("_ = User.FindFirst(ClaimTypes.NameIdentifier)?.Value; TempData[\"x\"] = text; ViewData[\"y\"] = text;")]
    [InlineData("Response.Headers.Append(\"X\", text); await Response.WriteAsync(text);")]
    [InlineData("mapper.Map(thing);")]
    [InlineData("await Task.Delay(1); await Task.WhenAll(WorkAsync());")]
    [InlineData("logger.LogInformation(\"{Command}\", new LogoutCommand());")]
    public void Neutral(string statements) => Assert.Equal(Answers.Never, Does(statements));

    [Theory]
    [InlineData("sessions.Revoke(text);")]
    [InlineData("await sessions.LogoutAsync(text);")]
    [InlineData("await mediator.Send(new LogoutCommand());")]
    [InlineData("var command = new LogoutCommand(); await mediator.Send(command);")]
    [InlineData("_ = await mediator.Ask<bool>(new LogoutCommand());")]
    [InlineData("await own.Send(new LogoutCommand());")]
    [InlineData("ownSessions.EndSession(text);")]
    [InlineData("await ownSessions.RevokeAllTokensAsync(text);")]
    public void Trusted_by_name(string statements) => Assert.Equal(Answers.Always, Does(statements));

    [Theory]
    [InlineData("await own.Send(new Query());")]
    [InlineData("ownSessions.Touch(text);")]
    public void A_member_of_an_own_interface_without_an_implementation(string statements) => Assert.Equal(Answers.Unknown, Does(statements));

    [Fact]
    public void A_trusted_name_in_this_project_is_checked() =>
        Assert.Equal(Answers.Never, Subject.Member("public void M() => new Sessions().Revoke(text); public class Sessions { public void Revoke(string token) => Console.Write(token); }"));

    [Theory]
    [InlineData("using var client = new HttpClient(); await client.PostAsync(\"/revoke\", null);")]
    [InlineData("Microsoft.Extensions.Caching.Distributed.IDistributedCache cache = null; await cache.SetAsync(text, null, null, default);")]
    [InlineData("Microsoft.JSInterop.IJSRuntime js = null; await Microsoft.JSInterop.JSRuntimeExtensions.InvokeVoidAsync(js, text);")]
    public void What_reaches_outside_is_unknown(string statements) => Assert.Equal(Answers.Unknown, Does(statements));

    [Fact]
    public void The_same_library_as_a_project_reference()
    {
        var library = Compiled.Of("namespace Near { public static class Gate { public static void Push() { } } public interface ISessions { void RevokeToken(string token); } }");
        var compilation = Compiled.Of("public class Placeholder { }").AddReferences(library.WithAssemblyName("Near").ToMetadataReference());
        compilation = compilation.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            "public class Subject { Near.ISessions sessions; public void M() => Near.Gate.Push(); public void N() => sessions.RevokeToken(null); }",
            new Microsoft.CodeAnalysis.CSharp.CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest)));
        var model = LogoutModel.Of(compilation, Compiled.DefaultOptions);
        Assert.Equal(Answers.Unknown, Subject.Asked(model, "M"));
        Assert.Equal(Answers.Always, Subject.Asked(model, "N"));
    }

    [Fact]
    public void Code_that_does_not_compile_is_unknown()
    {
        var compilation = Compiled.Of("public class Placeholder { }").AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            "public class Subject { public void M() { if (true) Missing(1, ; } public void N() => Nowhere.SignOut(); public void O() { return SignOutAsync( }",
            new Microsoft.CodeAnalysis.CSharp.CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest)));
        var model = LogoutModel.Of(compilation, Compiled.DefaultOptions);
        Assert.True(Subject.Asked(model, "M").Unknown);
        Assert.True(Subject.Asked(model, "N").Unknown);
        Assert.True(Subject.Asked(model, "O").Unknown);
    }

    private static LogoutAnalyzers.Flow.Answer Does(string statements) => Subject.Member(
        $"IMediator mediator; ISessionService sessions; IAuditTrail audit; ILogoutHistory history; Worker worker; IMapper mapper; IOwnMediator own; IOwnSessions ownSessions; public async Task M() {{ {statements} }}",
        """
        public class LogoutCommand { }
        public class Query { }
        public interface IMapper { object Map(object source); }
        public interface IOwnMediator { Task Send(object command); }
        public interface IOwnSessions { void EndSession(string id); Task RevokeAllTokensAsync(string user); void Touch(string id); }
        """);
}
