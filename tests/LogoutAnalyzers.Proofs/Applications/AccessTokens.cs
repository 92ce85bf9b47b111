using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

/// <summary>Access tokens that live for five minutes, in a cookie of their own: what a client has beside its refresh token.</summary>
public sealed class AccessTokens : AuthenticationHandler<AuthenticationSchemeOptions>
{
    public const string Cookie = "access";

    private readonly ITimeLimitedDataProtector _protector;

    public AccessTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IDataProtectionProvider protection)
        : base(options, logger, encoder) => _protector = ProtectorOf(protection);

    public static void AddTo(IServiceCollection services) => services.AddAuthentication("Access").AddScheme<AuthenticationSchemeOptions, AccessTokens>("Access", null);

    /// <summary>Hands the user's client a new one.</summary>
    public static void CreateAccessToken(HttpContext context, string user)
    {
        var protector = ProtectorOf(context.RequestServices.GetRequiredService<IDataProtectionProvider>());
        context.Response.Cookies.Append(Cookie, protector.Protect(user, TimeSpan.FromMinutes(5)), new CookieOptions { HttpOnly = true });
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { } token) return Task.FromResult(AuthenticateResult.NoResult());
        try
        {
            var identity = new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, _protector.Unprotect(token)) }, Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
        catch (System.Security.Cryptography.CryptographicException e)
        {
            return Task.FromResult(AuthenticateResult.Fail(e));
        }
    }

    private static ITimeLimitedDataProtector ProtectorOf(IDataProtectionProvider protection) => protection.CreateProtector("access").ToTimeLimitedDataProtector();
}
