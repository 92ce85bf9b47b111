using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Options as a host hands them over: keys and values, the same for every file.</summary>
internal sealed class HostOptions : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigOptions _options;

    private HostOptions(ImmutableDictionary<string, string> values) => _options = new Values(values);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty);

    public static HostOptions Of(string key, string value) => new(ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase).Add(key, value));

    /// <summary>The lines "key = value" of a configuration file.</summary>
    public static HostOptions Parse(string text) => new(text.Split('\n').Where(static line => line.Contains('=')).ToImmutableDictionary(
        static line => line[..line.IndexOf('=')].Trim(), static line => line[(line.IndexOf('=') + 1)..].Trim(), StringComparer.OrdinalIgnoreCase));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
