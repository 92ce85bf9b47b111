using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Library calls as steps on the way of a value: those that hand on what they get in another form, and those after which it can be trusted.</summary>
internal static class ValueSteps
{
    private static readonly HashSet<string> s_steps = new(StringComparer.Ordinal)
    {
        // Text.
        "ToString", "Trim", "TrimStart", "TrimEnd", "Split", "Substring", "Replace", "Concat", "Join", "Format", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "PadRight", "PadLeft", "Remove", "Insert",
        "UrlDecode", "HtmlDecode", "UnescapeDataString", "GetString", "GetBytes", "FromBase64String", "Decode", "DecodeBytes", "Base64UrlDecode", "AsSpan", "ToArray", "ToList", "ToCharArray",
        // Numbers, times, tokens.
        "ChangeType", "SpecifyKind", "Subtract", "Negate", "Duration", "GetIntDate", "ReadFormAsync", "ConfigureAwait", "ReadJwtToken", "ReadJsonWebToken", "ReadToken",
    };

    // One of several, or a part of a whole: the key says which, and is not handed on.
    private static readonly HashSet<string> s_lookUps = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "Where", "Select", "OfType", "Cast", "Skip", "Take",
        "Get", "GetValues", "TryGetValues", "GetValue", "TryGetValue", "GetValueOrDefault", "Value", "Values", "GetCookies",
        "GetClaim", "TryGetClaim", "GetPayloadValue", "TryGetPayloadValue", "FindFirst", "FindFirstValue", "Find", "TryGetProperty", "GetProperty", "SelectToken",
    };

    private static readonly string[] s_prefixes = { "Parse", "TryParse", "From", "To", "Add", "Deserialize", "GetInt", "GetDateTime", "GetDouble", "GetInt64", "TryGetInt", "TryGetDateTime" };

    private static readonly HashSet<string> s_tokenReads = new(StringComparer.Ordinal) { "ReadJwtToken", "ReadJsonWebToken", "ReadToken" };
    private static readonly HashSet<string> s_tokens = new(StringComparer.Ordinal) { "JwtSecurityToken", "JsonWebToken" };

    private static readonly HashSet<string> s_protecting = new(StringComparer.Ordinal)
    {
        "unprotect", "decrypt", "decrypted", "decipher", "unseal", "verify", "verified", "validate", "validated", "authenticate", "protector", "protection", "protected", "crypto", "cryptography", "encryption", "encrypted", "encryptor", "cipher", "signed", "signer", "secure",
    };

    private static readonly HashSet<string> s_signatures = new(StringComparer.Ordinal) { "signature", "signatures", "hmac" };
    private static readonly string[] s_hashes = { "HMAC", "FixedTimeEquals", "ComputeHash", "HashData", "VerifyData", "VerifyHash" };

    /// <summary>Whether a library call hands on, in another form, what it is called on or with.</summary>
    public static bool HandsOn(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.IsEmpty && (s_steps.Contains(method.Name) || Array.Exists(s_prefixes, prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>Whether a library call picks something out of what it is called on.</summary>
    public static bool LooksUp(IMethodSymbol method) => method.DeclaringSyntaxReferences.IsEmpty && s_lookUps.Contains(method.Name);

    /// <summary>Whether what a method gives back was protected against changes: <c>protector.Unprotect</c>, <c>FormsAuthentication.Decrypt</c>, a helper with such a name.</summary>
    public static bool Protects(IMethodSymbol method) => Words.Any(method.Name, s_protecting) || Words.Any(method.ContainingType.Name, s_protecting);

    /// <summary>Whether the operation reads a token without looking at its signature.</summary>
    public static bool ReadsToken(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { } method } => s_tokenReads.Contains(method.Name) && method.DeclaringSyntaxReferences.IsEmpty && method.ContainingType.Name.EndsWith("TokenHandler", StringComparison.Ordinal),
        IObjectCreationOperation { Type: { } type, Arguments.Length: 1 } => s_tokens.Contains(type.Name) && type.DeclaringSyntaxReferences.IsEmpty,
        _ => false,
    };

    /// <summary>Whether a name says that a token or a signature is verified.</summary>
    public static bool Verifies(string name) =>
        (name.StartsWith("Validate", StringComparison.Ordinal) && name.IndexOf("Token", StringComparison.Ordinal) > 0)
        || Array.Exists(s_hashes, word => name.StartsWith(word, StringComparison.Ordinal)) || Words.Any(name, s_signatures) || IsSigning(Words.Split(name));

    // Sign(url), to compare with the signature that was sent, and not SignInAsync.
    private static bool IsSigning(ImmutableArray<string> words) => words.Length > 0 && words[0] == "sign" && (words.Length == 1 || words[1] is not ("in" or "out" or "off" or "on" or "up"));
}
