using System.Linq;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LogoutAnalyzers.Tests.Testing;

/// <summary>The reference sets that tests of libraries compile against.</summary>
public class StubTests
{
    public static TheoryData<string> Assemblies
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var resource in typeof(References).Assembly.GetManifestResourceNames().Where(static name => name is not ("Microsoft.Owin.cs" or "EntityFramework.cs" or "MediatR.cs" or "Microsoft.Identity.Web.cs"))) names.Add(resource[..^3]);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_stand_in_compiles(string assembly) =>
        AllRules.Programs.AssertCompiles(AllRules.Programs.Compile([""], ReferencesOf(Verify.AspNetCoreWith(assembly))));

    [Fact]
    public void One_stand_in_may_need_another() =>
        AllRules.Programs.AssertCompiles(AllRules.Programs.Compile([""], ReferencesOf(Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.Identity.Web"))));

    [Fact]
    public void System_Web_comes_with_its_frameworks() => AllRules.Programs.AssertCompiles(AllRules.Programs.Compile(
        ["class C : System.Web.Mvc.Controller { } class D : System.Web.Http.ApiController { } class E { Microsoft.Owin.IOwinContext c; System.Data.Entity.DbContext d; }"], ReferencesOf(Verify.AspNet)));

    [Fact]
    public void Databases_and_messages_come_with_ASP_NET_Core() => AllRules.Programs.AssertCompiles(AllRules.Programs.Compile(
        ["class C : Microsoft.AspNetCore.Identity.EntityFrameworkCore.IdentityDbContext { } class D { MediatR.ISender s = null!; object o = Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerDefaults.AuthenticationScheme; }"], ReferencesOf(Verify.AspNetCoreData)));

    private static System.Collections.Immutable.ImmutableArray<MetadataReference> ReferencesOf(Verification verification) =>
        verification.References.ResolveAsync(LanguageNames.CSharp, default).GetAwaiter().GetResult();
}
