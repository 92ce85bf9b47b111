namespace Microsoft.CodeAnalysis.Testing;

public sealed partial class ReferenceAssemblies
{
    /// <summary>.NET Framework.</summary>
    public static class NetFramework
    {
        /// <summary>.NET Framework 4.7.2.</summary>
        public static class Net472
        {
            /// <summary>With the assemblies of ASP.NET.</summary>
            public static ReferenceAssemblies Default { get; } = new("net472", static () => LogoutAnalyzers.Testing.References.SystemWeb, [], []);
        }
    }
}
