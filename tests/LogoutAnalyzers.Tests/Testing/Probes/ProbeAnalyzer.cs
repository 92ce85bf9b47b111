using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Tests.Testing.Probes;

/// <summary>An analyzer made of a descriptor and a function.</summary>
#pragma warning disable RS1001 // Never loaded by attribute.
internal sealed class ProbeAnalyzer(Action<AnalysisContext, DiagnosticDescriptor> register, params DiagnosticDescriptor[] rules) : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    public GeneratedCodeAnalysisFlags? GeneratedCode { get; init; } = GeneratedCodeAnalysisFlags.None;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. rules];

    public override void Initialize(AnalysisContext context)
    {
        if (GeneratedCode is { } flags)
            context.ConfigureGeneratedCodeAnalysis(flags);
        context.EnableConcurrentExecution();
        register(context, rules[0]);
    }
}
