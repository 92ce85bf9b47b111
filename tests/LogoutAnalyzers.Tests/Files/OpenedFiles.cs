using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LogoutAnalyzers.Tests.Files;

/// <summary>A project may have hundreds of pages: a rule about configuration reads none of them.</summary>
public class OpenedFiles
{
    private const string Program = """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = System.TimeSpan.FromMinutes(builder.Configuration.GetValue<int>("Minutes")));
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(context.User));
        app.Run();
        """;

    [Fact]
    public async Task Only_those_that_configure()
    {
        var opened = new List<string>();
        AdditionalText[] files = [new Recorded("/0/appsettings.json", "{ \"Minutes\": 20 }", opened), new Recorded("/0/Web.config", "<configuration />", opened), new Recorded("/0/Views/Index.cshtml", "<p>x</p>", opened), new Recorded("/0/index.html", "<p>x</p>", opened)];
        var analysis = Compiled.Of(Program).WithAnalyzers([new TimeoutsAnalyzer()], new AnalyzerOptions([.. files]));

        Assert.Empty(await analysis.GetAnalyzerDiagnosticsAsync());
        lock (opened) Assert.Equal(["/0/Web.config", "/0/appsettings.json"], opened.Distinct().Order(StringComparer.Ordinal));
    }

    private sealed class Recorded(string path, string text, List<string> opened) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            lock (opened) opened.Add(path);
            return _text;
        }
    }
}
