using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1008;

/// <summary>Stores that keep what they should remove, and stores that bring it back.</summary>
public class Reports
{
    [Fact]
    public Task A_removal_that_returns_a_completed_task() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_removal_with_a_block_that_returns_a_completed_task() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key)
            {
                return Task.FromResult(0);
            }
        }
        """);

    [Fact]
    public Task A_removal_that_only_logs() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly ILogger<TicketStore> _logger = null;

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

            public Task {|LOA1008:RemoveAsync|}(string key)
            {
                _logger.LogInformation("Removing {Key}", key);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_removal_that_only_reads() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key)
            {
                if (_tickets.TryGetValue(key, out var ticket))
                {
                    var name = ticket.Principal.Identity.Name;
                    Console.WriteLine("Signed out: " + name);
                }
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_removal_with_its_only_line_commented_out() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key)
            {
                // TODO: throws on the old server
                // return _cache.RemoveAsync(key);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task An_async_removal_that_does_nothing() => Verify.Analyzer<SignOutAnalyzer>(
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

            public async Task {|LOA1008:RemoveAsync|}(string key)
            {
                await Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_removal_that_only_checks_its_argument() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key)
            {
                ArgumentNullException.ThrowIfNull(key);
                if (string.IsNullOrEmpty(key)) throw new ArgumentException("A key is needed.", nameof(key));
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_removal_that_calls_an_empty_helper() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key) => Remove(key);

            private static Task Remove(string key)
            {
                var entry = "ticket:" + key;
                return Task.FromResult(entry.Length);
            }
        }
        """);

    [Fact]
    public Task An_explicit_implementation() => Verify.Analyzer<SignOutAnalyzer>(
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

            Task ITicketStore.RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

            Task ITicketStore.{|LOA1008:RemoveAsync|}(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_placeholder_that_throws() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key)
            {
                throw new NotImplementedException();
            }
        }
        """);

    [Fact]
    public Task A_removal_that_is_not_supported_without_a_reason() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key) => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task The_wider_overload_is_the_one_that_the_handler_calls() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAsync|}(string key, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_store_in_a_namespace_and_a_partial_class() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        namespace Web.Security;

        public partial class TicketStore : ITicketStore
        {
            private readonly IMemoryCache _cache;

            public TicketStore(IMemoryCache cache) => _cache = cache;

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _cache.Set(key, ticket);
                return Task.FromResult(key);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult(_cache.Get<AuthenticationTicket>(key));
        }

        public partial class TicketStore
        {
            public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

            public Task {|LOA1008:RemoveAsync|}(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_member_in_another_file_is_reported_at_the_type() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed partial class {|LOA1008:TicketStore|} : ITicketStore
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
        }
        """,
        """
        public sealed partial class TicketStore
        {
            public Task RemoveAsync(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_renewal_that_stores_in_the_memory_cache() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using System.Collections.Concurrent;

        public sealed class TicketStore : ITicketStore
        {
            private readonly IMemoryCache _cache = new MemoryCache(new MemoryCacheOptions());

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = "AuthSessionStore-" + Guid.NewGuid();
                await RenewAsync(key, ticket);
                return key;
            }

            public Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket)
            {
                var options = new MemoryCacheEntryOptions();
                var expiresUtc = ticket.Properties.ExpiresUtc;
                if (expiresUtc.HasValue) options.SetAbsoluteExpiration(expiresUtc.Value);
                options.SetSlidingExpiration(TimeSpan.FromHours(1));
                _cache.Set(key, ticket, options);
                return Task.CompletedTask;
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                _cache.TryGetValue(key, out AuthenticationTicket ticket);
                return Task.FromResult(ticket);
            }

            public Task RemoveAsync(string key)
            {
                _cache.Remove(key);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_renewal_that_stores_in_the_distributed_cache() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket)
            {
                var options = new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc };
                var bytes = TicketSerializer.Default.Serialize(ticket);
                return _cache.SetAsync("ticket:" + key, bytes, options);
            }

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """);

    [Fact]
    public Task A_renewal_through_the_helper_that_also_stores() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket) => SetAsync(key, ticket);

            private async Task SetAsync(string key, AuthenticationTicket ticket) =>
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), new DistributedCacheEntryOptions());

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """);

    [Fact]
    public Task A_renewal_that_assigns_the_entry_of_a_dictionary() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket)
            {
                _tickets[key] = ticket;
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
    public Task A_renewal_that_adds_or_updates() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket)
            {
                _tickets.AddOrUpdate(key, ticket, (_, _) => ticket);
                return Task.CompletedTask;
            }

            public Task RemoveAsync(string key) => Task.FromResult(_tickets.TryRemove(key, out _));
        }
        """);

    [Fact]
    public Task A_renewal_as_json_text() => Verify.Analyzer<SignOutAnalyzer>(
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

            public async Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket)
            {
                var text = Convert.ToBase64String(TicketSerializer.Default.Serialize(ticket));
                var bytes = System.Text.Encoding.UTF8.GetBytes(text);
                await _cache.SetStringAsync(key, text);
            }

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """);

    [Fact]
    public Task Both_flaws_in_one_store() => Verify.Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket)
            {
                _tickets[key] = ticket;
                return Task.CompletedTask;
            }

            public Task {|LOA1008:RemoveAsync|}(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_renewal_by_sql_that_inserts() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(
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

            public Task<string> StoreAsync(AuthenticationTicket ticket) => _connection.QuerySingleAsync<string>("INSERT INTO Sessions (Ticket) OUTPUT INSERTED.Id VALUES (@ticket)", new { ticket });

            public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket>(null);

            public async Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket) =>
                await _connection.ExecuteAsync("MERGE INTO Sessions USING (VALUES (@key)) AS k(Id) ON Sessions.Id = k.Id WHEN MATCHED THEN UPDATE SET Ticket = @ticket WHEN NOT MATCHED THEN INSERT (Id, Ticket) VALUES (@key, @ticket);", new { key, ticket });

            public Task RemoveAsync(string key) => _connection.ExecuteAsync("DELETE FROM Sessions WHERE Id = @key", new { key });
        }
        """);

    [Fact]
    public Task A_store_of_the_application_s_own() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        using System.Collections.Concurrent;

        public interface ISessionStore
        {
            void Save(string id, string user);
            string Find(string id);
            bool Remove(string id);
            void RevokeAll(string user);
        }

        public class MemorySessionStore : ISessionStore
        {
            private readonly ConcurrentDictionary<string, string> _users = new();

            public void Save(string id, string user) => _users[id] = user;

            public string Find(string id) => _users.TryGetValue(id, out var user) ? user : null;

            public bool {|LOA1008:Remove|}(string id) => _users.ContainsKey(id);

            public void {|LOA1008:RevokeAll|}(string user)
            {
                foreach (var session in _users.Where(pair => pair.Value == user).ToList())
                {
                    Console.WriteLine(session.Key);
                }
            }
        }
        """);

    [Fact]
    public Task An_asynchronous_store_of_the_application_s_own() => Verify.Analyzer<SignOutAnalyzer>(
        """
        #nullable disable
        public sealed record UserSession(string Id, string User);

        public interface IUserSessionStore
        {
            Task CreateAsync(UserSession session);
            Task<UserSession> GetAsync(string id);
            Task DeleteAsync(string id);
        }

        internal sealed class UserSessionStore : IUserSessionStore
        {
            private static readonly List<UserSession> s_sessions = new();

            public Task CreateAsync(UserSession session)
            {
                lock (s_sessions) s_sessions.Add(session);
                return Task.CompletedTask;
            }

            public Task<UserSession> GetAsync(string id) => Task.FromResult(s_sessions.Find(session => session.Id == id));

            public Task {|LOA1008:DeleteAsync|}(string id) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_grant_store_that_does_not_remove_all_grants() => Verify.AspNetCoreWith("Duende.IdentityServer").Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAllAsync|}(PersistedGrantFilter filter) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_grant_store_whose_removal_of_all_grants_throws() => Verify.AspNetCoreWith("Duende.IdentityServer").Analyzer<SignOutAnalyzer>(
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

            public Task {|LOA1008:RemoveAllAsync|}(PersistedGrantFilter filter) => throw new NotImplementedException();
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

            public Task {|LOA1008:RenewAsync|}(string key, AuthenticationTicket ticket)
            {
                _tickets[key] = ticket;
                return Task.FromResult(0);
            }

            public Task {|LOA1008:RemoveAsync|}(string key)
            {
                return Task.FromResult(0);
            }
        }
        """);
}
