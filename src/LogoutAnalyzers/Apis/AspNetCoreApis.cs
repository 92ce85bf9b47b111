using System.Collections.Immutable;

namespace LogoutAnalyzers.Apis;

/// <summary>The rows of ASP.NET Core: authentication, Identity, session, cookies, results, caches, Entity Framework Core.</summary>
internal static class AspNetCoreApis
{
    public const string SignInManager = "Microsoft.AspNetCore.Identity.SignInManager";
    public const string UserManager = "Microsoft.AspNetCore.Identity.UserManager";
    public const string HttpContextExtensions = "Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions";
    public const string AuthenticationService = "Microsoft.AspNetCore.Authentication.IAuthenticationService";

    /// <summary>Calls that end the session at once and return a task.</summary>
    public static readonly ImmutableArray<ApiRow> SignOutTasks = ImmutableArray.Create(
        new ApiRow(HttpContextExtensions, "SignOutAsync", Effects.EndsLocalSession),
        new ApiRow(AuthenticationService, "SignOutAsync", Effects.EndsLocalSession),
        new ApiRow("Microsoft.AspNetCore.Authentication.IAuthenticationSignOutHandler", "SignOutAsync", Effects.EndsLocalSession),
        new ApiRow(SignInManager, "SignOutAsync", Effects.EndsLocalSession));

    /// <summary>Calls that create a result, which ends the session when the framework executes it.</summary>
    public static readonly ImmutableArray<ApiRow> SignOutResults = ImmutableArray.Create(
        new ApiRow("Microsoft.AspNetCore.Mvc.ControllerBase", "SignOut", Effects.EndsLocalSession),
        new ApiRow("Microsoft.AspNetCore.Mvc.RazorPages.PageBase", "SignOut", Effects.EndsLocalSession),
        new ApiRow("Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "SignOut", Effects.EndsLocalSession),
        new ApiRow("Microsoft.AspNetCore.Mvc.SignOutResult", ".ctor", Effects.EndsLocalSession),
        new ApiRow("Microsoft.AspNetCore.Http.Results", "SignOut", Effects.EndsLocalSession),
        new ApiRow("Microsoft.AspNetCore.Http.TypedResults", "SignOut", Effects.EndsLocalSession));

    public static readonly ImmutableArray<ApiRow> Others = ImmutableArray.Create(
        new ApiRow("Microsoft.AspNetCore.Http.ISession", "Clear", Effects.ClearsSessionState),
        new ApiRow("Microsoft.AspNetCore.Http.ISession", "Remove", Effects.RemovesSessionValue),
        new ApiRow("Microsoft.AspNetCore.Authentication.Cookies.ITicketStore", "RemoveAsync", Effects.RemovesFromStore),
        new ApiRow("Microsoft.Extensions.Caching.Distributed.IDistributedCache", "Remove", Effects.RemovesFromStore),
        new ApiRow("Microsoft.Extensions.Caching.Distributed.IDistributedCache", "RemoveAsync", Effects.RemovesFromStore),
        new ApiRow("Microsoft.Extensions.Caching.Memory.IMemoryCache", "Remove", Effects.RemovesFromStore),
        new ApiRow("Microsoft.Extensions.Caching.Hybrid.HybridCache", "RemoveAsync", Effects.RemovesFromStore),
        new ApiRow("Microsoft.Extensions.Caching.Hybrid.HybridCache", "RemoveByTagAsync", Effects.RemovesFromStore),
        new ApiRow("StackExchange.Redis.IDatabase", "KeyDelete", Effects.RemovesFromStore),
        new ApiRow("StackExchange.Redis.IDatabaseAsync", "KeyDeleteAsync", Effects.RemovesFromStore),
        new ApiRow("StackExchange.Redis.IDatabase", "KeyExpire", Effects.RemovesFromStore),
        new ApiRow("StackExchange.Redis.IDatabaseAsync", "KeyExpireAsync", Effects.RemovesFromStore),
        new ApiRow("StackExchange.Redis.IDatabase", "HashDelete", Effects.RemovesFromStore),
        new ApiRow("StackExchange.Redis.IDatabaseAsync", "HashDeleteAsync", Effects.RemovesFromStore),
        new ApiRow("StackExchange.Redis.IDatabase", "SetRemove", Effects.RemovesFromStore),
        new ApiRow("StackExchange.Redis.IDatabaseAsync", "SetRemoveAsync", Effects.RemovesFromStore),
        // Signing in replaces the cookie: the end of an impersonation.
        new ApiRow(HttpContextExtensions, "SignInAsync", Effects.SignsIn),
        new ApiRow(AuthenticationService, "SignInAsync", Effects.SignsIn),
        new ApiRow(SignInManager, "SignInAsync", Effects.SignsIn),
        new ApiRow(SignInManager, "RefreshSignInAsync", Effects.SignsIn),
        new ApiRow(UserManager, "UpdateSecurityStampAsync", Effects.RotatesSecurityStamp),
        // These rotate it, too; a user who is gone has none.
        new ApiRow(UserManager, "AddPasswordAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "ChangePasswordAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "ResetPasswordAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "RemovePasswordAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "SetUserNameAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "SetEmailAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "ChangeEmailAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "SetPhoneNumberAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "ChangePhoneNumberAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "SetTwoFactorEnabledAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "ResetAuthenticatorKeyAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "RemoveLoginAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "DeleteAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "RemoveAuthenticationTokenAsync", Effects.RevokesToken),
        new ApiRow(UserManager, "SetAuthenticationTokenAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.Extensions.Caching.Distributed.IDistributedCache", "Set", Effects.ReachesOutside),
        new ApiRow("Microsoft.Extensions.Caching.Distributed.IDistributedCache", "SetAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", "Set", Effects.ReachesOutside),
        new ApiRow("Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", "SetAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", "SetString", Effects.ReachesOutside),
        new ApiRow("Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", "SetStringAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.Extensions.Caching.Memory.IMemoryCache", "CreateEntry", Effects.ReachesOutside),
        new ApiRow("Microsoft.Extensions.Caching.Memory.CacheExtensions", "Set", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.HttpMessageInvoker", "SendAsync", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.HttpClient", "PostAsync", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.HttpClient", "PutAsync", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.HttpClient", "DeleteAsync", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.HttpClient", "GetAsync", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.HttpClient", "GetStringAsync", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.HttpClient", "SendAsync", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.HttpClient", "Send", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.Json.HttpClientJsonExtensions", "PostAsJsonAsync", Effects.ReachesOutside),
        new ApiRow("System.Net.Http.Json.HttpClientJsonExtensions", "PutAsJsonAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.JSInterop.IJSRuntime", "InvokeAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.JSInterop.JSRuntimeExtensions", "InvokeVoidAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.JSInterop.JSRuntimeExtensions", "InvokeAsync", Effects.ReachesOutside));

    public static readonly ImmutableArray<ApiRow> All = SignOutTasks.AddRange(SignOutResults).AddRange(Others);

    /// <summary>The words a file with a sign-out call holds.</summary>
    public static readonly ImmutableArray<string> SignOutNames = ImmutableArray.Create("SignOutAsync", "SignOut", "SignOutResult");
}
