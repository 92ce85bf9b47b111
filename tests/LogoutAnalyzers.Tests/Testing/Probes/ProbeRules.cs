using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Tests.Testing.Probes;

internal static class ProbeRules
{
    /// <summary>Has a fix.</summary>
    public static readonly DiagnosticDescriptor Bad = Create("PRB001", "Class '{0}' is bad");

    /// <summary>Has none.</summary>
    public static readonly DiagnosticDescriptor Worse = Create("PRB002", "Class '{0}' is worse");

    public static DiagnosticDescriptor Create(string id, string message, bool enabled = true, params string[] tags)
        => new(id, "Title", message, "Probe", DiagnosticSeverity.Warning, enabled, customTags: tags);
}
