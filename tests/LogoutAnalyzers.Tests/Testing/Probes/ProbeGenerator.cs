using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Tests.Testing.Probes;

#pragma warning disable RS1035, RS1042 // Never loaded by attribute.
internal sealed class ProbeGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterPostInitializationOutput(static output => output.AddSource("probe.cs", "class FromGenerator { }"));
}
