using System.Linq;
using System.Threading;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup.Durations;

/// <summary>Durations that the code says, in whatever way.</summary>
public class InCode
{
    private const string Constants = """
        public static class Times
        {
            public const int Minutes = 20;
            public const double Hours = 1.5;
            public static readonly TimeSpan Week = TimeSpan.FromDays(7);
            public static readonly TimeSpan Fortnight = Week * 2;
            public static TimeSpan Day { get; } = TimeSpan.FromDays(1);
            public static TimeSpan Month => TimeSpan.FromDays(30);
            public static TimeSpan Shift { get { return new TimeSpan(8, 0, 0); } }
            public static int NeverChanged = 45;
            public static int Changed = 45;
            public static int Assigned;
            public static TimeSpan Circle => Circle;
            public static readonly TimeSpan Round = Square;
            public static readonly TimeSpan Square = Round;
            public static TimeSpan OfHours(int hours) => TimeSpan.FromHours(hours);
            public static TimeSpan OfDays(double days) { var hours = days * 24; return TimeSpan.FromHours(hours); }
            public static TimeSpan Chosen(bool isLong) { if (isLong) return Week; return Day; }
            public static TimeSpan Recursive(int n) => n == 0 ? Day : Recursive(n - 1);
            public static int Any(string text) => text.Length;
            public static void Change() { Changed = 50; Assigned = 50; }
        }
        """;

    [Theory]
    [InlineData("TimeSpan.FromDays(14)", "14.00:00:00")]
    [InlineData("TimeSpan.FromHours(1.5)", "01:30:00")]
    [InlineData("TimeSpan.FromHours(Times.Hours)", "01:30:00")]
    [InlineData("TimeSpan.FromMinutes(Times.Minutes * 2)", "00:40:00")]
    [InlineData("TimeSpan.FromSeconds(90)", "00:01:30")]
    [InlineData("TimeSpan.FromMilliseconds(1500)", "00:00:01.5000000")]
    [InlineData("TimeSpan.FromTicks(600000000)", "00:01:00")]
    [InlineData("TimeSpan.FromHours(1, 30)", "01:30:00")]
    [InlineData("TimeSpan.FromDays(days: 1, minutes: 5)", "1.00:05:00")]
    [InlineData("new TimeSpan(8, 0, 0)", "08:00:00")]
    [InlineData("new(1, 2, 3, 4)", "1.02:03:04")]
    [InlineData("new TimeSpan(600000000)", "00:01:00")]
    [InlineData("new TimeSpan()", "00:00:00")]
    [InlineData("default", "00:00:00")]
    [InlineData("TimeSpan.Zero", "00:00:00")]
    [InlineData("TimeSpan.MaxValue", "for ever")]
    [InlineData("Timeout.InfiniteTimeSpan", "-00:00:00.0010000")]
    [InlineData("TimeSpan.Parse(\"14.00:00:00\")", "14.00:00:00")]
    [InlineData("TimeSpan.Parse(\"30\")", "30.00:00:00")]
    [InlineData("TimeSpan.ParseExact(\"08:30\", @\"hh\\:mm\", null)", "08:30:00")]
    [InlineData("TimeSpan.FromMinutes(int.Parse(\"30\"))", "00:30:00")]
    [InlineData("TimeSpan.FromMinutes(Convert.ToInt32(\"30\"))", "00:30:00")]
    [InlineData("TimeSpan.FromMinutes(Convert.ToDouble(\"0.5\"))", "00:00:30")]
    public void Calls_of_the_framework_are_computed(string expression, string expected) => Assert.Equal([expected], Idle.WithoutFiles.Of(expression, Constants));

    [Theory]
    [InlineData("TimeSpan.FromHours(1) + TimeSpan.FromMinutes(30)", "01:30:00")]
    [InlineData("TimeSpan.FromHours(1) - TimeSpan.FromMinutes(30)", "00:30:00")]
    [InlineData("TimeSpan.FromHours(1) * 2.5", "02:30:00")]
    [InlineData("7 * TimeSpan.FromDays(1)", "7.00:00:00")]
    [InlineData("TimeSpan.FromHours(1) / 2", "00:30:00")]
    [InlineData("-TimeSpan.FromHours(-1)", "01:00:00")]
    [InlineData("TimeSpan.FromHours(1).Add(TimeSpan.FromMinutes(1))", "01:01:00")]
    [InlineData("TimeSpan.FromHours(1).Subtract(TimeSpan.FromMinutes(1))", "00:59:00")]
    [InlineData("TimeSpan.FromHours(1).Multiply(3)", "03:00:00")]
    [InlineData("TimeSpan.FromHours(1).Divide(3)", "00:20:00")]
    [InlineData("TimeSpan.FromHours(-1).Negate()", "01:00:00")]
    [InlineData("TimeSpan.FromMinutes(TimeSpan.FromDays(1).TotalMinutes)", "1.00:00:00")]
    [InlineData("TimeSpan.FromMinutes((int)TimeSpan.FromSeconds(90).TotalMinutes)", "00:01:00")]
    [InlineData("TimeSpan.FromMinutes(Math.Max(20, Times.NeverChanged))", "00:45:00")]
    [InlineData("TimeSpan.FromMinutes(Math.Min(20, Times.NeverChanged))", "00:20:00")]
    [InlineData("TimeSpan.FromMinutes(Times.NeverChanged / 2)", "00:22:00")]
    public void Arithmetic_is_done(string expression, string expected) => Assert.Equal([expected], Idle.WithoutFiles.Of(expression, Constants));

