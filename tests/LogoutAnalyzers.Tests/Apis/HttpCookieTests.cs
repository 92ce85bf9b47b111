using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.AllRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace LogoutAnalyzers.Tests.Apis;

/// <summary>Which cookies of System.Web a page deletes in the browser.</summary>
public class HttpCookieTests
{
    [Theory]
    [InlineData("Response.Cookies[\"auth\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Response.Cookies[\"auth\"].Expires = DateTime.UtcNow.AddYears(-1);")]
    [InlineData("Response.Cookies[\"auth\"].Expires = DateTime.Now.AddDays(-1d);")]
    [InlineData("Response.Cookies[\"auth\"].Expires = new DateTime(1990, 1, 1);")]
    [InlineData("Response.Cookies[\"auth\"].Expires = DateTime.Now.Subtract(TimeSpan.FromDays(1));")]
    [InlineData("Response.Cookies[\"auth\"].Expires = DateTime.Now - TimeSpan.FromDays(1);")]
    [InlineData("Response.Cookies[\"auth\"].Expires = DateTime.Now.Add(new TimeSpan(-1, 0, 0));")]
    [InlineData("Response.Cookies[\"auth\"].Value = \"\";")]
    [InlineData("Response.Cookies[\"auth\"].Value = string.Empty;")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"auth\") { Expires = DateTime.Now.AddDays(-1) });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"auth\", \"\"));")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"auth\", null));")]
    [InlineData("Response.SetCookie(new HttpCookie(\"auth\", \"\") { Expires = DateTime.Now.AddDays(-1) });")]
    [InlineData("var cookie = new HttpCookie(\"auth\"); cookie.Expires = DateTime.Now.AddDays(-1); Response.Cookies.Add(cookie);")]
    [InlineData("HttpCookie cookie = new HttpCookie(\"auth\", \"\"); cookie.HttpOnly = true; HttpContext.Current.Response.AppendCookie(cookie);")]
    [InlineData("HttpCookie cookie; cookie = new HttpCookie(\"auth\") { HttpOnly = true }; cookie.Expires = DateTime.Now.AddDays(-1); Response.Cookies.Set(cookie);")]
    [InlineData("var cookie = Request.Cookies[\"auth\"]; cookie.Expires = DateTime.Now.AddDays(-1); Response.Cookies.Add(cookie);")]
    [InlineData("new HttpContextWrapper(HttpContext.Current).Response.Cookies[\"auth\"].Expires = DateTime.MinValue;")]
    public void Deleted(string statements) => Assert.Equal("auth", Assert.Single(DeletedBy(statements)).Name?.Text);

    [Theory]
    [InlineData("Request.Cookies[\"auth\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Request.Cookies.Remove(\"auth\");")]
    [InlineData("Response.Cookies.Remove(\"auth\");")]
    [InlineData("Response.Cookies.Clear();")]
    [InlineData("Response.Cookies[\"auth\"].Expires = DateTime.Now.AddDays(1);")]
    [InlineData("Response.Cookies[\"auth\"].Value = token;")]
    [InlineData("Response.Cookies[\"auth\"].HttpOnly = true;")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"auth\", token));")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"auth\", token) { Expires = DateTime.Now.AddDays(30) });")]
    [InlineData("var cookie = new HttpCookie(\"auth\"); cookie.Value = token; Response.Cookies.Add(cookie);")]
    [InlineData("var cookie = new HttpCookie(\"auth\"); cookie.Values[\"id\"] = token; cookie.Expires = DateTime.Now.AddMinutes(20); Response.Cookies.Add(cookie);")]
    [InlineData("var cookie = new HttpCookie(\"auth\", \"\"); cookie.Expires = DateTime.Now.AddDays(-1); Request.Cookies.Add(cookie);")]
    [InlineData("var cookie = new HttpCookie(\"auth\", \"\"); cookie.Expires = DateTime.Now.AddDays(-1);")]
    public void Kept(string statements) => Assert.Empty(DeletedBy(statements));

    [Theory]
    [InlineData("Response.Cookies[FormsAuthentication.FormsCookieName].Expires = DateTime.Now.AddYears(-1);")]
    [InlineData("var c = new HttpCookie(FormsAuthentication.FormsCookieName, \"\"); c.Expires = DateTime.Now.AddYears(-1); Response.Cookies.Add(c);")]
    public void The_ticket_of_forms_authentication(string statements) => Assert.Equal(".ASPXAUTH", Assert.Single(DeletedBy(statements)).Name?.Text);

    [Theory]
    [InlineData("Response.Cookies[token].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("foreach (string name in Request.Cookies.AllKeys) Response.Cookies[name].Expires = DateTime.Now.AddDays(-1);")]
    public void A_cookie_whose_name_is_not_known(string statements) => Assert.Null(Assert.Single(DeletedBy(statements)).Name);

    [Theory]
    [InlineData("auth", true)]
    [InlineData("ASP.NET_SessionId", true)]
    [InlineData("theme", false)]
    [InlineData("cart", false)]
    public void The_name_says_whether_a_session_may_be_over(string name, bool maybe) =>
        Assert.Equal(maybe, Assert.Single(DeletedBy($"Response.Cookies[\"{name}\"].Expires = DateTime.Now.AddDays(-1);")).Name?.MayBeSession);

    private static List<HttpCookies.Deletion> DeletedBy(string statements)
    {
        var (operations, modelOf) = In(statements);
        return operations.Select(operation => HttpCookies.DeletedBy(operation, modelOf)).Where(static deleted => deleted is not null).Select(static deleted => deleted!.Value).ToList();
    }

    private static (List<IOperation> Operations, Func<SyntaxTree, SemanticModel> ModelOf) In(string statements)
    {
        var compilation = Programs.Compile(
            ["using System; using System.Web; using System.Web.Security; public class Page1 : System.Web.UI.Page { void Run(string token) { " + statements + " } }"], References.AspNet);
        Programs.AssertCompiles(compilation);
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        var body = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        return (model.GetOperation(body)!.Descendants().ToList(), tree => compilation.GetSemanticModel(tree));
    }
}
