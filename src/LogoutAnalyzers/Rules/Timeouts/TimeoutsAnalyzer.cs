using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Rules.Timeouts;

/// <summary>The rules about how long a session lives by itself: LOA3001 to LOA3006.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TimeoutsAnalyzer : TopicAnalyzer
{
    /// <summary>Hosts the rules of the topic.</summary>
    public TimeoutsAnalyzer()
        : base(
            new NoIdleTimeout(),
            new IdleTimeoutTooLong(),
            new NoAbsoluteLifetime(),
            new ClientControlledTimeout(),
            new RevalidatedTooRarely(),
            new EventsDropStampValidation())
    {
    }
}
