using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>No rule speaks where there is nothing to say.</summary>
public class Silence
{
    [Theory]
    [InlineData("")]
    [InlineData("// nothing")]
    [InlineData("namespace Empty;")]
    [InlineData("public interface ILogout { void Logout(); }")]
    public async Task Empty_sources(string source) => Programs.AssertSilent(await Programs.AnalyzeAsync(Programs.Web(source)));

    [Fact]
    public async Task Projects_that_reference_no_web_framework()
    {
        var compilation = Programs.Compile([Doppelgangers], References.NetCore);
        Programs.AssertCompiles(compilation);
        Programs.AssertSilent(await Programs.AnalyzeAsync(compilation));
    }

    // Types with the framework's names in namespaces of the user's.
    [Fact]
    public async Task Doppelgangers_of_framework_types()
    {
        var compilation = Programs.Web(Doppelgangers);
        Programs.AssertCompiles(compilation);
        Programs.AssertSilent(await Programs.AnalyzeAsync(compilation));
    }

    // The very namespaces of the framework, declared in the application.
    [Fact]
    public async Task Framework_types_that_the_application_declares_itself()
    {
        var compilation = Programs.Compile([Doppelgangers.Replace("Shop.Fakes", "Microsoft.AspNetCore.Mvc") + "namespace Microsoft.AspNetCore.Http { public class HttpContext { } }"], References.NetCore);
        Programs.AssertCompiles(compilation);
        Programs.AssertSilent(await Programs.AnalyzeAsync(compilation));
    }

    [RestoredFact]
    public async Task The_sound_sample() => Programs.AssertSilent(await Programs.AnalyzeAsync(Sample("SoundShop")));

    // Else silence about the sound one would mean nothing.
    [RestoredFact]
    public async Task But_not_the_leaky_sample()
    {
        if (IsNewRoslyn) Assert.Superset(new HashSet<string> { "LOA1001", "LOA2003", "LOA2009" }, (await Programs.AnalyzeAsync(Sample("LeakyShop"))).Select(static report => report.Id).ToHashSet());
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("eng")]
    public async Task Our_own_code(string folder)
    {
        var sources = Repository.Files(folder, "*.cs").Select(static file => (Repository.Path(file), Repository.Read(file)));
        var roslyn = new[] { typeof(SyntaxTree), typeof(CSharpCompilation), typeof(Workspace) }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location));
        Programs.AssertSilent(await Programs.AnalyzeAsync(Programs.Compile(sources, References.AspNetCore.AddRange(roslyn))));
    }

    // The samples are written in C# 12; the oldest Roslyn reads what it can of them.
    private static bool IsNewRoslyn => typeof(SyntaxTree).Assembly.GetName().Version!.Major > 4;

    private static CSharpCompilation Sample(string name)
    {
        var compilation = Programs.Compile(Samples.Sources(name), Samples.References, isExecutable: true);
        if (IsNewRoslyn) Programs.AssertCompiles(compilation);
        return compilation;
    }

    private const string Doppelgangers = """
        using System;
        using System.Threading.Tasks;
        using Shop.Fakes;

        namespace Shop.Fakes
        {
            public class HttpContext { public Task SignOutAsync() => Task.CompletedTask; public Task SignOutAsync(string scheme) => Task.CompletedTask; }
            public class SignOutResult { }
            public class SignInManager<T> { public Task SignOutAsync() => Task.CompletedTask; }
            public static class Results { public static SignOutResult SignOut() => new(); }
            public class ControllerBase { public HttpContext HttpContext { get; } = new(); public SignOutResult SignOut() => new(); }
            public class Controller : ControllerBase { public object Redirect(string url) => url; }
            public class PageModel : ControllerBase { }
            public class HttpPostAttribute : Attribute { }
            public class WebApplication { public void MapPost(string pattern, Delegate handler) { } }
        }

        namespace Shop
        {
            public class AccountController : Shop.Fakes.Controller
            {
                [Shop.Fakes.HttpPost]
                public object Logout() => Redirect("/");

                public object SignOff()
                {
                    HttpContext.SignOutAsync();
                    SignOut();
                    new Shop.Fakes.SignOutResult();
                    Shop.Fakes.Results.SignOut();
                    _ = new Shop.Fakes.SignInManager<string>().SignOutAsync();
                    return Redirect("/");
                }
            }

            public class LogoutModel : Shop.Fakes.PageModel
            {
                public void OnPost() { }
            }

            public static class Endpoints
            {
                public static void Map(Shop.Fakes.WebApplication app) => app.MapPost("/logout", () => "bye");
            }
        }
        """;
}
