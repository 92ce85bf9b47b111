using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers;

/// <summary>Why a session lives too long.</summary>
internal enum LongSessionKind
{
    /// <summary>A persistent sign-in that is renewed without end.</summary>
    Renewed,

    /// <summary>The same, with a time of its own that each renewal moves.</summary>
    Moved,

    /// <summary>Sliding that is asked for, without a limit.</summary>
    Sliding,

    /// <summary>A sign-in that ends too late.</summary>
    SignIn,

    /// <summary>A ticket of forms authentication that ends too late.</summary>
    Ticket,

    /// <summary>A cookie of the application's own that ends too late.</summary>
    Cookie,
}

/// <summary>A session that lives longer than it should, however active it is.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Value">What says so.</param>
/// <param name="Life">How long; null for ever.</param>
/// <param name="Subject">The scheme, or the cookie.</param>
internal sealed record LongSession(LongSessionKind Kind, SyntaxNode Value, TimeSpan? Life, string? Subject)
{
    /// <summary>Where the properties of the sign-in are made, if nothing but the sign-in limits the session.</summary>
    public BaseObjectCreationExpressionSyntax? Properties { get; init; }

    /// <summary>The value in a configuration file that says how long.</summary>
    public Location? Source { get; init; }

    /// <summary>Whether the value is an age, and not a point in time.</summary>
    public bool IsAge { get; init; }

    /// <summary>Whether a cookie of OWIN carries it.</summary>
    public bool IsOwin { get; init; }

    /// <summary>Whether the limit of refresh tokens holds for it.</summary>
    public bool IsRefreshToken { get; init; }
}

/// <summary>Finds sign-ins, tickets and cookies that let a session live for longer than the limit, or for ever.</summary>
internal static class LongSessions
{
    public static ImmutableArray<LongSession> Find(LogoutModel model, NameSet words, CancellationToken cancellationToken)
    {
        if (model.IsTest) return ImmutableArray<LongSession>.Empty;
        var calls = model.SignInCalls(cancellationToken).All.Select(signIn => (SignIn: signIn, Found: Of(signIn, model, cancellationToken))).ToList();
        var signIns = calls.Select(static call => call.Found).OfType<LongSession>().ToList();
        var hasEndless = signIns.Any(static found => found.Kind is LongSessionKind.Renewed or LongSessionKind.Moved);
        return signIns
            .Concat(hasEndless ? Enumerable.Empty<LongSession>() : SlidingOnes(model, cancellationToken).Where(sliding => !IsReported(sliding.Subject!)))
            .Concat(FormsTickets.Read(model.Compilation, words, model.Graphs.ModelOf, cancellationToken).Select(ticket => Of(ticket, model, cancellationToken)).OfType<LongSession>())
            .Concat(HandMadeCookies.Read(model.Compilation, words, model.CookieWrites(cancellationToken), model.Graphs.ModelOf, cancellationToken).Select(cookie => Of(cookie, model, cancellationToken)).OfType<LongSession>())
            .ToImmutableArray();

        // What every one of its sign-ins is told is not told of the scheme again.
        bool IsReported(string scheme)
        {
            var ofScheme = calls.Where(call => call.SignIn.IsOf(scheme)).ToList();
            return ofScheme.Count > 0 && ofScheme.All(static call => call.Found is not null);
        }
    }

    private static LongSession? Of(CookieSignIn signIn, LogoutModel model, CancellationToken cancellationToken)
    {
        if (!signIn.Properties.IsKnown || PassingCookies.Are(signIn.Scheme)) return null;
        var limit = model.Threshold(OptionKeys.MaxSessionLifetime);
        var (persistent, expires) = (Last(signIn, "IsPersistent")?.Value ?? signIn.IsPersistent, Last(signIn, "ExpiresUtc")?.Value);
        if (IsConstant(persistent, false) || IsConstant(Last(signIn, "AllowRefresh")?.Value, true) && persistent is null) return null;
        var schemes = SchemesOf(signIn, model, cancellationToken);
        if (schemes.Any(scheme => MayBeLimited(scheme, model, cancellationToken))) return null;
        var isIdentity = signIn.Scheme == SignOutCall.IdentityApplication || schemes.Contains(SignOutCall.IdentityApplication);
        // Identity's validation of the stamp renews a session whatever AllowRefresh says: https://github.com/dotnet/aspnetcore/issues/64301.
        var creation = isIdentity ? null : signIn.Properties.Creation;
        var life = expires is null ? default : model.Durations.FromNow(expires, cancellationToken).OrderByDescending(static duration => duration.Value).FirstOrDefault();
        if (expires is not null && life.Value == TimeSpan.Zero && !IsForEver(expires)) return null;
        if (expires is not null && IsForEver(expires)) life = new SetDuration(TimeSpan.MaxValue);
        // With a check box it is persistent only for some; a time of its own holds for all of them. Of one that is not persistent it is the idle time.
        if (life.Value > limit) return IsIdleTime(expires!, model, cancellationToken) ? null : new LongSession(LongSessionKind.SignIn, expires!.Syntax, life.Value, signIn.Scheme) { Properties = creation, Source = life.Source?.Location };
        if (persistent is null || !IsConstant(persistent, true) || schemes.IsEmpty) return null;
        var isRenewed = (isIdentity || !IsConstant(Last(signIn, "AllowRefresh")?.Value, false)) && schemes.Any(scheme => Slides(scheme, model, cancellationToken));
        // Then it ends when the cookie does: how long that lives is said where its options are.
        if (!isRenewed) return null;
        return new LongSession(expires is null ? LongSessionKind.Renewed : LongSessionKind.Moved, persistent.Syntax, null, isIdentity ? SignOutCall.IdentityApplication : signIn.Scheme) { Properties = creation };
    }

