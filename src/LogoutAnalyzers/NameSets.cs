using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;

namespace LogoutAnalyzers;

/// <summary>The words that the layers want to find in files, and those of the user's options.</summary>
internal static class NameSets
{
    private static readonly ImmutableArray<string> s_words =
        AspNetCoreApis.SignOutNames
            .Concat(AuthenticationSetup.Names)
            .Concat(MinimalApiEndpoints.MapNames)
            .Concat(LogoutModel.Words)
            .Concat(SessionStore.Names)
            .Concat(CookieSessions.Names)
            .Concat(CookieTimeouts.Names)
            .Concat(SignInCalls.Names)
            .Append(DefaultAuthentication.Word)
            .Append(HandMadeCookies.Word)
            .Append("Session")
            .Concat(SessionState.Names)
            .Concat(SignOutEvents.Names)
            .Append(SessionLogins.Word)
            .Append(WebFormsHandlers.LoginStatusWord)
            .Concat(CredentialChange.Names)
            .Concat(KeptSignIns.Names)
            .Concat(CookieWrites.Names)
            .Concat(ConfiguredCookies.Names)
            .Concat(RefreshTokens.Names)
            .Concat(TokenExchange.Names)
            .Concat(TokenRefusals.Names)
            .Concat(SavesAroundRequests.Names)
            .Concat(AuthorizationSetup.Names)
            .Concat(PolicySchemes.Names)
            .Concat(WindowsAccounts.Names)
            .Concat(CookieSameSite.Names)
            .Concat(AntiforgeryFilter.Names)
            .Concat(SessionStarts.Names)
            .Concat(OpenConnections.Names)
            .Concat(TokenValidation.Names)
            .Concat(IdleTimeouts.Names)
            .Append(TokenLifetimes.Word)
            .Concat(TokenLives.Names)
            .Concat(ClientTimeouts.Names)
            .Concat(LostStampValidation.Names)
            .Append(PrivateContents.Word)
            .Concat(LoginGates.Names)
            .Concat(CacheDirectives.Names)
            .Append(CacheProfiles.Word)
            .Concat(OutputCaching.Names)
            .Concat(new[] { HubMapping.Name, SocketLoops.Name, BlazorCircuits.Name, BlazorCircuits.OldName })
            .ToImmutableArray();

    private static readonly ConditionalWeakTable<LogoutOptions, NameSet> s_sets = new();

    public static readonly NameSet Default = new(LogoutNames.Default, s_words);

    public static NameSet For(LogoutOptions options) => s_sets.GetValue(options, static o =>
        o.LogoutNames.IsEmpty && !o.MethodPatterns.Any() ? Default : new NameSet(new LogoutNames(o.LogoutNames), s_words.Concat(o.MethodPatterns.Select(static method => method.Pattern.Member))));
}
