using System.Security.Claims;

/// <summary>The user of applications without ASP.NET Core Identity, and another one, for the pages that one must not get of the other.</summary>
public static class DemoUser
{
    public static bool Knows(string? user, string? password) => (user is "demo" or "other") && password == "Passw0rd!";

    public static ClaimsPrincipal Principal { get; } = Named("demo");

    public static ClaimsPrincipal Named(string? user) => new(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, user ?? "") }, "password"));
}
