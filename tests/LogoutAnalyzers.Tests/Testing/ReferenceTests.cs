using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.Testing.Probes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Testing;

/// <summary>Test sources compile against the real frameworks.</summary>
public sealed class ReferenceTests
{
    private const string Core = "class C { Microsoft.AspNetCore.Mvc.ControllerBase F() => null; }";
    private const string Web = "class C { System.Web.SessionState.HttpSessionState F() { System.Web.Security.FormsAuthentication.SignOut(); return null; } }";

    [Fact]
    public Task AspNetCore() => new ProbeTest { TestCode = Core, ReferenceAssemblies = References.AspNetCoreAssemblies }.RunAsync();

    [Fact]
    public Task SystemWeb() => new ProbeTest { TestCode = Web, ReferenceAssemblies = References.SystemWebAssemblies }.RunAsync();

    [Fact]
    public async Task DefaultIsPlainNet()
    {
        await new ProbeTest { TestCode = "class C { System.Net.Http.HttpClient F() => null; }" }.RunAsync();
        Assert.Contains("CS0234", await new ProbeTest { TestCode = Core }.FailAsync());
        Assert.Contains("CS0234", await new ProbeTest { TestCode = Web }.FailAsync());
    }

    [Fact]
    public async Task ProjectsMayDiffer()
    {
        var test = new ProbeTest { TestCode = "class C { Library.L F() => null; }" };
        test.TestState.AdditionalProjects["Library"].Sources.Add("namespace Library { public class L { object M(Microsoft.AspNetCore.Http.HttpContext c) => c.Session; } }");
        test.TestState.AdditionalProjects["Library"].ReferenceAssemblies = References.AspNetCoreAssemblies;
        test.TestState.AdditionalProjectReferences.Add("Library");
        await test.RunAsync();
    }

    [Fact]
    public async Task ReferencesCanBeAdded()
    {
        var test = new ProbeTest { TestCode = "class C { Xunit.FactAttribute F() => null; }" };
        Assert.Contains("CS0246", await test.FailAsync());
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        await test.RunAsync();
    }

    [Fact]
    public async Task PackagesAreFoundWhereTheyWereRestored()
    {
        Assert.NotEmpty(References.Package("xunit.extensibility.core", "2.9.3"));
        var message = Assert.Throws<DirectoryNotFoundException>(() => References.Package("xunit.extensibility.core", "1.2.3")).Message;
        Assert.Contains("2.9.3", message);
        Assert.Contains("<PackageDownload Include=\"xunit.extensibility.core\" Version=\"[1.2.3]\" />", message);
        await new ProbeTest
        {
            TestCode = "class C { Xunit.FactAttribute F() => null; }",
            ReferenceAssemblies = ReferenceAssemblies.Net.Net80.AddPackages([new PackageIdentity("xunit.extensibility.core", "2.9.3")]),
        }.RunAsync();
    }

    [Fact]
    public void ReferencesAreMadeOnce()
    {
        Assert.Same(References.NetCore[0], References.AspNetCore[0]);
        Assert.Equal(References.AspNetCore, References.AspNetCore);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FrameworksCompileWithoutConflicts(bool core)
    {
        var compilation = CSharpCompilation.Create("x", references: core ? References.AspNetCore : References.SystemWeb, options: new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics());
        Assert.NotNull(compilation.GetTypeByMetadataName(core ? "Microsoft.AspNetCore.Identity.SignInManager`1" : "System.Web.HttpContext"));
    }
}
