using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Configuration.LOA9001;

public class StaysSilent
{
    [Theory]
    [InlineData("profile", "strict")]
    [InlineData("profile", "Relaxed")]
    [InlineData("max_idle_timeout", "30")]
    [InlineData("max_idle_timeout", "30m")]
    [InlineData("max_idle_timeout", "30 min")]
    [InlineData("max_idle_timeout", "1H")]
    [InlineData("max_session_lifetime", "24 h")]
    [InlineData("max_session_lifetime", "00:30:00")]
    [InlineData("max_refresh_token_lifetime", "30 d")]
    [InlineData("logout_names", "abmelden, konto schliessen")]
    [InlineData("session_keys_kept", "culture|theme")]
    [InlineData("sign_out_methods", "Sessions.End")]
    [InlineData("sign_out_methods", "Shop.Auth.Sessions.End | Elsewhere.Gone")]
    [InlineData("revoke_methods", "M:Shop.Auth.Sessions.End(System.String)")]
    [InlineData("clear_methods", "M:Shop.Auth.Sessions..ctor(System.Int32)")]
    [InlineData("no_store_methods", "M:System.Console.WriteLine")]
    [InlineData("profile", "")]
    public Task A_value_that_is_understood(string key, string value) => Configured.By($"logout_analyzers.{key} = {value}");

    [Theory]
    [InlineData("dotnet_diagnostic.LOA1001.severity = error")]
    [InlineData("logoutanalyzers.max_idle_timeout = soon")]
    [InlineData("other_analyzers.profile = lax")]
    public Task The_keys_of_others(string line) => Configured.By(line);

    [Fact]
    public Task A_global_configuration() => Configured.Globally("logout_analyzers.profile = strict\nlogout_analyzers.max_clock_skew = 2 min");
}
