using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Which cross-site requests the authentication cookies travel with. Without a setting it is Lax:
/// https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/Cookies/src/CookieAuthenticationOptions.cs.
/// </summary>
internal sealed class CookieSameSite
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "SameSite", "CookieSameSite", "MinimumSameSitePolicy" };

    /// <summary>The words a file with such a setting holds.</summary>
    public static readonly ImmutableArray<string> Names = s_words.ToImmutableArray();

    // A mode or scheme of null is not known.
    private readonly List<(string? Scheme, string? Mode)> _settings = new();

    private CookieSameSite()
    {
    }

    public static CookieSameSite Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var cookies = new CookieSameSite();
        NamedCode.Each(compilation, names, modelOf, s_words.Contains, (word, name, model) => cookies.Add(word, name, model, cancellationToken), cancellationToken);
        return cookies;
    }

    /// <summary>Whether the cookie of each of these schemes may be Strict, as far as the settings are known.</summary>
    public bool MayBeStrict(IReadOnlyCollection<string> schemes) =>
        schemes.Count == 0 ? _settings.Any(IsStrictOrUnknown) : schemes.All(scheme => _settings.Any(setting => setting.Scheme is null or "*" || setting.Scheme == scheme ? IsStrictOrUnknown(setting) : false));

    /// <summary>Whether the cookie of one of these schemes travels with every cross-site request.</summary>
    public bool IsNone(IReadOnlyCollection<string> schemes) => _settings.Any(setting => setting.Mode == "None" && setting.Scheme is not null and not "*" && schemes.Contains(setting.Scheme));

    private static bool IsStrictOrUnknown((string? Scheme, string? Mode) setting) => setting.Mode is null or "Strict";

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (NamedCode.Around(name) is not AssignmentExpressionSyntax assignment || !assignment.Left.Span.Contains(name.Span)) return;
        if (model.GetOperation(assignment, cancellationToken) is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } set) return;
        var value = set.Value.WithoutConversions();
        var mode = value is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member } ? member.Name : null;
        if (word == "MinimumSameSitePolicy")
        {
            // It only raises: None and Lax leave the cookies as they are.
            if (mode is null or "Strict" && property.ContainingType.Is("Microsoft.AspNetCore.Builder.CookiePolicyOptions")) _settings.Add(("*", mode));
        }
        else if (property.ContainingType.Is("Microsoft.AspNetCore.Http.CookieBuilder") || property.ContainingType.Is("Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions"))
        {
            if (SchemeOf(assignment, model, cancellationToken) is var (isAuthentication, scheme) && isAuthentication) _settings.Add((scheme, mode));
        }
    }

    // The call whose options the assignment sets: AddCookie(scheme, o => o.Cookie.SameSite = …).
    private static (bool IsAuthentication, string? Scheme) SchemeOf(SyntaxNode assignment, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var invocation in assignment.Ancestors().OfType<InvocationExpressionSyntax>())
        {
            if (model.GetOperation(invocation, cancellationToken) is not IInvocationOperation { TargetMethod: var method } call) return (true, null);
            switch (method.Name)
            {
                case "AddCookie":
                    var scheme = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "authenticationScheme");
                    return (true, scheme is null ? "Cookies" : ConstantStrings.Of(scheme.Value));
                case "ConfigureApplicationCookie":
                    return (true, SignOutCall.IdentityApplication);
                case "Configure" or "PostConfigure" or "ConfigureAll" or "AddOptions":
                    if (!method.TypeArguments.Any(static type => type.Is("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions")) && method.Name != "AddOptions" && method.TypeArguments.Length > 0) return (false, null);
                    return (true, ConstantStrings.Of(call.Arguments.For("name")));
                case "AddSession" or "AddAntiforgery" or "ConfigureExternalCookie" or "Append":
                    return (false, null);
            }
        }
        return (true, null);
    }
}
