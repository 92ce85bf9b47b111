using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace SoundShop.Hubs;

/// <summary>The open hub connections of each user, so that a logout can close them.</summary>
public class HubConnections
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, HubCallerContext>> _byUser = new();

    public void Add(string userId, HubCallerContext connection) =>
        _byUser.GetOrAdd(userId, _ => new())[connection.ConnectionId] = connection;

    public void Remove(string userId, HubCallerContext connection)
    {
        if (_byUser.TryGetValue(userId, out var connections))
        {
            connections.TryRemove(connection.ConnectionId, out _);
        }
    }

    public void Close(string userId)
    {
        if (_byUser.TryGetValue(userId, out var connections))
        {
            foreach (var connection in connections.Values)
            {
                connection.Abort();
            }
        }
    }
}
