using System.Collections.Immutable;

namespace LogoutAnalyzers.Apis;

/// <summary>The rows of OWIN (Katana) and of ASP.NET Identity 2.</summary>
internal static class OwinApis
{
    public const string AuthenticationManager = "Microsoft.Owin.Security.IAuthenticationManager";
    public const string UserManager = "Microsoft.AspNet.Identity.UserManager";
    public const string SignInManager = "Microsoft.AspNet.Identity.Owin.SignInManager";

    /// <summary>The sign-out of the middleware that is named, or of all that are active.</summary>
    public static readonly ImmutableArray<ApiRow> SignOuts = ImmutableArray.Create(new ApiRow(AuthenticationManager, "SignOut", Effects.EndsLocalSession));

    public static readonly ImmutableArray<ApiRow> Others = ImmutableArray.Create(
        new ApiRow("Microsoft.Owin.Security.Cookies.IAuthenticationSessionStore", "RemoveAsync", Effects.RemovesFromStore),
        new ApiRow(UserManager, "UpdateSecurityStampAsync", Effects.RotatesSecurityStamp),
        // These rotate it, too; a user who is gone has none.
        new ApiRow(UserManager, "AddPasswordAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "ChangePasswordAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "ResetPasswordAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "RemovePasswordAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "SetEmailAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "SetPhoneNumberAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "ChangePhoneNumberAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "SetTwoFactorEnabledAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "RemoveLoginAsync", Effects.RotatesSecurityStamp),
        new ApiRow(UserManager, "DeleteAsync", Effects.RotatesSecurityStamp),
        new ApiRow("Microsoft.AspNet.Identity.UserManagerExtensions", "UpdateSecurityStamp", Effects.RotatesSecurityStamp),
        // Signing in replaces the cookie: the end of an impersonation.
        new ApiRow(AuthenticationManager, "SignIn", Effects.SignsIn),
        new ApiRow(SignInManager, "SignInAsync", Effects.SignsIn));

    public static readonly ImmutableArray<ApiRow> All = SignOuts.AddRange(Others);
}
