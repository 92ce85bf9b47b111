using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>A connection to a Chromium by the protocol of its developer tools: https://chromedevtools.github.io/devtools-protocol.</summary>
internal sealed class DevTools : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly SemaphoreSlim _sending = new(1);
    private int _lastCall;

    private DevTools()
    {
    }

    /// <summary>What happens in a window, by the id of its session.</summary>
    public event Action<string, string, JsonElement>? Happened;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var connection = new DevTools();
        using var patience = new CancellationTokenSource(s_patience);
        await connection._socket.ConnectAsync(address, patience.Token);
        _ = connection.ReceiveAsync();
        return connection;
    }

    /// <summary>Calls a method, of the browser or of a window, and returns its result.</summary>
    public async Task<JsonElement> CallAsync(string method, object? parameters = null, string? sessionId = null)
    {
        var id = Interlocked.Increment(ref _lastCall);
        var answered = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answered;
        var message = new Dictionary<string, object> { ["id"] = id, ["method"] = method, ["params"] = parameters ?? new { } };
        if (sessionId is not null) message["sessionId"] = sessionId;
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
        return await answered.Task.WaitAsync(s_patience);
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReceiveAsync()
    {
        try
        {
            var buffer = new byte[65536];
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("The browser has closed the connection.");
                Handle(JsonSerializer.Deserialize<JsonElement>(message.ToArray()));
            }
        }
        catch (Exception end)
        {
            foreach (var call in _calls.Values) call.TrySetException(new InvalidOperationException("The browser is gone.", end));
        }
    }

    private void Handle(JsonElement message)
    {
        if (!message.TryGetProperty("id", out var id))
        {
            if (message.TryGetProperty("sessionId", out var session)) Happened?.Invoke(session.GetString()!, message.GetProperty("method").GetString()!, message.GetProperty("params"));
        }
        else if (_calls.TryRemove(id.GetInt32(), out var call))
        {
            if (message.TryGetProperty("error", out var error)) call.TrySetException(new InvalidOperationException(error.GetProperty("message").GetString()));
            else call.TrySetResult(message.GetProperty("result"));
        }
    }
}
