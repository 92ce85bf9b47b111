using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using LogoutAnalyzers.Setup.Values;
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
        if (context.Model.IsTest) return;
        if (IdleTimeouts.From(operation, context.CancellationToken) is not { } timeout) return;
        var durations = DurationsOf(timeout, context);
        if (durations.IsEmpty) return;
        // Where the sign-in is persistent in some cases, the longest may be for these alone.
        var ordered = durations.OrderBy(static duration => duration.Value);
        var found = timeout.MayBePersistent ? ordered.First() : ordered.Last();
        var limit = context.Model.LimitOf(OptionKeys.MaxIdleTimeout);
        // A sign-in that is remembered for longer than any session may live is LOA3003's.
        if (timeout.MayBePersistent && found.Value > context.Model.Threshold(OptionKeys.MaxSessionLifetime)) return;
        if (found.Value <= limit.Value || DevelopmentCode.IsUnderDebug(operation.Syntax) || !IsInForce(timeout.Kind, timeout.Scheme, timeout.IsOwin, context)) return;
        context.Report(timeout.Value.Syntax.GetLocation(), found.Evidence, ImmutableDictionary<string, string?>.Empty, timeout.Name, found.InWords(), limit);
    }

    public bool Wants(string path) => ProjectFiles.MayConfigure(path);

    public void Check(ProjectFile file, RuleContext context)
    {
        if (file is WebConfigFile config && context.Model.IsSystemWeb) Check(config, context);
        else if (file is SettingsFile settings) Check(settings, context);
    }

    private static void Check(WebConfigFile config, RuleContext context)
    {
        // The browser signs in the account of the computer again: there nobody stays signed in by the session.
        var isIdle = context.Model.HasWindowsAccounts(context.CancellationToken) && !context.Model.KeepsLoginsInSession(context.CancellationToken);
        foreach (var (element, value, duration) in WebConfigTimeouts.In(config))
            if (!(isIdle && element.Name == "sessionState") && WebConfigTimeouts.IsInForce(element, config, context.Model.Files, context.Model.Authentication(context.CancellationToken), context.CancellationToken))
                Report(element.Name + " timeout", new SetDuration(duration, value), isSpan: false, context);
    }

    // Options that a section is bound to; what code reads of the file is reported in the code.
    private static void Check(SettingsFile file, RuleContext context)
    {
        foreach (var (kind, type, name) in IdleTimeouts.Options)
            foreach (var bound in context.Model.Durations.Bindings.Options(type, name, context.CancellationToken))
                if (bound.Value is { } value && value.Path == file.Path && Times.Parse(value.Text) is { } duration && IsInForce(kind, bound.Scheme, isOwin: false, context) && !(kind == IdleTimeoutKind.Cookie && IsSetInCode(bound.Scheme, context)))
                    Report(name, new SetDuration(duration, value), isSpan: true, context);
    }

    private static void Report(string name, SetDuration found, bool isSpan, RuleContext context)
    {
        var limit = context.Model.LimitOf(OptionKeys.MaxIdleTimeout);
        if (found.Value > limit.Value) context.Report(found.Source!.Location, Enumerable.Empty<Location>(), FileRepair.Properties(found, limit.Value, isSpan), name, (found with { Source = null }).InWords(), limit);
    }

    // Which of the two comes last is not known.
    private static bool IsSetInCode(string? scheme, RuleContext context) =>
        context.Model.CookieSessions(context.CancellationToken).ExpireTimeSpans.Any(setting => setting.Value is not null && (scheme is null || setting.IsOf(scheme)));

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

    private static bool IsInForce(IdleTimeoutKind kind, string? scheme, bool isOwin, RuleContext context) => kind switch
    {
        IdleTimeoutKind.Cookie => IsCookieInForce(scheme, isOwin, context),
        IdleTimeoutKind.SignIn => SignInExpiry.IsInForce(scheme, context.Model.CookieSessions(context.CancellationToken), context.Model.Authentication(context.CancellationToken)),
        _ => true,
    };

    private static bool IsCookieInForce(string? scheme, bool isOwin, RuleContext context) =>
        !PassingCookies.Are(scheme)
        && (scheme is null || context.Model.Authentication(context.CancellationToken).ReachOf(scheme) != SchemeReach.Elsewhere)
        && !context.Model.TokensDecideLifetime(isOwin, context.CancellationToken)
        && !SignInExpiry.IsSetByAll(context.Model.CookieSignIns(context.CancellationToken).Where(signIn => scheme is null || signIn.Scheme is null || signIn.Scheme == scheme));
}
