using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>A call that sets, empties or deletes a cookie of the response, with the attributes that it gives.</summary>
internal sealed record CookieWrite(CookieCall Call, CookieName? Name, CookieAttributes Attributes)
{
    public SyntaxNode Syntax => Call.Call.Syntax;

    /// <summary>Whether it tells the browser to drop the cookie.</summary>
    public bool IsDeletion => Call.IsDelete || Attributes.Expires == CookieLife.Past || Attributes.MaxAge == CookieLife.Past;

    /// <summary>Whether it gives the cookie a value to keep.</summary>
    public bool IsCreation => !IsDeletion && !Call.HasEmptyValue;

    /// <summary>The member or function that it stands in.</summary>
    public SyntaxNode? Body { get; } = Around(Call.Call.Syntax);

    /// <summary>A call on cookies that nobody has followed from the response: its options may be anything.</summary>
    public static CookieWrite OutOfSight(CookieCall call) =>
        new(call, call.Name, CookieAttributes.Unknown with { Expires = call.GivenOptions is null ? CookieLife.Unset : CookieLife.Unknown, MaxAge = CookieLife.Unset });

    public bool Is(CookieName name) => Name is { } own && own.Text == name.Text;

    private static SyntaxNode? Around(SyntaxNode node)
    {
        var body = node.Parent;
        while (body is not (null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) || body is GlobalStatementSyntax) body = body.Parent;
        return body;
    }
}
