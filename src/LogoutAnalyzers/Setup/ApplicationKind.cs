using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>Whether a compilation is a whole application, so that what it lacks is missing and not merely somewhere else.</summary>
internal static class ApplicationKind
{
    private static readonly HashSet<string> s_testLibraries = new(StringComparer.OrdinalIgnoreCase) { "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core" };

    /// <summary>False for libraries, for tests, and where part of the code is markup that is not compiled here.</summary>
    public static bool IsWhole(Compilation compilation, CancellationToken cancellationToken) =>
        IsHost(compilation, cancellationToken)
        && !IsTest(compilation)
        && !HidesMarkup(compilation, cancellationToken);

    /// <summary>Whether it is part of an application that another project starts.</summary>
    public static bool IsLibrary(Compilation compilation, CancellationToken cancellationToken) => !IsHost(compilation, cancellationToken) && !IsTest(compilation) && !HidesMarkup(compilation, cancellationToken);

    /// <summary>Whether it tests an application, so that what it configures is nobody's.</summary>
    public static bool IsTest(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static reference => s_testLibraries.Contains(reference.Name));

    /// <summary>Whether it starts the application.</summary>
    public static bool IsHost(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
        || compilation.GetSymbolsWithName("Startup", SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>().Any(static type => type.GetMembers("Configure").Length > 0 || type.GetMembers("Configuration").Length > 0)
        || compilation.GetSymbolsWithName("Application_Start", SymbolFilter.Member, cancellationToken).Any(static member => member.ContainingType.IsOrInherits("System.Web.HttpApplication"));

    // The LoginStatus control logs out without a line of code; so may a component whose generated code is not here.
    private static bool HidesMarkup(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.ContainsSymbolsWithName("Page_Load", SymbolFilter.Member, cancellationToken)) return true;
        var hasComponents = compilation.SyntaxTrees.Any(static tree => tree.FilePath.EndsWith(".razor.cs", StringComparison.OrdinalIgnoreCase) || Mentions(tree, "RazorComponents") || Mentions(tree, "BlazorHub"));
        return hasComponents && !compilation.SyntaxTrees.Any(static tree => tree.FilePath.EndsWith("razor.g.cs", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Mentions(SyntaxTree tree, string word) => tree.GetText().ToString().IndexOf(word, StringComparison.Ordinal) >= 0;
}
