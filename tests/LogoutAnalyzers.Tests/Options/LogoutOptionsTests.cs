using LogoutAnalyzers.Options;
using LogoutAnalyzers.Tests.Flow;
using Xunit;

namespace LogoutAnalyzers.Tests.Options;

public class LogoutOptionsTests
{
    // The table of the rule catalogue.
    [Theory]
    [InlineData("max_idle_timeout", "01:00:00", "00:30:00", "00:15:00")]
    [InlineData("max_session_lifetime", "30.00:00:00", "1.00:00:00", "12:00:00")]
    [InlineData("max_access_token_lifetime", "1.00:00:00", "01:00:00", "00:15:00")]
    [InlineData("max_refresh_token_lifetime", "90.00:00:00", "30.00:00:00", "12:00:00")]
    [InlineData("max_clock_skew", "00:10:00", "00:05:00", "00:01:00")]
    [InlineData("max_revalidation_interval", "01:00:00", "00:30:00", "00:05:00")]
    public void Thresholds_of_the_profiles(string name, string relaxed, string standard, string strict)
    {
        var key = OptionKeys.All.Single(option => option.Name == name);
        Assert.Equal(TimeSpan.Parse(relaxed), Compiled.Options(("logout_analyzers.profile", "relaxed")).Threshold(key));
        Assert.Equal(TimeSpan.Parse(standard), Compiled.Options(("logout_analyzers.profile", "standard")).Threshold(key));
        Assert.Equal(TimeSpan.Parse(strict), Compiled.Options(("logout_analyzers.profile", "strict")).Threshold(key));
        Assert.Equal(TimeSpan.Parse(standard), Compiled.DefaultOptions.Threshold(key));
    }

    [Fact]
    public void Every_threshold_of_the_catalogue_is_an_option() =>
        Assert.Equal(6, OptionKeys.All.Count(static option => option.Kind == OptionKind.Duration));

    [Fact]
    public void An_option_of_its_own_wins_over_the_profile()
    {
        var options = Compiled.Options(("logout_analyzers.profile", "strict"), ("logout_analyzers.max_idle_timeout", "2 h"));
        Assert.Equal(TimeSpan.FromHours(2), options.Threshold(OptionKeys.MaxIdleTimeout));
        Assert.Equal(TimeSpan.FromHours(12), options.Threshold(OptionKeys.MaxSessionLifetime));
        Assert.Empty(options.Problems);
    }

    [Fact]
    public void A_bad_value_is_a_problem_and_the_default_is_used()
    {
        var options = Compiled.Options(("logout_analyzers.max_idle_timeout", "15 parsecs"), ("logout_analyzers.profile", "strict"));
        var problem = Assert.Single(options.Problems);
        Assert.Equal("logout_analyzers.max_idle_timeout", problem.Key);
        Assert.Equal("15 parsecs", problem.Value);
        Assert.Contains("duration", problem.Allowed);
        Assert.Equal(TimeSpan.FromMinutes(15), options.Threshold(OptionKeys.MaxIdleTimeout));
    }

    [Fact]
    public void A_bad_profile_is_a_problem_and_standard_is_used()
    {
        var options = Compiled.Options(("logout_analyzers.profile", "paranoid"));
        Assert.Equal("paranoid", Assert.Single(options.Problems).Value);
        Assert.Equal(TimeSpan.FromMinutes(30), options.Threshold(OptionKeys.MaxIdleTimeout));
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData(" strict ")]
    [InlineData("STRICT")]
    public void The_profile_may_be_written_in_any_case(string profile)
    {
        var options = Compiled.Options(("logout_analyzers.profile", profile));
        Assert.Empty(options.Problems);
        Assert.Equal(TimeSpan.FromMinutes(15), options.Threshold(OptionKeys.MaxIdleTimeout));
    }

    [Theory]
    [InlineData("logout_analyzers.max_idle_timout")]
    [InlineData("logout_analyzers.")]
    [InlineData("LOGOUT_ANALYZERS.Profil")]
    public void An_unknown_key_is_a_problem(string key)
    {
        var problem = Assert.Single(Compiled.Options((key, "30")).Problems);
        Assert.Equal(key, problem.Key);
        Assert.Equal("30", problem.Value);
        Assert.Contains("max_idle_timeout", problem.Allowed);
    }

