using LogoutAnalyzers.Options;
using Xunit;

namespace LogoutAnalyzers.Tests.Options;

public class DurationTests
{
    [Theory]
    [InlineData("30", 30)]
    [InlineData(" 30 ", 30)]
    [InlineData("1", 1)]
    [InlineData("30m", 30)]
    [InlineData("30 m", 30)]
    [InlineData("30 min", 30)]
    [InlineData("30min", 30)]
    [InlineData("30 MIN", 30)]
    [InlineData("30 minutes", 30)]
    [InlineData("1 minute", 1)]
    [InlineData("1h", 60)]
    [InlineData("24 h", 1440)]
    [InlineData("1 hour", 60)]
    [InlineData("2 Hours", 120)]
    [InlineData("30 d", 43200)]
    [InlineData("1D", 1440)]
    [InlineData("7 days", 10080)]
    [InlineData("00:30:00", 30)]
    [InlineData("0:30", 30)]
    [InlineData("12:00:00", 720)]
    [InlineData("1.00:00:00", 1440)]
    [InlineData("030", 30)]
    public void Understood(string text, int minutes)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMinutes(minutes), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("0")]
    [InlineData("0 min")]
    [InlineData("-5")]
    [InlineData("-1 h")]
    [InlineData("00:00:00")]
    [InlineData("-00:30:00")]
    [InlineData("15 parsecs")]
    [InlineData("30 s")]
    [InlineData("min")]
    [InlineData("h 1")]
    [InlineData("1.5 h")]
    [InlineData("1,5 h")]
    [InlineData("30 min 10")]
    [InlineData("1 h 30 min")]
    [InlineData("+30")]
    [InlineData("1e3")]
    [InlineData("infinite")]
    [InlineData("99999999999999999999 d")]
    [InlineData("99999999999 d")]
    [InlineData("9223372036854775807")]
    [InlineData("a:b:c")]
    [InlineData(":")]
    [InlineData("٣٠")]
    [InlineData("24:60:00")]
    public void Not_understood(string text) => Assert.False(Duration.TryParse(text, out _));

    // TimeSpan.Parse takes the 24 of "24:00:00" for days.
    [Fact]
    public void Twenty_four_hours_are_not_twenty_four_days() =>
        Assert.True(!Duration.TryParse("24:00:00", out var duration) || duration == TimeSpan.FromHours(24), duration.ToString());

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            // In Turkish, the lower case of I is not i.
            System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");
            Assert.True(Duration.TryParse("30 MINUTES", out var duration));
            Assert.Equal(TimeSpan.FromMinutes(30), duration);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_values_of_the_profiles_are_durations() =>
        Assert.All(
            OptionKeys.All.Where(static key => key.Kind == OptionKind.Duration).SelectMany(static key => new[] { key.Relaxed, key.Standard, key.Strict }),
            static value => Assert.True(Duration.TryParse(value, out _), value));
}
