using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Entries;

/// <summary>Changes of accounts whose users may have sessions: not those of code that creates or seeds them, signs them in, or is a store's own plumbing.</summary>
internal static class AccountChanges
{
    private static readonly HashSet<string> s_setUp = Set(
        "seed", "seeds", "seeder", "seeders", "seeding", "initializer", "initialiser", "initialize", "initialise", "init", "migration", "migrations", "migrator", "migrate", "import", "importer", "install", "installer", "bootstrap", "bootstrapper",
        "setup", "startup", "fixture", "tests", "fake", "faker", "mock");

    private static readonly HashSet<string> s_firstTime = Set("register", "registration", "signup", "invite", "invitation", "onboard", "initial", "first", "activate", "activation", "provision", "enroll", "approve");

    // Said of a new user, but of a new password and an added role as well.
    private static readonly HashSet<string> s_maybeFirstTime = Set("create", "creates", "new", "insert", "add", "complete", "confirm");

    private static readonly HashSet<string> s_again = Set("reset", "change", "forgot", "forgotten", "recover", "recovery", "update");

    private static readonly HashSet<string> s_logins = Set("login", "logon", "signin", "authenticate", "rehash", "upgrade", "verify", "validate");

    private static readonly HashSet<string> s_creates = Set("add", "create", "insert", "register", "persist", "store");

    /// <summary>Whether the change is made to somebody who cannot have a session yet, or is none to him: a first password, a seed, a new hash of the old password.</summary>
    public static bool IsHarmless(CredentialChange change)
    {
        var bodies = EnclosingBodies.Of(change.Operation.Syntax).ToList();
        // Top-level statements run before anybody is there.
        if (bodies.Count == 0 || bodies.Any(static body => body is ConstructorDeclarationSyntax || RunsAtStart(body))) return true;
        var type = bodies[0].FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText ?? "";
        var space = bodies[0].FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString() ?? "";
        var names = bodies.Select(NameOf).ToList();
        if (names.Append(type).Any(static name => Words.Any(name, s_setUp)) || type.EndsWith("Store", StringComparison.Ordinal) || Words.Split(space).Any(static word => word is "seed" or "seeds" or "seeding" or "seeders" or "migrations" or "tests")) return true;
        if (change.Kind is CredentialKind.Password or CredentialKind.Roles && (names.Any(SaysFirstTime) || (names.Any(SaysNothing) && SaysFirstTime(type)))) return true;
        if (change.Kind == CredentialKind.Password && (names.Append(type).Any(SaysLogin) || bodies[0].DescendantTokens().Any(static token => token.ValueText is "SuccessRehashNeeded" or "NeedsRehash" or "PasswordNeedsRehash"))) return true;
        return bodies.Any(body => IsOfNewUser(change, body));
    }

    /// <summary>Whether the function creates the users that it, or what it calls, then gives roles and passwords.</summary>
    public static bool CreatesUsers(SyntaxNode body) =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateAsync" or "CreateUserAsync", Expression: var receiver } && receiver.ToString().IndexOf("user", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether the function adds users to a store, as it does after it had a new one's password hashed elsewhere.</summary>
    public static bool AddsUsers(SyntaxNode body) =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddAsync" or "Insert" or "InsertAsync" or "InsertOneAsync" or "InsertOne", Expression: var receiver }
            && Words.Split(receiver.ToString()) is { Length: > 0 } words && (SessionVocabulary.Accounts.Contains(words[words.Length - 1]) || (words[words.Length - 1] is "repository" or "repo" && words.Any(SessionVocabulary.Accounts.Contains))));

    private static string NameOf(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => "",
    };

    // The handler of a request or page: the type says what it is for.
    private static bool SaysNothing(string name) => name is "Handle" or "HandleAsync" or "Execute" or "ExecuteAsync" or "OnPost" or "OnPostAsync";

    // CreateRoles(IServiceProvider services): a request has its services already.
    private static bool RunsAtStart(SyntaxNode body) =>
        body.ChildNodes().OfType<ParameterListSyntax>().SelectMany(static list => list.Parameters).Any(static parameter => parameter.Type?.ToString() is "IServiceProvider" or "IApplicationBuilder" or "WebApplication" or "IHost")
        || body.DescendantTokens().Any(static token => token.ValueText is "CreateScope" or "CreateAsyncScope");

    private static bool SaysFirstTime(string name)
    {
        var words = Words.Split(name);
        if (words.Any(s_again.Contains)) return false;
        return words.Any(s_firstTime.Contains) || Says(words, "sign", "up")
            || (words.Any(s_maybeFirstTime.Contains) && !words.Any(static word => word is "password" or "role" or "roles"));
    }

    private static bool SaysLogin(string name)
    {
        var words = Words.Split(name);
        return !words.Any(s_again.Contains) && (words.Any(s_logins.Contains) || Says(words, "sign", "in") || Says(words, "log", "in") || Says(words, "log", "on"));
    }

    private static bool Says(System.Collections.Immutable.ImmutableArray<string> words, string first, string second) =>
        words.IndexOf(first) is var at and >= 0 && at + 1 < words.Length && words[at + 1] == second;

    // var user = new User(); … or: … .Users.Add(user); …
    private static bool IsOfNewUser(CredentialChange change, SyntaxNode member)
    {
        if (CreatesUsers(member)) return true;
        var user = change.User.WithoutConversions();
        if (user is IObjectCreationOperation) return true;
        if (user.Syntax is not IdentifierNameSyntax { Identifier.ValueText: var name }) return false;
        foreach (var node in member.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: { } value } variable when variable.Identifier.ValueText == name && IsMade(value):
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var assigned } when target.Identifier.ValueText == name && IsMade(assigned):
                    return true;
                case InvocationExpressionSyntax call when call.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax given && given.Identifier.ValueText == name) && IsCreation(call):
                    return true;
            }
        }
        return false;
    }

    // new User { … }, or a mapper's new object.
    private static bool IsMade(ExpressionSyntax value) =>
        value is BaseObjectCreationExpressionSyntax
        || value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(static call => (call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => "",
        }) is "Map" or "Adapt" or "CreateInstance");

    private static bool IsCreation(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        // AddToRoleAsync(user, …) and AddModelError are no creations.
        return Words.Split(name) is { Length: > 0 } words && s_creates.Contains(words[0]) && !words.Contains("to") && !words.Contains("role") && !words.Contains("claim") && !words.Contains("token") && !words.Contains("password") && !words.Contains("login");
    }

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
