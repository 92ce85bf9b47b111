using System.Linq;
using System.Threading;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Setup;
using LogoutAnalyzers.Tests.Files;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Tests.Setup.Durations;

/// <summary>The durations that a program gives to <c>IdleTimeout</c>, and its configuration files.</summary>
internal sealed record Idle(params (string Path, string Text)[] Files)
{
    public static readonly Idle WithoutFiles = new();

    /// <summary>An application whose sessions time out after this expression, with more files beside it.</summary>
    public string[] Of(string expression, params string[] others) => OfProgram([Program(expression), .. others]);

    /// <summary>The same of whole files, in which <c>IdleTimeout</c> is assigned once: <c>14.00:00:00 (appsettings.json)</c>.</summary>
    public string[] OfProgram(params string[] sources) => Read(sources, "IdleTimeout", static (durations, value) => durations.Of(value, CancellationToken.None)).Select(Show).ToArray();

    public static string Program(string expression) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        var configuration = builder.Configuration;
        services.AddSession(options => options.IdleTimeout = {{expression}});
        builder.Build().Run();
        """;

    /// <summary>What is read from the value that is assigned to a property of that name.</summary>
    public SetDuration[] Read(string[] sources, string property, System.Func<LogoutAnalyzers.Setup.Durations, IOperation?, System.Collections.Generic.IEnumerable<SetDuration>> read)
    {
        var compilation = Compiled.Of(sources);
        var files = Files.Select(static file => (AdditionalText)new Text("/0/" + file.Path, SourceText.From(file.Text)));
        var model = LogoutModel.Of(compilation, Compiled.DefaultOptions, new ProjectFiles([.. files]));
        var assignment = compilation.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()).Single(node => node.Left.ToString().EndsWith(property, System.StringComparison.Ordinal));
        return [.. read(model.Durations, compilation.GetSemanticModel(assignment.SyntaxTree).GetOperation(assignment.Right))];
    }

    private static string Show(SetDuration duration) => (duration.Value == System.TimeSpan.MaxValue ? "for ever" : duration.Value.ToString("c")) + (duration.Source is { } source ? $" ({System.IO.Path.GetFileName(source.Path)})" : "");
}
