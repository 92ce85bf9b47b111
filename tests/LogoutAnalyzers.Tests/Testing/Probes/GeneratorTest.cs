namespace LogoutAnalyzers.Tests.Testing.Probes;

internal sealed class GeneratorTest : ProbeTest
{
    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ProbeGenerator)];
}
