using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace LogoutAnalyzers.Testing;

/// <summary>The references that tests compile against: made once a process, found without a network.</summary>
public static class References
{
    private static readonly (string Id, string Version)[] s_dataPackages =
    [
        ("Microsoft.EntityFrameworkCore", "10.0.14"), ("Microsoft.EntityFrameworkCore.Abstractions", "10.0.14"), ("Microsoft.EntityFrameworkCore.Relational", "10.0.14"),
        ("Microsoft.AspNetCore.Identity.EntityFrameworkCore", "10.0.14"), ("Microsoft.AspNetCore.Authentication.JwtBearer", "10.0.14"), ("Dapper", "2.1.66"), ("StackExchange.Redis", "2.8.16"), ("MongoDB.Driver", "3.14.0"), ("MongoDB.Bson", "3.14.0"),
    ];

    // In the version that JwtBearer is compiled against.
    private static readonly (string Id, string Version)[] s_tokenPackages =
    [
        ("Microsoft.IdentityModel.Abstractions", "8.19.2"), ("Microsoft.IdentityModel.Tokens", "8.19.2"), ("Microsoft.IdentityModel.JsonWebTokens", "8.19.2"), ("System.IdentityModel.Tokens.Jwt", "8.19.2"), ("Microsoft.IdentityModel.Protocols.OpenIdConnect", "8.19.2"),
    ];

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_netCore = new(static () => TargetingPacks.Read("Microsoft.NETCore.App.Ref"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_aspNetCore = new(static () => NetCore.AddRange(TargetingPacks.Read("Microsoft.AspNetCore.App.Ref")));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_systemWeb = new(PackageFolder.ReadNet472);

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_aspNet = new(static () => Stubs.AddTo(
        SystemWeb.AddRange(Package("Microsoft.AspNet.Mvc", "5.2.6")).AddRange(Package("Microsoft.AspNet.WebPages", "3.2.6")).AddRange(Package("Microsoft.AspNet.WebApi.Core", "5.2.7"))
            .AddRange(Package("Microsoft.IdentityModel.Tokens", "6.33.0", "net472")).AddRange(Package("System.IdentityModel.Tokens.Jwt", "6.8.0", "net461")),
        ["Microsoft.Owin", "EntityFramework", "Microsoft.IdentityModel", "WebMatrix.WebData", "Microsoft.Owin.Security.Jwt"]));

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_aspNetCoreData = new(static () => Stubs.AddTo(
        AspNetCore.AddRange(s_dataPackages.SelectMany(static package => Package(package.Id, package.Version))).AddRange(TokenLibraries), ["MediatR"]));

    /// <summary>The libraries that make and validate JSON web tokens.</summary>
    public static ImmutableArray<MetadataReference> TokenLibraries => s_tokenPackages.SelectMany(static package => Package(package.Id, package.Version)).ToImmutableArray();

    /// <summary>.NET without ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> NetCore => s_netCore.Value;

    /// <summary>.NET and ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore => s_aspNetCore.Value;

    /// <summary>.NET Framework 4.7.2 with System.Web.</summary>
    public static ImmutableArray<MetadataReference> SystemWeb => s_systemWeb.Value;

    /// <summary>ASP.NET Core with Entity Framework Core, Identity on it, JWT bearer, MediatR, Dapper, Redis and MongoDB.</summary>
    public static ImmutableArray<MetadataReference> AspNetCoreData => s_aspNetCoreData.Value;

    /// <summary>System.Web with MVC 5, Web API 2, OWIN and ASP.NET Identity.</summary>
    public static ImmutableArray<MetadataReference> AspNet => s_aspNet.Value;

    /// <summary><see cref="NetCore"/> for the <c>ReferenceAssemblies</c> property of a test.</summary>
    public static ReferenceAssemblies NetCoreAssemblies => ReferenceAssemblies.Net.Net100;

    /// <summary><see cref="AspNetCore"/> for the <c>ReferenceAssemblies</c> property of a test.</summary>
    public static ReferenceAssemblies AspNetCoreAssemblies { get; } = new("net10.0", static () => AspNetCore, [], []);

    /// <summary><see cref="SystemWeb"/> for the <c>ReferenceAssemblies</c> property of a test.</summary>
    public static ReferenceAssemblies SystemWebAssemblies => ReferenceAssemblies.NetFramework.Net472.Default;

    /// <summary><see cref="AspNet"/> for the <c>ReferenceAssemblies</c> property of a test.</summary>
    public static ReferenceAssemblies AspNetAssemblies { get; } = new("net472", static () => AspNet, [], []);

    /// <summary><see cref="AspNetCoreData"/> for the <c>ReferenceAssemblies</c> property of a test.</summary>
    public static ReferenceAssemblies AspNetCoreDataAssemblies { get; } = new("net10.0", static () => AspNetCoreData, [], []);

    /// <summary><see cref="AspNetCoreDataAssemblies"/> with stand-ins for further libraries, by the names of their assemblies.</summary>
    public static ReferenceAssemblies AspNetCoreWith(params string[] stubs) => new("net10.0", () => AspNetCoreAnd(stubs), [], []);

    /// <summary><see cref="AspNetCoreData"/> with stand-ins for further libraries, by the names of their assemblies.</summary>
    public static ImmutableArray<MetadataReference> AspNetCoreAnd(params string[] stubs) => Stubs.AddTo(s_aspNetCoreData.Value, stubs);

    /// <summary>
    /// The assemblies of a restored package (<c>PackageReference</c> or <c>PackageDownload</c>), without its dependencies, for the newest
    /// framework it has, or for <paramref name="framework"/>, such as <c>net45</c>.
    /// </summary>
    public static ImmutableArray<MetadataReference> Package(string id, string version, string? framework = null) => PackageFolder.Read(id, version, framework);
}
