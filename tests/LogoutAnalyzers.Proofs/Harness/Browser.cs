using Microsoft.Net.Http.Headers;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>
/// A user's browser, or an attacker's: the cookies are in plain sight, set and deleted as the responses say, and can be copied.
/// It follows no redirects and keeps no connections, so that no request depends on another but by its cookies.
/// </summary>
public sealed class Browser
{
    private static readonly HttpClient s_client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(60) };

    private readonly Uri _address;
    private readonly TimeProvider _clock;
    private readonly bool _forgetsCookies;
    private readonly List<Cookie> _cookies = [];

    internal Browser(Uri address, TimeProvider clock, bool forgetsCookies = true)
    {
        _address = address;
        _clock = clock;
        _forgetsCookies = forgetsCookies;
    }

    /// <summary>The cookies that it has now.</summary>
    public IReadOnlyList<Cookie> Cookies
    {
        get
        {
            _cookies.RemoveAll(cookie => cookie.Expires <= _clock.GetUtcNow());
            return _cookies;
        }
    }

    /// <summary>
    /// What a thief has who copies the cookies now: whatever happens to them here later, he keeps his, and longer than a browser would.
    /// </summary>
    public Browser Copy()
    {
        var copy = new Browser(_address, _clock, forgetsCookies: false);
        copy._cookies.AddRange(Cookies.Select(static cookie => cookie with { Expires = null }));
        return copy;
    }

    /// <summary>Changes a cookie that it has, as anybody can.</summary>
    public void Rewrite(string name, Func<string, string> value)
    {
        var cookie = Cookies.Single(cookie => cookie.Name == name);
        _cookies.Remove(cookie);
        _cookies.Add(cookie with { Value = value(cookie.Value) });
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path) => SendAsync(HttpMethod.Post, path, null);

    public Task<Answer> PostFormAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<Answer> PostJsonAsync<T>(string path, T body) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    /// <summary>Logs the demo user in; every proof's application does it at this address.</summary>
    /// <param name="user">Or the other one, in an application that has two.</param>
    public async Task LogInAsync(string user = "demo")
    {
        var answer = await PostFormAsync("/login", ("user", user), ("password", "Passw0rd!"));
        if (!answer.IsSuccess || !await IsSignedInAsync(user)) throw new InvalidOperationException($"The {user} user cannot log in: {answer}");
    }

    /// <summary>Logs out, and makes sure that the user is told it worked.</summary>
    public async Task<Answer> LogOutAsync(string path = "/logout")
    {
        var answer = await PostAsync(path);
        return answer.IsSuccess ? answer : throw new InvalidOperationException($"The logout says that it failed: {answer}");
    }

    /// <summary>Whether the user's account page is shown.</summary>
    public async Task<bool> IsSignedInAsync(string user = "demo")
    {
        var answer = await GetAsync("/account");
        return answer.Status == 200 && answer.Body.Contains(user, StringComparison.Ordinal);
    }

    /// <summary>Asks for the account page whenever another <paramref name="pause"/> is over, for that time; whether it is shown each time.</summary>
    public async Task<bool> StayAsync(Site site, TimeSpan time, TimeSpan pause)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += pause)
        {
            site.Advance(pause);
            if (!await IsSignedInAsync()) return false;
        }
        return true;
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address, path)) { Content = content };
        var sent = Cookies.Where(cookie => request.RequestUri!.AbsolutePath.StartsWith(cookie.Path, StringComparison.Ordinal)).Select(static cookie => $"{cookie.Name}={cookie.Value}").ToList();
        if (sent.Count > 0) request.Headers.Add(HeaderNames.Cookie, string.Join("; ", sent));
        using var response = await s_client.SendAsync(request);
        if (response.Headers.TryGetValues(HeaderNames.SetCookie, out var headers))
            foreach (var cookie in SetCookieHeaderValue.ParseList([.. headers])) Keep(cookie);
        return new Answer((int)response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync());
    }

    private void Keep(SetCookieHeaderValue set)
    {
        // Max-Age wins over Expires.
        var expires = set.MaxAge is { } age ? _clock.GetUtcNow() + age : set.Expires;
        var cookie = new Cookie(set.Name.ToString(), set.Value.ToString(), set.Path.HasValue ? set.Path.ToString() : "/", _forgetsCookies ? expires : null);
        _cookies.RemoveAll(old => old.Name == cookie.Name && old.Path == cookie.Path);
        var isDeletion = expires <= _clock.GetUtcNow();
        if (!isDeletion) _cookies.Add(cookie);
    }
}
