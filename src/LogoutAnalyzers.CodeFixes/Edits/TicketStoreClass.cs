using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// A ticket store over the distributed cache. Entries expire with the ticket, whose expiry the cookie
/// handler always sets before it stores or renews. Renewing never inserts: a request in flight during a logout would bring the session back.
/// </summary>
internal static class TicketStoreClass
{
    private const string Authentication = "Microsoft.AspNetCore.Authentication";
    private const string Cookies = Authentication + ".Cookies";

    private static readonly string[] s_names = { "DistributedTicketStore", "DistributedCacheTicketStore" };

    // Each type with its namespace.
    private static readonly (string Namespace, string Type)[] s_types =
    {
        ("System", "Guid"), ("System.Threading.Tasks", "Task"), (Authentication, "AuthenticationTicket"), (Cookies, "ITicketStore"), (Authentication, "TicketSerializer"),
        ("Microsoft.Extensions.Caching.Distributed", "IDistributedCache"),
    };

    /// <summary>The name that the class can have, or null where something else is called so.</summary>
    public static string? NameFor(Compilation compilation, CancellationToken cancellationToken) =>
        s_names.FirstOrDefault(name => !compilation.ContainsSymbolsWithName(name, SymbolFilter.Type, cancellationToken));

    /// <summary>Appends the class to the file. False where the framework is too old, or one of the names means something else there.</summary>
    public static bool TryAdd(SourceEdits edits, string name)
    {
        var position = TypeAtEndOfFile.PositionIn(edits.Root);
        foreach (var (@namespace, type) in s_types)
        {
            if (edits.Model.Compilation.GetTypesByMetadataName(@namespace + "." + type).IsEmpty) return false;
            if (edits.Model.LookupNamespacesAndTypes(position, name: type).OfType<INamedTypeSymbol>().Any(known => known.Arity == 0 && known.ContainingNamespace.ToDisplayString() != @namespace)) return false;
            Usings.AddFor(edits, position, @namespace, type);
        }
        var isAnnotated = edits.Model.GetNullableContext(position).AnnotationsEnabled();
        var notNull = ((CSharpParseOptions)edits.Root.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9 ? "is not null" : "!= null";
        TypeAtEndOfFile.Add(edits, Lines(name, isAnnotated ? "AuthenticationTicket?" : "AuthenticationTicket", notNull));
        return true;
    }

    private static IEnumerable<string> Lines(string name, string ticket, string notNull) => new[]
    {
        "/// <summary>Keeps the signed-in sessions on the server; the cookie carries only a key.</summary>",
        $"internal sealed class {name} : ITicketStore",
        "{",
        "\tprivate readonly IDistributedCache _cache;",
        "",
        $"\tpublic {name}(IDistributedCache cache)",
        "\t{",
        "\t\t_cache = cache;",
        "\t}",
        "",
        "\tpublic async Task<string> StoreAsync(AuthenticationTicket ticket)",
        "\t{",
        "\t\tvar key = \"session:\" + Guid.NewGuid().ToString(\"N\");",
        "\t\tawait SetAsync(key, ticket);",
        "\t\treturn key;",
        "\t}",
        "",
        $"\tpublic async Task<{ticket}> RetrieveAsync(string key)",
        "\t{",
        "\t\tvar bytes = await _cache.GetAsync(key);",
        "\t\treturn bytes == null ? null : TicketSerializer.Default.Deserialize(bytes);",
        "\t}",
        "",
        "\t// Never adds: a request that was in flight during the logout must not bring the session back.",
        "\tpublic async Task RenewAsync(string key, AuthenticationTicket ticket)",
        "\t{",
        $"\t\tif (await _cache.GetAsync(key) {notNull})",
        "\t\t{",
        "\t\t\tawait SetAsync(key, ticket);",
        "\t\t}",
        "\t}",
        "",
        "\tpublic Task RemoveAsync(string key)",
        "\t{",
        "\t\treturn _cache.RemoveAsync(key);",
        "\t}",
        "",
        "\tprivate Task SetAsync(string key, AuthenticationTicket ticket)",
        "\t{",
        "\t\tvar options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };",
        "\t\treturn _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), options);",
        "\t}",
        "}",
    }.Select(line => notNull == "is not null" ? line.Replace("bytes == null", "bytes is null") : line);
}
