using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class ServiceTests
{
    [Theory]
    [InlineData("public class AuthService { public void Logout() { } }")]
    [InlineData("public class AuthService { public Task LogoutAsync() => Task.CompletedTask; }")]
    [InlineData("public class AuthService { public async Task<bool> SignOutAsync(string token) { await Task.Yield(); return true; } }")]
    [InlineData("internal sealed class AccountManager { public void LogOff(int userId) { } }")]
    [InlineData("public interface IAuth { Task Logout(); } public class CookieAuth : IAuth { public Task Logout() => Task.CompletedTask; }")]
    [InlineData("public interface IAuth { Task Logout(); } public class CookieAuth : IAuth { Task IAuth.Logout() => Task.CompletedTask; }")]
    [InlineData("public abstract class Base { public abstract void Logout(); } public class Forms : Base { public override void Logout() { } }")]
    [InlineData("public static class Auth { public static void Logout(HttpContext context) { } }")]
    [InlineData("public class Result { } public class UserService { public Result Logout(string id) => new Result(); }")]
    [InlineData("public class LoginProvider : Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider { public override Task<Microsoft.AspNetCore.Components.Authorization.AuthenticationState> GetAuthenticationStateAsync() => null; public void Logout() { } }")]
    [InlineData("public class SessionService { public void EndSession(string token) { } }")]
    [InlineData("public partial class UserService { } public partial class UserService { public void LogoutAllDevices(int userId) { } }")]
    public void Found_services(string types)
    {
        var entry = Assert.Single(Found.In(types));
        Assert.Equal((EntryKind.Service, false, false), (entry.Kind, entry.MayBeGet, entry.MayBePost));
    }

    [Theory]
    [InlineData("public class AuthService { private void Logout() { } }")]
    [InlineData("public class AuthService { public string LogoutUrl() => \"/logout\"; }")]
    [InlineData("public class AuthService { public string Logout() => \"/connect/endsession\"; }")]
    [InlineData("public class AuthService { public Task<Uri> SignOut() => null; }")]
    [InlineData("public class AuthService { public void LogLogout() { } }")]
    [InlineData("public class AuthService { public void OnLogoutCompleted() { } }")]
    [InlineData("public class AuthService { public event Action Logout; }")]
    [InlineData("public class AuditService { public void Logout(string user) { } }")]
    [InlineData("public class LoginHistory { public void Logout(string user) { } }")]
    [InlineData("public class NotificationService { public void Logout(string user) { } }")]
    [InlineData("public class LogoutMetrics { public void Logout() { } }")]
    [InlineData("public class UserRepository { public void Logout(int id) { } }")]
    [InlineData("public class AuthApiClient { public Task LogoutAsync() => Task.CompletedTask; }")]
    [InlineData("public class MainViewModel { public void Logout() { } }")]
    [InlineData("public class ShellViewModel2 : System.ComponentModel.INotifyPropertyChanged { public event System.ComponentModel.PropertyChangedEventHandler PropertyChanged; public void Logout() { } }")]
    [InlineData("public class LoginPage { public void Logout() { } }")]
    [InlineData("public class LogoutDto { public void Logout() { } }")]
    [InlineData("public class FakeAuthService { public void Logout() { } }")]
    [InlineData("public class LogoutTests { public void Logout() { } }")]
    [InlineData("public class FactAttribute : Attribute { } public class AuthTest { [Fact] public void Works() { } private class SignedIn { public void Logout() { } } }")]
    [InlineData("public class FactAttribute : Attribute { } public class Auth { [Fact] public void Logout() { } }")]
    [InlineData("public interface IAuthService { Task Logout(); Task SignOut() => Task.CompletedTask; }")]
    [InlineData("public abstract class AuthBase { public abstract void Logout(); }")]
    [InlineData("public static class Extensions { public static void Logout(this HttpContext context) { } }")]
    [InlineData("public static class Setup { public static IServiceCollection AddSingleLogout(this IServiceCollection services) => services; }")]
    [InlineData("public class CasHandler : IAuthenticationSignOutHandler { public Task SignOutAsync(AuthenticationProperties properties) => null; public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context) => null; public Task<AuthenticateResult> AuthenticateAsync() => null; public Task ChallengeAsync(AuthenticationProperties properties) => null; public Task ForbidAsync(AuthenticationProperties properties) => null; }")]
    [InlineData("public class Handlers { public static IResult Logout() => Results.Ok(); }")]
    [InlineData("public class VisitService { public void SignOut(int visitId) { } }")]
    [InlineData("public class DocumentService { public void SignOff(Guid documentId) { } }")]
    [InlineData("public struct AuthService { public void Logout() { } }")]
    public void Not_services(string types) => Assert.Empty(Found.In(types));

    [Theory]
    [InlineData("public void Logout() { /* nothing to do: tokens live five minutes */ }", true)]
    [InlineData("public Task Logout() => Task.CompletedTask; // tokens are stateless", true)]
    [InlineData("public Task Logout()\n{\n    // Nothing to do: JWTs are stateless.\n    return Task.CompletedTask;\n}", true)]
    [InlineData("public Task<bool> Logout()\n{\n    // The client forgets its token.\n    return Task.FromResult(true);\n}", true)]
    [InlineData("public void Logout() { /* TODO: revoke the token */ }", false)]
    [InlineData("public void Logout()\n{\n    // Implement later\n}", false)]
    [InlineData("public void Logout() { }", false)]
    [InlineData("public void Logout()\n{\n    // The client forgets its token.\n    Console.WriteLine(\"bye\");\n}", false)]
    public void A_body_that_says_why_it_does_nothing(string method, bool expected) =>
        Assert.Equal(expected, EmptyBodies.SayWhy(Assert.Single(Found.In($"public class AuthService {{ {method}\n}}")).Body));
}
