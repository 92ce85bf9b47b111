using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// How often Identity validates the security stamp. Each sliding renewal restarts that interval, so a cookie that is renewed before the
/// interval is over is never validated: whoever shortens the life of the cookie has to shorten the interval to at most half of it.
/// https://github.com/dotnet/aspnetcore/blob/main/src/Identity/Core/src/SecurityStampValidator.cs.
/// </summary>
internal static class StampValidation
{
    /// <summary>Plans what cookies of a new life need; false where there is no place for it.</summary>
    /// <param name="edits">The changes to the file.</param>
    /// <param name="model">The application as it is.</param>
    /// <param name="scheme">The scheme whose cookies live that long; null where it may be any.</param>
    /// <param name="cookieLife">How long its cookies will live.</param>
    /// <param name="beside">The name of the call that configures or registers the scheme: the interval is set behind it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static async Task<bool> TryKeepAsync(SourceEdits edits, LogoutModel model, string? scheme, TimeSpan cookieLife, Location? beside, CancellationToken cancellationToken)
    {
        var sessions = model.CookieSessions(cancellationToken);
        var name = scheme ?? (model.Authentication(cancellationToken).HasIdentity ? SignOutCall.IdentityApplication : null);
        if (name is null || !sessions.ValidatesSecurityStamp(name) || sessions.NeverSlides(name)) return true;
        var (half, limit) = (UnvalidatedRenewals.LongestIntervalFor(cookieLife), model.Threshold(OptionKeys.MaxRevalidationInterval));
        var longest = half < limit ? half : limit;
        var intervals = sessions.ValidationIntervals.Where(setting => setting.IsOf(name)).ToList();
        foreach (var setting in intervals)
        {
            var tooLong = setting.Durations.Where(duration => duration.Value > longest).ToList();
            if (tooLong.Count == 0) continue;
            if (tooLong.Any(static duration => duration.Source is not null))
            {
                if (!tooLong.All(duration => edits.Files.TrySet(duration, longest))) return false;
                continue;
            }
            if (setting.Value?.Syntax is not ExpressionSyntax value || edits.Document.Project.Solution.GetDocument(value.SyntaxTree) is not { } document) return false;
            if (await edits.InAsync(document, cancellationToken).ConfigureAwait(false) is not { } there) return false;
            DurationEdit.Set(there, value, longest);
        }
        if (intervals.Count > 0 || UnvalidatedRenewals.DefaultInterval <= half) return true;
        return await TryAddAsync(edits, model, longest, beside, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> TryAddAsync(SourceEdits edits, LogoutModel model, TimeSpan interval, Location? beside, CancellationToken cancellationToken)
    {
        // Options that a class of their own sets: the interval goes where Identity is registered.
        var places = model.Authentication(cancellationToken).Schemes.Where(static known => known.Name == SignOutCall.IdentityApplication && !known.IsOwin).Select(static known => (Location?)known.Location);
        foreach (var place in places.Prepend(beside))
        {
            if (place?.SourceTree is not { } tree || edits.Document.Project.Solution.GetDocument(tree) is not { } document) continue;
            if (await edits.InAsync(document, cancellationToken).ConfigureAwait(false) is not { } there || ServiceRegistrations.At(there, place) is not { } registrations) continue;
            var position = registrations.Statement.SpanStart;
            Usings.AddFor(there, position, "Microsoft.AspNetCore.Identity", "SecurityStampValidatorOptions");
            var name = there.Model.LookupSymbols(position, name: "options").IsEmpty ? "options" : "stampOptions";
            registrations.Add(there, new[]
            {
                "// Sessions that are renewed more often than this would never be checked again.",
                $"{registrations.Services}.Configure<SecurityStampValidatorOptions>({name} => {name}.ValidationInterval = {DurationEdit.Expression(there, position, interval)});",
            });
            return true;
        }
        return false;
    }
}
