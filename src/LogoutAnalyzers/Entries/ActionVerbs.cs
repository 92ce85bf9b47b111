using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>The HTTP methods that reach an action. None named: all of them.</summary>
internal static class ActionVerbs
{
    private static readonly string[] s_prefixes = { "Get", "Post", "Put", "Delete", "Head", "Options", "Patch" };

    // System.Web.Mvc.HttpVerbs is an enumeration of flags.
    private static readonly (int Flag, string Verb)[] s_flags = { (1, "GET"), (2, "POST"), (4, "PUT"), (8, "DELETE"), (16, "HEAD"), (32, "PATCH"), (64, "OPTIONS") };

    public static IReadOnlyList<string> Of(IMethodSymbol method, ControllerFramework framework)
    {
        List<string>? verbs = null;
        // An override has the verbs of what it overrides.
        for (var declared = method; declared is not null && verbs is null; declared = declared.OverriddenMethod)
        {
            foreach (var attribute in declared.GetAttributes())
            {
                var isList = framework.ListsVerbs(attribute);
                if (!isList && !framework.NamesVerb(attribute)) continue;
                if (isList) (verbs ??= new()).AddRange(attribute.ConstructorArguments.SelectMany(Accepted));
                else if (VerbOf(attribute.AttributeClass!.Name, framework) is { } verb) (verbs ??= new()).Add(verb);
            }
        }
        if (verbs is null or { Count: 0 } && framework == ControllerFramework.WebApi2) return new[] { PrefixOf(method.Name)?.ToUpperInvariant() ?? "POST" };
        return verbs ?? (IReadOnlyList<string>)Array.Empty<string>();
    }

    /// <summary>The name without the verb that Web API takes from it: <c>PostLogout</c> is Logout.</summary>
    public static string WithoutPrefix(string name) => PrefixOf(name) is { } prefix && name.Length > prefix.Length ? name.Substring(prefix.Length) : name;

    // https://github.com/aspnet/AspNetWebStack/blob/main/src/System.Web.Http/Controllers/ReflectedHttpActionDescriptor.cs: by the name, else POST.
    private static string? PrefixOf(string name) => s_prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    // HttpGetAttribute, HttpOptionsAttribute; one of the application's own may stand for any verb but GET. In MVC 5 others select actions, too.
    private static string? VerbOf(string attribute, ControllerFramework framework) => attribute switch
    {
        "HttpGetAttribute" => "GET",
        "HttpPostAttribute" => "POST",
        _ when attribute.StartsWith("Http", StringComparison.Ordinal) => attribute.WithoutSuffix("Attribute").Substring("Http".Length).ToUpperInvariant(),
        _ => framework == ControllerFramework.Mvc5 ? null : attribute,
    };

    private static IEnumerable<string> Accepted(TypedConstant argument)
    {
        if (argument.Kind == TypedConstantKind.Array) return argument.Values.SelectMany(Accepted);
        if (argument.Value is int flags) return s_flags.Where(pair => (flags & pair.Flag) != 0).Select(static pair => pair.Verb);
        return new[] { argument.Value?.ToString().ToUpperInvariant() ?? "" };
    }
}
