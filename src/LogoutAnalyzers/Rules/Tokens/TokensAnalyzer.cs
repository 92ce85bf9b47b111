using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>The rules about tokens that outlive a logout, or their own end: LOA2001 to LOA2009.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokensAnalyzer : TopicAnalyzer
{
    /// <summary>Hosts the rules of the topic.</summary>
    public TokensAnalyzer()
        : base(
            new LogoutKeepsRefreshToken(),
            new AccessTokenOutlivesLogout(),
            new TokenLifetimeNotValidated(),
            new TokenWithoutExpiry(),
            new TokenLifetimeTooLong(),
            new RevocationNotSaved(),
            new TokenAcceptedUnchecked(),
            new SignOutOfBearerTokens(),
            new SharedValidationParametersChanged())
    {
    }
}
