using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1012;

/// <summary>The stamp is rotated once the change is made and saved.</summary>
public class Fixes
{
    private static readonly Verification s_verify = Verify.AspNetCoreData with { Advice = "LOA1012" };

    private static Task Fix(string before, string after) => s_verify.Fix<SignOutAnalyzer, RotateSecurityStamp>(before, after, Reports.IdentityApp);

    private static Task NotOffered(string source, string application = Reports.IdentityApp) => s_verify.Fix<SignOutAnalyzer, RotateSecurityStamp>(source, source, application);

    private static string Controller(string members) => $$"""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class UsersController : Controller
        {
            private readonly UserManager<ShopUser> _users;
            private readonly SignInManager<ShopUser> _signIn;

            public UsersController(UserManager<ShopUser> users, SignInManager<ShopUser> signIn)
            {
                _users = users;
                _signIn = signIn;
            }

        {{members}}
        }
        """;

    [Fact]
    public Task A_lockout() => Fix(
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Ban(string id)
                {
                    var user = await _users.FindByIdAsync(id);
                    // For good.
                    await {|LOA1012:_users.SetLockoutEndDateAsync(user!, DateTimeOffset.MaxValue)|}; // until 9999
                    return Ok();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Ban(string id)
                {
                    var user = await _users.FindByIdAsync(id);
                    // For good.
                    await _users.SetLockoutEndDateAsync(user!, DateTimeOffset.MaxValue); // until 9999
                    await _users.UpdateSecurityStampAsync(user!);
                    return Ok();
                }
            """));

    [Fact]
    public Task After_the_check_of_the_result() => Fix(
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Demote(string id)
                {
                    var user = (await _users.FindByIdAsync(id))!;
                    var result = await {|LOA1012:_users.RemoveFromRoleAsync(user, "Admin")|};
                    if (!result.Succeeded)
                    {
                        return BadRequest();
                    }

                    return Ok();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Demote(string id)
                {
                    var user = (await _users.FindByIdAsync(id))!;
                    var result = await _users.RemoveFromRoleAsync(user, "Admin");
                    if (!result.Succeeded)
                    {
                        return BadRequest();
                    }
                    await _users.UpdateSecurityStampAsync(user);

                    return Ok();
                }
            """));

