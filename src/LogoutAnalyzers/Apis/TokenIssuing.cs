using System;
using System.Collections.Generic;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>Calls that make a new token for a client, by the framework's names and by those that applications give them.</summary>
internal static class TokenIssuing
{
    private static readonly HashSet<string> s_verbs = new(StringComparer.Ordinal) { "generate", "create", "issue", "write", "build", "make", "rotate", "renew" };
    private static readonly HashSet<string> s_tokens = new(StringComparer.Ordinal) { "token", "tokens", "jwt", "authentication" };

    // What is made of a token, or for one, and is none.
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal)
    {
        "event", "events", "audit", "log", "hash", "revoked", "revocation", "validator", "validation", "parameters", "handler", "key", "keys", "cookie", "cookies", "options", "filter", "table", "tables",
        "reset", "confirmation", "verification", "activation", "invitation",
    };

    /// <summary>Whether the operation makes a token, or calls something that is named for it.</summary>
    public static bool Is(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "SignIn" or "SignInAsync" } method } => NeutralAssemblies.IsFramework(method.ContainingAssembly),
        IInvocationOperation { TargetMethod: { Name: "CreateEncodedJwt" or "WriteToken" } method } => method.DeclaringSyntaxReferences.IsEmpty,
        IInvocationOperation { TargetMethod.Name: var name } => IsNamed(name),
        IObjectCreationOperation { Type.Name: "JwtSecurityToken" or "SecurityTokenDescriptor" } => true,
        _ => false,
    };

    /// <summary>Whether a method of this name makes a token.</summary>
    public static bool IsNamed(string method) => Words.Split(method) is var words && Words.Any(words, s_verbs) && Words.Any(words, s_tokens) && !Words.Any(words, s_others);
}
