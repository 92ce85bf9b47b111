using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1002;

/// <summary>A logout that takes a way of its own for a user who wants to keep the basket, and forgets the sign-out there.</summary>
public class BranchOfAMinimalApi
{
    [Fact]
    public Task A_branch_without_the_sign_out_leaves_the_browser_signed_in_under_Identity() => Proof.Of("LOA1002")
        .Application("""
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.AddAuthorization();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", async (SignInManager<IdentityUser> signInManager, [FromForm] string user, [FromForm] string password) =>
            {
                var result = await signInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
                return result.Succeeded ? Results.Redirect("/account") : Results.Unauthorized();
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapPost("/logout", async (HttpContext context, SignInManager<IdentityUser> signInManager, bool? keepBasket) =>
            {
                if (keepBasket == true)
                {
                    context.Response.Cookies.Append("basket", "kept");
                    [|return Results.Redirect("/basket");|]
                }

                await signInManager.SignOutAsync();
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("UserDatabase.cs")
        .Attack(Attacks.StayInTheBrowserAfter("/logout?keepBasket=true"))
        .RunAsync();
}
