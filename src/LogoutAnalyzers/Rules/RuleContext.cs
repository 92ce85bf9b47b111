using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules;

/// <summary>What a rule sees and how it reports: the model of the compilation, and the file that is being analysed.</summary>
internal readonly struct RuleContext
{
    private readonly System.Action<Diagnostic> _report;
    private readonly DiagnosticDescriptor _descriptor;

    public RuleContext(LogoutModel model, DiagnosticDescriptor descriptor, System.Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        Model = model;
        _descriptor = descriptor;
        _report = report;
        CancellationToken = cancellationToken;
    }

    public LogoutModel Model { get; }

    public CancellationToken CancellationToken { get; }

    public void Report(Location location, IEnumerable<Location> evidence, ImmutableDictionary<string, string?> properties, params object[] arguments) =>
        Report(_descriptor.DefaultSeverity, location, evidence, properties, arguments);

    /// <summary>A report that matters less than most of its rule. A severity that the user gives the rule wins over this one.</summary>
    public void Report(DiagnosticSeverity severity, Location location, IEnumerable<Location> evidence, ImmutableDictionary<string, string?> properties, params object[] arguments) =>
        _report(Diagnostic.Create(_descriptor, location, severity, evidence, properties, arguments));
}
