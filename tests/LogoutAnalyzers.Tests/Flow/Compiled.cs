using System.Collections.Immutable;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Test programs as compilations, with ASP.NET Core and a library whose bodies nobody sees.</summary>
internal static class Compiled
{
    private const string VendorSource = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace Vendor
        {
            public interface IGateway { void Push(string text); Task PushAsync(string text); bool Ask(); }
            public interface IMediator { Task Send(object command); Task<TAnswer> Ask<TAnswer>(object request); }
            public interface ISessionService { void Revoke(string token); Task LogoutAsync(string user); int Count(); }
            public interface IAuditTrail { void Write(string text); }
            public interface ILogoutHistory { void RevokeLater(); IReadOnlyList<string> GetLogoutHistory(); }
            public static class Toolbox { public static void Run(Action action) => action(); public static void Tick() { } }
            public abstract class Worker { public abstract void Start(); public virtual void Stop() { } }
        }
        """;

    // What ASP.NET Core keeps in packages beside the shared framework, with the documented signatures.
    private const string PackagesSource = """
        using System;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions : AuthenticationSchemeOptions { }
        }

        namespace Microsoft.AspNetCore.Authentication.OpenIdConnect
        {
            public class OpenIdConnectOptions : RemoteAuthenticationOptions { }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            using Microsoft.AspNetCore.Authentication.JwtBearer;
            using Microsoft.AspNetCore.Authentication.OpenIdConnect;

            public static class JwtBearerExtensions
            {
                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder) => builder;
                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder, string authenticationScheme) => builder;
                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder, Action<JwtBearerOptions> configureOptions) => builder;
                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder, string authenticationScheme, Action<JwtBearerOptions> configureOptions) => builder;
            }

            public static class OpenIdConnectExtensions
            {
                public static AuthenticationBuilder AddOpenIdConnect(this AuthenticationBuilder builder) => builder;
                public static AuthenticationBuilder AddOpenIdConnect(this AuthenticationBuilder builder, Action<OpenIdConnectOptions> configureOptions) => builder;
                public static AuthenticationBuilder AddOpenIdConnect(this AuthenticationBuilder builder, string authenticationScheme, Action<OpenIdConnectOptions> configureOptions) => builder;
            }

            public static class IdentityServiceCollectionUIExtensions
            {
                public static IdentityBuilder AddDefaultIdentity<TUser>(this IServiceCollection services) where TUser : class => null!;
                public static IdentityBuilder AddDefaultIdentity<TUser>(this IServiceCollection services, Action<IdentityOptions> configureOptions) where TUser : class => null!;
            }
        }
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest);
    private static readonly SyntaxTree s_globalUsings = CSharpSyntaxTree.ParseText(Verify.GlobalUsings, s_parse, "/0/GlobalUsings.cs");
    private static readonly Lazy<MetadataReference> s_vendor = new(() => Library("Vendor", VendorSource));
    private static readonly Lazy<CSharpCompilation> s_libraryBase = new(() => Base(OutputKind.DynamicallyLinkedLibrary));
    private static readonly Lazy<CSharpCompilation> s_programBase = new(() => Base(OutputKind.ConsoleApplication));

    public static LogoutOptions DefaultOptions { get; } = Options();

    /// <summary>A class library, or a program if a source has top-level statements. It compiles without an error.</summary>
    public static CSharpCompilation Of(params string[] sources)
    {
        var trees = sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, s_parse, $"/0/Test{index}.cs")).ToArray();
        var isProgram = trees.Any(static tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement));
        var compilation = (isProgram ? s_programBase : s_libraryBase).Value.AddSyntaxTrees(trees);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    public static LogoutModel Model(params string[] sources) => LogoutModel.Of(Of(sources), DefaultOptions);

    /// <summary>The first source of a program made by <see cref="Of"/>.</summary>
    public static SyntaxTree FirstTree(this Compilation compilation) => compilation.SyntaxTrees.Single(static tree => tree.FilePath == "/0/Test0.cs");

    public static LogoutOptions Options(params (string Key, string Value)[] values) => LogoutOptions.Read(new GivenOptions(values));

    /// <summary>A library that the programs reference as metadata.</summary>
    public static MetadataReference Library(string name, string source, params MetadataReference[] others)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source, s_parse)], References.AspNetCore.AddRange(others), new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static CSharpCompilation Base(OutputKind kind) => CSharpCompilation.Create(
        "Application",
        [s_globalUsings],
        References.AspNetCore.Add(s_vendor.Value).Add(Library("Microsoft.AspNetCore.TestPackages", PackagesSource)),
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Disable, concurrentBuild: false));

    private sealed class GivenOptions((string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> _values = values.ToImmutableDictionary(static pair => pair.Key, static pair => pair.Value, KeyComparer);

        public override IEnumerable<string> Keys => _values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
