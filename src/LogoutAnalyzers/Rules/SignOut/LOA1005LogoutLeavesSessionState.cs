using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1005: the logout signs out, and what the application stored in the session stays there.</summary>
internal sealed class LogoutLeavesSessionState : EntryRule
{
    /// <summary>Present where clearing would reach too far: other values may stay, or other requests run the same body.</summary>
    public const string TooFarProperty = "TooFar";

    private const int NamedKeys = 3;

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1005",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Logout leaves session state behind",
        "'{0}' signs out but leaves {1} for the next user of this browser; {2}",
        "Signing out deletes the authentication cookie. The session has a cookie of its own and lives on the server: what was stored in it is there for whoever uses the browser next, and for whoever has copied the session cookie, until it expires. Deleting the session cookie does not remove it.");

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        var (model, cancellationToken) = (context.Model, context.CancellationToken);
        if (!entry.HasSession || !SessionAfterLogout.IsSignedOut(entry, model, cancellationToken)) return;
        var left = SessionAfterLogout.LeftBy(entry, model, cancellationToken);
        if (left.IsEmpty) return;
        var isSystemWeb = left[0].IsSystemWeb;
        var keeps = model.Session(cancellationToken).Written.Any(model.IsKept);
        context.Report(
            entry.Location,
            left.Take(NamedKeys).Select(static value => value.Location),
            keeps || entry.IsPartOfBody ? ImmutableDictionary<string, string?>.Empty.Add(TooFarProperty, "") : ImmutableDictionary<string, string?>.Empty,
            entry.Name,
            Named(left) + (isSystemWeb ? " in Session" : " in HttpContext.Session"),
            keeps ? "remove what does not have to stay" : isSystemWeb ? "call Session.Abandon()" : "call HttpContext.Session.Clear()");
    }

    private static string Named(ImmutableArray<SessionValue> left)
    {
        var keys = left.Where(static value => value.Key is not null).Select(static value => $"\"{value.Key}\"").ToList();
        var shown = keys.Count > NamedKeys ? keys.Take(NamedKeys - 1).Append($"{keys.Count - NamedKeys + 1} other values").ToList() : keys;
        return shown.Count switch
        {
            0 => "what it stored",
            1 => shown[0],
            _ => string.Join(", ", shown.Take(shown.Count - 1)) + " and " + shown[shown.Count - 1],
        };
    }
}
