using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Which of the services that a ticket store needs the application registers, by what is written in its files.</summary>
/// <param name="HasDistributedCache">Whether there is a distributed cache: of the framework, of a library, of its own.</param>
/// <param name="HasTicketStore">Whether there is a ticket store that lives as long as the application, as options need it.</param>
internal readonly record struct RegisteredServices(bool HasDistributedCache, bool HasTicketStore)
{
    private static readonly string[] s_caches = { "DistributedMemoryCache", "DistributedCache", "RedisCache", "SqlServerCache", "CosmosCache", "PostgresCache", "PostgreSqlCache" };

    public static RegisteredServices In(Compilation compilation, CancellationToken cancellationToken)
    {
        var (cache, store) = (false, false);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var method = name.Identifier.ValueText;
                if (!method.StartsWith("Add", StringComparison.Ordinal) && !method.StartsWith("TryAdd", StringComparison.Ordinal)) continue;
                var service = (name as GenericNameSyntax)?.TypeArgumentList.Arguments.FirstOrDefault()?.ToString().Split('.').Last();
                cache |= service == "IDistributedCache" || s_caches.Any(suffix => method.EndsWith(suffix, StringComparison.Ordinal));
                store |= service == "ITicketStore" && (method.EndsWith("Singleton", StringComparison.Ordinal) || method.EndsWith("Transient", StringComparison.Ordinal));
            }
        }
        return new RegisteredServices(cache, store);
    }
}
