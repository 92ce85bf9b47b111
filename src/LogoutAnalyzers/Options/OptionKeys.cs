using System.Collections.Immutable;

namespace LogoutAnalyzers.Options;

/// <summary>What kind of value an option takes.</summary>
internal enum OptionKind
{
    Profile,
    Duration,
    Methods,
    Names,
}

/// <summary>One option: its key, the kind of its value, its value in each profile, and what it is for.</summary>
internal sealed record OptionKey(string Name, OptionKind Kind, string Relaxed, string Standard, string Strict, string Purpose)
{
    public string Key => OptionKeys.Prefix + Name;
}

/// <summary>Every option of the product. docs/configuration.md is generated from this list.</summary>
internal static class OptionKeys
{
    public const string Prefix = "logout_analyzers.";

    public static readonly OptionKey Profile = new("profile", OptionKind.Profile, "relaxed", "standard", "strict", "sets every threshold below that has no value of its own");
    public static readonly OptionKey MaxIdleTimeout = new("max_idle_timeout", OptionKind.Duration, "60 min", "30 min", "15 min", "the longest time a session may stay idle");
    public static readonly OptionKey MaxSessionLifetime = new("max_session_lifetime", OptionKind.Duration, "30 d", "24 h", "12 h", "the longest life of a session, however active it is");
    public static readonly OptionKey MaxAccessTokenLifetime = new("max_access_token_lifetime", OptionKind.Duration, "24 h", "60 min", "15 min", "the longest life of an access token");
    public static readonly OptionKey MaxRefreshTokenLifetime = new("max_refresh_token_lifetime", OptionKind.Duration, "90 d", "30 d", "12 h", "the longest life of a refresh token");
    public static readonly OptionKey MaxClockSkew = new("max_clock_skew", OptionKind.Duration, "10 min", "5 min", "1 min", "the largest clock difference that token validation may forgive");
    public static readonly OptionKey MaxRevalidationInterval = new("max_revalidation_interval", OptionKind.Duration, "60 min", "30 min", "5 min", "the longest time between two checks of a session's security stamp");
    public static readonly OptionKey LogoutNames = new("logout_names", OptionKind.Names, "", "", "", "more names that say \"log out\", such as `abmelden`");
    public static readonly OptionKey SessionKeysKept = new("session_keys_kept", OptionKind.Names, "", "", "", "session keys that may outlive a logout");
    public static readonly OptionKey SignOutMethods = new("sign_out_methods", OptionKind.Methods, "", "", "", "your own methods that end a session");
    public static readonly OptionKey RevokeMethods = new("revoke_methods", OptionKind.Methods, "", "", "", "your own methods that revoke a token or remove a session from its store");
    public static readonly OptionKey ClearMethods = new("clear_methods", OptionKind.Methods, "", "", "", "your own methods that clear session state or stored tokens");
    public static readonly OptionKey NoStoreMethods = new("no_store_methods", OptionKind.Methods, "", "", "", "your own methods that forbid caching of a response");

    public static readonly ImmutableArray<OptionKey> All = ImmutableArray.Create(
        Profile, MaxIdleTimeout, MaxSessionLifetime, MaxAccessTokenLifetime, MaxRefreshTokenLifetime, MaxClockSkew, MaxRevalidationInterval,
        LogoutNames, SessionKeysKept, SignOutMethods, RevokeMethods, ClearMethods, NoStoreMethods);
}
