using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SoundShop.Services;

/// <summary>Who is signed in at which till.</summary>
public interface ILoginSessionStore
{
    Task<string> CreateAsync(string employee);

    Task<string?> FindEmployeeAsync(string id);

    Task RemoveAsync(string id);
}

/// <summary>Keeps the sessions of the tills, which send their id with each sale.</summary>
public class TillSessionStore(ILogger<TillSessionStore> logger) : ILoginSessionStore
{
    private readonly ConcurrentDictionary<string, string> _employees = new();

    public Task<string> CreateAsync(string employee)
    {
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _employees[id] = employee;
        return Task.FromResult(id);
    }

    public Task<string?> FindEmployeeAsync(string id) => Task.FromResult(_employees.GetValueOrDefault(id));

    public Task RemoveAsync(string id)
    {
        _employees.TryRemove(id, out _);
        logger.LogInformation("Till session {Session} is closed.", id[..8]);
        return Task.CompletedTask;
    }
}
