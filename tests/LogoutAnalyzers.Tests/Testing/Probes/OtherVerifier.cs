using Microsoft.CodeAnalysis.Testing;

namespace LogoutAnalyzers.Tests.Testing.Probes;

internal sealed class OtherVerifier : DefaultVerifier;
