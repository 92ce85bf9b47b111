using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers;

/// <summary>A place that says how often sessions are revalidated, or that lets their renewals put it off.</summary>
/// <param name="Place">What says so.</param>
/// <param name="Durations">The interval, if that is what matters: the values it may have.</param>
internal sealed record RareValidation(Location Place, ImmutableArray<SetDuration> Durations)
{
    /// <summary>The interval between two validations of the security stamp, or the life of a cookie, that is set there.</summary>
    public CookieSetting? Setting { get; init; }

    /// <summary>The renewals by which the cookies of <see cref="Scheme"/> are never validated.</summary>
    public UnvalidatedRenewals? Renewals { get; init; }

    public string? Scheme { get; init; }

    /// <summary>The provider that looks at the users of Blazor circuits in this interval.</summary>
    public INamedTypeSymbol? Provider { get; init; }
}

/// <summary>Finds what decides how often sessions are revalidated.</summary>
internal static class RareValidations
{
    public static ImmutableArray<RareValidation> Find(LogoutModel model, CancellationToken cancellationToken)
    {
        var (authentication, sessions) = (model.Authentication(cancellationToken), model.CookieSessions(cancellationToken));
        var limit = model.LimitOf(OptionKeys.MaxRevalidationInterval);
        var found = ImmutableArray.CreateBuilder<RareValidation>();
        var validated = authentication.Schemes.Where(scheme => scheme is { Kind: SchemeKind.Cookie, Name: { } name } && authentication.SignedIn.Contains(name) && sessions.ValidatesSecurityStamp(name) && !sessions.RefusesByItself(name)).Select(static scheme => scheme.Name!).Distinct().ToList();
        var skipped = new HashSet<CookieSetting>();
        foreach (var scheme in validated)
        {
            if (UnvalidatedRenewals.Of(scheme, sessions) is not { } renewals || (renewals.IntervalSetting ?? renewals.CookieLifeSetting) is not { } setting) continue;
            if (skipped.Add(setting)) found.Add(new RareValidation(setting.Place, setting.Durations) { Setting = setting, Renewals = renewals, Scheme = scheme });
        }
        // An interval in a library holds for the application that uses it. One that is longer than any session makes no difference.
        if (validated.Any(scheme => !UnvalidatedRenewals.EndWithin(limit.Value, scheme, sessions)) || authentication.Schemes.Count == 0)
            foreach (var setting in sessions.ValidationIntervals)
                if (!skipped.Contains(setting)) found.Add(new RareValidation(setting.Place, setting.Durations) { Setting = setting });
        foreach (var (provider, interval) in RevalidationIntervals.Of(model.OpenConnections(cancellationToken), model.Graphs, cancellationToken))
            found.Add(new RareValidation(interval.Syntax.GetLocation(), model.Durations.Of(interval, cancellationToken)) { Provider = provider });
        return found.ToImmutable();
    }
}
