using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Switches on the rules that are off by default, unless an .editorconfig says something about them. Severities in the compilation options
/// would do the same, but Roslyn 4.5 ignores them for such rules as soon as trees have options of their own.
/// </summary>
internal sealed class AllRulesOn(SyntaxTreeOptionsProvider? inner, ImmutableDictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken)
        => inner?.IsGenerated(tree, cancellationToken) ?? GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        if (inner is not null && (inner.TryGetDiagnosticValue(tree, diagnosticId, cancellationToken, out severity) || inner.TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity)))
            return true;
        return severities.TryGetValue(diagnosticId, out severity);
    }

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        if (inner is not null && inner.TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity))
            return true;
        return severities.TryGetValue(diagnosticId, out severity);
    }
}
