using System.Collections.Immutable;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LogoutAnalyzers.Tests.Names;

public class LogoutNamesTests
{
    [Theory]
    [InlineData("Logout")]
    [InlineData("LogOut")]
    [InlineData("LOGOUT")]
    [InlineData("logout")]
    [InlineData("log_out")]
    [InlineData("log-out")]
    [InlineData("LogOff")]
    [InlineData("logoff")]
    [InlineData("SignOut")]
    [InlineData("signout")]
    [InlineData("Sign_Off")]
    [InlineData("SignOffAsync")]
    [InlineData("EndSession")]
    [InlineData("end-session")]
    [InlineData("TerminateSession")]
    [InlineData("CloseSession")]
    [InlineData("BtnLogOut_Click")]
    [InlineData("DoLogout")]
    [InlineData("UserLogout")]
    [InlineData("OnPostLogoutAsync")]
    [InlineData("SSOLogout")]
    [InlineData("OIDCLogout")]
    [InlineData("LogoutAllDevices")]
    [InlineData("LogoutEverywhere")]
    [InlineData("LogoutConfirmed")]
    [InlineData("LOGOUT_USER")]
    [InlineData("/api/v1/auth/logout")]
    [InlineData("auth/log-out")]
    [InlineData("HandleLogoutCommand")]
    public void Logs_out(string name)
    {
        Assert.True(LogoutNames.Default.Performs(name));
        Assert.True(LogoutNames.Default.Mentions(name));
        // What the words say is found only where the index points.
        Assert.Contains(Index("// " + name).Hits, static hit => hit.Word is null);
    }

    [Theory]
    [InlineData("catalogout")]
    [InlineData("Catalogout")]
    [InlineData("CatalogOutline")]
    [InlineData("blogOutline")]
    [InlineData("BlogOutput")]
    [InlineData("dialogOffset")]
    [InlineData("DialogOffer")]
    [InlineData("Logoutput")]
    [InlineData("LogOutput")]
    [InlineData("LogOutcome")]
    [InlineData("LogOffset")]
    [InlineData("SignOffset")]
    [InlineData("SignOutline")]
    [InlineData("DesignOutline")]
    [InlineData("AssignOutlet")]
    [InlineData("backlogout")]
    [InlineData("LegendSession")]
    [InlineData("WeekendSession")]
    [InlineData("BackendSession")]
    [InlineData("EndSessionless")]
    [InlineData("Login")]
    [InlineData("SignIn")]
    [InlineData("LoggedOut")]
    [InlineData("SignedOut")]
    [InlineData("OutLog")]
    [InlineData("LogUserOut")]
    [InlineData("")]
    public void Says_nothing_of_a_logout(string name)
    {
        Assert.False(LogoutNames.Default.Mentions(name));
        Assert.False(LogoutNames.Default.Performs(name));
    }

    [Theory]
    [InlineData("LogLogout")]
    [InlineData("LogUserLogout")]
    [InlineData("LogoutUrl")]
    [InlineData("LogoutPath")]
    [InlineData("LogoutCallback")]
    [InlineData("SignOutCallbackPath")]
    [InlineData("signout-callback-oidc")]
    [InlineData("PostLogoutRedirectUri")]
    [InlineData("LogoutHistory")]
    [InlineData("LogoutAudit")]
    [InlineData("AuditLogout")]
    [InlineData("RecordLogout")]
    [InlineData("TrackLogout")]
    [InlineData("NotifyLogout")]
    [InlineData("LogoutReport")]
    [InlineData("LogoutEvents")]
    [InlineData("LogoutTime")]
    [InlineData("LogoutReason")]
    [InlineData("LogoutMessage")]
    [InlineData("AfterLogout")]
    [InlineData("LogoutSuccess")]
    [InlineData("LogoutCompleted")]
    [InlineData("IsLogout")]
    [InlineData("CanSignOut")]
    [InlineData("LogoutDto")]
    [InlineData("LogoutViewModel")]
    [InlineData("LogoutPrompt")]
    public void Is_about_a_logout(string name)
    {
        Assert.True(LogoutNames.Default.Mentions(name));
        Assert.False(LogoutNames.Default.Performs(name));
    }

    [Theory]
    [InlineData("abmelden", "Abmelden")]
    [InlineData("abmelden", "KontoAbmeldenAsync")]
    [InlineData("abmelden", "konto/abmelden")]
    [InlineData("konto schliessen", "KontoSchliessen")]
    [InlineData("konto schliessen", "konto-schliessen")]
    [InlineData("konto schliessen", "konto_schliessen")]
    [InlineData("KontoSchliessen", "konto schliessen")]
    [InlineData("konto-schliessen", "KontoSchliessen")]
    [InlineData("déconnexion", "Déconnexion")]
    [InlineData("überall abmelden", "ÜberallAbmelden")]
    [InlineData("çıkış", "Çıkış")]
    [InlineData("şifreSil", "ŞifreSil")]
    [InlineData("выйти", "Выйти")]
    [InlineData("разлогинить", "Разлогинить")]
    [InlineData("разлогинить", "разлогинить")]
    [InlineData("сеанс завершить", "СеансЗавершить")]
    [InlineData("登出", "登出")]
    [InlineData("退出", "退出")]
    [InlineData("ログアウト", "ログアウト")]
    [InlineData("로그아웃", "로그아웃")]
    [InlineData("x", "X")]
    [InlineData("2fa reset", "2faReset")]
    public void Names_of_the_user(string option, string name)
    {
        var options = Compiled.Options(("logout_analyzers.logout_names", option));
        Assert.False(LogoutNames.Default.Performs(name));
        Assert.True(NameSets.For(options).LogoutNames.Performs(name));
        Assert.Contains(NameIndex.Of(CSharpSyntaxTree.ParseText("// " + name), NameSets.For(options), CancellationToken.None).Hits, static hit => hit.Word is null);
    }

    [Fact]
    public void Names_of_the_user_come_on_top()
    {
        var names = NameSets.For(Compiled.Options(("logout_analyzers.logout_names", "abmelden, konto schliessen | sair"))).LogoutNames;
        Assert.All(new[] { "Abmelden", "KontoSchliessen", "Sair", "Logout" }, name => Assert.True(names.Performs(name)));
        Assert.False(names.Performs("Konto"));
        Assert.False(names.Performs("Abmeldenummer"));
        Assert.False(names.Performs("AbmeldenUrl"));
    }

    [Fact]
    public void Equal_names_are_equal()
    {
        Assert.Equal(new LogoutNames(ImmutableArray.Create("abmelden")), new LogoutNames(ImmutableArray.Create("abmelden")));
        Assert.NotEqual(new LogoutNames(ImmutableArray.Create("abmelden")), LogoutNames.Default);
    }

    private static NameIndex Index(string text) => NameIndex.Of(CSharpSyntaxTree.ParseText(text), NameSets.Default, CancellationToken.None);

    [Theory]
    [InlineData("Logout", true)]
    [InlineData("SignOutAsync", true)]
    [InlineData("LogoutAllDevices", true)]
    [InlineData("LogoutUserCommand", true)]
    [InlineData("EndSession", true)]
    [InlineData("SendLogoutNotifications", false)]
    [InlineData("CreateLogoutToken", false)]
    [InlineData("LogoutHistory", false)]
    [InlineData("Login", false)]
    public void A_name_that_orders_a_logout_says_nothing_else(string name, bool expected) => Assert.Equal(expected, LogoutNames.Default.Orders(name));
}
