using System.Collections.Immutable;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Calls by which an application makes sure who is logging in: a password, or the token of an external provider.</summary>
internal static class PasswordChecks
{
    /// <summary>The words that such a call is found by.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("CheckPasswordAsync", "CheckPasswordSignInAsync", "VerifyHashedPassword", "BCrypt", "GoogleJsonWebSignature");

    public static bool Is(IOperation operation, string word)
    {
        if (operation is not IInvocationOperation { TargetMethod: { } method }) return false;
        return word switch
        {
            "CheckPasswordAsync" => method.ContainingType.IsOrInherits("Microsoft.AspNetCore.Identity.UserManager") || method.ContainingType.IsOrInherits("Microsoft.AspNet.Identity.UserManager"),
            "CheckPasswordSignInAsync" => method.ContainingType.IsOrInherits(AspNetCoreApis.SignInManager),
            "VerifyHashedPassword" => method.ContainingType.IsOrInherits("Microsoft.AspNetCore.Identity.IPasswordHasher") || method.ContainingType.IsOrInherits("Microsoft.AspNet.Identity.IPasswordHasher"),
            "BCrypt" => method.Name is "Verify" or "EnhancedVerify" && method.ContainingType.Name == "BCrypt",
            _ => method.Name == "ValidateAsync" && method.ContainingType.Name == "GoogleJsonWebSignature",
        };
    }
}
