using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class ServiceOperationTests
{
    private const string Contract = "[ServiceContract] public interface IAuth { [OperationContract] void Logout(string token); }";
    private const string WebContract = "[ServiceContract] public interface IAuth { [OperationContract, WebGet(UriTemplate = \"logout\")] void Logout(string token); }";

    [Theory]
    [InlineData(Contract + " public class Auth : IAuth { public void Logout(string token) { } }", "POST")]
    [InlineData(Contract + " internal class Auth : IAuth { public void Logout(string token) { } }", "POST")]
    [InlineData(Contract + " public class Auth : AuthBase, IAuth { } public class AuthBase : IAuth { public void Logout(string token) { } }", "POST")]
    [InlineData(WebContract + " public class Auth : IAuth { public void Logout(string token) { } }", "GET POST")]
    [InlineData("[ServiceContract] public class Auth { [OperationContract] public void SignOut() { } }", "POST")]
    [InlineData("[ServiceContract] public interface IAuth { [OperationContract] bool LogOff(int userId); } public class Auth : IAuth { public bool LogOff(int userId) { return true; } }", "POST")]
    [InlineData("[ServiceContract] public interface IAuth { [OperationContract(IsTerminating = true)] void EndSession(); } public class Auth : IAuth { public void EndSession() { } }", "POST")]
    [InlineData("[ServiceContract] public interface IAuth { [OperationContract] Task LogoutAsync(); } public class Auth : IAuth { public Task LogoutAsync() { return null; } }", "POST")]
    [InlineData("[ServiceContract] public interface IAuth { [OperationContract, WebInvoke(Method = \"POST\")] void Logout(); } public class Auth : IAuth { public void Logout() { } }", "POST")]
    [InlineData("namespace A { " + Contract + " } namespace B { public class Auth : A.IAuth { public void Logout(string token) { } } }", "POST")]
    public void Found_operations(string types, string requests)
    {
        var entry = Assert.Single(FoundOnSystemWeb.In("", types));
        Assert.Equal(EntryKind.RemoteCall, entry.Kind);
        Assert.Equal(requests, entry.Requests());
    }

    [Theory]
    [InlineData(Contract)]
    [InlineData(Contract + " public class AuthClient : ClientBase<IAuth>, IAuth { public void Logout(string token) { Channel.Logout(token); } }")]
    [InlineData(Contract + " public abstract class Auth : IAuth { public abstract void Logout(string token); }")]
    [InlineData("[ServiceContract] public interface IAuth { [OperationContract] string GetLogoutUrl(); } public class Auth : IAuth { public string GetLogoutUrl() { return null; } }")]
    [InlineData("[ServiceContract] public interface IAuth { [OperationContract] void LogLogout(); } public class Auth : IAuth { public void LogLogout() { } }")]
    [InlineData("[ServiceContract] public interface IVisits { [OperationContract] void SignOut(int visitId); } public class Visits : IVisits { public void SignOut(int visitId) { } }")]
    [InlineData("[ServiceContract] public interface IAuth { [OperationContract] void Login(); } public class Auth : IAuth { public void Login() { } private void Logout() { } }")]
    [InlineData("[ServiceContract] public interface IAuth { [OperationContract] void Login(); } public class LogoutAudit : IAuth { public void Login() { } }")]
    public void Found_nothing(string types) => Assert.DoesNotContain(FoundOnSystemWeb.In("", types), static entry => entry.Kind == EntryKind.RemoteCall);
}
