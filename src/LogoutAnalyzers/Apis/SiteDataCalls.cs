using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>
/// Code that sends the header Clear-Site-Data, with which a server asks the browser to forget what it keeps of the site:
/// https://w3c.github.io/webappsec-clear-site-data.
/// </summary>
internal static class SiteDataCalls
{
    public const string Header = "Clear-Site-Data";

    /// <summary>How members of libraries and of applications call it.</summary>
    public const string Name = "ClearSiteData";

    private static readonly string[] s_reads = { "Contains", "ContainsKey", "TryGetValue", "GetValues", "Get", "Remove" };

    public static Effects Of(IOperation operation)
    {
        var sends = operation switch
        {
            IInvocationOperation call => call.TargetMethod.Name.IndexOf(Name, StringComparison.Ordinal) >= 0 || (call.Arguments.Any(static argument => IsHeader(argument.Value)) && !s_reads.Contains(call.TargetMethod.Name)),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } => target.Property.Name.IndexOf(Name, StringComparison.Ordinal) >= 0 || target.Arguments.Any(static argument => IsHeader(argument.Value)),
            _ => false,
        };
        return sends ? Effects.ClearsBrowserData : Effects.None;
    }

    private static bool IsHeader(IOperation value) => value.WithoutConversions().ConstantValue is { HasValue: true, Value: string text } && text.Equals(Header, StringComparison.OrdinalIgnoreCase);
}
