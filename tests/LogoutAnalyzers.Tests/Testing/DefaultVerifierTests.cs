using LogoutAnalyzers.Tests.Testing.Probes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Testing;

public sealed class DefaultVerifierTests
{
    private static readonly DefaultVerifier s_verifier = new();

    [Fact]
    public void Passes()
    {
        s_verifier.Empty("x", Array.Empty<int>());
        s_verifier.NotEmpty("x", [1]);
        s_verifier.Equal(1, 1);
        s_verifier.True(true);
        s_verifier.False(false);
        s_verifier.SequenceEqual([1, 2], [1, 2]);
        s_verifier.EqualOrDiff("a\n", "a\n");
        s_verifier.LanguageIsSupported(LanguageNames.CSharp);
    }

    [Fact]
    public void Fails()
    {
        Assert.Throws<VerifierException>(() => s_verifier.Empty("x", [1]));
        Assert.Throws<VerifierException>(() => s_verifier.NotEmpty("x", Array.Empty<int>()));
        Assert.Throws<VerifierException>(() => s_verifier.Equal(1, 2));
        Assert.Throws<VerifierException>(() => s_verifier.True(false));
        Assert.Throws<VerifierException>(() => s_verifier.False(true));
        Assert.Throws<VerifierException>(() => s_verifier.SequenceEqual([1, 2], [2, 1]));
        Assert.Throws<VerifierException>(() => s_verifier.EqualOrDiff("a\n", "a\r\n"));
        Assert.Throws<VerifierException>(() => s_verifier.LanguageIsSupported(LanguageNames.VisualBasic));
    }

    [Fact]
    public void SaysWhereItFailed()
    {
        var message = Assert.Throws<VerifierException>(() => s_verifier.PushContext("outer").PushContext("inner").Fail("why")).Message;
        Assert.Equal(["Context: inner", "Context: outer", "why"], message.Split(Environment.NewLine));
    }

    [Fact]
    public void ADerivedVerifierMustKeepItsType() => Assert.Throws<NotSupportedException>(() => new OtherVerifier().PushContext("x"));
}
