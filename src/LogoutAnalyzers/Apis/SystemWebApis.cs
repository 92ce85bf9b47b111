using System.Collections.Immutable;

namespace LogoutAnalyzers.Apis;

/// <summary>The rows of System.Web on .NET Framework: forms authentication, session state, Windows Identity Foundation, Web Pages.</summary>
internal static class SystemWebApis
{
    public const string FormsAuthentication = "System.Web.Security.FormsAuthentication";
    public const string SessionState = "System.Web.SessionState.HttpSessionState";
    public const string SessionStateBase = "System.Web.HttpSessionStateBase";
    public const string HttpCookie = "System.Web.HttpCookie";

    private const string Services = "System.IdentityModel.Services.";
    private const string OldServices = "Microsoft.IdentityModel.Web.";

    /// <summary>Calls that expire the ticket of forms authentication.</summary>
    public static readonly ImmutableArray<ApiRow> FormsSignOuts = ImmutableArray.Create(
        new ApiRow(FormsAuthentication, "SignOut", Effects.EndsLocalSession),
        new ApiRow("WebMatrix.WebData.WebSecurity", "Logout", Effects.EndsLocalSession));

    /// <summary>Calls that delete the session token of claims-based identity, or send the browser to the identity provider, too.</summary>
    public static readonly ImmutableArray<ApiRow> ClaimsSignOuts = ImmutableArray.Create(
        new ApiRow(Services + "WSFederationAuthenticationModule", "SignOut", Effects.EndsLocalSession),
        new ApiRow(Services + "WSFederationAuthenticationModule", "FederatedSignOut", Effects.EndsLocalSession | Effects.EndsRemoteSession),
        new ApiRow(Services + "SessionAuthenticationModule", "SignOut", Effects.EndsLocalSession),
        new ApiRow(Services + "SessionAuthenticationModule", "DeleteSessionTokenCookie", Effects.EndsLocalSession),
        new ApiRow(OldServices + "WSFederationAuthenticationModule", "SignOut", Effects.EndsLocalSession),
        new ApiRow(OldServices + "WSFederationAuthenticationModule", "FederatedSignOut", Effects.EndsLocalSession | Effects.EndsRemoteSession),
        new ApiRow(OldServices + "SessionAuthenticationModule", "SignOut", Effects.EndsLocalSession),
        new ApiRow(OldServices + "SessionAuthenticationModule", "DeleteSessionTokenCookie", Effects.EndsLocalSession));

    /// <summary>Clear and RemoveAll empty the session and leave its id alive; Abandon ends both.</summary>
    public static readonly ImmutableArray<ApiRow> Others = ImmutableArray.Create(
        new ApiRow(SessionState, "Abandon", Effects.ClearsSessionState | Effects.AbandonsSession),
        new ApiRow(SessionState, "Clear", Effects.ClearsSessionState),
        new ApiRow(SessionState, "RemoveAll", Effects.ClearsSessionState),
        new ApiRow(SessionState, "Remove", Effects.RemovesSessionValue),
        new ApiRow(SessionStateBase, "Abandon", Effects.ClearsSessionState | Effects.AbandonsSession),
        new ApiRow(SessionStateBase, "Clear", Effects.ClearsSessionState),
        new ApiRow(SessionStateBase, "RemoveAll", Effects.ClearsSessionState),
        new ApiRow(SessionStateBase, "Remove", Effects.RemovesSessionValue),
        new ApiRow("System.Web.Caching.Cache", "Remove", Effects.RemovesFromStore),
        new ApiRow("System.Runtime.Caching.ObjectCache", "Remove", Effects.RemovesFromStore),
        // Signing in replaces the ticket: the end of an impersonation.
        new ApiRow(FormsAuthentication, "SetAuthCookie", Effects.ReachesOutside),
        new ApiRow(FormsAuthentication, "RedirectFromLoginPage", Effects.ReachesOutside),
        new ApiRow("WebMatrix.WebData.WebSecurity", "Login", Effects.ReachesOutside),
        new ApiRow(Services + "SessionAuthenticationModule", "WriteSessionTokenToCookie", Effects.ReachesOutside),
        new ApiRow("System.Net.WebClient", "DownloadString", Effects.ReachesOutside),
        new ApiRow("System.Net.WebClient", "UploadString", Effects.ReachesOutside),
        new ApiRow("System.Net.WebClient", "UploadValues", Effects.ReachesOutside),
        new ApiRow("System.Net.WebRequest", "GetResponse", Effects.ReachesOutside),
        new ApiRow("System.Net.WebRequest", "GetResponseAsync", Effects.ReachesOutside),
        new ApiRow("System.Data.Entity.Database", "ExecuteSqlCommand", Effects.ReachesOutside),
        new ApiRow("System.Data.Entity.Database", "ExecuteSqlCommandAsync", Effects.ReachesOutside),
        new ApiRow("System.Data.Linq.DataContext", "ExecuteCommand", Effects.ReachesOutside));

    public static readonly ImmutableArray<ApiRow> All = FormsSignOuts.AddRange(ClaimsSignOuts).AddRange(Others);
}
