using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Logouts that another party's message asks for, and that have to answer GET: the end-session endpoint of an identity provider, the
/// front-channel logout of its clients, SAML's and CAS's single logout. What protects them is in the message: a session id, a token hint.
/// https://openid.net/specs/openid-connect-frontchannel-1_0.html, https://openid.net/specs/openid-connect-rpinitiated-1_0.html.
/// </summary>
internal static class ProtocolEndpoints
{
    private static readonly HashSet<string> s_parameters = new(StringComparer.Ordinal)
    {
        "sid", "iss", "idtokenhint", "logoutid", "endsessionid", "postlogoutredirecturi", "logouttoken", "samlrequest", "samlresponse", "samlart", "relaystate", "wa", "logoutrequest", "sessionindex",
    };

    // What reads such a message: IdentityServer, OpenIddict, and the SAML libraries.
    private static readonly HashSet<string> s_readers = new(StringComparer.Ordinal)
    {
        "GetLogoutContextAsync", "GetOpenIddictServerRequest", "GetOpenIdConnectRequest", "Unbind", "UnbindAsync", "ReadSamlRequest", "ReadSamlRequestAsync", "ReadSamlResponse", "ReadSamlResponseAsync", "ReceiveSLOAsync", "ReceiveSLO",
    };

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "single", "slo", "front", "frontchannel", "back", "backchannel", "channel", "remote", "callback", "signedout", "federated", "wsfed", "cas" };

    public static bool Is(LogoutEntry entry)
    {
        if (Words.Any(entry.Name, s_words)) return true;
        if (entry.Body is MethodDeclarationSyntax { ParameterList: { } parameters } && parameters.Parameters.Any(static parameter => IsMessage(parameter.Identifier.ValueText))) return true;
        foreach (var token in entry.Body.DescendantTokens())
        {
            // Request.Query["sid"], [FromQuery(Name = "logout_token")], and a lambda's own parameters.
            if (token.IsKind(SyntaxKind.StringLiteralToken) ? IsMessage(token.ValueText) && token.Parent?.Parent is ArgumentSyntax or AttributeArgumentSyntax : token.Parent is ParameterSyntax && IsMessage(token.ValueText)) return true;
            if (token.Parent is SimpleNameSyntax && s_readers.Contains(token.ValueText)) return true;
        }
        return false;
    }

    private static bool IsMessage(string name) => s_parameters.Contains(name.Replace("_", "").ToLowerInvariant());
}
