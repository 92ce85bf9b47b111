using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Options;

/// <summary>
/// A method named in an option: <c>Type.Member</c>, with or without the namespace, or a documentation id such as
/// <c>M:Shop.Auth.Sessions.End(System.String)</c>. Constructors are written <c>..ctor</c>, for <c>#</c> starts a comment in .editorconfig.
/// </summary>
internal sealed record MethodPattern(string Text, string TypeName, string Member, bool IsDocumentationId)
{
    public const string Allowed = "'Type.Member' or a documentation id such as 'M:Shop.Sessions.End(System.String)', separated by ',' or '|'";

    public static MethodPattern? TryParse(string text)
    {
        var isId = text.StartsWith("M:", StringComparison.Ordinal);
        var path = isId ? text.Substring(2) : text;
        var parenthesis = path.IndexOf('(');
        if (parenthesis >= 0)
        {
            if (!isId || !path.EndsWith(")", StringComparison.Ordinal)) return null;
            path = path.Substring(0, parenthesis);
        }
        var constructor = path.EndsWith("..ctor", StringComparison.Ordinal);
        var dot = constructor ? path.Length - 6 : path.LastIndexOf('.');
        if (dot <= 0 || dot == path.Length - 1) return null;
        var type = path.Substring(0, dot);
        var member = constructor ? WellKnownMemberNames.InstanceConstructorName : WithoutArity(path.Substring(dot + 1));
        if (!type.Split('.').All(IsName) || !(constructor || IsName(member))) return null;
        return new MethodPattern(isId ? text.Replace("..ctor", ".#ctor") : text, type, member, isId);
    }

    private static string WithoutArity(string name) => name.IndexOf('`') is var tick and > 0 ? name.Substring(0, tick) : name;

    private static bool IsName(string part) => part.Length > 0 && WithoutArity(part).All(c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(part[0]);
}