    [Fact]
    public Task Where_the_result_says_yes() => Fix(
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Demote(string id)
                {
                    var user = (await _users.FindByIdAsync(id))!;
                    var result = await {|LOA1012:_users.RemoveFromRoleAsync(user, "Admin")|};
                    if (result.Succeeded)
                    {
                        TempData["Done"] = true;
                        return Ok();
                    }
                    return BadRequest();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Demote(string id)
                {
                    var user = (await _users.FindByIdAsync(id))!;
                    var result = await _users.RemoveFromRoleAsync(user, "Admin");
                    if (result.Succeeded)
                    {
                        await _users.UpdateSecurityStampAsync(user);
                        TempData["Done"] = true;
                        return Ok();
                    }
                    return BadRequest();
                }
            """));

    [Fact]
    public Task After_the_save() => Fix(
        Controller("""
                [HttpPost]
                public async Task<IActionResult> ResetPassword(string id, string password)
                {
                    var user = (await _users.FindByIdAsync(id))!;
                    {|LOA1012:user.PasswordHash = _users.PasswordHasher.HashPassword(user, password)|};
                    user.AccessFailedCount = 0;
                    await _users.UpdateAsync(user);
                    return Ok();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> ResetPassword(string id, string password)
                {
                    var user = (await _users.FindByIdAsync(id))!;
                    user.PasswordHash = _users.PasswordHasher.HashPassword(user, password);
                    user.AccessFailedCount = 0;
                    await _users.UpdateAsync(user);
                    await _users.UpdateSecurityStampAsync(user);
                    return Ok();
                }
            """));

    [Fact]
    public Task The_users_own_password() => Fix(
        Controller("""
                [HttpPost]
                public async Task<IActionResult> ChangePassword(string password)
                {
                    var user = await _users.GetUserAsync(User);
                    if (user is null)
                        return Challenge();
                    {|LOA1012:user.PasswordHash = _users.PasswordHasher.HashPassword(user, password)|};
                    await _users.UpdateAsync(user);
                    return Ok();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> ChangePassword(string password)
                {
                    var user = await _users.GetUserAsync(User);
                    if (user is null)
                        return Challenge();
                    user.PasswordHash = _users.PasswordHasher.HashPassword(user, password);
                    await _users.UpdateAsync(user);
                    await _users.UpdateSecurityStampAsync(user);
                    await _signIn.RefreshSignInAsync(user);
                    return Ok();
                }
            """));

    [Fact]
    public Task Before_the_sign_in_that_is_there() => Fix(
        Controller("""
                [HttpPost]
                public async Task<IActionResult> ChangePassword(string password)
                {
                    var user = await _users.GetUserAsync(User);
                    {|LOA1012:user!.PasswordHash = _users.PasswordHasher.HashPassword(user, password)|};
                    await _users.UpdateAsync(user);
                    await _signIn.RefreshSignInAsync(user);
                    return Ok();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> ChangePassword(string password)
                {
                    var user = await _users.GetUserAsync(User);
                    user!.PasswordHash = _users.PasswordHasher.HashPassword(user, password);
                    await _users.UpdateAsync(user);
                    await _users.UpdateSecurityStampAsync(user);
                    await _signIn.RefreshSignInAsync(user);
                    return Ok();
                }
            """));

    [Fact]
    public Task Once_for_all_roles() => Fix(
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Roles(string id, string[] roles)
                {
                    var user = (await _users.FindByIdAsync(id))!;
                    foreach (var role in new[] { "Admin", "Clerk" })
                    {
                        if (roles.Contains(role)) await {|LOA1012:_users.AddToRoleAsync(user, role)|};
                        else await _users.RemoveFromRoleAsync(user, role);
                    }

                    return Ok();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Roles(string id, string[] roles)
                {
                    var user = (await _users.FindByIdAsync(id))!;
                    foreach (var role in new[] { "Admin", "Clerk" })
                    {
                        if (roles.Contains(role)) await _users.AddToRoleAsync(user, role);
                        else await _users.RemoveFromRoleAsync(user, role);
                    }
                    await _users.UpdateSecurityStampAsync(user);

                    return Ok();
                }
            """));

    [Fact]
    public Task For_each_of_several_users() => Fix(
        Controller("""
                [HttpPost]
                public async Task<IActionResult> BanAll()
                {
                    foreach (var user in await _users.GetUsersInRoleAsync("Spam"))
                    {
                        await {|LOA1012:_users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|}.ConfigureAwait(false);
                    }
                    return Ok();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> BanAll()
                {
                    foreach (var user in await _users.GetUsersInRoleAsync("Spam"))
                    {
                        await _users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue).ConfigureAwait(false);
                        await _users.UpdateSecurityStampAsync(user).ConfigureAwait(false);
                    }
                    return Ok();
                }
            """));

    [Fact]
    public Task In_a_body_that_was_not_async() => Fix(
        Controller("""
                [HttpPost]
                public IActionResult Ban(ShopUser user)
                {
                    {|LOA1012:user.IsActive = false|};
                    return Ok();
                }
            """),
        Controller("""
                [HttpPost]
                public async Task<IActionResult> Ban(ShopUser user)
                {
                    user.IsActive = false;
                    await _users.UpdateSecurityStampAsync(user);
                    return Ok();
                }
            """));

    [Fact]
    public Task An_endpoint_with_tabs_and_braces_on_the_line() => s_verify.Fix<SignOutAnalyzer, RotateSecurityStamp>(
        "using Microsoft.AspNetCore.Identity;\n\npublic static class Admin {\n\tpublic static void Map(WebApplication app) {\n\t\tapp.MapPost(\"/ban\", async (string id, UserManager<ShopUser> users) => {\n\t\t\tvar user = await users.FindByIdAsync(id);\n\t\t\tawait {|LOA1012:users.SetLockoutEndDateAsync(user!, DateTimeOffset.MaxValue)|};\n\t\t});\n\t}\n}\n",
        "using Microsoft.AspNetCore.Identity;\n\npublic static class Admin {\n\tpublic static void Map(WebApplication app) {\n\t\tapp.MapPost(\"/ban\", async (string id, UserManager<ShopUser> users) => {\n\t\t\tvar user = await users.FindByIdAsync(id);\n\t\t\tawait users.SetLockoutEndDateAsync(user!, DateTimeOffset.MaxValue);\n\t\t\tawait users.UpdateSecurityStampAsync(user!);\n\t\t});\n\t}\n}\n",
        Reports.IdentityApp);

    [Fact]
    public Task A_file_scoped_namespace_and_Windows_lines() => Fix(
        "namespace Shop;\r\n\r\nusing Microsoft.AspNetCore.Identity;\r\n\r\npublic class Bans\r\n{\r\n    private readonly UserManager<ShopUser> _users;\r\n\r\n    public Bans(UserManager<ShopUser> users) => _users = users;\r\n\r\n    public async Task LockAsync(ShopUser user)\r\n    {\r\n        await {|LOA1012:_users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|};\r\n    }\r\n}\r\n",
        "namespace Shop;\r\n\r\nusing Microsoft.AspNetCore.Identity;\r\n\r\npublic class Bans\r\n{\r\n    private readonly UserManager<ShopUser> _users;\r\n\r\n    public Bans(UserManager<ShopUser> users) => _users = users;\r\n\r\n    public async Task LockAsync(ShopUser user)\r\n    {\r\n        await _users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue);\r\n        await _users.UpdateSecurityStampAsync(user);\r\n    }\r\n}\r\n");

    [Fact]
    public Task A_body_on_one_line() => Fix(
        Controller("""    public async Task Ban(ShopUser user) { await {|LOA1012:_users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|}; }"""),
        Controller("""
                public async Task Ban(ShopUser user)
                {
                    await _users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue);
                    await _users.UpdateSecurityStampAsync(user);
                }
            """));

    [Fact]
    public Task Two_reports_at_once() => Fix(
        Controller("""
                public async Task Ban(ShopUser user)
                {
                    await {|LOA1012:_users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|};
                }

                public async Task Demote(ShopUser user)
                {
                    await {|LOA1012:_users.RemoveFromRoleAsync(user, "Admin")|};
                }
            """),
        Controller("""
                public async Task Ban(ShopUser user)
                {
                    await _users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue);
                    await _users.UpdateSecurityStampAsync(user);
                }

                public async Task Demote(ShopUser user)
                {
                    await _users.RemoveFromRoleAsync(user, "Admin");
                    await _users.UpdateSecurityStampAsync(user);
                }
            """));

    [Fact]
    public Task Under_ASP_NET_Identity_2() => (Verify.AspNet with { Advice = "LOA1012" }).Fix<SignOutAnalyzer, RotateSecurityStamp>(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNet.Identity;

        public class Bans
        {
            private readonly UserManager<ShopUser> _users;
            public Bans(UserManager<ShopUser> users) => _users = users;

            public async Task Ban(string id)
            {
                await {|LOA1012:_users.SetLockoutEndDateAsync(id, DateTimeOffset.MaxValue)|};
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNet.Identity;

        public class Bans
        {
            private readonly UserManager<ShopUser> _users;
            public Bans(UserManager<ShopUser> users) => _users = users;

            public async Task Ban(string id)
            {
                await _users.SetLockoutEndDateAsync(id, DateTimeOffset.MaxValue);
                await _users.UpdateSecurityStampAsync(id);
            }
        }
        """,
        Reports.Identity2App);

    [Fact]
    public Task Not_where_the_call_is_the_result() => NotOffered(Controller("""
            public async Task<IdentityResult> Ban(ShopUser user)
            {
                return await {|LOA1012:_users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|};
            }

            public Task Demote(ShopUser user) => {|LOA1012:_users.RemoveFromRoleAsync(user, "Admin")|};
        """));

    [Fact]
    public Task Not_where_no_manager_is_at_hand() => NotOffered("""
        public class Bans
        {
            public void Block(ShopUser user) => {|LOA1012:user.IsBlocked = true|};

            public void Ban(ShopUser user)
            {
                {|LOA1012:user.IsActive = false|};
            }
        }
        """);

    [Fact]
    public Task Not_for_users_of_the_applications_own() => NotOffered(
        """
        public class Passwords
        {
            private readonly ShopDb _db;
            public Passwords(ShopDb db) => _db = db;

            public async Task ChangeAsync(User user, string password)
            {
                {|LOA1012:user.PasswordHash = Hashing.HashPassword(password)|};
                await _db.SaveChangesAsync();
            }
        }
        """,
        Reports.CookieApp);
}
