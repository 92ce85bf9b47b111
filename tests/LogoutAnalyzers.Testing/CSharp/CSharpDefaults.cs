namespace Microsoft.CodeAnalysis.CSharp.Testing;

/// <summary>The options of a test that sets none.</summary>
internal static class CSharpDefaults
{
    public static CompilationOptions CompilationOptions { get; } = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    public static ParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.Default, DocumentationMode.Diagnose);
}
