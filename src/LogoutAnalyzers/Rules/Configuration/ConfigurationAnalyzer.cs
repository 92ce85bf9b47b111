using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Rules.Configuration;

/// <summary>Reports options that are not understood: LOA9001. Runs once a compilation, since an option has no place in a source file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationAnalyzer : DiagnosticAnalyzer
{
    internal static readonly OptionNotUnderstood Rule = new();

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.Descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var read = new HashSet<AnalyzerConfigOptions>();
        var reported = new HashSet<OptionProblem>();
        Report(provider.GlobalOptions);
        foreach (var tree in context.Compilation.SyntaxTrees) Report(provider.GetOptions(tree));

        void Report(AnalyzerConfigOptions options)
        {
            if (!read.Add(options)) return;
            foreach (var problem in LogoutOptions.Read(options).Problems.Concat(MethodsThatDoNotExist(LogoutOptions.Read(options), context)))
                if (reported.Add(problem)) context.ReportDiagnostic(Diagnostic.Create(Rule.Descriptor, Location.None, problem.Key, problem.Value, problem.Allowed));
        }
    }

    // A documentation id is meant exactly, so one that names nothing is a slip. "Type.Member" may be meant for another project.
    private static IEnumerable<OptionProblem> MethodsThatDoNotExist(LogoutOptions options, CompilationAnalysisContext context) =>
        options.MethodPatterns
            .Where(pattern => pattern.Pattern.IsDocumentationId && DocumentationCommentId.GetFirstSymbolForDeclarationId(pattern.Pattern.Text, context.Compilation) is null)
            .Select(static pattern => new OptionProblem(pattern.Key, pattern.Pattern.Text, "the documentation id of a method that this project declares or references"));
}
