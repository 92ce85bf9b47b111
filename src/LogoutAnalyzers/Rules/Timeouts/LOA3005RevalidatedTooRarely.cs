using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Rules.Timeouts;

/// <summary>LOA3005: the security stamp of a session is validated so rarely, or never, that the session outlives a changed password.</summary>
internal sealed class RevalidatedTooRarely : SetupRule, IFileRule
{
    /// <summary>The interval that would do, in ticks.</summary>
    public const string IntervalProperty = "Interval";

    /// <summary>Present where no interval is set yet: the scheme whose cookies need one.</summary>
    public const string SchemeProperty = "Scheme";

    /// <summary>How long the cookies of that scheme live, in ticks.</summary>
    public const string CookieLifeProperty = "CookieLife";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA3005",
        Promise.NoKnownFalsePositives,
        Categories.Timeouts,
        "Session is revalidated too rarely",
        "{0}; {1}",
        "A changed password, and whatever else rotates the security stamp, ends the other sessions of a user: when their stamp is validated the next time. Until then a stolen cookie is as good as ever. Sliding renewals restart the interval, so a cookie that lives for less than two intervals is never validated as long as it is used.");

    public override void Check(SyntaxTree tree, RuleContext context) => Check(location => location.SourceTree == tree, context);

    public bool Wants(string path) => ProjectFiles.MayConfigure(path);

    public void Check(ProjectFile file, RuleContext context) => Check(location => location.SourceTree is null && location.GetLineSpan().Path == file.Path, context);

    private static void Check(Func<Location, bool> isHere, RuleContext context)
    {
        if (context.Model.IsTest) return;
        foreach (var rare in context.Model.RareValidations(context.CancellationToken))
        {
            if (!isHere(rare.Place)) continue;
            var limit = context.Model.LimitOf(OptionKeys.MaxRevalidationInterval);
            if (rare.Renewals is { } renewals) ReportRenewals(rare, renewals, limit, context);
            else if (rare.Provider is { } provider) ReportInterval(rare, "Circuits", $"'{provider.Name}' does not look at their users", "return", limit, context);
            else ReportInterval(rare, "Sessions", "their security stamp is not validated", RemedyFor(rare.Setting), limit, context);
        }
    }

    private static void ReportRenewals(RareValidation rare, UnvalidatedRenewals renewals, Limit limit, RuleContext context)
    {
        var half = UnvalidatedRenewals.LongestIntervalFor(renewals.CookieLife);
        var longest = half < limit.Value ? half : limit.Value;
        var properties = Properties(longest);
        if (rare.Durations.Length > 0 && renewals.IntervalSetting is not null) properties = properties.AddRange(FileRepair.Properties(rare.Durations[0], longest, isSpan: true));
        if (renewals.IntervalSetting is null) properties = properties.Add(SchemeProperty, rare.Scheme).Add(CookieLifeProperty, Ticks(renewals.CookieLife));
        context.Report(
            rare.Place,
            new[] { renewals.CookieLifeSetting, renewals.IntervalSetting }.OfType<CookieSetting>().Where(other => other != rare.Setting).Select(static other => other.Place),
            properties,
            $"Sessions in use outlive a changed password for ever: each renewal of a cookie that lives for {Duration.InWords(renewals.CookieLife)} puts off the validation of its security stamp, which is due after {Duration.InWords(renewals.Interval)}",
            $"{RemedyFor(renewals.IntervalSetting)} at most {(half < limit.Value ? "half of ExpireTimeSpan, " + Duration.InWords(half) : limit)}");
    }

    private static void ReportInterval(RareValidation rare, string what, string how, string remedy, Limit limit, RuleContext context)
    {
        if (rare.Durations.IsEmpty) return;
        var (place, longest) = (rare.Place, rare.Durations.OrderByDescending(static duration => duration.Value).First());
        if (longest.Value <= limit.Value) return;
        // In the file itself it need not be named.
        var source = longest.Source is { } file && file.Location != place ? $" ({Path.GetFileName(file.Path)})" : "";
        context.Report(
            place,
            longest.Source is { } written && written.Location != place ? new[] { written.Location } : Enumerable.Empty<Location>(),
            Properties(limit.Value).AddRange(FileRepair.Properties(longest, limit.Value, isSpan: true)),
            $"{what} outlive a changed password {(longest.Value == TimeSpan.MaxValue ? "for ever" : "by up to " + Duration.InWords(longest.Value))}{source}: {how} before that",
            $"{remedy} at most {limit}");
    }

    private static ImmutableDictionary<string, string?> Properties(TimeSpan interval) => ImmutableDictionary<string, string?>.Empty.Add(IntervalProperty, Ticks(interval));

    private static string Ticks(TimeSpan duration) => duration.Ticks.ToString(CultureInfo.InvariantCulture);

    // OWIN's validator takes the interval as an argument.
    private static string RemedyFor(CookieSetting? interval) => interval?.Value?.Parent is IArgumentOperation ? "pass an interval of" : "set ValidationInterval to";
}
