using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1008;

/// <summary>What the reports say.</summary>
public class Messages
{
    [Fact]
    public Task A_session_that_stays() => SignOut.Messages.Verify(
        "LOA1008",
        "'TicketStore.RemoveAsync' does not remove the session, so a copied cookie stays signed in after logout; remove its entry here",
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

            public Task {|#0:RemoveAsync|}(string key) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_removal_that_throws() => SignOut.Messages.Verify(
        "LOA1008",
        "'TicketStore.RemoveAsync' only throws, so logging out fails and the session stays usable; remove its entry here",
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

            public Task {|#0:RemoveAsync|}(string key) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task A_session_that_comes_back() => SignOut.Messages.Verify(
        "LOA1008",
        "'TicketStore.RenewAsync' stores the session without asking whether it is still there, so a request in flight during logout brings the session back; renew only an entry that exists",
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

            public Task {|#0:RenewAsync|}(string key, AuthenticationTicket ticket) => _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """);

    [Fact]
    public Task A_session_of_the_application_s_own() => SignOut.Messages.Verify(
        "LOA1008",
        "'Sessions.Delete' does not remove the session, so the session can still be used after logout; remove its entry here",
        """
        #nullable disable
        public interface ISessionStore
        {
            void Add(string id);
            void Delete(string id);
        }

        public class Sessions : ISessionStore
        {
            private readonly List<string> _ids = new();

            public void Add(string id) => _ids.Add(id);

            public void {|#0:Delete|}(string id) { }
        }
        """);

    [Fact]
    public Task A_grant_that_stays() => Tests.Verify.AspNetCoreWith("Duende.IdentityServer").Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1008", DiagnosticSeverity.Warning).WithMessage("'GrantStore.RemoveAllAsync' does not remove the grant, so a token that was revoked can still be used; remove its entry here"),
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

            public Task {|#0:RemoveAllAsync|}(PersistedGrantFilter filter) => Task.CompletedTask;
        }
        """);
}
