using System;
using System.Collections.Immutable;
using System.Globalization;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.Timeouts;

/// <summary>LOA3003: a session that is kept alive by use has no end, or a late one.</summary>
internal sealed class NoAbsoluteLifetime : SetupRule
{
    /// <summary>What the fix changes, by the name of a <see cref="LongSessionKind"/>.</summary>
    public const string KindProperty = "Kind";

    /// <summary>The limit in ticks, which the fix sets.</summary>
    public const string LimitProperty = "Limit";

    /// <summary>Set where the value is an age, and not a point in time.</summary>
    public const string AgeProperty = "Age";

    /// <summary>Set where the properties of the sign-in are made in the same file, so that they can be changed.</summary>
    public const string CreationProperty = "Creation";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA3003",
        Promise.NeedsJudgement,
        Categories.Timeouts,
        "Session has no absolute lifetime or one that is too long",
        "{0}; {1}",
        "An idle timeout does not end the session of a thief who keeps using it, and a cookie that outlives the browser is there for whoever opens it next. After some time, however active it is, a session should end and the user should log in again.");

    public override void Check(SyntaxTree tree, RuleContext context)
    {
        foreach (var session in context.Model.LongSessions(context.CancellationToken))
        {
            if (session.Value.SyntaxTree != tree) continue;
            var limit = context.Model.LimitOf(session.IsRefreshToken ? OptionKeys.MaxRefreshTokenLifetime : OptionKeys.MaxSessionLifetime);
            var properties = ImmutableDictionary<string, string?>.Empty.Add(KindProperty, session.Kind.ToString()).Add(LimitProperty, limit.Value.Ticks.ToString(CultureInfo.InvariantCulture));
            if (session.IsAge) properties = properties.Add(AgeProperty, "");
            if (session.Properties is { } creation && creation.SyntaxTree == tree) properties = properties.Add(CreationProperty, "");
            var evidence = session.Source is { } source ? ImmutableArray.Create(source) : ImmutableArray<Location>.Empty;
            var (wrong, remedy) = Texts(session, limit);
            context.Report(session.Value.GetLocation(), evidence, properties, wrong, remedy);
        }
    }

    private static (string Wrong, string Remedy) Texts(LongSession session, Limit limit)
    {
        var life = session.Life is { } known ? Duration.InWords(known) : "";
        var source = session.Source is { } file ? $" ({System.IO.Path.GetFileName(file.GetLineSpan().Path)})" : "";
        var isIdentity = session.Subject == SignOutCall.IdentityApplication;
        return session.Kind switch
        {
            LongSessionKind.Renewed => ("This persistent sign-in is renewed for as long as it is used and never ends", isIdentity ? $"check the time of the login in OnValidatePrincipal, or set SlidingExpiration to false, so that it ends after {limit}" : $"set ExpiresUtc to at most {limit} and AllowRefresh to false"),
            LongSessionKind.Moved => ("Each renewal of this persistent sign-in moves its ExpiresUtc, so it never ends", isIdentity ? $"check the time of the login in OnValidatePrincipal, or set SlidingExpiration to false, so that it ends after {limit}" : "set AllowRefresh to false"),
            LongSessionKind.Sliding => ($"Sessions of the scheme \"{session.Subject}\" are renewed for as long as they are used and never end", $"check the time of the login in {(session.IsOwin ? "OnValidateIdentity" : "OnValidatePrincipal")}, so that they end after {limit}"),
            LongSessionKind.SignIn => ($"This sign-in lasts {life}{source}", $"let it end after {limit}"),
            LongSessionKind.Ticket => ($"This ticket signs a user in for {life}{source}", $"let it end after {limit}"),
            _ => ($"The cookie '{session.Subject}' signs a user in for {life}{source}", $"let it end after {limit}"),
        };
    }
}
