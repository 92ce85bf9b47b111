using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>The HTTP methods that reach an action. None named: all of them.</summary>
internal static class ActionVerbs
{
    private static readonly string[] s_prefixes = { "Get", "Post", "Put", "Delete", "Head", "Options", "Patch" };

    // System.Web.Mvc.HttpVerbs is an enumeration of flags.
    private static readonly (int Flag, string Verb)[] s_flags = { (1, "GET"), (2, "POST"), (4, "PUT"), (8, "DELETE"), (16, "HEAD"), (32, "PATCH"), (64, "OPTIONS") };

    public static List<string> Of(IMethodSymbol method, ControllerFramework framework)
    {
        var verbs = new List<string>();
        string? named = null, listed = null;
        foreach (var attribute in method.GetAttributes())
        {
            if (!attribute.AttributeClass.IsOrInherits(named ??= framework.Namespace + framework.VerbAttribute) && !attribute.AttributeClass.Is(listed ??= framework.Namespace + "AcceptVerbsAttribute")) continue;
            var name = attribute.AttributeClass!.Name;
            if (name.StartsWith("Http", StringComparison.Ordinal)) verbs.Add(name.Substring(4, name.Length - 4 - "Attribute".Length).ToUpperInvariant());
            else if (name == "AcceptVerbsAttribute") verbs.AddRange(attribute.ConstructorArguments.SelectMany(Accepted));
        }
        if (verbs.Count == 0 && framework == ControllerFramework.WebApi2) verbs.Add(PrefixOf(method.Name)?.ToUpperInvariant() ?? "POST");
        return verbs;
    }

    /// <summary>The name without the verb that Web API takes from it: <c>PostLogout</c> is Logout.</summary>
    public static string WithoutPrefix(string name) => PrefixOf(name) is { } prefix && name.Length > prefix.Length ? name.Substring(prefix.Length) : name;

    // https://github.com/aspnet/AspNetWebStack/blob/main/src/System.Web.Http/Controllers/ReflectedHttpActionDescriptor.cs: by the name, else POST.
    private static string? PrefixOf(string name) => s_prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Accepted(TypedConstant argument)
    {
        if (argument.Kind == TypedConstantKind.Array) return argument.Values.SelectMany(Accepted);
        if (argument.Value is int flags) return s_flags.Where(pair => (flags & pair.Flag) != 0).Select(static pair => pair.Verb);
        return new[] { argument.Value?.ToString().ToUpperInvariant() ?? "" };
    }
}
