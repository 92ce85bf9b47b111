using System.Reflection;
using System.Runtime.Loader;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>Where one compiled application is loaded; everything it references comes from the test's own context.</summary>
internal sealed class ProgramContext(Stream assembly) : AssemblyLoadContext(ProofProgram.Name, isCollectible: true)
{
    /// <summary>Runs Main with the arguments; returns when it returns.</summary>
    public void RunMain(params string[] arguments)
    {
        // MVC finds its controllers by loading the application by name.
        using var reflection = EnterContextualReflection();
        var main = LoadFromStream(assembly).EntryPoint!;
        main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null);
    }
}
