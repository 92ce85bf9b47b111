using System.Collections.Immutable;

namespace LogoutAnalyzers.Apis;

/// <summary>The rows of OWIN (Katana) and of ASP.NET Identity 2.</summary>
internal static class OwinApis
{
    public const string AuthenticationManager = "Microsoft.Owin.Security.IAuthenticationManager";
    public const string SignInManager = "Microsoft.AspNet.Identity.Owin.SignInManager";

    /// <summary>The sign-out of the middleware that is named, or of all that are active.</summary>
    public static readonly ImmutableArray<ApiRow> SignOuts = ImmutableArray.Create(new ApiRow(AuthenticationManager, "SignOut", Effects.EndsLocalSession));

    public static readonly ImmutableArray<ApiRow> Others = ImmutableArray.Create(
        new ApiRow("Microsoft.Owin.Security.Cookies.IAuthenticationSessionStore", "RemoveAsync", Effects.RemovesFromStore),
        new ApiRow("Microsoft.AspNet.Identity.UserManager", "UpdateSecurityStampAsync", Effects.RotatesSecurityStamp),
        new ApiRow("Microsoft.AspNet.Identity.UserManagerExtensions", "UpdateSecurityStamp", Effects.RotatesSecurityStamp),
        // Signing in replaces the cookie: the end of an impersonation.
        new ApiRow(AuthenticationManager, "SignIn", Effects.ReachesOutside),
        new ApiRow(SignInManager, "SignInAsync", Effects.ReachesOutside));

    public static readonly ImmutableArray<ApiRow> All = SignOuts.AddRange(Others);
}
