using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>
/// A browser's connection to a SignalR hub: the JSON protocol over a WebSocket, without negotiation. See
/// https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md.
/// </summary>
public sealed class HubConnection : IDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private readonly StringBuilder _received = new();
    private int _calls;

    private HubConnection()
    {
    }

    /// <summary>Connects with the cookies that the browser has now.</summary>
    public static async Task<HubConnection> OpenAsync(Site site, Browser browser, string path)
    {
        var connection = new HubConnection();
        connection._socket.Options.SetRequestHeader("Cookie", string.Join("; ", browser.Cookies.Select(static cookie => $"{cookie.Name}={cookie.Value}")));
        await connection._socket.ConnectAsync(new UriBuilder(site.Address) { Scheme = "ws", Path = path }.Uri, connection._patience.Token);
        await connection.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await connection.ReceiveAsync());
        return connection;
    }

    /// <summary>What the hub's method answers, null when the server has closed the connection.</summary>
    public async Task<string?> AskAsync(string method)
    {
        var id = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[]}""");
            while (await ReceiveAsync() is { } message)
            {
                using var json = JsonDocument.Parse(message);
                if (json.RootElement.TryGetProperty("invocationId", out var answered) && answered.GetString() == id) return json.RootElement.GetProperty("result").GetString();
            }
        }
        catch (WebSocketException)
        {
            // Closed while it was asked.
        }
        return null;
    }

    /// <summary>Waits until the server closes the connection.</summary>
    public async Task WaitForEndAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }

    private Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, _patience.Token);

    // The next message, null at the end of the connection.
    private async Task<string?> ReceiveAsync()
    {
        var buffer = new byte[4096];
        while (true)
        {
            var text = _received.ToString();
            if (text.IndexOf(End) is var end and >= 0)
            {
                _received.Remove(0, end + 1);
                return text[..end];
            }
            if (_socket.State != WebSocketState.Open) return null;
            try
            {
                var result = await _socket.ReceiveAsync(buffer, _patience.Token);
                if (result.MessageType == WebSocketMessageType.Close) return null;
                _received.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
            }
            catch (WebSocketException)
            {
                return null;
            }
        }
    }
}
