using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>A text among a cookie's attributes: unknown, not set, or set to a text by an expression.</summary>
internal readonly record struct CookieText(bool IsKnown, string? Value, ExpressionSyntax? Written)
{
    public static readonly CookieText Unknown = new(false, null, null);

    public bool Differs(CookieText other) => IsKnown && other.IsKnown && Value != other.Value;

    public static CookieText OneOf(CookieText a, CookieText b) => a.IsKnown && b.IsKnown && a.Value == b.Value ? a : Unknown;
}

/// <summary>
/// The attributes by which a browser tells cookies of one name apart, or refuses one (RFC 6265bis, 5.7), and those that say how long it is
/// kept. HttpOnly, SameSite and plain Secure do neither where the cookie is deleted by the site itself.
/// </summary>
internal sealed record CookieAttributes
{
    /// <summary>What <c>new CookieOptions()</c> has.</summary>
    public static readonly CookieAttributes Default = new() { Path = new CookieText(true, "/", null), Domain = new CookieText(true, null, null), Secure = false, Partitioned = false };

    public static readonly CookieAttributes Unknown = new() { Path = CookieText.Unknown, Domain = CookieText.Unknown, Expires = CookieLife.Unknown, MaxAge = CookieLife.Unknown };

    public CookieText Path { get; init; }

    public CookieText Domain { get; init; }

    /// <summary>Null when not known.</summary>
    public bool? Secure { get; init; }

    /// <summary>Null when not known.</summary>
    public bool? Partitioned { get; init; }

    public CookieLife Expires { get; init; }

    public CookieLife MaxAge { get; init; }

    /// <summary>Whether a browser certainly keeps a cookie of these attributes when it is told to delete one of the others.</summary>
    public bool IsMissedBy(CookieAttributes deletion) => Path.Differs(deletion.Path) || Domain.Differs(deletion.Domain) || Partitioned is { } own && deletion.Partitioned is { } others && own != others;

    public static CookieAttributes OneOf(CookieAttributes a, CookieAttributes b) => new()
    {
        Path = CookieText.OneOf(a.Path, b.Path),
        Domain = CookieText.OneOf(a.Domain, b.Domain),
        Secure = a.Secure == b.Secure ? a.Secure : null,
        Partitioned = a.Partitioned == b.Partitioned ? a.Partitioned : null,
        Expires = a.Expires == b.Expires ? a.Expires : CookieLife.Unknown,
        MaxAge = a.MaxAge == b.MaxAge ? a.MaxAge : CookieLife.Unknown,
    };
}
