using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>Programs that register schemes, and the sign-out calls of a controller in them.</summary>
internal static class SetupProgram
{
    private const string Usings = """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authentication.OAuth;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        """;

    private const string Declarations = """

        public enum Kind { Forms, Token }
        public static class Names
        {
            public const string Constant = "A";
            public static readonly string ReadOnly = "A";
            public static readonly string Named = nameof(Constant);
            public static readonly string Copied = Constant;
            public static string Property => "A";
            public static string Changing = "A";
        }
        """;

    /// <summary>What is read from a program whose services are registered by these statements.</summary>
    public static AuthenticationSetup Read(string registrations, params string[] others) => LogoutModel.Of(Compile(registrations, others), Compiled.DefaultOptions).Authentication(CancellationToken.None);

    public static Compilation Compile(string registrations, params string[] others) => Compiled.Of([
        $$"""
        {{Usings}}
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        var configuration = builder.Configuration;
        {{registrations}}
        builder.Build().Run();
        {{Declarations}}
        """,
        .. others.Select(static other => Usings + other)]);

    /// <summary>Whether a sign-out with this expression misses the scheme that is signed in.</summary>
    public static bool Misses(string registrations, string signOut, string signIn = "")
    {
        var compilation = Compile(registrations, Caller(signIn + "; _ = " + signOut));
        var reaches = LogoutModel.Of(compilation, Compiled.DefaultOptions).Authentication(CancellationToken.None).ReachOf(Call(compilation, "/0/Test1.cs", signOut));
        return reaches.All(static scheme => scheme.Reach == SchemeReach.Elsewhere || scheme.Reach.Throws());
    }

    /// <summary>What signing out the scheme reaches.</summary>
    public static SchemeReach ReachOf(string registrations, string? scheme, params string[] others) => Read(registrations, others).ReachOf(scheme);

    /// <summary>The schemes that a sign-out with this expression names.</summary>
    public static string[] SchemesOf(string signOut, string before = "", string type = "object")
    {
        var compilation = Compiled.Of(Usings + Caller(before + $"; {type} result = " + signOut), Declarations);
        return Call(compilation, "/0/Test0.cs", signOut).Schemes.Select(static scheme => scheme ?? "?").ToArray();
    }

    private static string Caller(string statements) => $$"""
        public class CallerController : Controller
        {
            public SignInManager<IdentityUser> manager;
            public IAuthenticationService service;
            public IAuthenticationSignOutHandler handler;
            public AuthenticationProperties properties;
            public string unknown;
            public ClaimsPrincipal principal;
            public void Caller() { {{statements}}; }
        }
        """;

    // The call is the expression, whole or to be awaited.
    private static SignOutCall Call(Compilation compilation, string file, string expression)
    {
        var tree = compilation.SyntaxTrees.Single(candidate => candidate.FilePath == file);
        var nodes = tree.GetRoot().DescendantNodes().Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && node.ToString() == expression);
        var operation = compilation.GetSemanticModel(tree).GetOperation(nodes.Last());
        Assert.NotNull(operation);
        var call = SignOutCall.From(operation);
        Assert.NotNull(call);
        return call;
    }
}
