using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>The rules about what a logout ends: LOA1001 to LOA1014.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SignOutAnalyzer : TopicAnalyzer
{
    /// <summary>Hosts the rules of the topic.</summary>
    public SignOutAnalyzer()
        : base(
            new LogoutDoesNotEndSession(),
            new LogoutEndsSessionOnSomePathsOnly(),
            new SignOutNotAwaited(),
            new SchemeNeverSignedIn(),
            new LogoutLeavesSessionState(),
            new CookieIsResetOnly(),
            new CookieNotDeleted(),
            new StoreDoesNotRemoveSession(),
            new SessionCookieReplayable(),
            new LogoutByGet(),
            new NoLogout(),
            new CredentialChangeLeavesSessions(),
            new OpenConnectionOutlivesSession(),
            new SessionNotAbandoned())
    {
    }
}
