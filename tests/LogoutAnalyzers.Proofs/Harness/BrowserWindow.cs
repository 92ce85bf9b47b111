using System.Text.Json;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>A window of a real browser, with the cookies and caches of a user who has never been here. It loads, caches and goes back as Chromium does.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Chromium _browser;
    private readonly Uri _address;
    private readonly string _contextId;
    private readonly string _sessionId;
    private TaskCompletionSource? _arrived;

    private BrowserWindow(Chromium browser, Uri address, string contextId, string sessionId)
    {
        _browser = browser;
        _address = address;
        _contextId = contextId;
        _sessionId = sessionId;
        browser.Tools.Happened += OnHappened;
    }

    /// <param name="backForwardCache">Whether it keeps pages that are left as they were. Users' browsers do, for some minutes.</param>
    public static async Task<BrowserWindow> OpenAsync(Site site, bool backForwardCache = true)
    {
        var browser = backForwardCache ? await SharedBrowsers.OrdinaryAsync() : await SharedBrowsers.WithoutBackForwardCacheAsync();
        var context = (await browser.Tools.CallAsync("Target.createBrowserContext")).GetProperty("browserContextId").GetString()!;
        var target = (await browser.Tools.CallAsync("Target.createTarget", new { url = "about:blank", browserContextId = context })).GetProperty("targetId").GetString()!;
        var session = (await browser.Tools.CallAsync("Target.attachToTarget", new { targetId = target, flatten = true })).GetProperty("sessionId").GetString()!;
        var window = new BrowserWindow(browser, site.Address, context, session);
        await window.CallAsync("Page.enable");
        return window;
    }

    /// <summary>Opens a page by its address.</summary>
    public Task GoToAsync(string path) => ArriveAsync(() => CallAsync("Page.navigate", new { url = new Uri(_address, path) }));

    /// <summary>Presses Back.</summary>
    public Task BackAsync() => ArriveAsync(() => RunAsync("setTimeout(() => history.back())"));

    /// <summary>Presses a button or follows a link.</summary>
    public Task ClickAsync(string selector) => ArriveAsync(() => RunAsync($"setTimeout(() => document.querySelector({JsonSerializer.Serialize(selector)}).click())"));

    /// <summary>Sends a form, the page's own if it has one for that address.</summary>
    public Task SubmitAsync(string path, params (string Name, string Value)[] fields) => ArriveAsync(() => RunAsync($$"""
        {
            const address = {{JsonSerializer.Serialize(new Uri(_address, path))}};
            let form = [...document.forms].find(known => known.method == 'post' && known.action == address);
            if (!form) {
                form = document.createElement('form');
                form.method = 'post';
                form.action = address;
                document.body.append(form);
            }
            for (const [name, value] of Object.entries({{JsonSerializer.Serialize(fields.ToDictionary(static field => field.Name, static field => field.Value))}})) {
                let input = form.elements[name];
                if (!input) {
                    input = document.createElement('input');
                    input.name = name;
                    form.append(input);
                }
                input.value = value;
            }
            setTimeout(() => form.requestSubmit());
        }
        """));

    /// <summary>Logs the demo user in.</summary>
    public Task LogInAsync() => SubmitAsync("/login", ("user", "demo"), ("password", "Passw0rd!"));

    /// <summary>The text that is shown.</summary>
    public async Task<string> TextAsync() => (await RunAsync("document.body.innerText")).GetString() ?? "";

    /// <summary>What a script in the page answers.</summary>
    public async Task<JsonElement> RunAsync(string script)
    {
        var answer = await CallAsync("Runtime.evaluate", new { expression = script, returnByValue = true, awaitPromise = true, userGesture = true });
        if (answer.TryGetProperty("exceptionDetails", out var failure)) throw new InvalidOperationException(failure.ToString());
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _browser.Tools.Happened -= OnHappened;
        await _browser.Tools.CallAsync("Target.disposeBrowserContext", new { browserContextId = _contextId });
    }

    private Task<JsonElement> CallAsync(string method, object? parameters = null) => _browser.Tools.CallAsync(method, parameters, _sessionId);

    // Does what leads to another page, and waits until that page is there.
    private async Task ArriveAsync(Func<Task> leave)
    {
        var arrived = _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await leave();
        await arrived.Task.WaitAsync(s_patience);
        // A page from the back/forward cache is complete at once, and no event says so.
        using var patience = new CancellationTokenSource(s_patience);
        while ((await RunAsync("document.readyState")).GetString() != "complete") await Task.Delay(20, patience.Token);
    }

    private void OnHappened(string sessionId, string method, JsonElement parameters)
    {
        if (sessionId == _sessionId && method == "Page.frameNavigated" && !parameters.GetProperty("frame").TryGetProperty("parentId", out _)) _arrived?.TrySetResult();
    }
}
