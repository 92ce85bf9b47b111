using LogoutAnalyzers.Names;
using Xunit;

namespace LogoutAnalyzers.Tests.Names;

public class WordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("logout", "logout")]
    [InlineData("LogOut", "log out")]
    [InlineData("BtnLogOut_Click", "btn log out click")]
    [InlineData("HTMLParser", "html parser")]
    [InlineData("parseHTML", "parse html")]
    [InlineData("LOGOUT", "logout")]
    [InlineData("SSOLogout", "sso logout")]
    [InlineData("OIDCLogOutAsync", "oidc log out async")]
    [InlineData("log_out", "log out")]
    [InlineData("__log__out__", "log out")]
    [InlineData("/account/log-out", "account log out")]
    [InlineData("LogoutV2", "logout v2")]
    [InlineData("sign out now", "sign out now")]
    [InlineData("/users//logout/", "users logout")]
    [InlineData("aB", "a b")]
    [InlineData("AB", "ab")]
    [InlineData("ABc", "a bc")]
    [InlineData("ÜberAbmelden", "über abmelden")]
    [InlineData("выйтиИзСистемы", "выйти из системы")]
    [InlineData("退出", "退出")]
    [InlineData("...", "")]
    public void Split(string text, string expected) => Assert.Equal(expected, string.Join(" ", Words.Split(text)));
}
