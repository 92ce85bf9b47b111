using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Configuration.LOA9001;

public class Reports
{
    private const string Durations = "a duration above zero such as '30', '30 min', '1 h', '30 d' or '00:30:00'";
    private const string Profiles = "'relaxed', 'standard' or 'strict'";
    private const string Methods = "'Type.Member' or a documentation id such as 'M:Shop.Sessions.End(System.String)', separated by ',' or '|'";
    private const string Declared = "the documentation id of a method that this project declares or references";
    private const string Keys = "one of the keys profile, max_idle_timeout, max_session_lifetime, max_access_token_lifetime, max_refresh_token_lifetime, max_clock_skew, max_revalidation_interval, logout_names, session_keys_kept, sign_out_methods, revoke_methods, clear_methods, no_store_methods";

    [Theory]
    [InlineData("max_idle_timeout", "15 parsecs")]
    [InlineData("max_idle_timeout", "0")]
    [InlineData("max_idle_timeout", "-5")]
    [InlineData("max_session_lifetime", "one day")]
    [InlineData("max_access_token_lifetime", "24:00:00")]
    [InlineData("max_refresh_token_lifetime", "9999999999999999999 d")]
    [InlineData("max_clock_skew", "5 5")]
    [InlineData("max_revalidation_interval", "min")]
    public Task A_duration(string key, string value) => Configured.By($"logout_analyzers.{key} = {value}", ("logout_analyzers." + key, value, Durations));

    [Theory]
    [InlineData("lax")]
    [InlineData("strict, please")]
    public Task A_profile(string value) => Configured.By("logout_analyzers.profile = " + value, ("logout_analyzers.profile", value, Profiles));

    [Theory]
    [InlineData("sign_out_methods", "End")]
    [InlineData("revoke_methods", "Sessions.End(")]
    [InlineData("clear_methods", "Sessions.End, 5.End")]
    [InlineData("no_store_methods", "Sessions.")]
    public Task A_list_of_methods(string key, string value) => Configured.By($"logout_analyzers.{key} = {value}", ("logout_analyzers." + key, value, Methods));

    [Theory]
    [InlineData("M:Shop.Auth.Sessions.Stop(System.String)")]
    [InlineData("M:Shop.Auth.Sessions.End(System.Int32)")]
    [InlineData("M:Shop.Auth.Sessions.End")]
    [InlineData("M:Shop.Auth.Session.End(System.String)")]
    public Task A_documentation_id_that_names_nothing(string id) => Configured.By("logout_analyzers.sign_out_methods = " + id, ("logout_analyzers.sign_out_methods", id, Declared));

    [Theory]
    [InlineData("logout_analyzers.max_idle_time", "15")]
    [InlineData("logout_analyzers.profil", "strict")]
    public Task A_key(string key, string value) => Configured.By($"{key} = {value}", (key, value, Keys));

    [Fact]
    public Task Every_option_once() => Configured.By(
        "logout_analyzers.profile = lax\nlogout_analyzers.max_idle_timeout = soon",
        ("logout_analyzers.profile", "lax", Profiles),
        ("logout_analyzers.max_idle_timeout", "soon", Durations));

    [Fact]
    public Task A_global_configuration() => Configured.Globally("logout_analyzers.profile = lax", ("logout_analyzers.profile", "lax", Profiles));
}
