using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A scheme that the application registers. The name is null when it is not constant.</summary>
internal sealed record Scheme(string? Name, SchemeKind Kind, string Registration, Location Location)
{
    /// <summary>Whether it is OWIN middleware that a sign-out reaches only by its name.</summary>
    public bool IsPassive { get; init; }

    public bool IsOwin => Registration.StartsWith("Use", StringComparison.Ordinal);
}

/// <summary>
/// The authentication schemes that the application registers, signs in with and has as defaults, read from every file that names them.
/// The chain of defaults is that of https://github.com/dotnet/aspnetcore/blob/main/src/Http/Authentication.Core/src/AuthenticationSchemeProvider.cs.
/// </summary>
internal sealed class AuthenticationSetup
{
    private static readonly Dictionary<string, SchemeRegistration> s_registrations = SchemeRegistration.All.ToDictionary(registration => registration.Method);
    private static readonly HashSet<string> s_defaults = new(StringComparer.Ordinal) { "DefaultScheme", "DefaultSignInScheme", "DefaultSignOutScheme" };
    private static readonly HashSet<string> s_signIns = new(StringComparer.Ordinal) { "SignInAsync", "SignIn", "SignInResult", "PasswordSignInAsync", "ExternalLoginSignInAsync", "SignInWithClaimsAsync", "MapIdentityApi", "PasswordSignIn", "ExternalSignInAsync" };

    /// <summary>The words a file with a registration, a default or a sign-in holds.</summary>
    public static readonly ImmutableArray<string> Names =
        s_registrations.Keys.Concat(s_defaults).Concat(s_signIns).Concat(TicketSignIns.Names).Concat(new[] { "AddAuthentication", "SignInScheme", OwinSchemes.Word }).ToImmutableArray();

    private readonly List<(string Property, string? Scheme, Location Location)> _defaults = new();
    private readonly HashSet<string> _signedIn = new(StringComparer.Ordinal);
    private bool _signsInUnknown;

    private AuthenticationSetup()
    {
    }

    public List<Scheme> Schemes { get; } = new();

    /// <summary>The schemes that users are signed in with; empty when no sign-in is visible.</summary>
    public IReadOnlyCollection<string> SignedIn => _signedIn;

    /// <summary>Whether every sign-in that is visible names a scheme that is known.</summary>
    public bool SignInsAreKnown => !_signsInUnknown && _signedIn.Count > 0;

    /// <summary>Whether anything here signs users in by a scheme, as opposed to keeping the login in the session.</summary>
    public bool HasAuthentication => Schemes.Count > 0 || _signedIn.Count > 0 || _signsInUnknown;

    /// <summary>Whether the scheme is known to be a cookie of the application's own.</summary>
    public bool IsCookie(string? scheme) => scheme is not null && Schemes.Any(candidate => candidate.Name == scheme && candidate.Kind == SchemeKind.Cookie);

    public bool HasIdentity => Schemes.Any(static scheme => scheme.Name == SignOutCall.IdentityApplication);

