using System.Collections.Immutable;

namespace LogoutAnalyzers.Apis;

/// <summary>The rows of endpoint libraries and of Blazor.</summary>
internal static class LibraryApis
{
    private const string BrowserStorage = "Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage.ProtectedBrowserStorage";

    public static readonly ImmutableArray<ApiRow> All = ImmutableArray.Create(
        new ApiRow("FastEndpoints.Security.CookieAuth", "SignOutAsync", Effects.EndsLocalSession),
        // Signs out the cookie scheme that its AddSaml2 registers:
        // https://github.com/ITfoxtec/ITfoxtec.Identity.Saml2/blob/main/src/ITfoxtec.Identity.Saml2.MvcCore/Extensions/Saml2RequestExtensions.cs.
        new ApiRow("ITfoxtec.Identity.Saml2.MvcCore.Saml2RequestExtensions", "DeleteSession", Effects.EndsLocalSession),
        // A login that the browser keeps for the application, encrypted.
        new ApiRow(BrowserStorage, "DeleteAsync", Effects.RemovesFromStore),
        new ApiRow(BrowserStorage, "SetAsync", Effects.ReachesOutside),
        // The parent component does what the callback stands for.
        new ApiRow("Microsoft.AspNetCore.Components.EventCallback", "InvokeAsync", Effects.ReachesOutside),
        // What a client of another server keeps for its user.
        new ApiRow("System.Net.Http.Headers.HttpHeaders", "Remove", Effects.ChangesState),
        new ApiRow("System.Net.Http.Headers.HttpHeaders", "Clear", Effects.ChangesState),
        new ApiRow("System.IO.File", "Delete", Effects.ChangesState),
        // Who is in which room of a chat.
        new ApiRow("Microsoft.AspNetCore.SignalR.IGroupManager", "RemoveFromGroupAsync", Effects.ChangesState),
        new ApiRow("Microsoft.AspNetCore.SignalR.ClientProxyExtensions", "SendAsync", Effects.ChangesState),
        new ApiRow("Microsoft.AspNetCore.SignalR.HubCallerContext", "Abort", Effects.ChangesState),
        new ApiRow("Microsoft.JSInterop.IJSObjectReference", "InvokeAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.JSInterop.JSObjectReferenceExtensions", "InvokeVoidAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.JSInterop.JSObjectReferenceExtensions", "InvokeAsync", Effects.ReachesOutside),
        new ApiRow("Microsoft.JSInterop.IJSInProcessRuntime", "Invoke", Effects.ReachesOutside));
}
