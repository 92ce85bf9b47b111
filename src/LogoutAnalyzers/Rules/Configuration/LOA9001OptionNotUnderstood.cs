using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.Configuration;

/// <summary>LOA9001: a key with the product's prefix that it does not know, or a value that does not parse. The default is used.</summary>
[NoCodeFix("What the user meant is not known, and a fix cannot edit configuration files through dotnet format.")]
internal sealed class OptionNotUnderstood : Rule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA9001",
        Promise.NoKnownFalsePositives,
        Categories.Configuration,
        "LogoutAnalyzers option is not understood",
        "Option '{0}' has the value '{1}', which is not understood and not used; allowed is {2}",
        "A key or value in .editorconfig or a global analyzer configuration file that starts with 'logout_analyzers.' is misspelled, so the rules run with the default instead.",
        WellKnownDiagnosticTags.CompilationEnd);
}
