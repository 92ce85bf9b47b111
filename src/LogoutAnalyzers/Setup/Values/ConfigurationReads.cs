using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>Tells the members by which code reads its configuration.</summary>
internal static class ConfigurationReads
{
    public static bool IsConfiguration(ITypeSymbol? type) => type.IsOrInherits("Microsoft.Extensions.Configuration.IConfiguration");

    /// <summary>Whether objects of the type are the whole configuration, unless something else is known of them.</summary>
    public static bool IsRoot(ITypeSymbol? type) => IsConfiguration(type) && !type.IsOrInherits("Microsoft.Extensions.Configuration.IConfigurationSection");

    /// <summary><c>IOptions.Value</c> and its kin: the type of the options.</summary>
    public static ITypeSymbol? OptionsType(IMemberReferenceOperation member) => member.Member.Name is "Value" or "CurrentValue" ? OptionsType(member.Member.ContainingType) : null;

    /// <summary><c>IOptionsMonitor.Get(name)</c></summary>
    public static ITypeSymbol? OptionsType(IInvocationOperation call) => call.TargetMethod.Name == "Get" ? OptionsType(call.TargetMethod.ContainingType) : null;

    private static ITypeSymbol? OptionsType(INamedTypeSymbol? type) =>
        type is { TypeArguments.Length: 1, ContainingNamespace.Name: "Options" } && type.ContainingAssembly.Name == "Microsoft.Extensions.Options" ? type.TypeArguments.First() : null;
}
