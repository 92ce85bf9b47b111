using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Reads what a token is for out of the names around the code that makes it; the nearest name that says something decides.</summary>
internal static class TokenPurposes
{
    private static readonly HashSet<string> s_access = new(StringComparer.Ordinal) { "access", "login", "logon", "signin", "auth", "authentication", "authenticate", "bearer", "session" };

    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal)
    {
        // Links in mails.
        "reset", "forgot", "forgotten", "recovery", "confirm", "confirmation", "verification", "invite", "invitation", "unsubscribe", "activation", "magic", "onboarding",
        // Keys of single things.
        "media", "video", "stream", "streaming", "playback", "download", "upload", "file", "document", "share", "sharing", "embed", "embedded", "content", "license", "licence", "coupon", "voucher", "signature", "qr", "onlyoffice",
        // Programs, and services of others.
        "machine", "daemon", "m2m", "s2s", "bot", "agent", "worker", "job", "integration", "webhook", "apikey", "apikeys", "pat", "device", "apple", "github", "vapid", "push", "apns", "twilio", "livekit", "jitsi", "zoom", "metabase", "tableau", "docusign", "assertion",
        // Nobody's sessions.
        "guest", "anonymous", "idtoken", "antiforgery", "csrf", "captcha", "state", "nonce",
    };

    // How the members are named that take a refresh token and hand out another one.
    private static readonly HashSet<string> s_exchanges = new(StringComparer.Ordinal) { "refresh", "validate", "use", "handle", "on", "post", "rotate", "exchange", "consume", "execute", "process", "renew" };

    private static readonly HashSet<string> s_prepositions = new(StringComparer.Ordinal) { "from", "by", "with", "using", "via", "for", "and" };

    private static readonly HashSet<string> s_exchangers = new(StringComparer.Ordinal) { "handler", "endpoint", "endpoints", "controller", "command", "request", "query", "middleware", "filter" };

    private static readonly HashSet<string> s_people = new(StringComparer.Ordinal) { "user", "username", "login", "email", "password", "account", "member", "person", "employee", "customer", "principal", "identity" };

    public static TokenPurpose Of(SyntaxNode value)
    {
        if (OfTexts(value.DescendantTokens().Where(static token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken).Select(static token => token.ValueText)) is var said and not TokenPurpose.Unsaid) return said;
        for (var (inner, node) = (value, value.Parent); node is not null; (inner, node) = (node, node.Parent))
        {
            var purpose = node switch
            {
                VariableDeclaratorSyntax variable => OfName(variable.Identifier.ValueText),
                AssignmentExpressionSyntax assignment when assignment.Right == inner => OfName(LastName(assignment.Left)),
                InvocationExpressionSyntax call when call.ArgumentList == inner => OfCall(call),
                PropertyDeclarationSyntax property => OfName(property.Identifier.ValueText),
                MethodDeclarationSyntax method => OfMember(method.Identifier.ValueText, method.ParameterList, method),
                LocalFunctionStatementSyntax local => OfMember(local.Identifier.ValueText, local.ParameterList, local),
                ParenthesizedLambdaExpressionSyntax lambda => OfMember("", lambda.ParameterList, lambda),
                TypeDeclarationSyntax type => OfType(type.Identifier.ValueText),
                _ => TokenPurpose.Unsaid,
            };
            if (purpose != TokenPurpose.Unsaid) return purpose;
        }
        return TokenPurpose.Unsaid;
    }

    private static TokenPurpose OfName(string name) => OfTexts(new[] { name });

    private static TokenPurpose OfTexts(IEnumerable<string> texts)
    {
        var found = TokenPurpose.Unsaid;
        foreach (var text in texts)
        {
            var words = Words.Split(text);
            if (IsOther(words)) return TokenPurpose.Other;
            if (words.Contains("refresh")) found = TokenPurpose.Refresh;
            else if (found == TokenPurpose.Unsaid && words.Any(s_access.Contains)) found = TokenPurpose.Access;
        }
        return found;
    }

    // WriteRefreshToken(…), app.MapPost("/login", …)
    private static TokenPurpose OfCall(InvocationExpressionSyntax call)
    {
        var purpose = OfName(LastName(call.Expression));
        if (purpose != TokenPurpose.Unsaid) return purpose;
        var texts = call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>().Select(static literal => literal.Token.ValueText);
        // The address of a refresh is where access tokens are issued.
        return OfTexts(texts) is var said and not TokenPurpose.Refresh ? said : TokenPurpose.Access;
    }

    private static TokenPurpose OfMember(string name, ParameterListSyntax parameters, SyntaxNode member)
    {
        var words = Words.Split(name);
        if (IsOther(words)) return TokenPurpose.Other;
        if (words.Contains("refresh"))
        {
            if (s_exchanges.Contains(words[0])) return TokenPurpose.Access;
            return words.Any(s_prepositions.Contains) || words.Any(static word => word is "access" or "jwt") ? TokenPurpose.Unsaid : TokenPurpose.Refresh;
        }
        if (IsForPrograms(parameters, member)) return TokenPurpose.Other;
        return words.Any(s_access.Contains) ? TokenPurpose.Access : TokenPurpose.Unsaid;
    }

    private static TokenPurpose OfType(string name)
    {
        var words = Words.Split(name);
        if (IsOther(words)) return TokenPurpose.Other;
        if (!words.Contains("refresh")) return TokenPurpose.Unsaid;
        return s_exchangers.Contains(words[words.Length - 1]) ? TokenPurpose.Access : TokenPurpose.Refresh;
    }

    private static bool IsOther(ImmutableArray<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (s_others.Contains(words[i])) return true;
            if (i + 1 == words.Length) break;
            switch (words[i], words[i + 1])
            {
                case ("id", "token"):
                case ("api", "key" or "keys"):
                case ("client", "credentials" or "credential" or "secret"):
                case ("personal", "access"):
                case ("verify", "email" or "mail" or "phone"):
                    return true;
            }
        }
        return false;
    }

    // Issue(string clientId, string clientSecret), and the branch of a token endpoint that knows nothing but programs.
    private static bool IsForPrograms(ParameterListSyntax parameters, SyntaxNode member)
    {
        var names = parameters.Parameters.Select(static parameter => Words.Split(parameter.Identifier.ValueText)).ToList();
        if (names.Any(IsOther) && !names.Any(static words => words.Any(s_people.Contains))) return true;
        var texts = member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(static token => token.ValueText).ToList();
        return texts.Contains("client_credentials") && !texts.Any(static text => text is "password" or "refresh_token" or "authorization_code");
    }

    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => "",
    };
}