    [Theory]
    [InlineData("Times.Week", "7.00:00:00")]
    [InlineData("Times.Fortnight", "14.00:00:00")]
    [InlineData("Times.Day", "1.00:00:00")]
    [InlineData("Times.Month", "30.00:00:00")]
    [InlineData("Times.Shift", "08:00:00")]
    [InlineData("TimeSpan.FromMinutes(Times.NeverChanged)", "00:45:00")]
    [InlineData("TimeSpan.FromMinutes(Times.Assigned)", "00:50:00")]
    [InlineData("Times.OfHours(8)", "08:00:00")]
    [InlineData("Times.OfDays(1.5)", "1.12:00:00")]
    public void Members_in_other_files_are_followed(string expression, string expected) => Assert.Equal([expected], Idle.WithoutFiles.Of(expression, Constants));

    [Theory]
    [InlineData("args.Length > 0 ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(20)", "01:00:00", "00:20:00")]
    [InlineData("args.Length switch { 0 => TimeSpan.FromHours(1), 1 => Times.Day, _ => throw new InvalidOperationException() }", "01:00:00", "1.00:00:00")]
    [InlineData("Times.Chosen(args.Length > 0)", "7.00:00:00", "1.00:00:00")]
    [InlineData("TimeSpan.FromMinutes(args.Length > 0 ? 5 : 10)", "00:05:00", "00:10:00")]
    public void Every_alternative_counts(string expression, params string[] expected) => Assert.Equal(expected, Idle.WithoutFiles.Of(expression, Constants));

    [Theory]
    [InlineData("TimeSpan.FromMinutes(Times.Changed)")]
    [InlineData("TimeSpan.FromMinutes(Times.Any(args[0]))")]
    [InlineData("TimeSpan.FromMinutes(30) + TimeSpan.FromMinutes(args.Length)")]
    [InlineData("args.Length > 0 ? Times.Week : TimeSpan.FromMinutes(args.Length)")]
    [InlineData("TimeSpan.FromDays(1e300)")]
    [InlineData("TimeSpan.MaxValue + TimeSpan.FromDays(1)")]
    [InlineData("TimeSpan.Parse(\"soon\")")]
    [InlineData("TimeSpan.Parse(args[0])")]
    [InlineData("Times.Circle")]
    [InlineData("Times.Recursive(3)")]
    [InlineData("TimeSpan.FromHours(1) / 0")]
    [InlineData("TimeSpan.FromMinutes(1 / Times.Changed)")]
    public void What_varies_or_throws_is_not_known(string expression) => Assert.Empty(Idle.WithoutFiles.Of(expression, Constants));

