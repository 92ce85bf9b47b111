using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1008;

/// <summary>Stores that remove, and stores that have nothing to remove.</summary>
public class StaysSilent
{
    [Fact]
    public Task A_store_over_the_distributed_cache() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSingleton<ITicketStore, TicketStore>();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies").Configure<ITicketStore>((options, store) => options.SessionStore = store);
        builder.Build().Run();
        """,
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IDistributedCache _cache;

            public TicketStore(IDistributedCache cache) => _cache = cache;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
                return key;
            }

            public async Task<AuthenticationTicket> RetrieveAsync(string key) =>
                await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

            public async Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (await _cache.GetAsync(key) is null) return;
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
            }

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """);

    [Fact]
    public Task A_store_over_a_dictionary() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                _tickets.TryGetValue(key, out var ticket);
                return Task.FromResult(ticket);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (_tickets.TryGetValue(key, out var known)) _tickets.TryUpdate(key, ticket, known);
                return Task.CompletedTask;
            }

            public Task RemoveAsync(string key)
            {
                _tickets.TryRemove(key, out _);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_dictionary_with_a_lock() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly Dictionary<string, AuthenticationTicket> _byKey = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                lock (_byKey) _byKey.Add(key, ticket);
                return Task.FromResult(key);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                lock (_byKey)
                {
                    if (_byKey.ContainsKey(key)) _byKey[key] = ticket;
                }
                return Task.CompletedTask;
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                lock (_byKey) return Task.FromResult(_byKey.TryGetValue(key, out var ticket) ? ticket : null);
            }

            public Task RemoveAsync(string key)
            {
                lock (_byKey) _byKey.Remove(key);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_removal_by_overwriting_with_nothing() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                _tickets.TryGetValue(key, out var ticket);
                return Task.FromResult(ticket);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (_tickets.TryGetValue(key, out var known)) _tickets.TryUpdate(key, ticket, known);
                return Task.CompletedTask;
            }

            public Task RemoveAsync(string key)
            {
                _tickets[key] = null;
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_removal_that_is_not_supported_and_says_why() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                _tickets.TryGetValue(key, out var ticket);
                return Task.FromResult(ticket);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (_tickets.TryGetValue(key, out var known)) _tickets.TryUpdate(key, ticket, known);
                return Task.CompletedTask;
            }

            public Task RemoveAsync(string key) => throw new NotSupportedException("Sessions of the kiosk end at midnight.");
        }
        """);

    [Fact]
    public Task A_documented_no_op() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                _tickets.TryGetValue(key, out var ticket);
                return Task.FromResult(ticket);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (_tickets.TryGetValue(key, out var known)) _tickets.TryUpdate(key, ticket, known);
                return Task.CompletedTask;
            }

            public Task RemoveAsync(string key)
            {
                // Nothing to do: a ticket here lives for one request.
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_no_op_documented_above_the_member() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                _tickets.TryGetValue(key, out var ticket);
                return Task.FromResult(ticket);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (_tickets.TryGetValue(key, out var known)) _tickets.TryUpdate(key, ticket, known);
                return Task.CompletedTask;
            }

            /// <summary>Does nothing on purpose: the key is good for a single use.</summary>
            public Task RemoveAsync(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_decorator() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly ITicketStore _inner;
            private readonly ILogger _logger;

            public TicketStore(ITicketStore inner, ILogger logger) => (_inner, _logger) = (inner, logger);

            public Task<string> StoreAsync(AuthenticationTicket ticket) => _inner.StoreAsync(ticket);

            public Task RenewAsync(string key, AuthenticationTicket ticket) => _inner.RenewAsync(key, ticket);

            public Task<AuthenticationTicket> RetrieveAsync(string key) => _inner.RetrieveAsync(key);

            public Task RemoveAsync(string key)
            {
                _logger.LogInformation("{Key} signs out", key);
                return _inner.RemoveAsync(key);
            }
        }
        """);

    [Fact]
    public Task An_abstract_base_class() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public abstract class TicketStore : ITicketStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                _tickets.TryGetValue(key, out var ticket);
                return Task.FromResult(ticket);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (_tickets.TryGetValue(key, out var known)) _tickets.TryUpdate(key, ticket, known);
                return Task.CompletedTask;
            }

            public virtual Task RemoveAsync(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_removal_behind_an_abstract_member() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public class TicketStore : ITicketStore
        {
            public Task<string> StoreAsync(AuthenticationTicket ticket) => PutAsync(ticket);

            public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

            public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(null);

            public Task RemoveAsync(string key) => DropAsync(key);

            protected virtual Task<string> PutAsync(AuthenticationTicket ticket) => Task.FromResult("");

            protected virtual Task DropAsync(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_test_double() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class FakeTicketStore : ITicketStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                _tickets.TryGetValue(key, out var ticket);
                return Task.FromResult(ticket);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                _tickets[key] = ticket;
                return Task.CompletedTask;
            }

            public Task RemoveAsync(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_store_that_keeps_nothing() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            public Task<string> StoreAsync(AuthenticationTicket ticket) => Task.FromResult(Guid.NewGuid().ToString());

            public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

            public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(null);

            public Task RemoveAsync(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_class_that_is_not_written_yet() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            public Task<string> StoreAsync(AuthenticationTicket ticket) => throw new NotImplementedException();

            public Task RenewAsync(string key, AuthenticationTicket ticket) => throw new NotImplementedException();

            public Task<AuthenticationTicket> RetrieveAsync(string key) => throw new NotImplementedException();

            public Task RemoveAsync(string key) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task A_store_over_Entity_Framework() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.EntityFrameworkCore;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IServiceScopeFactory _scopes;

            public TicketStore(IServiceScopeFactory scopes) => _scopes = scopes;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                using var scope = _scopes.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<TicketDb>();
                var row = new TicketRow { Id = Guid.NewGuid().ToString(), Value = TicketSerializer.Default.Serialize(ticket) };
                db.Tickets.Add(row);
                await db.SaveChangesAsync();
                return row.Id;
            }

            public async Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                using var scope = _scopes.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<TicketDb>();
                var row = await db.Tickets.FindAsync(key);
                if (row == null) return;
                row.Value = TicketSerializer.Default.Serialize(ticket);
                await db.SaveChangesAsync();
            }

            public async Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                using var scope = _scopes.CreateScope();
                var row = await scope.ServiceProvider.GetRequiredService<TicketDb>().Tickets.FindAsync(key);
                return row == null ? null : TicketSerializer.Default.Deserialize(row.Value);
            }

            public async Task RemoveAsync(string key)
            {
                using var scope = _scopes.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<TicketDb>();
                await db.Tickets.Where(row => row.Id == key).ExecuteDeleteAsync();
            }
        }

        public class TicketRow { public string Id { get; set; } public byte[] Value { get; set; } }

        public class TicketDb : DbContext { public DbSet<TicketRow> Tickets { get; set; } }
        """);

    [Fact]
    public Task A_renewal_by_an_update_alone() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Dapper;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly System.Data.Common.DbConnection _connection;

            public TicketStore(System.Data.Common.DbConnection connection) => _connection = connection;

            public Task<string> StoreAsync(AuthenticationTicket ticket) =>
                _connection.QuerySingleAsync<string>("INSERT INTO Sessions (Ticket) OUTPUT INSERTED.Id VALUES (@ticket)", new { ticket });

            public Task RenewAsync(string key, AuthenticationTicket ticket) =>
                _connection.ExecuteAsync("UPDATE Sessions SET Ticket = @ticket WHERE Id = @key", new { key, ticket });

            public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(null);

            public Task RemoveAsync(string key) => _connection.ExecuteAsync("DELETE FROM Sessions WHERE Id = @key", new { key });
        }
        """);

    [Fact]
    public Task A_renewal_by_ExecuteUpdate() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.EntityFrameworkCore;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IDbContextFactory<TicketDb> _databases;

            public TicketStore(IDbContextFactory<TicketDb> databases) => _databases = databases;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                await using var db = await _databases.CreateDbContextAsync();
                var row = db.Tickets.Add(new TicketRow { Value = TicketSerializer.Default.Serialize(ticket) });
                await db.SaveChangesAsync();
                return row.Entity.Id.ToString();
            }

            public async Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                await using var db = await _databases.CreateDbContextAsync();
                var value = TicketSerializer.Default.Serialize(ticket);
                await db.Tickets.Where(row => row.Id.ToString() == key).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, value));
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(null);

            public async Task RemoveAsync(string key)
            {
                await using var db = await _databases.CreateDbContextAsync();
                await db.Tickets.Where(row => row.Id.ToString() == key).ExecuteDeleteAsync();
            }
        }

        public class TicketRow { public int Id { get; set; } public byte[] Value { get; set; } }

        public class TicketDb : DbContext { public DbSet<TicketRow> Tickets { get; set; } }
        """);

    [Fact]
    public Task A_renewal_that_asks_in_a_helper() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IDistributedCache _cache;

            public TicketStore(IDistributedCache cache) => _cache = cache;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
                return key;
            }

            public async Task<AuthenticationTicket> RetrieveAsync(string key) =>
                await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

            public async Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (!await IsThereAsync(key)) return;
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
            }

            private async Task<bool> IsThereAsync(string key) => await _cache.GetAsync(key) != null;

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """);

    [Fact]
    public Task A_renewal_that_asks_by_retrieving() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IDistributedCache _cache;

            public TicketStore(IDistributedCache cache) => _cache = cache;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
                return key;
            }

            public async Task<AuthenticationTicket> RetrieveAsync(string key) =>
                await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

            public async Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (await RetrieveAsync(key) is null) return;
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
            }

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """);

    [Fact]
    public Task A_renewal_that_only_refreshes_the_expiry() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IDistributedCache _cache;

            public TicketStore(IDistributedCache cache) => _cache = cache;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
                return key;
            }

            public async Task<AuthenticationTicket> RetrieveAsync(string key) =>
                await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

            public Task RenewAsync(string key, AuthenticationTicket ticket) => _cache.RefreshAsync(key);

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """);

    [Fact]
    public Task A_renewal_that_knows_what_was_removed() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly HashSet<string> _removed = new();

            private readonly IDistributedCache _cache;

            public TicketStore(IDistributedCache cache) => _cache = cache;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
                return key;
            }

            public async Task<AuthenticationTicket> RetrieveAsync(string key) =>
                await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

            public Task RenewAsync(string key, AuthenticationTicket ticket) =>
                _removed.Contains(key) ? Task.CompletedTask : _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));

            public Task RemoveAsync(string key)
            {
                _removed.Add(key);
                return _cache.RemoveAsync(key);
            }
        }
        """);

    [Fact]
    public Task A_renewal_behind_an_interface_of_the_application_s_own() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public interface IBlobs
        {
            Task SetAsync(string key, byte[] value);
            Task<byte[]> GetAsync(string key);
            Task DeleteAsync(string key);
        }

        public sealed class TicketStore : ITicketStore
        {
            private readonly IBlobs _blobs;

            public TicketStore(IBlobs blobs) => _blobs = blobs;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await _blobs.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
                return key;
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket) => _blobs.SetAsync(key, TicketSerializer.Default.Serialize(ticket));

            public async Task<AuthenticationTicket> RetrieveAsync(string key) => TicketSerializer.Default.Deserialize(await _blobs.GetAsync(key));

            public Task RemoveAsync(string key) => _blobs.DeleteAsync(key);
        }
        """);

    [Fact]
    public Task The_narrow_overload_of_a_store_that_removes_in_the_wide_one() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IDistributedCache _cache;

            public TicketStore(IDistributedCache cache) => _cache = cache;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
                return key;
            }

            public async Task<AuthenticationTicket> RetrieveAsync(string key) =>
                await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

            public async Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (await _cache.GetAsync(key) is null) return;
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
            }

            Task ITicketStore.RemoveAsync(string key) => Task.CompletedTask;

            public Task RemoveAsync(string key, CancellationToken cancellationToken) => _cache.RemoveAsync(key, cancellationToken);
        }
        """);

    [Fact]
    public Task A_ticket_store_of_another_meaning() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        public sealed record Ticket(string Id, string Film);

        public interface ITicketStore
        {
            Task AddAsync(Ticket ticket);
            Task RemoveAsync(string id);
        }

        public class CinemaTickets : ITicketStore
        {
            private readonly List<Ticket> _sold = new();

            public Task AddAsync(Ticket ticket)
            {
                _sold.Add(ticket);
                return Task.CompletedTask;
            }

            public Task RemoveAsync(string id) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_grant_store_that_removes() => Verify.AspNetCoreWith("Duende.IdentityServer").Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Duende.IdentityServer.Models;
        using Duende.IdentityServer.Stores;
        using System.Collections.Concurrent;

        public class GrantStore : IPersistedGrantStore
        {
            private readonly ConcurrentDictionary<string, PersistedGrant> _grants = new();

            public Task StoreAsync(PersistedGrant grant)
            {
                _grants["grant"] = grant;
                return Task.CompletedTask;
            }

            public Task<PersistedGrant> GetAsync(string key) => Task.FromResult(_grants.TryGetValue(key, out var grant) ? grant : null);

            public Task<IEnumerable<PersistedGrant>> GetAllAsync(PersistedGrantFilter filter) => Task.FromResult<IEnumerable<PersistedGrant>>(_grants.Values);

            public Task RemoveAsync(string key)
            {
                _grants.TryRemove(key, out _);
                return Task.CompletedTask;
            }

            public Task RemoveAllAsync(PersistedGrantFilter filter)
            {
                foreach (var pair in _grants.Where(pair => pair.Value is not null).ToList()) _grants.TryRemove(pair.Key, out _);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_store_of_the_application_s_own_that_ends_sessions_by_a_flag() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using System.Collections.Concurrent;

        public sealed class LoginSession { public string User { get; set; } public bool IsActive { get; set; } }

        public interface ISessionStore
        {
            void Start(string id, LoginSession session);
            void End(string id);
        }

        public class SessionStore : ISessionStore
        {
            private readonly ConcurrentDictionary<string, LoginSession> _sessions = new();

            public void Start(string id, LoginSession session) => _sessions.TryAdd(id, session);

            public void End(string id)
            {
                if (_sessions.TryGetValue(id, out var session)) session.IsActive = false;
            }
        }
        """);

    [Fact]
    public Task The_session_store_of_the_framework() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Session;

        public class Sessions : ISessionStore
        {
            private readonly ISessionStore _inner;

            public Sessions(ISessionStore inner) => _inner = inner;

            public ISession Create(string sessionKey, TimeSpan idleTimeout, TimeSpan ioTimeout, Func<bool> tryEstablishSession, bool isNewSessionKey) =>
                _inner.Create(sessionKey, idleTimeout, ioTimeout, tryEstablishSession, isNewSessionKey);
        }
        """);

    [Fact]
    public Task A_store_of_OWIN() => Verify.AspNet.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Collections.Concurrent;
        using System.Threading.Tasks;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;

        public class OwinSessions : IAuthenticationSessionStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new ConcurrentDictionary<string, AuthenticationTicket>();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets.TryAdd(key, ticket);
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                AuthenticationTicket ticket;
                _tickets.TryGetValue(key, out ticket);
                return Task.FromResult(ticket);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                AuthenticationTicket known;
                if (_tickets.TryGetValue(key, out known)) _tickets.TryUpdate(key, ticket, known);
                return Task.FromResult(0);
            }

            public Task RemoveAsync(string key)
            {
                AuthenticationTicket ticket;
                _tickets.TryRemove(key, out ticket);
                return Task.FromResult(0);
            }
        }
        """);

    [Fact]
    public Task A_renewal_that_nothing_calls_because_no_cookie_slides() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<ITicketStore, TicketStore>();
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromHours(8);
            options.SlidingExpiration = false;
        });
        builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies").Configure<ITicketStore>((options, store) => options.SessionStore = store);
        builder.Build().Run();
        """,
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Memory;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IMemoryCache _cache;

            public TicketStore(IMemoryCache cache) => _cache = cache;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await RenewAsync(key, ticket);
                return key;
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                _cache.Set(key, ticket);
                return Task.CompletedTask;
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult(_cache.Get<AuthenticationTicket>(key));

            public Task RemoveAsync(string key)
            {
                _cache.Remove(key);
                return Task.CompletedTask;
            }
        }
        """);
}
