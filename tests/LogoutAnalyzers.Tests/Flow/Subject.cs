using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Asks whether the method <c>M</c> of a controller ends the session. <c>C</c> is its HttpContext.</summary>
internal static class Subject
{
    private const string Usings = """
        using System.Security.Claims;
        using System.Security.Principal;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Vendor;

        """;

    private const string Rest = """

            public HttpContext C => HttpContext;
            public bool flag;
            public bool other;
            public int number;
            public string text = "";
            public object thing = new();
            public List<string> items = new();
            public ILogger<Subject> logger = null!;
            public IGateway gateway = null!;
            public void Work() => Console.Write("working");
            public async Task WorkAsync() => await Task.Yield();
            public async IAsyncEnumerable<string> Stream() { await Task.Yield(); yield return "one"; }
        }

        public sealed class Resource : IDisposable, IAsyncDisposable
        {
            public void Dispose() { }
            public ValueTask DisposeAsync() => default;
        }
        """;

    /// <summary>What a call of an async method with these statements does.</summary>
    public static Answer Does(string statements) => Member($"public async Task M() {{ {statements} }}");

    /// <summary>What a call of M does, which is among these members.</summary>
    public static Answer Member(string members, params string[] others) => Asked(new SubjectProgram(members, others), "M");

    /// <summary>What an action with these statements does, whose answer goes to the browser.</summary>
    public static Answer Action(string statements) => ActionMember($"public async Task<IActionResult> M() {{ {statements} }}");

    /// <summary>What the action M among these members does, whose answer goes to the browser.</summary>
    public static Answer ActionMember(string members, params string[] others)
    {
        var model = new SubjectProgram(members, others).Model(Compiled.DefaultOptions);
        var body = Method(model.Compilation, "M").DeclaringSyntaxReferences.Single().GetSyntax();
        var solved = model.Summaries.Solve(body, Question.EndsSession, CancellationToken.None);
        Assert.NotNull(solved);
        return solved.ToAnswer();
    }

    public static Answer Asked(SubjectProgram program, string method) => Asked(program.Model(Compiled.DefaultOptions), method);

    public static Answer Asked(LogoutModel model, string method) => model.Summaries.Of(Method(model.Compilation, method), Question.EndsSession, CancellationToken.None);

    public static IMethodSymbol Method(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName("Subject")!.GetMembers(name).OfType<IMethodSymbol>().Single();

    /// <summary>The program around some members of the controller.</summary>
    internal sealed record SubjectProgram(string Members, params string[] Others)
    {
        public LogoutModel Model(LogoutOptions options) => LogoutModel.Of(Compiled.Of([Usings + "public partial class Subject : Controller\n{\n" + Members + Rest, .. Others.Select(static other => Usings + other)]), options);
    }
}
