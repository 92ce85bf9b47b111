using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Timeouts;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3005;

/// <summary>Shorter intervals, in the words of the code.</summary>
public class Fixes
{
    private const string Comment = "// Sessions that are renewed more often than this would never be checked again.";

    private static readonly Verification s_long = Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 365 d" };

    private static Task Fixed(string before, string after, params string[] others) => Verify.Fix<TimeoutsAnalyzer, ValidateStampMoreOften>(before, after, others);

    [Fact]
    public Task An_interval_that_is_not_set() => Fixed(
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/login";
            options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|}; // as the policy says
        });
        builder.Services.AddHttpContextAccessor();
        """),
        IdentityPrograms.Identity($$"""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/login";
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30); // as the policy says
        });

        {{Comment}}
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));

        builder.Services.AddHttpContextAccessor();
        """));

    [Fact]
    public Task A_cookie_that_is_configured_in_one_line() => Fixed(
        IdentityPrograms.Identity("builder.Services.ConfigureApplicationCookie(o => o.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(20)|});"),
        IdentityPrograms.Identity($$"""
        builder.Services.ConfigureApplicationCookie(o => o.ExpireTimeSpan = TimeSpan.FromMinutes(20));

        {{Comment}}
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
        """));

    [Fact]
    public Task A_start_up_class_with_Windows_line_ends() => Fixed(
        """
        using Microsoft.AspNetCore.Identity;

        namespace Shop
        {
        	public class Startup
        	{
        		public void ConfigureServices(IServiceCollection services)
        		{
        			services.AddIdentity<IdentityUser, IdentityRole>();

        			services.ConfigureApplicationCookie(options =>
        			{
        				options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|};
        			});
        		}
        	}
        }
        """.Replace("\n", "\r\n"),
        $$"""
        using Microsoft.AspNetCore.Identity;

        namespace Shop
        {
        	public class Startup
        	{
        		public void ConfigureServices(IServiceCollection services)
        		{
        			services.AddIdentity<IdentityUser, IdentityRole>();

        			services.ConfigureApplicationCookie(options =>
        			{
        				options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        			});

        			{{Comment}}
        			services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));
        		}
        	}
        }
        """.Replace("\n", "\r\n"));

    [Fact]
    public Task A_class_of_options_sends_the_interval_to_the_registration() => Verify.AspNetCore.FixFiles<TimeoutsAnalyzer, ValidateStampMoreOften>(
        [
            """
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Options;

            public class CookieSetup : IPostConfigureOptions<CookieAuthenticationOptions>
            {
                public void PostConfigure(string? name, CookieAuthenticationOptions options) => options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|};
            }
            """,
            IdentityPrograms.Identity("builder.Services.ConfigureOptions<CookieSetup>();"),
        ],
        [
            """
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Options;

            public class CookieSetup : IPostConfigureOptions<CookieAuthenticationOptions>
            {
                public void PostConfigure(string? name, CookieAuthenticationOptions options) => options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            }
            """,
            IdentityPrograms.Identity(
                "builder.Services.ConfigureOptions<CookieSetup>();",
                registration: $$"""
                builder.Services.AddIdentity<IdentityUser, IdentityRole>();

                {{Comment}}
                builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));

                """),
        ]);

    [Fact]
    public Task An_interval_that_is_too_long_for_the_cookie() => Fixed(
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(25));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = {|LOA3005:TimeSpan.FromMinutes(20)|});
        """),
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(25));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(12));
        """));

    [Fact]
    public Task A_cookie_of_one_minute() => Fixed(
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(1));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = {|LOA3005:TimeSpan.FromMinutes(1)|});
        """),
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(1));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromSeconds(30));
        """));

    [Fact]
    public Task A_long_interval() => s_long.Fix<TimeoutsAnalyzer, ValidateStampMoreOften>(
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options =>
        {
            // fewer queries
            options.ValidationInterval = {|LOA3005:TimeSpan.FromHours(12)|};
        });
        """),
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options =>
        {
            // fewer queries
            options.ValidationInterval = TimeSpan.FromMinutes(30);
        });
        """));

    [Fact]
    public Task A_limit_below_half_of_the_cookie_s_life() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_revalidation_interval = 5 min" }).Fix<TimeoutsAnalyzer, ValidateStampMoreOften>(
        IdentityPrograms.Identity("builder.Services.ConfigureApplicationCookie(o => o.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(20)|});"),
        IdentityPrograms.Identity($$"""
        builder.Services.ConfigureApplicationCookie(o => o.ExpireTimeSpan = TimeSpan.FromMinutes(20));

        {{Comment}}
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));
        """));

    [Fact]
    public Task A_provider_of_Blazor() => Fixed(
        IdentityPrograms.Provider("protected override TimeSpan RevalidationInterval => {|LOA3005:TimeSpan.FromHours(2)|};"),
        IdentityPrograms.Provider("protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(30);"));

    [Fact]
    public Task A_getter() => Fixed(
        IdentityPrograms.Provider("""
        protected override TimeSpan RevalidationInterval
        {
            get { return {|LOA3005:new TimeSpan(8, 0, 0)|}; }
        }
        """),
        IdentityPrograms.Provider("""
        protected override TimeSpan RevalidationInterval
        {
            get { return new TimeSpan(0, 30, 0); }
        }
        """));

    [Fact]
    public Task An_interval_of_OWIN() => Verify.AspNet.Fix<TimeoutsAnalyzer, ValidateStampMoreOften>(
        IdentityPrograms.Owin("ExpireTimeSpan = TimeSpan.FromMinutes(30),", "{|LOA3005:TimeSpan.FromMinutes(30)|}"),
        IdentityPrograms.Owin("ExpireTimeSpan = TimeSpan.FromMinutes(30),", "TimeSpan.FromMinutes(15)"));

    [Fact]
    public Task No_place_for_the_interval() => Fixed(
        """
        using Microsoft.AspNetCore.Identity;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.AddIdentity<IdentityUser, IdentityRole>().Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|});
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.AddIdentity<IdentityUser, IdentityRole>().Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|});
        }
        """);
}
