using System.Security.Claims;

/// <summary>The only user of applications without ASP.NET Core Identity.</summary>
public static class DemoUser
{
    public static bool Knows(string? user, string? password) => user == "demo" && password == "Passw0rd!";

    public static ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, "demo") }, "password"));
}
