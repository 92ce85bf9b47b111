using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>An interface by which sessions, or the grants behind tokens, are kept on the server.</summary>
/// <param name="Interface">Its full name; a name without a namespace is the application's own.</param>
/// <param name="Kept">What messages call an entry.</param>
/// <param name="LivesOn">What goes wrong when an entry stays.</param>
internal sealed record SessionStore(string Interface, string Kept, string LivesOn)
{
    private static readonly HashSet<string> s_keep = new() { "store", "add", "save", "create", "set", "insert", "put", "start", "open", "upsert", "register", "track" };
    private static readonly HashSet<string> s_remove = new() { "remove", "delete", "revoke", "invalidate", "end", "kill", "terminate", "destroy" };

    private const string Cookie = "so a copied cookie stays signed in after logout";
    private const string Grant = "so a token that was revoked can still be used";
    private const string Session = "so the session can still be used after logout";

    /// <summary>The framework's interfaces, those of libraries, and the names that applications give their own.</summary>
    public static readonly ImmutableArray<SessionStore> All = ImmutableArray.Create(
        new SessionStore("Microsoft.AspNetCore.Authentication.Cookies.ITicketStore", "session", Cookie),
        new SessionStore("Microsoft.Owin.Security.Cookies.IAuthenticationSessionStore", "session", Cookie),
        new SessionStore("Duende.IdentityServer.Stores.IPersistedGrantStore", "grant", Grant),
        new SessionStore("IdentityServer4.Stores.IPersistedGrantStore", "grant", Grant),
        new SessionStore("ISessionStore", "session", Session),
        new SessionStore("IUserSessionStore", "session", Session),
        new SessionStore("IServerSessionStore", "session", Session),
        new SessionStore("IAuthSessionStore", "session", Session),
        new SessionStore("ILoginSessionStore", "session", Session),
        new SessionStore("ISessionTokenStore", "session", Session),
        new SessionStore("ISessionTicketStore", "session", Session));

    /// <summary>The words a file with such a store holds.</summary>
    public static readonly ImmutableArray<string> Names = All.Select(static store => store.Interface.Substring(store.Interface.LastIndexOf('.') + 1)).Distinct().ToImmutableArray();

    /// <summary>Whether entries are renewed while their user is active: the cookie handlers do it in the middle of any request.</summary>
    public bool IsRenewed => LivesOn == Cookie;

    public bool Is(INamedTypeSymbol type) =>
        Interface.Contains(".") ? type.Is(Interface) : type.Name == Interface && !NeutralAssemblies.IsFramework(type.ContainingAssembly);

    /// <summary>Whether a member of this name stores an entry.</summary>
    public static bool Keeps(string member) => s_keep.Contains(FirstWord(member));

    /// <summary>Whether a member of this name removes an entry.</summary>
    public static bool Removes(string member) => s_remove.Contains(FirstWord(member));

    private static string FirstWord(string member) => Words.Split(member).FirstOrDefault() ?? "";
}
