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
        var (model, cancellationToken) = (context.Model, context.CancellationToken);
        if (model.IsTest) return;
        var (authentication, sessions) = (model.Authentication(cancellationToken), model.CookieSessions(cancellationToken));
        var limit = model.LimitOf(OptionKeys.MaxRevalidationInterval);
        var validated = authentication.Schemes.Where(scheme => scheme is { Kind: SchemeKind.Cookie, Name: { } name } && authentication.SignedIn.Contains(name) && sessions.ValidatesSecurityStamp(name) && !sessions.RefusesByItself(name)).Select(static scheme => scheme.Name!).Distinct().ToList();
        var skipped = new HashSet<CookieSetting>();
        foreach (var scheme in validated)
        {
            if (UnvalidatedRenewals.Of(scheme, sessions) is not { } renewals || (renewals.IntervalSetting ?? renewals.CookieLifeSetting) is not { } setting) continue;
            if (skipped.Add(setting) && isHere(PlaceOf(setting))) ReportRenewals(scheme, renewals, setting, limit, context);
        }
        // An interval in a library holds for the application that uses it. One that is longer than any session makes no difference.
        if (validated.Any(scheme => !UnvalidatedRenewals.EndWithin(limit.Value, scheme, sessions)) || authentication.Schemes.Count == 0)
            foreach (var setting in sessions.ValidationIntervals.Where(setting => !skipped.Contains(setting) && isHere(PlaceOf(setting))))
                ReportInterval(PlaceOf(setting), setting.Durations, "Sessions", "their security stamp is not validated", RemedyFor(setting), limit, context);
        foreach (var (provider, interval) in RevalidationIntervals.Of(model.OpenConnections(cancellationToken), model.Graphs, cancellationToken))
            if (isHere(interval.Syntax.GetLocation())) ReportInterval(interval.Syntax.GetLocation(), model.Durations.Of(interval, cancellationToken), "Circuits", $"'{provider.Name}' does not look at their users", "return", limit, context);
    }

    private static void ReportRenewals(string scheme, UnvalidatedRenewals renewals, CookieSetting setting, Limit limit, RuleContext context)
    {
        var half = UnvalidatedRenewals.LongestIntervalFor(renewals.CookieLife);
        var longest = half < limit.Value ? half : limit.Value;
        var properties = Properties(longest);
        if (setting.Durations.Length > 0 && renewals.IntervalSetting is not null) properties = properties.AddRange(FileRepair.Properties(setting.Durations[0], longest, isSpan: true));
        if (renewals.IntervalSetting is null) properties = properties.Add(SchemeProperty, scheme).Add(CookieLifeProperty, Ticks(renewals.CookieLife));
        context.Report(
            PlaceOf(setting),
            new[] { renewals.CookieLifeSetting, renewals.IntervalSetting }.OfType<CookieSetting>().Where(other => other != setting).Select(PlaceOf),
            properties,
            $"Sessions in use outlive a changed password for ever: each renewal of a cookie that lives for {Duration.InWords(renewals.CookieLife)} puts off the validation of its security stamp, which is due after {Duration.InWords(renewals.Interval)}",
            $"{RemedyFor(renewals.IntervalSetting)} at most {(half < limit.Value ? "half of ExpireTimeSpan, " + Duration.InWords(half) : limit)}");
    }

    private static void ReportInterval(Location place, ImmutableArray<SetDuration> durations, string what, string how, string remedy, Limit limit, RuleContext context)
    {
        if (durations.IsEmpty) return;
        var longest = durations.OrderByDescending(static duration => duration.Value).First();
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

    private static Location PlaceOf(CookieSetting setting) => setting.Value?.Syntax.GetLocation() ?? setting.Location;
}
