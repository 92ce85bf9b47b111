using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Rules.Timeouts;

/// <summary>LOA3002: a session that nobody uses stays open for longer than the limit.</summary>
internal sealed class IdleTimeoutTooLong : CallRule, IFileRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA3002",
        Promise.NoKnownFalsePositives,
        Categories.Timeouts,
        "Idle timeout is too long",
        "'{0}' lets a session stay idle {1}; allow at most {2}",
        "A session that nobody uses should end soon: until then whoever sits down at the computer, or holds a copy of the cookie, is the user. The option logout_analyzers.max_idle_timeout and the profile say how soon.");

    public override bool IsAbout(string? word, LogoutModel model) => word is not null && IdleTimeouts.Names.Contains(word) && (word != "Timeout" || model.IsSystemWeb);

    public override void Check(IOperation operation, RuleContext context)
    {
        if (IdleTimeouts.From(operation, context.CancellationToken) is not { } timeout) return;
        var durations = DurationsOf(timeout, context);
        if (durations.IsEmpty) return;
        // Where the sign-in is persistent in some cases, the longest may be for these alone.
        var ordered = durations.OrderBy(static duration => duration.Value);
        var found = timeout.MayBePersistent ? ordered.First() : ordered.Last();
        var limit = context.Model.LimitOf(OptionKeys.MaxIdleTimeout);
        if (found.Value <= limit.Value || DebugCode.Contains(operation.Syntax) || !IsInForce(timeout, context)) return;
        context.Report(timeout.Value.Syntax.GetLocation(), Evidence(found), ImmutableDictionary<string, string?>.Empty, timeout.Name, InWords(found), limit);
    }

    public void Check(ProjectFile file, RuleContext context)
    {
        // ASP.NET Core reads nothing of it.
        if (file is not WebConfigFile { IsForDevelopment: false } config || !context.Model.IsSystemWeb) return;
        var limit = context.Model.LimitOf(OptionKeys.MaxIdleTimeout);
        foreach (var (element, value, duration) in WebConfigTimeouts.In(config))
            if (duration > limit.Value && WebConfigTimeouts.IsInForce(element, config, context.Model.Files, context.Model.Authentication(context.CancellationToken), context.CancellationToken))
                context.Report(value.Location, Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty, element.Name + " timeout", InWords(new SetDuration(duration)), limit);
    }

    private static ImmutableArray<SetDuration> DurationsOf(IdleTimeout timeout, RuleContext context)
    {
        var durations = context.Model.Durations;
        switch (timeout.Form)
        {
            case TimeoutForm.FromNow:
                return durations.FromNow(timeout.Value, context.CancellationToken);
            case TimeoutForm.Minutes:
                // Session.Timeout = -1 is meant to be "never".
                return durations.OfNumber(timeout.Value, TimeSpan.FromMinutes(1), context.CancellationToken).Select(static duration => duration.Value == TimeSpan.FromMinutes(-1) ? duration with { Value = TimeSpan.MaxValue } : duration).ToImmutableArray();
            default:
                return durations.Of(timeout.Value, context.CancellationToken);
        }
    }

    private static bool IsInForce(IdleTimeout timeout, RuleContext context)
    {
        if (timeout.Kind is IdleTimeoutKind.SessionState or IdleTimeoutKind.Ticket) return true;
        if (PassingCookies.Are(timeout.Scheme)) return false;
        var setup = context.Model.Authentication(context.CancellationToken);
        if (timeout.Kind == IdleTimeoutKind.Cookie)
            return (timeout.Scheme is null || setup.ReachOf(timeout.Scheme) != SchemeReach.Elsewhere) && !context.Model.TokensDecideLifetime(timeout.IsOwin, context.CancellationToken);
        // Without renewal the expiry is the end of the session, however active it is.
        return !context.Model.CookieSessions(context.CancellationToken).SlidingExpirations.Any(setting => (timeout.Scheme is null || setting.IsOf(timeout.Scheme)) && setting.Value?.ConstantValue is { HasValue: true, Value: false })
            && !setup.Schemes.Any(scheme => scheme.Name == timeout.Scheme && scheme.Kind == SchemeKind.Bearer);
    }

    // The file that the value comes from, and the constant that says it.
    private static IEnumerable<Location> Evidence(SetDuration found)
    {
        if (found.Source is { } source) yield return source.Location;
        if (found.Definition is { } definition) yield return definition;
    }

    private static string InWords(SetDuration duration)
    {
        var words = duration.Value == TimeSpan.MaxValue ? Duration.InWords(duration.Value) : "for " + Duration.InWords(duration.Value);
        return duration.Source is { } source ? $"{words} ({System.IO.Path.GetFileName(source.Path)})" : words;
    }
}