    [Theory]
    [InlineData("var minutes = 90; services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(minutes));", "01:30:00")]
    [InlineData("const int Minutes = 90; services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(Minutes));", "01:30:00")]
    [InlineData("TimeSpan time; if (args.Length > 0) time = TimeSpan.FromHours(1); else time = TimeSpan.FromHours(2); services.AddSession(options => options.IdleTimeout = time);", "01:00:00", "02:00:00")]
    [InlineData("var time = TimeSpan.FromHours(1); if (args.Length > 0) time = TimeSpan.FromHours(2); services.AddSession(options => options.IdleTimeout = time);")]
    [InlineData("var minutes = 90; minutes++; services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(minutes));")]
    [InlineData("foreach (var minutes in new[] { 1, 2 }) services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(minutes));")]
    [InlineData("services.AddSession(options => options.IdleTimeout = builder.Environment.IsDevelopment() ? TimeSpan.FromDays(30) : TimeSpan.FromMinutes(20));", "00:20:00")]
    [InlineData("services.AddSession(options => options.IdleTimeout = !builder.Environment.IsProduction() ? TimeSpan.FromDays(30) : TimeSpan.FromMinutes(20));", "00:20:00")]
    [InlineData("services.AddSession(options => options.IdleTimeout = builder.Environment.EnvironmentName == \"Development\" ? TimeSpan.FromDays(30) : TimeSpan.FromMinutes(20));", "00:20:00")]
    [InlineData("var isDev = builder.Environment.IsDevelopment(); services.AddSession(options => options.IdleTimeout = isDev ? TimeSpan.FromDays(30) : TimeSpan.FromMinutes(20));", "00:20:00")]
    [InlineData("if (builder.Environment.IsDevelopment()) { services.AddSession(options => options.IdleTimeout = TimeSpan.FromDays(30)); }")]
    [InlineData("if (builder.Environment.IsProduction()) { } else services.AddSession(options => options.IdleTimeout = TimeSpan.FromDays(30));")]
    [InlineData("services.AddSession(options => { if (!builder.Environment.IsDevelopment()) options.IdleTimeout = TimeSpan.FromDays(30); });", "30.00:00:00")]
    public void Locals_and_environments(string statements, params string[] expected) => Assert.Equal(expected, Idle.WithoutFiles.OfProgram($"var builder = WebApplication.CreateBuilder(args); var services = builder.Services; {statements} builder.Build().Run();"));

    [Theory]
    [InlineData("services.AddShop(90);", "01:30:00")]
    [InlineData("services.AddShop(minutes: 90); ShopServices.AddShop(services, 60);", "01:30:00", "01:00:00")]
    [InlineData("services.AddShop();", "00:20:00")]
    [InlineData("services.AddShop(args.Length);")]
    [InlineData("services.AddShop(90); services.AddShop(args.Length);")]
    [InlineData("Func<int, IServiceCollection> add = services.AddShop; add(5);")]
    [InlineData("")]
    public void A_parameter_is_what_all_callers_pass(string statements, params string[] expected) => Assert.Equal(expected, Idle.WithoutFiles.OfProgram(
        $"var builder = WebApplication.CreateBuilder(args); var services = builder.Services; {statements} builder.Build().Run();",
        """
        public static class ShopServices
        {
            public static IServiceCollection AddShop(this IServiceCollection services, int minutes = 20)
            {
                services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(minutes));
                return services;
            }
        }
        """));

    [Theory]
    [InlineData("DateTime.UtcNow.AddDays(7)", "7.00:00:00")]
    [InlineData("DateTime.Now.AddMinutes(15)", "00:15:00")]
    [InlineData("DateTimeOffset.UtcNow.AddHours(1).UtcDateTime", "01:00:00")]
    [InlineData("DateTime.UtcNow.Add(TimeSpan.FromHours(3))", "03:00:00")]
    [InlineData("DateTime.UtcNow + TimeSpan.FromHours(3)", "03:00:00")]
    [InlineData("DateTime.UtcNow.AddYears(1)", "365.00:00:00")]
    [InlineData("DateTime.UtcNow.AddMonths(2)", "60.00:00:00")]
    [InlineData("TimeProvider.System.GetUtcNow().DateTime.AddHours(1)", "01:00:00")]
    [InlineData("new DateTimeOffset(DateTime.UtcNow.AddHours(1))", "01:00:00")]
    [InlineData("s_now.AddHours(1).AddMinutes(5)", "01:05:00")]
    [InlineData("DateTimeOffset.MaxValue", "10675199.02:48:05.4775807")]
    [InlineData("DateTime.UtcNow", "00:00:00")]
    [InlineData("DateTime.UtcNow.AddDays(-1)", "-1.00:00:00")]
    public void Points_in_time(string expression, string expected) => Assert.Equal([expected], FromNow(expression));

    [Theory]
    [InlineData("DateTime.UtcNow.AddDays(Days())")]
    [InlineData("Birthday.AddDays(7)")]
    [InlineData("new DateTime(2030, 1, 1)")]
    [InlineData("DateTime.MinValue")]
    public void Other_points_in_time(string expression) => Assert.Empty(FromNow(expression));

    private static string[] FromNow(string expression) => Idle.WithoutFiles.Read(
        [$$"""
        using Microsoft.AspNetCore.Authentication;
        public class Shop
        {
            private static readonly DateTime s_now = DateTime.UtcNow;
            public static DateTime Birthday { get; set; }
            public static int Days() => Birthday.Year;
            public AuthenticationProperties Properties() => new() { ExpiresUtc = {{expression}} };
        }
        """],
        "ExpiresUtc",
        static (durations, value) => durations.FromNow(value, CancellationToken.None)).Select(static duration => duration.Value.ToString("c")).ToArray();
}
