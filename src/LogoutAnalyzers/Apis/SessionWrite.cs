using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>A call or assignment of the frameworks' own that sets or removes one value of the browser's session.</summary>
/// <param name="Key">The key as it is written there.</param>
/// <param name="Value">What is stored; null where the value is removed.</param>
/// <param name="IsSystemWeb">Whether the session is that of System.Web, whose keys have no case.</param>
internal sealed record SessionWrite(IOperation Key, IOperation? Value, bool IsSystemWeb)
{
    public const string Session = "Microsoft.AspNetCore.Http.ISession";

    /// <summary>The key, or null when it is not constant.</summary>
    public string? ConstantKey => ConstantStrings.Of(Key);

    /// <summary>Whether nothing is left under the key.</summary>
    public bool Removes => Value is null || IsNothing(Value);

    /// <summary>Whether a value that is stored says that there is none.</summary>
    public static bool IsNothing(IOperation value) =>
        value.WithoutConversions() is { ConstantValue: { HasValue: true, Value: null or "" or 0 or false } } or IDefaultValueOperation or IFieldReferenceOperation { Field.Name: "Empty" };

    public bool IsOf(string key) => string.Equals(ConstantKey, key, IsSystemWeb ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    public static bool IsSystemWebSession(ITypeSymbol? type) => type.IsOrInherits(SystemWebApis.SessionStateBase) || type.IsOrInherits(SystemWebApis.SessionState);

    public static bool IsSession(ITypeSymbol? type) => type.IsOrInherits(Session) || IsSystemWebSession(type);

    public static SessionWrite? From(IOperation operation) => operation switch
    {
        IInvocationOperation call => FromCall(call),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type }, Arguments: { Length: 1 } keys } } set when IsSystemWebSession(type) => new SessionWrite(keys[0].Value, set.Value, true),
        _ => null,
    };

    private static SessionWrite? FromCall(IInvocationOperation call)
    {
        var (method, arguments) = (call.TargetMethod, call.Arguments);
        // The session itself is the first argument of an extension method.
        if (method.Name is "SetString" or "SetInt32" && arguments.Length == 3 && method.ContainingType.Is("Microsoft.AspNetCore.Http.SessionExtensions")) return new SessionWrite(arguments[1].Value, arguments[2].Value, false);
        if (arguments.Length is 0 or > 2 || method.Name is not ("Set" or "Add" or "Remove" or "RemoveAt") || !IsSession(method.ContainingType)) return null;
        return new SessionWrite(arguments[0].Value, arguments.Length == 2 ? arguments[1].Value : null, IsSystemWebSession(method.ContainingType));
    }
}
