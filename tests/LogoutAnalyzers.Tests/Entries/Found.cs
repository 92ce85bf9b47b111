using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.AllRules;
using LogoutAnalyzers.Tests.Flow;

namespace LogoutAnalyzers.Tests.Entries;

/// <summary>The entries that are found in the first file of a program.</summary>
internal static class Found
{
    private const string Usings = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        """;

    public static IReadOnlyList<LogoutEntry> In(params string[] sources) => In(Compiled.DefaultOptions, sources);

    public static IReadOnlyList<LogoutEntry> In(LogoutOptions options, params string[] sources)
    {
        var compilation = Compiled.Of(sources.Select(static source => Usings + source).ToArray());
        return LogoutModel.Of(compilation, options).EntriesIn(compilation.FirstTree(), CancellationToken.None);
    }

    /// <summary>The entries of a program that uses libraries, which are stood in for by the names of their assemblies.</summary>
    public static IReadOnlyList<LogoutEntry> With(string[] libraries, string source)
    {
        var compilation = Programs.Compile([Verify.GlobalUsings, Usings + source], References.AspNetCoreAnd(libraries), isExecutable: source.Contains("WebApplication.CreateBuilder"));
        Programs.AssertCompiles(compilation);
        return LogoutModel.Of(compilation, Compiled.DefaultOptions).EntriesIn(compilation.SyntaxTrees[1], CancellationToken.None);
    }

    /// <summary>The names of the entries, in the order of the file.</summary>
    public static string[] NamesIn(params string[] sources) => In(sources).OrderBy(static entry => entry.Location.SourceSpan.Start).Select(static entry => entry.Name).ToArray();

    /// <summary>Whether only GET requests reach it.</summary>
    public static bool IsGetOnly(this LogoutEntry entry) => entry is { MayBeGet: true, MayBePost: false };
}
