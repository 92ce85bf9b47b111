using LogoutAnalyzers.Rules.Configuration;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace LogoutAnalyzers.Tests.Rules.Configuration.LOA9001;

/// <summary>Programs that differ in their options only.</summary>
internal static class Configured
{
    private const string Program = """
        namespace Shop.Auth;

        public class Sessions
        {
            public Sessions(int size) => System.Console.WriteLine(size);

            public void End(string id) => System.Console.WriteLine(id);
        }
        """;

    /// <summary>The reports, each as key, value and what is allowed.</summary>
    public static Task By(string lines, params (string Key, string Value, string Allowed)[] problems) => By("/.editorconfig", "root = true\n[*.cs]\n" + lines, problems);

    public static Task Globally(string lines, params (string Key, string Value, string Allowed)[] problems) => By("/.globalconfig", "is_global = true\n" + lines, problems);

    private static Task By(string path, string text, (string Key, string Value, string Allowed)[] problems)
    {
        var test = new CSharpAnalyzerTest<ConfigurationAnalyzer, DefaultVerifier> { ReferenceAssemblies = References.AspNetCoreAssemblies };
        test.TestState.Sources.Add(Program);
        test.TestState.Sources.Add("public class Other { }");
        test.TestState.AnalyzerConfigFiles.Add((path, text));
        foreach (var (key, value, allowed) in problems)
            test.ExpectedDiagnostics.Add(new DiagnosticResult("LOA9001", DiagnosticSeverity.Warning).WithMessage($"Option '{key}' has the value '{value}', which is not understood and not used; allowed is {allowed}"));
        return test.RunAsync();
    }
}