    private static bool IsIdleTime(IOperation expires, LogoutModel model, CancellationToken cancellationToken)
    {
        var value = expires;
        while (value.Parent is IConversionOperation) value = value.Parent;
        return value.Parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } set && SignInExpiry.Of(target, set, cancellationToken) is { MayBePersistent: false } idle
            && SignInExpiry.IsInForce(idle.Scheme, model.CookieSessions(cancellationToken), model.Authentication(cancellationToken));
    }

    // options.SlidingExpiration = true, for sessions that nothing else ends.
    private static IEnumerable<LongSession> SlidingOnes(LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        foreach (var setting in model.CookieSessions(cancellationToken).SlidingExpirations)
        {
            if (!IsConstant(setting.Value, true) || setting.Scheme is not { } scheme || PassingCookies.Are(scheme) || !setup.SignedIn.Contains(scheme)) continue;
            if (scheme == SignOutCall.IdentityApplication && model.DefaultAuthentication(cancellationToken).IsToken) continue;
            var signIns = model.SignInCalls(cancellationToken).All.Where(signIn => signIn.IsOf(scheme)).ToList();
            var isLimited = signIns.Count > 0 && scheme != SignOutCall.IdentityApplication && signIns.All(signIn => !signIn.Properties.IsKnown || IsConstant(Last(signIn, "AllowRefresh")?.Value, false));
            if (!isLimited && !MayBeLimited(scheme, model, cancellationToken) && Slides(scheme, model, cancellationToken)) yield return new LongSession(LongSessionKind.Sliding, setting.Value!.Syntax, null, scheme) { IsOwin = setup.Schemes.Any(known => known.Name == scheme && known.IsOwin) };
        }
    }

    private static LongSession? Of(FormsTicket ticket, LogoutModel model, CancellationToken cancellationToken)
    {
        var limit = model.Threshold(OptionKeys.MaxSessionLifetime);
        var lives = ticket.IsMinutes ? model.Durations.OfNumber(ticket.Life, TimeSpan.FromMinutes(1), cancellationToken) : model.Durations.FromNow(ticket.Life, cancellationToken);
        var life = IsForEver(ticket.Life) ? new SetDuration(TimeSpan.MaxValue) : lives.OrderByDescending(static duration => duration.Value).FirstOrDefault();
        return life.Value > limit ? new LongSession(LongSessionKind.Ticket, ticket.Life.Syntax, life.Value, null) { Source = life.Source?.Location, IsAge = ticket.IsMinutes } : null;
    }

    private static LongSession? Of(HandMadeCookie cookie, LogoutModel model, CancellationToken cancellationToken)
    {
        var limit = model.Threshold(cookie.IsRefreshToken ? OptionKeys.MaxRefreshTokenLifetime : OptionKeys.MaxSessionLifetime);
        var lives = cookie.IsAge ? model.Durations.Of(cookie.Life, cancellationToken) : model.Durations.FromNow(cookie.Life, cancellationToken);
        var life = IsForEver(cookie.Life) ? new SetDuration(TimeSpan.MaxValue) : lives.OrderByDescending(static duration => duration.Value).FirstOrDefault();
        return life.Value > limit ? new LongSession(LongSessionKind.Cookie, cookie.Life.Syntax, life.Value, cookie.Name) { Source = life.Source?.Location, IsAge = cookie.IsAge, IsRefreshToken = cookie.IsRefreshToken } : null;
    }

    // The scheme that is named, or those that the default may be.
    private static ImmutableArray<string> SchemesOf(CookieSignIn signIn, LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        if (signIn.Scheme == SignOutCall.IdentityApplication && model.DefaultAuthentication(cancellationToken).IsToken) return ImmutableArray<string>.Empty;
        if (signIn.Scheme is { } scheme) return setup.IsCookie(scheme) ? ImmutableArray.Create(scheme) : ImmutableArray<string>.Empty;
        return setup.Schemes.Where(candidate => candidate is { Kind: SchemeKind.Cookie, Name: { } name } && name != SignOutCall.FormsTicket && setup.SignedIn.Contains(name) && !PassingCookies.Are(name)).Select(static candidate => candidate.Name!).Distinct().ToImmutableArray();
    }

    private static PropertySetting? Last(CookieSignIn signIn, string property) => signIn.Properties.Of(property).LastOrDefault();

    private static bool IsConstant(IOperation? value, bool wanted) => value?.WithoutConversions().ConstantValue is { HasValue: true, Value: bool known } && known == wanted;

    private static bool IsForEver(IOperation value) => value.WithoutConversions() is IFieldReferenceOperation { Field: { Name: "MaxValue", ContainingType.Name: "DateTime" or "DateTimeOffset" or "TimeSpan" } };

    private static bool Slides(string scheme, LogoutModel model, CancellationToken cancellationToken) =>
        model.CookieSessions(cancellationToken).SlidingExpirations.All(setting => !setting.IsOf(scheme) || IsConstant(setting.Value, true));

    // The time of the login is checked, or something out of sight may set a limit.
    private static bool MayBeLimited(string scheme, LogoutModel model, CancellationToken cancellationToken)
    {
        var (sessions, timeouts) = (model.CookieSessions(cancellationToken), model.CookieTimeouts(cancellationToken));
        return timeouts.AreHandedOver(scheme)
            || timeouts.AreDatedByEvents
            || sessions.SlidingExpirations.Any(setting => setting.IsOf(scheme) && setting.Value?.WithoutConversions().ConstantValue is not { HasValue: true })
            || model.EndsSessionsByTime(scheme, cancellationToken);
    }
}