    [Theory]
    [InlineData("dotnet_diagnostic.LOA1001.severity")]
    [InlineData("logout.profile")]
    [InlineData("build_property.LogoutAnalyzersProfile")]
    [InlineData("logout_analyzersx.profile")]
    public void A_key_of_somebody_else_is_none(string key) => Assert.Empty(Compiled.Options((key, "x")).Problems);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void An_empty_value_counts_as_absent(string value)
    {
        var options = Compiled.Options(("logout_analyzers.max_idle_timeout", value), ("logout_analyzers.sign_out_methods", value), ("logout_analyzers.profile", value));
        Assert.Empty(options.Problems);
        Assert.Equal(TimeSpan.FromMinutes(30), options.Threshold(OptionKeys.MaxIdleTimeout));
        Assert.Empty(options.SignOutMethods);
    }

    [Fact]
    public void A_key_in_other_case_is_the_same_key()
    {
        var options = Compiled.Options(("Logout_Analyzers.Max_Idle_Timeout", "45"));
        Assert.Empty(options.Problems);
        Assert.Equal(TimeSpan.FromMinutes(45), options.Threshold(OptionKeys.MaxIdleTimeout));
    }

    [Fact]
    public void Methods_are_read_by_their_key()
    {
        var options = Compiled.Options(
            ("logout_analyzers.sign_out_methods", "A.Out | M:B.C.Out(System.Int32,System.String)"),
            ("logout_analyzers.revoke_methods", "A.Revoke"),
            ("logout_analyzers.clear_methods", "A.Clear"),
            ("logout_analyzers.no_store_methods", "A.NoStore"));
        Assert.Equal(["Out", "Out"], options.SignOutMethods.Select(static method => method.Member));
        Assert.Equal("Revoke", Assert.Single(options.RevokeMethods).Member);
        Assert.Equal("Clear", Assert.Single(options.ClearMethods).Member);
        Assert.Equal(5, options.MethodPatterns.Count());
        Assert.Contains(options.MethodPatterns, static method => method is { Key: "logout_analyzers.no_store_methods", Pattern.Member: "NoStore" });
    }

    [Fact]
    public void A_bad_method_is_a_problem_and_the_good_ones_count()
    {
        var options = Compiled.Options(("logout_analyzers.sign_out_methods", "A.Out, Nonsense, B.Out"));
        Assert.Equal("logout_analyzers.sign_out_methods", Assert.Single(options.Problems).Key);
        Assert.Equal(["A", "B"], options.SignOutMethods.Select(static method => method.TypeName));
    }

    [Fact]
    public void Every_bad_value_is_a_problem_of_its_own() =>
        Assert.Equal(3, Compiled.Options(("logout_analyzers.max_idle_timeout", "x"), ("logout_analyzers.max_clock_skew", "y"), ("logout_analyzers.nonsense", "z")).Problems.Length);

    [Fact]
    public void Equal_values_make_equal_options()
    {
        var one = Compiled.Options(("logout_analyzers.profile", "strict"), ("logout_analyzers.logout_names", "abmelden"));
        var same = Compiled.Options(("logout_analyzers.logout_names", "abmelden"), ("logout_analyzers.profile", "strict"));
        var other = Compiled.Options(("logout_analyzers.profile", "strict"), ("logout_analyzers.logout_names", "anmelden"));
        Assert.NotSame(one, same);
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.NotEqual(one, Compiled.DefaultOptions);
    }

    [Fact]
    public void Options_of_other_tools_do_not_make_a_second_model()
    {
        var compilation = Compiled.Of("public class C { }");
        Assert.Same(LogoutModel.Of(compilation, Compiled.DefaultOptions), LogoutModel.Of(compilation, Compiled.Options(("indent_size", "4"))));
        Assert.NotSame(LogoutModel.Of(compilation, Compiled.DefaultOptions), LogoutModel.Of(compilation, Compiled.Options(("logout_analyzers.logout_names", "abmelden"))));
    }
}
