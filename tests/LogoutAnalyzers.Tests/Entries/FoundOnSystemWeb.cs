using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.AllRules;
using LogoutAnalyzers.Tests.Flow;

namespace LogoutAnalyzers.Tests.Entries;

/// <summary>The entries that are found in a program on System.Web, MVC 5, Web API 2, OWIN and WCF.</summary>
internal static class FoundOnSystemWeb
{
    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using System.Web;
        using System.Web.Services;
        using System.Web.UI.WebControls;
        using System.ServiceModel;
        using System.ServiceModel.Web;

        """;

    public static IReadOnlyList<LogoutEntry> In(string usings, string source)
    {
        var compilation = Programs.Compile([usings + Usings + source], References.AspNet);
        Programs.AssertCompiles(compilation);
        return LogoutModel.Of(compilation, Compiled.DefaultOptions).EntriesIn(compilation.SyntaxTrees[0], CancellationToken.None);
    }

    /// <summary>By which requests it is reached: "GET", "POST" or "GET POST".</summary>
    public static string Requests(this LogoutEntry entry) => string.Join(" ", new[] { entry.MayBeGet ? "GET" : "", entry.MayBePost ? "POST" : "" }.Where(static verb => verb.Length > 0));
}
