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
/// The cookies of the application's authentication schemes and of its session. An authentication cookie has the path of the request's
/// PathBase unless it is given one: https://github.com/dotnet/aspnetcore/blob/main/src/Http/Http.Abstractions/src/CookieBuilder.cs and
/// https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/Core/src/RequestPathBaseCookieBuilder.cs.
/// </summary>
internal sealed class ConfiguredCookies
{
    /// <summary>The words a file that configures such a cookie holds.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("Cookie", "CookieName", "AddSession", "UsePathBase", "UseAuthentication");

    private const string CookieAuthenticationOptions = "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions";
    private const string OwinCookieOptions = "Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions";
    private const string SessionOptions = "Microsoft.AspNetCore.Builder.SessionOptions";

    private readonly List<(string? Scheme, string Property, IOperation Value)> _settings = new();
    private readonly List<(IInvocationOperation Call, Location Location)> _pipeline = new();
    private Location? _session;

    private ConfiguredCookies()
    {
    }

    public ImmutableArray<ConfiguredCookie> All { get; private set; } = ImmutableArray<ConfiguredCookie>.Empty;

    public static ConfiguredCookies Read(Compilation compilation, NameSet names, AuthenticationSetup authentication, CookieSessions sessions, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var cookies = new ConfiguredCookies();
        NamedCode.Each(compilation, names, modelOf, static word => Names.Contains(word), (word, name, model) => cookies.Add(word, name, model, cancellationToken), cancellationToken);
        cookies.All = cookies.Build(authentication, sessions, new CookieOptionsReader(compilation, modelOf, cancellationToken)).ToImmutableArray();
        return cookies;
    }

    /// <summary>The configured cookie of that name, or null.</summary>
    public ConfiguredCookie? Of(CookieName name) => All.FirstOrDefault(cookie => cookie.Name is { } own && own.Text == name.Text);

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var access = name.Parent as MemberAccessExpressionSyntax;
        switch (word)
        {
            case "AddSession":
                _session ??= name.GetLocation();
                break;
            case "UsePathBase" or "UseAuthentication" when access?.Parent is InvocationExpressionSyntax use && model.GetOperation(use, cancellationToken) is IInvocationOperation call:
                _pipeline.Add((call, name.GetLocation()));
                break;
            // OWIN: new CookieAuthenticationOptions { CookieName = "x" }
            case "CookieName" when NamedCode.Around(name) is AssignmentExpressionSyntax set && model.GetOperation(set, cancellationToken) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } } named && owner.Is(OwinCookieOptions):
                if (CookieOptionsScheme.Of(set, model, cancellationToken) is { } type) _settings.Add((type, "Name", named.Value));
                break;
            case "Cookie" when access is not null:
                AddCookie(access, model, cancellationToken);
                break;
        }
    }

    // o.Cookie.Name = "x"; o.Cookie = new CookieBuilder { Name = "x" };
    private void AddCookie(MemberAccessExpressionSyntax cookie, SemanticModel model, CancellationToken cancellationToken)
    {
        if ((Assigned(cookie) ?? Assigned(cookie.Parent as MemberAccessExpressionSyntax)) is not { } set || model.GetOperation(set, cancellationToken) is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment) return;
        var property = target.Property.Name == "Cookie" ? target : target.Instance as IPropertyReferenceOperation;
        var owner = property?.Property.ContainingType;
        var isOfSession = owner.Is(SessionOptions);
        if (!isOfSession && !owner.Is(CookieAuthenticationOptions)) return;
        var scheme = isOfSession ? null : CookieOptionsScheme.Of(set, model, cancellationToken);
        if (!isOfSession && scheme is null) return;
        if (property != target) _settings.Add((scheme, target.Property.Name, assignment.Value));
        else if (assignment.Value.WithoutConversions() is IObjectCreationOperation { Initializer: { } written })
            foreach (var initializer in written.Initializers.OfType<ISimpleAssignmentOperation>())
                if (initializer.Target is IPropertyReferenceOperation part) _settings.Add((scheme, part.Property.Name, initializer.Value));
    }

    private static AssignmentExpressionSyntax? Assigned(MemberAccessExpressionSyntax? target) => target?.Parent is AssignmentExpressionSyntax set && set.Left == target ? set : null;

    private IEnumerable<ConfiguredCookie> Build(AuthenticationSetup authentication, CookieSessions sessions, CookieOptionsReader reader)
    {
        foreach (var scheme in authentication.Schemes.Where(static scheme => scheme is { Kind: SchemeKind.Cookie, Name: not null }).GroupBy(static scheme => scheme.Name).Select(static same => same.First()))
        {
            if (scheme.Name == SignOutCall.FormsTicket) continue;
            var name = scheme.IsOwin ? ".AspNet." + scheme.Name : scheme.Name!.StartsWith("Identity.", StringComparison.Ordinal) && scheme.Name != SignOutCall.IdentityApplication ? scheme.Name : ".AspNetCore." + scheme.Name;
            var store = sessions.SessionStores.Where(setting => setting.IsOf(scheme.Name!) && setting.Value?.WithoutConversions().ConstantValue is not { HasValue: true, Value: null }).Select(static setting => setting.Location).FirstOrDefault();
            yield return Configured(scheme.Name, name, CookieAttributes.Default with { Path = PathOfPathBase(), Secure = null }, scheme.Location, reader) with { Store = store };
        }
        if (_session is not null) yield return Configured(null, ".AspNetCore.Session", CookieAttributes.Default with { Secure = null }, _session, reader);
    }

    private ConfiguredCookie Configured(string? scheme, string defaultName, CookieAttributes attributes, Location location, CookieOptionsReader reader)
    {
        CookieName? name = CookieName.Constant(defaultName);
        foreach (var setting in _settings.Where(setting => setting.Scheme == scheme))
        {
            if (setting.Property == "Name") name = CookieName.Of(setting.Value);
            else attributes = reader.With(attributes, setting.Property, setting.Value);
            if (setting.Property is "Path" or "Domain" or "Name") location = setting.Value.Syntax.GetLocation();
        }
        // How long the framework keeps its cookie is not asked here.
        return new ConfiguredCookie(scheme, name, attributes with { Expires = CookieLife.Unset, MaxAge = CookieLife.Unset }, location);
    }

    // Only a PathBase that is set before the authentication is in the cookie's path; WebApplication puts an authentication that is not written down first.
    private CookieText PathOfPathBase()
    {
        var bases = _pipeline.Where(static step => step.Call.TargetMethod.Name == "UsePathBase").ToList();
        if (bases.Count == 0) return CookieAttributes.Default.Path;
        if (bases.Count > 1 || _pipeline.Count(static step => step.Call.TargetMethod.Name == "UseAuthentication") != 1) return CookieText.Unknown;
        var authentication = _pipeline.Single(static step => step.Call.TargetMethod.Name == "UseAuthentication").Location;
        var argument = bases[0].Call.Arguments.LastOrDefault()?.Value.WithoutConversions();
        // The path is converted from a text to a PathString.
        if (argument is null || ConstantStrings.Of(argument) is not { Length: > 1 } path || path[0] != '/') return CookieText.Unknown;
        return bases[0].Location.SourceTree == authentication.SourceTree && bases[0].Location.SourceSpan.Start < authentication.SourceSpan.Start ? new CookieText(true, path.TrimEnd('/'), argument.Syntax as ExpressionSyntax) : CookieText.Unknown;
    }
}
