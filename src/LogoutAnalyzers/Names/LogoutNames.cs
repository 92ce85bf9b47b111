using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace LogoutAnalyzers.Names;

/// <summary>The names that say "log out": the built-in phrases and those of the option <c>logout_names</c>.</summary>
internal sealed class LogoutNames : IEquatable<LogoutNames>
{
    private static readonly string[] s_phrases =
    {
        "log out", "log off", "sign out", "sign off", "logout", "logoff", "signout", "signoff",
        "end session", "terminate session", "close session", "endsession", "terminatesession", "closesession",
    };

    // What follows a logout rather than performs one: landing pages, callbacks, addresses, records of past logouts.
    private static readonly HashSet<string> s_about = new(StringComparer.Ordinal)
    {
        "callback", "callbacks", "completed", "complete", "success", "successful", "succeeded", "done", "landing", "redirect",
        "url", "urls", "uri", "uris", "path", "link", "links", "href", "history", "audit", "audits", "logs", "report", "reports",
        "stats", "statistics", "events", "event", "time", "date", "reason", "message", "count", "view", "model", "options",
        "settings", "dto", "enabled", "can", "is", "has", "should", "supports", "after", "record", "track", "notify", "prompt",
        "confirmation", "reasons", "info", "information", "timeout", "warning", "warnings", "context", "config", "configuration", "list", "minutes",
        "policy", "dialog", "modal", "get", "set", "show", "validate", "check", "prevent", "build",
    };

    // Who is logged out, of what, and how the code calls the order.
    private static readonly HashSet<string> s_whom = new(StringComparer.Ordinal)
    {
        "async", "user", "users", "member", "customer", "account", "accounts", "admin", "employee", "client", "person", "me", "self", "current", "my", "all", "every", "everywhere", "other", "others", "device", "devices",
        "session", "sessions", "token", "tokens", "from", "of", "by", "for", "and", "with", "on", "id", "global", "globally", "single", "local", "remote", "sso", "do", "perform", "handle", "process", "execute", "try", "force", "api",
        "app", "application", "web", "site", "system", "server", "identity", "cookie", "cookies", "auth", "command", "request", "message", "the", "revoke",
    };

    public static readonly LogoutNames Default = new(ImmutableArray<string>.Empty);

    /// <summary>No names, for a search that is after other words.</summary>
    public static readonly LogoutNames None = new(ImmutableArray<ImmutableArray<string>>.Empty, "-");

    private readonly string _key;

    public LogoutNames(ImmutableArray<string> userNames)
        : this(s_phrases.Select(static phrase => phrase.Split(' ').ToImmutableArray()).Concat(userNames.Select(Words.Split).Where(static words => words.Length > 0)).ToImmutableArray(), string.Join("|", userNames))
    {
    }

    private LogoutNames(ImmutableArray<ImmutableArray<string>> phrases, string key) => (Phrases, _key) = (phrases, key);

    /// <summary>Each phrase as its lower-case words.</summary>
    public ImmutableArray<ImmutableArray<string>> Phrases { get; }

    /// <summary>Whether the name holds a logout phrase.</summary>
    public bool Mentions(string name) => Mentions(Words.Split(name));

    /// <summary>The same of a name that is split already.</summary>
    public bool Mentions(ImmutableArray<string> words) => Find(words, out _);

    /// <summary>Whether the name is that of something which logs a user out, rather than of something about a logout.</summary>
    public bool Performs(string name)
    {
        var words = Words.Split(name);
        if (!Find(words, out var phrase)) return false;
        // "LogLogout" writes an audit record.
        if (phrase.Start > 0 && words[0] == "log") return false;
        for (var i = 0; i < words.Length; i++)
            if ((i < phrase.Start || i >= phrase.End) && s_about.Contains(words[i])) return false;
        return true;
    }

    /// <summary>Whether the name says nothing but that somebody is logged out: <c>LogoutUserAsync</c>, not <c>SendLogoutNotifications</c>.</summary>
    public bool Orders(string name)
    {
        var words = Words.Split(name);
        if (!Performs(name) || !Find(words, out var phrase)) return false;
        for (var i = 0; i < words.Length; i++)
            if ((i < phrase.Start || i >= phrase.End) && !s_whom.Contains(words[i])) return false;
        return true;
    }

    /// <summary>Whether the name's phrase is also said of other things: visits are signed out, documents signed off, quiz sessions ended.</summary>
    public bool IsWeak(string name)
    {
        var words = Words.Split(name);
        return Find(words, out var phrase) && words.Skip(phrase.Start).Take(phrase.End - phrase.Start).All(static word => word is "sign" or "out" or "off" or "signout" or "signoff" or "end" or "terminate" or "close" or "session" or "endsession" or "terminatesession" or "closesession");
    }

    private bool Find(ImmutableArray<string> words, out (int Start, int End) found)
    {
        for (var i = 0; i < words.Length; i++)
        {
            foreach (var phrase in Phrases)
            {
                if (i + phrase.Length > words.Length) continue;
                var matches = true;
                for (var k = 0; k < phrase.Length && matches; k++) matches = words[i + k] == phrase[k];
                if (!matches) continue;
                found = (i, i + phrase.Length);
                return true;
            }
        }
        found = default;
        return false;
    }

    public bool Equals(LogoutNames? other) => other is not null && _key == other._key;
    public override bool Equals(object? obj) => Equals(obj as LogoutNames);
    public override int GetHashCode() => _key.GetHashCode();
}
