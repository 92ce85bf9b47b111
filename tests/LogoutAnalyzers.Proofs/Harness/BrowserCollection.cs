namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>The tests that need a real browser. They share one, which ends with the last of them.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<SharedBrowsers>
{
    public const string Name = "Browser";
}

/// <summary>The browsers of the collection, started when a test first asks for one.</summary>
public sealed class SharedBrowsers : IAsyncLifetime
{
    private static SharedBrowsers? s_current;

    private readonly Lazy<Task<Chromium>> _ordinary = new(static () => Chromium.StartAsync());
    private readonly Lazy<Task<Chromium>> _withoutBackForwardCache = new(static () => Chromium.StartAsync("--disable-back-forward-cache"));

    private static SharedBrowsers Current => s_current ?? throw new InvalidOperationException($"The class of a test that needs a browser is in [Collection({nameof(BrowserCollection)}.{nameof(BrowserCollection.Name)})].");

    /// <summary>The one as users have it: pages that were left wait in the back/forward cache, as they were.</summary>
    internal static Task<Chromium> OrdinaryAsync() => Current._ordinary.Value;

    /// <summary>One without that cache: what Back does when a page has been dropped from it, after ten minutes or for want of memory.</summary>
    internal static Task<Chromium> WithoutBackForwardCacheAsync() => Current._withoutBackForwardCache.Value;

    public Task InitializeAsync()
    {
        s_current = this;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        s_current = null;
        foreach (var browser in new[] { _ordinary, _withoutBackForwardCache })
            if (browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await browser.Value).DisposeAsync();
    }
}
