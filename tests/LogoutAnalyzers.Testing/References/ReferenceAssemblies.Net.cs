namespace Microsoft.CodeAnalysis.Testing;

public sealed partial class ReferenceAssemblies
{
    /// <summary>.NET 5 and later. All versions are that of the SDK, the only one whose targeting pack is there.</summary>
    public static class Net
    {
        /// <summary>.NET 6.</summary>
        public static ReferenceAssemblies Net60 => Net100;

        /// <summary>.NET 7.</summary>
        public static ReferenceAssemblies Net70 => Net100;

        /// <summary>.NET 8.</summary>
        public static ReferenceAssemblies Net80 => Net100;

        /// <summary>.NET 9.</summary>
        public static ReferenceAssemblies Net90 => Net100;

        /// <summary>.NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } = new("net10.0", static () => LogoutAnalyzers.Testing.References.NetCore, [], []);
    }
}