    public static AuthenticationSetup Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var setup = new AuthenticationSetup();
        NamedCode.Each(compilation, names, modelOf, IsSetupWord, (word, name, model) => setup.Add(word, name, model, cancellationToken), cancellationToken);
        setup.AddRemoteSignIns();
        setup.AddOwinSignIns();
        return setup;
    }

    /// <summary>
    /// The scheme that a sign-out without a scheme reaches: DefaultSignOutScheme, DefaultSignInScheme, DefaultScheme, the only registered one.
    /// <c>IsKnown</c> is false when the application's own code leaves it open.
    /// </summary>
    public (string? Scheme, bool IsKnown) EffectiveDefault()
    {
        foreach (var property in new[] { "DefaultSignOutScheme", "DefaultSignInScheme", "DefaultScheme" })
        {
            var settings = _defaults.Where(setting => setting.Property == property).ToList();
            if (settings.Count == 0) continue;
            if (settings.Any(static setting => setting.Scheme is null)) return (null, false);
            // The last one to configure wins; across files the order is not known.
            if (settings.Select(static setting => setting.Location.SourceTree).Distinct().Count() > 1 && settings.Select(static setting => setting.Scheme).Distinct().Count() > 1) return (null, false);
            return (settings.OrderBy(static setting => setting.Location.SourceSpan.Start).Last().Scheme, true);
        }
        if (Schemes.Any(static scheme => scheme.Name is null)) return (null, false);
        return Schemes.Select(static scheme => scheme.Name).Distinct().Count() == 1 ? (Schemes[0].Name, true) : (null, false);
    }

    /// <summary>Whether this sign-out reaches no scheme that is signed in. False on any doubt.</summary>
    public bool Misses(SignOutCall call)
    {
        if (call.IsOwin) return IsMissedByOwin(call);
        // The application signs in with OWIN, and the ticket of forms authentication is nobody's.
        if (call.IsForms) return SignInsAreKnown && !_signedIn.Contains(SignOutCall.FormsTicket) && Schemes.All(static scheme => scheme.IsOwin);
        if (!SignInsAreKnown || Schemes.Count == 0 || Schemes.Any(static scheme => scheme.Registration == "AddIdentityServer")) return false;
        var schemes = call.Schemes;
        if (schemes.IsEmpty)
        {
            var (effective, isKnown) = EffectiveDefault();
            if (!isKnown) return Throws();
            schemes = ImmutableArray.Create(effective);
        }
        return schemes.All(IsMissed);
    }

    // No default in the chain and several schemes to choose from: the sign-out throws, the logout answers 500.
    private bool Throws() =>
        !_defaults.Any(static setting => setting.Property is "DefaultSignOutScheme" or "DefaultSignInScheme" or "DefaultScheme")
        && Schemes.All(static scheme => scheme is { Name: not null, Kind: not SchemeKind.Other })
        && Schemes.Select(static scheme => scheme.Name).Distinct().Count() > 1;

    private bool IsMissed(string? scheme)
    {
        if (scheme is null || _signedIn.Contains(scheme)) return false;
        var registered = Schemes.Where(candidate => candidate.Name == scheme).ToList();
        // An unregistered scheme throws: the logout answers 500 and nothing ends.
        if (registered.Count == 0) return Schemes.All(static candidate => candidate.Name is not null && candidate.Kind != SchemeKind.Other);
        return registered.All(static candidate => candidate.Kind is SchemeKind.Cookie or SchemeKind.NoSignOut or SchemeKind.Bearer);
    }

    private bool IsMissedByOwin(SignOutCall call)
    {
        var registered = Schemes.Where(static scheme => scheme.IsOwin).ToList();
        if (registered.Count == 0 || registered.Any(static scheme => scheme.Name is null || scheme.Kind == SchemeKind.Other)) return false;
        if (call.Schemes.IsEmpty) return SignInsAreKnown && registered.All(scheme => scheme.IsPassive || !_signedIn.Contains(scheme.Name!)) && registered.All(static scheme => scheme.Kind != SchemeKind.Remote);
        return call.Schemes.All(type => type is not null && registered.All(scheme => scheme.Name != type || scheme.Kind is SchemeKind.Bearer or SchemeKind.NoSignOut || (scheme.Kind == SchemeKind.Cookie && SignInsAreKnown && !_signedIn.Contains(type))));
    }

    private static bool IsSetupWord(string word) => s_registrations.ContainsKey(word) || s_defaults.Contains(word) || s_signIns.Contains(word) || TicketSignIns.Names.Contains(word) || word is "AddAuthentication" or "SignInScheme" or OwinSchemes.Word;

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (word == OwinSchemes.Word)
        {
            // The name stands twice in an extension method that returns its builder.
            foreach (var scheme in OwinSchemes.In(name, model, cancellationToken))
                if (!Schemes.Contains(scheme)) Schemes.Add(scheme);
            return;
        }
        SyntaxNode? node = name;
        while (node is SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax) node = node.Parent;
        switch (node)
        {
            case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax when TicketSignIns.Names.Contains(word):
                if (model.GetOperation(node, cancellationToken) is { } operation && TicketSignIns.Of(operation, word, name.GetLocation()) is { } ticket) AddTicket(ticket);
                break;
            case InvocationExpressionSyntax invocation when model.GetOperation(invocation, cancellationToken) is IInvocationOperation call:
                AddCall(word, call, name.GetLocation());
                break;
            // A call that does not compile, or of a package that is not there: whatever it registers is not known.
            case InvocationExpressionSyntax when s_registrations.ContainsKey(word):
                Schemes.Add(new Scheme(null, SchemeKind.Other, word, name.GetLocation()));
                break;
            case InvocationExpressionSyntax when s_signIns.Contains(word):
                _signsInUnknown = true;
                break;
            case ObjectCreationExpressionSyntax creation when word == "SignInResult" && model.GetOperation(creation, cancellationToken) is IObjectCreationOperation result && result.Type.Is("Microsoft.AspNetCore.Mvc.SignInResult"):
                AddSignIn(result.Arguments);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Left.Span.Contains(name.Span) && model.GetOperation(assignment, cancellationToken) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } set:
                AddAssignment(word, property.Property, set);
                break;
        }
    }

    // In a chain of calls the place of the name, not that of the chain, says which one configures last.
    private void AddCall(string word, IInvocationOperation call, Location location)
    {
        var method = call.TargetMethod;
        if (!method.DeclaringSyntaxReferences.IsEmpty && !s_signIns.Contains(word)) return;
        if (word == "AddAuthentication")
        {
            if (SchemeArgument(call) is { } argument && argument.ArgumentKind != ArgumentKind.DefaultValue)
                _defaults.Add(("DefaultScheme", ConstantStrings.Of(argument.Value), location));
        }
        else if (s_registrations.TryGetValue(word, out var registration))
        {
            Register(registration, call, location);
        }
        else if (method.ContainingType.IsOrInherits(OwinApis.AuthenticationManager))
        {
            _owinSignIns.Add(OwinIdentities.TypeOf(call));
        }
        else if (method.ContainingType.IsOrInherits(OwinApis.SignInManager) || method.ContainingType.Is(OwinApis.SignInManager + "Extensions"))
        {
            _owinSignIns.Add(OwinSchemes.IdentityCookie);
        }
        else if (method.ContainingType.IsOrInherits(AspNetCoreApis.SignInManager) || word == "MapIdentityApi")
        {
            _signedIn.Add(SignOutCall.IdentityApplication);
        }
        else if (method.ContainingType.Is(AspNetCoreApis.HttpContextExtensions) || method.ContainingType.IsOrInherits(AspNetCoreApis.AuthenticationService)
            || method.ContainingType.Is("Microsoft.AspNetCore.Mvc.ControllerBase") || method.ContainingType.Is("Microsoft.AspNetCore.Mvc.RazorPages.PageModel") || method.ContainingType.Is("Microsoft.AspNetCore.Mvc.RazorPages.PageBase")
            || method.ContainingType.Is("Microsoft.AspNetCore.Http.Results") || method.ContainingType.Is("Microsoft.AspNetCore.Http.TypedResults"))
        {
            AddSignIn(call.Arguments);
        }
    }

    private void Register(SchemeRegistration registration, IInvocationOperation call, Location location)
    {
        var argument = SchemeArgument(call);
        foreach (var (name, kind) in registration.Schemes)
        {
            var given = registration.TakesScheme && argument is { ArgumentKind: not ArgumentKind.DefaultValue };
            Schemes.Add(new Scheme(given ? ConstantStrings.Of(argument!.Value) : name, kind, registration.Method, location));
        }
        // AddMicrosoftIdentityWebApp and its kin take scheme names of their own.
        if (!registration.TakesScheme && argument is { ArgumentKind: not ArgumentKind.DefaultValue }) Schemes.Add(new Scheme(null, SchemeKind.Other, registration.Method, location));
        foreach (var (property, scheme) in registration.Defaults) _defaults.Add((property, scheme, location));
        // These bring a cookie of their own, which the provider's answer is signed in with.
        if (!registration.TakesScheme && registration.Schemes.Any(static scheme => scheme.Kind == SchemeKind.Remote) && registration.Schemes.Any(static scheme => scheme.Kind == SchemeKind.Cookie)) _signedIn.Add("Cookies");
        if (registration.Method is "AddIdentity" or "AddDefaultIdentity" or "AddIdentityApiEndpoints" or "AddIdentityCookies" or "AddApplicationCookie") _signedIn.Add(SignOutCall.IdentityApplication);
    }

    private static IArgumentOperation? SchemeArgument(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: "authenticationScheme" or "defaultScheme" or "scheme" or "openIdConnectScheme" or "cookieScheme" });

    private void AddSignIn(ImmutableArray<IArgumentOperation> arguments)
    {
        var argument = arguments.FirstOrDefault(static candidate => candidate.Parameter?.Name is "scheme" or "authenticationScheme" && candidate.ArgumentKind != ArgumentKind.DefaultValue);
        var scheme = argument is not null && argument.Value.ConstantValue is not { HasValue: true, Value: null } ? ConstantStrings.Of(argument.Value) : null;
        if (argument is null || argument.Value.ConstantValue is { HasValue: true, Value: null }) _signsInByDefault = true;
        else if (scheme is null) _signsInUnknown = true;
        else _signedIn.Add(scheme);
    }

    private bool _signsInByDefault;

    private readonly List<string?> _owinSignIns = new();

    private void AddAssignment(string word, IPropertySymbol property, ISimpleAssignmentOperation set)
    {
        if (s_defaults.Contains(word) && property.ContainingType.Is("Microsoft.AspNetCore.Authentication.AuthenticationOptions"))
            _defaults.Add((word, ConstantStrings.Of(set.Value), set.Syntax.GetLocation()));
        else if (word == "SignInScheme" && property.ContainingType.IsOrInherits("Microsoft.AspNetCore.Authentication.RemoteAuthenticationOptions"))
            AddSignInScheme(ConstantStrings.Of(set.Value));
    }

    private void AddTicket(Scheme ticket)
    {
        Schemes.Add(ticket);
        if (ticket.Name is null) _signsInUnknown = true;
        else _signedIn.Add(ticket.Name);
    }

    private void AddSignInScheme(string? scheme)
    {
        // An external cookie only carries the provider's answer to the call-back page.
        if (scheme is null) _signsInUnknown = true;
        else if (scheme != "Identity.External") _signedIn.Add(scheme);
    }

    // Sign-ins without a scheme, and remote handlers without a SignInScheme, use the default sign-in scheme.
    private void AddRemoteSignIns()
    {
        var hasRemote = Schemes.Any(static scheme => scheme is { Kind: SchemeKind.Remote, Registration: "AddOpenIdConnect" or "AddWsFederation" or "AddSaml2" or "AddOktaMvc" or "AddCAS" });
        if (!_signsInByDefault && !(hasRemote && !HasIdentity)) return;
        foreach (var property in new[] { "DefaultSignInScheme", "DefaultScheme" })
        {
            var settings = _defaults.Where(setting => setting.Property == property).ToList();
            if (settings.Count == 0) continue;
            foreach (var setting in settings) AddSignInScheme(Schemes.Any(scheme => scheme.Name == setting.Scheme && scheme.Kind == SchemeKind.Cookie) ? setting.Scheme : null);
            return;
        }
        if (Schemes.Select(static scheme => scheme.Name).Distinct().Count() == 1) AddSignInScheme(Schemes[0].Name);
        else _signsInUnknown = true;
    }

    // A cookie takes only identities of its own type; where there is one cookie, a sign-in of any other type would do nothing.
    private void AddOwinSignIns()
    {
        var hasRemote = Schemes.Any(static scheme => scheme is { IsOwin: true, Kind: SchemeKind.Remote });
        if (_owinSignIns.Count == 0 && !hasRemote) return;
        var cookies = Schemes.Where(static scheme => scheme is { IsOwin: true, Kind: SchemeKind.Cookie } && !OwinSchemes.IsTemporary(scheme.Name)).Select(static scheme => scheme.Name).Distinct().ToList();
        if (Schemes.Any(static scheme => scheme.IsOwin && (scheme.Name is null || scheme.Kind == SchemeKind.Other))) _signsInUnknown = true;
        else if (cookies.Count == 1) _signedIn.Add(cookies[0]!);
        else if (hasRemote || _owinSignIns.Any(type => !cookies.Contains(type) && !OwinSchemes.IsTemporary(type))) _signsInUnknown = true;
        else _signedIn.UnionWith(_owinSignIns.Where(static type => !OwinSchemes.IsTemporary(type))!);
    }
}
