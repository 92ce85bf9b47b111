using System;
using System.Collections.Immutable;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.Timeouts;

/// <summary>LOA3001: users are signed in with a cookie that keeps the framework's default of 14 days.</summary>
internal sealed class NoIdleTimeout : SetupRule
{
    public const string SchemeProperty = "Scheme";

    /// <summary>The limit in ticks, which the fix sets.</summary>
    public const string LimitProperty = "Limit";

    /// <summary>Set where the report stands at an options object of OWIN's.</summary>
    public const string OwinProperty = "Owin";

    // CookieAuthenticationOptions.ExpireTimeSpan of ASP.NET Core and of OWIN.
    private static readonly TimeSpan s_default = TimeSpan.FromDays(14);

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA3001",
        Promise.NoKnownFalsePositives,
        Categories.Timeouts,
        "No idle timeout is set",
        "No timeout is set for {0}, so a session that nobody uses stays open for 14 days; set ExpireTimeSpan to at most {1}",
        "An authentication cookie is valid for 14 days after it was last renewed unless ExpireTimeSpan says otherwise. A session that a user walks away from, on a shared computer or on a stolen one, stays open that long.");

    public override void Check(SyntaxTree tree, RuleContext context)
    {
        var limit = context.Model.LimitOf(OptionKeys.MaxIdleTimeout);
        if (limit.Value >= s_default) return;
        foreach (var missing in context.Model.CookiesWithoutTimeout(context.CancellationToken))
        {
            if (missing.Location.SourceTree != tree) continue;
            var properties = ImmutableDictionary<string, string?>.Empty.Add(SchemeProperty, missing.Scheme).Add(LimitProperty, limit.Value.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (missing.IsOwin) properties = properties.Add(OwinProperty, "");
            var evidence = missing.Registration is { } registration ? ImmutableArray.Create(registration) : ImmutableArray<Location>.Empty;
            context.Report(missing.Location, evidence, properties, missing.Scheme == SignOutCall.IdentityApplication ? "the cookie of ASP.NET Core Identity" : $"the cookie of the scheme \"{missing.Scheme}\"", limit);
        }
    }
}
