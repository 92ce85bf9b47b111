using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>Why a browser does not follow a deletion, and the attributes with which it would.</summary>
/// <param name="Reason">"it is set with Path=/app, but …"</param>
/// <param name="Attributes">The attributes to give, by their names; null takes one away.</param>
/// <param name="Evidence">Where the cookie is set otherwise.</param>
internal sealed record CookieRepair(string Reason, ImmutableDictionary<string, string?> Attributes, ImmutableArray<Location> Evidence)
{
    /// <summary>Behind an attribute's name: the documentation id of the constant that gives it.</summary>
    public const string MemberSuffix = ".Member";

    /// <summary>Says that nothing is sent at all.</summary>
    public const string UnsentProperty = "Unsent";

    public static CookieRepair? Of(CookieWrite deletion, LogoutModel model, CancellationToken cancellationToken)
    {
        if (deletion.Name is not { } name || SessionVocabulary.IsPreferenceCookie(name.Shown)) return null;
        var writes = model.CookieWrites(cancellationToken);
        if (!deletion.Call.IsDelete && deletion.Attributes is { Expires: CookieLife.Past, MaxAge: CookieLife.Future })
            return Without("its MaxAge is positive and wins over the Expires in the past; remove MaxAge", "MaxAge", null);
        // https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3
        if (name.IsConstant && (name.Text.StartsWith("__Host-", System.StringComparison.Ordinal) || name.Text.StartsWith("__Secure-", System.StringComparison.Ordinal)) && deletion.Attributes.Secure == false && !writes.HasPolicy)
            return Without("its name demands Secure, without which even a deletion is refused; delete it with Secure", "Secure", "true");
        var created = writes.CreationsOf(name).Select(static write => (write.Attributes, Location: write.Syntax.GetLocation())).ToList();
        if (model.ConfiguredCookies(cancellationToken).Of(name) is { } configured) created.Add((configured.Attributes, configured.Location));
        // One that deletes the cookie under several attributes meets it with one of them.
        var together = writes.All.Where(write => write.IsDeletion && write.Body == deletion.Body && write.Is(name)).ToList();
        if (created.Count == 0 || created.Any(cookie => together.Any(write => !cookie.Attributes.IsMissedBy(write.Attributes)))) return null;
        return Differing(created[0].Attributes, created[0].Location, deletion.Attributes, model);
    }

    public static CookieRepair Of(UnsentDeletion deletion) => Without(
        deletion.Syntax is AssignmentExpressionSyntax ? "what is set in Request.Cookies is never sent; set Expires in Response.Cookies"
            : deletion.IsOfRequest ? "removing it from Request.Cookies sends nothing; set its Expires in Response.Cookies to the past"
            : "removing it from Response.Cookies sends nothing; set its Expires there to the past",
        UnsentProperty,
        null);

    private static CookieRepair Without(string reason, string attribute, string? value) =>
        new(reason, ImmutableDictionary<string, string?>.Empty.Add(attribute, value), ImmutableArray<Location>.Empty);

    private static CookieRepair Differing(CookieAttributes set, Location location, CookieAttributes deleted, LogoutModel model)
    {
        var attributes = ImmutableDictionary.CreateBuilder<string, string?>();
        var differences = new List<(string Name, string Set, string Deleted)>();
        var evidence = ImmutableArray.CreateBuilder<Location>();
        foreach (var (name, own, other) in new[] { ("Path", set.Path, deleted.Path), ("Domain", set.Domain, deleted.Domain) })
        {
            if (!own.Differs(other)) continue;
            differences.Add((name, Show(name, own.Value), Show(name, other.Value)));
            attributes.Add(name, own.Value);
            if (own.Written is null) continue;
            evidence.Add(own.Written.GetLocation());
            if (model.Graphs.ModelOf(own.Written.SyntaxTree).GetSymbolInfo(own.Written).Symbol is IFieldSymbol { IsStatic: true } constant) attributes.Add(name + MemberSuffix, constant.GetDocumentationCommentId());
        }
        if (set.Partitioned is { } partitioned && deleted.Partitioned == !partitioned)
        {
            attributes.Add("Partitioned", partitioned ? "true" : null);
            differences.Add(("Partitioned", partitioned ? "Partitioned" : "no Partitioned", partitioned ? "no Partitioned" : "Partitioned"));
        }
        if (evidence.Count == 0) evidence.Add(location);
        return new CookieRepair(
            $"it is set with {And(differences.Select(static d => d.Set))}, but deleted with {And(differences.Select(static d => d.Deleted))}; delete it with the same {And(differences.Select(static d => d.Name))}",
            attributes.ToImmutable(),
            evidence.ToImmutable());
    }

    private static string Show(string name, string? value) => value is null ? "no " + name : name + "=" + value;

    private static string And(IEnumerable<string> parts) => string.Join(" and ", parts);
}
