using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>Records that are signed out, signed off or closed like sessions are, but are none: a visit, a time sheet, a quiz.</summary>
internal static class BusinessRecords
{
    private static readonly HashSet<string> s_things = new(StringComparer.Ordinal) { "auth", "authentication", "security", "identity", "sso", "oidc", "connect", "me" };

    /// <summary>Whether an action with a weak logout name takes the id of something that is neither an account nor a login.</summary>
    public static bool IsAbout(IMethodSymbol method, string owner, LogoutNames names) =>
        names.IsWeak(method.Name) && method.Parameters.Any(IsRecordId) && !IsAboutLogins(method.Name + "/" + owner, names);

    /// <summary>The same for a route: <c>/visits/{visitId:guid}/sign-out</c>.</summary>
    public static bool IsAbout(string pattern, LogoutNames names) =>
        names.IsWeak(Route.Literals(pattern)) && Route.Parameters(pattern).Any(static parameter => !IsLogin(parameter)) && !IsAboutLogins(Route.Literals(pattern), names);

    private static bool IsRecordId(IParameterSymbol parameter) =>
        parameter.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase) && !IsLogin(parameter.Name)
        && (parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_String || parameter.Type.Name == "Guid");

    private static bool IsLogin(string name) => Words.Any(name, SessionVocabulary.Things) || Words.Any(name, SessionVocabulary.Accounts);

    // The phrase itself holds "session" and "sign": only the other words count.
    private static bool IsAboutLogins(string text, LogoutNames names)
    {
        var words = Words.Split(text).Where(static word => word is not ("session" or "sessions" or "signin")).ToList();
        return words.Any(static word => SessionVocabulary.Things.Contains(word) || SessionVocabulary.Accounts.Contains(word) || s_things.Contains(word));
    }
}
