using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Where users are signed in with a cookie, as opposed to members that check a password that way and answer with a token.</summary>
internal static class CookieSignIns
{
    public static ImmutableArray<SessionStart> Read(Compilation compilation, NameSet names, BodyGraphs graphs, Durations durations, AuthenticationSetup setup, CancellationToken cancellationToken)
    {
        var starts = SessionStarts.Read(compilation, names, graphs, durations, TimeSpan.MaxValue, cancellationToken)
            .Where(static start => start.Kind is SessionStartKind.Identity or SessionStartKind.Cookie or SessionStartKind.Forms or SessionStartKind.Owin);
        return setup.Schemes.Any(static scheme => scheme.Kind == SchemeKind.Bearer || scheme.Registration == "AddJwtBearer") ? starts.Where(static start => !AnswersWithToken(start)).ToImmutableArray() : starts.ToImmutableArray();
    }

    // PasswordSignInAsync, and then a JWT: nobody reads the cookie that comes with it.
    private static bool AnswersWithToken(SessionStart start)
    {
        var member = start.Location.SourceTree!.GetRoot().FindToken(start.Location.SourceSpan.Start).Parent?.AncestorsAndSelf().FirstOrDefault(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        return start.Kind == SessionStartKind.Identity && member?.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && Words.Split(token.ValueText) is var words && words.Any(static word => word is "token" or "tokens" or "jwt")
            && !words.Any(static word => word is "cancellation" or "antiforgery")) == true;
    }
}
