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

/// <summary>
/// The authentication schemes that the application registers, signs in with and has as defaults, read from every file that names them.
/// </summary>
internal sealed class AuthenticationSetup
{
    private static readonly Dictionary<string, SchemeRegistration> s_registrations = SchemeRegistration.All.ToDictionary(registration => registration.Method);
    private static readonly HashSet<string> s_signIns = new(StringComparer.Ordinal) { "SignInAsync", "SignIn", "SignInResult", "PasswordSignInAsync", "ExternalLoginSignInAsync", "SignInWithClaimsAsync", "MapIdentityApi", "AddDefaultUI", "PasswordSignIn", "ExternalSignInAsync" };
    private static readonly HashSet<string> s_forwards = new(StringComparer.Ordinal) { "ForwardSignOut", "ForwardSignIn", "ForwardDefault", "ForwardDefaultSelector" };

    // Signed in with by a provider's answer, which the handler hands to its sign-in scheme.
    private static readonly HashSet<string> s_answers = new(StringComparer.Ordinal)
    {
        "AddOpenIdConnect", "AddWsFederation", "AddSaml2", "AddOktaMvc", "AddCAS", "AddOAuth", "AddGoogle", "AddFacebook", "AddTwitter", "AddMicrosoftAccount", "AddGitHub",
    };

    private static readonly HashSet<string> s_tokens = new(StringComparer.Ordinal) { "AddJwtBearer", "AddMicrosoftIdentityWebApi", "AddMicrosoftIdentityWebApiAuthentication" };

    // What carries out a sign-out: code of the application's own in its place may do anything.
    private static readonly HashSet<string> s_signOutServices = new(StringComparer.Ordinal) { "IAuthenticationService", "AuthenticationService", "IAuthenticationSignOutHandler", "JwtBearerHandler", "SignInManager" };

    /// <summary>The words a file with a registration, a default or a sign-in holds.</summary>
    public static readonly ImmutableArray<string> Names =
        s_registrations.Keys.Concat(DefaultSchemes.Names).Concat(s_signIns).Concat(s_forwards).Concat(TicketSignIns.Names).Concat(s_signOutServices)
        .Concat(new[] { "AddAuthentication", "SignInScheme", "AuthenticationBuilder", "AuthenticationOptions", "SuppressAutoDefaultScheme", "DisableAutoDefaultScheme", OwinSchemes.Word }).ToImmutableArray();

    private readonly DefaultSchemes _defaults = new();
    private readonly List<SyntaxNode> _signInSchemes = new();
    private readonly HashSet<string> _signedIn = new(StringComparer.Ordinal);
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private readonly ForeignRegistrations _foreign = new();
    private readonly OwinSignIns _owinSignIns = new();
    private readonly bool? _onlySchemeIsDefault;
    private bool _signsInUnknown;
    private bool _signsInByDefault;
    private bool _presumesIdentity;
    private bool _isConditional;
    private bool _replacesSignOut;

    private AuthenticationSetup(bool? onlySchemeIsDefault) => _onlySchemeIsDefault = onlySchemeIsDefault;

    public List<Scheme> Schemes { get; } = new();

    /// <summary>The schemes that users are signed in with; empty when no sign-in is visible.</summary>
    public IReadOnlyCollection<string> SignedIn => _signedIn;

    /// <summary>The schemes of libraries that requests are answered with: a token endpoint of OpenIddict.</summary>
    public IReadOnlyCollection<string> Answered => _answered;

    /// <summary>Whether code of the application's own signs users in, beside what handlers and libraries do.</summary>
    public bool SignsInItself { get; private set; }

    /// <summary>What the schemes hand over to others.</summary>
    public SchemeForwards Forwards { get; } = new();

    /// <summary>Whether every sign-in that is visible names a scheme that is known.</summary>
    public bool SignInsAreKnown => !_signsInUnknown && _signedIn.Count > 0;

    /// <summary>Whether nothing that is visible signs anybody in by a scheme.</summary>
    public bool HasNoSignIn => !_signsInUnknown && _signedIn.Count == 0;

    /// <summary>Whether a sign-in is visible whose scheme is not known.</summary>
    public bool SignsInByUnknown => _signsInUnknown;

    /// <summary>
    /// Whether the schemes registered here are all there are: none has a name that is not constant, nothing that may register more is called,
    /// and what users are signed in with is among them, or else nothing of others is called at all.
    /// </summary>
    public bool RegistrationsAreKnown { get; private set; }

    /// <summary>
    /// Whether it can be said what a sign-out reaches. Not with bearer tokens alone, nor where IdentityServer puts its own service in the place
    /// of the framework's, nor where a sign-in is not known.
    /// </summary>
    public bool SignOutsAreKnown { get; private set; }

    /// <summary>
    /// Whether clients hold bearer tokens and nothing else: every scheme is one of tokens, or a cookie of Identity that nothing signs in with.
    /// There a sign-out ends nothing, whatever it names.
    /// </summary>
    public bool HoldsOnlyTokens =>
        !_signsInUnknown && !_foreign.MayAddScheme && !_replacesSignOut && _answered.Count == 0
        && Schemes.Any(IsOfTokens) && Schemes.All(static scheme => scheme.Name is not null && (IsOfTokens(scheme) || scheme.Registration == "AddIdentity"))
        && !Forwards.AreOpen(Schemes)
        && _signedIn.All(name => Schemes.Any(scheme => scheme.Name == name && scheme.Kind == SchemeKind.Bearer));

    /// <summary>Whether a sign-out without a scheme has none to fall back to.</summary>
    public bool HasNoDefault =>
        _defaults.IsEmpty && RegistrationsAreKnown && !_isConditional
        && (Schemes.Select(static scheme => scheme.Name).Distinct().Count() > 1 || _onlySchemeIsDefault == false);

    /// <summary>Whether anything here signs users in by a scheme, as opposed to keeping the login in the session.</summary>
    public bool HasAuthentication => Schemes.Count > 0 || _signedIn.Count > 0 || _answered.Count > 0 || _signsInUnknown;

    /// <summary>Whether the scheme is known to be a cookie of the application's own.</summary>
    public bool IsCookie(string? scheme) => scheme is not null && Schemes.Any(candidate => candidate.Name == scheme && candidate.Kind == SchemeKind.Cookie);

    public bool HasIdentity => Schemes.Any(static scheme => scheme.Name == SignOutCall.IdentityApplication);

    public static AuthenticationSetup Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var setup = new AuthenticationSetup(DefaultSchemeRules.OnlySchemeIsDefault(compilation, names, cancellationToken));
        NamedCode.Each(compilation, names, modelOf, IsSetupWord, (word, name, model) => setup.Add(word, name, model, cancellationToken), cancellationToken);
        setup.Conclude();
        if (setup._owinSignIns.With(setup.Schemes) is { } signedIn) setup._signedIn.UnionWith(signedIn);
        else setup._signsInUnknown = true;
        return setup;
    }

    /// <summary>
    /// The scheme that a sign-out without a scheme reaches: DefaultSignOutScheme, DefaultSignInScheme, DefaultScheme, the only registered one.
    /// <c>IsKnown</c> is false when the application's own code leaves it open.
    /// </summary>
    public (string? Scheme, bool IsKnown) EffectiveDefault()
    {
        if (_defaults.OfSignOut() is { } set) return set;
        if (_onlySchemeIsDefault != true || _isConditional || Schemes.Any(static scheme => scheme.Name is null) || _foreign.MayAddScheme) return (null, false);
        return Schemes.Select(static scheme => scheme.Name).Distinct().Count() == 1 ? (Schemes[0].Name, true) : (null, false);
    }

    private static bool IsSetupWord(string word) => s_registrations.ContainsKey(word) || DefaultSchemes.Names.Contains(word) || s_signIns.Contains(word) || s_forwards.Contains(word) || s_signOutServices.Contains(word) || TicketSignIns.Names.Contains(word) || word is "AddAuthentication" or "SignInScheme" or "AuthenticationBuilder" or "AuthenticationOptions" or OwinSchemes.Word;

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (word == OwinSchemes.Word)
        {
            // The name stands twice in an extension method that returns its builder.
            foreach (var scheme in OwinSchemes.In(name, model, cancellationToken))
                if (!Schemes.Contains(scheme)) Schemes.Add(scheme);
            return;
        }
        if (s_signOutServices.Contains(word))
        {
            _replacesSignOut |= ReplacesSignOut(word, name, model, cancellationToken);
            return;
        }
        if (word is "AddAuthentication" or "AuthenticationBuilder" || s_registrations.ContainsKey(word)) _foreign.ReadAround(name, model, static known => known == "AddAuthentication" || s_registrations.ContainsKey(known), cancellationToken);
        if (word == "AuthenticationOptions") AddOptions(name, model, cancellationToken);
        SyntaxNode? node = name;
        while (node is SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax) node = node.Parent;
        switch (node)
        {
            case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax when TicketSignIns.Names.Contains(word):
                if (TicketSignIns.Of(node, word, name.GetLocation(), model, cancellationToken) is { } ticket) AddTicket(ticket);
                break;
            case InvocationExpressionSyntax invocation when model.GetOperation(invocation, cancellationToken) is IInvocationOperation call:
                AddCall(word, call, name.GetLocation());
                break;
            // A call that does not compile, or of a package that is not there: whatever it registers is not known.
            case InvocationExpressionSyntax when s_registrations.ContainsKey(word):
                Schemes.Add(new Scheme(null, SchemeKind.Other, word, name.GetLocation()));
                break;
            case InvocationExpressionSyntax when word == "AddDefaultUI":
                _signedIn.Add(SignOutCall.IdentityApplication);
                break;
            case InvocationExpressionSyntax when s_signIns.Contains(word):
                _signsInUnknown = true;
                break;
            case ObjectCreationExpressionSyntax creation when word == "SignInResult" && model.GetOperation(creation, cancellationToken) is IObjectCreationOperation result && result.Type.Is("Microsoft.AspNetCore.Mvc.SignInResult"):
                AddSignIn(result.Arguments);
                break;
            case AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression } changed when DefaultSchemes.Names.Contains(word) && changed.Left.Span.Contains(name.Span):
                _defaults.Add(word, null, name.GetLocation(), false);
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
        var isConditional = IsConditional(call.Syntax);
        if (!method.DeclaringSyntaxReferences.IsEmpty && !s_signIns.Contains(word)) return;
        if (word == "AddAuthentication")
        {
            if (SchemeArgument(call) is { } argument && argument.ArgumentKind != ArgumentKind.DefaultValue)
                _defaults.Add("DefaultScheme", ConstantStrings.Of(argument.Value), location, isConditional);
        }
        else if (s_registrations.TryGetValue(word, out var registration))
        {
            Register(registration, call, location, isConditional);
        }
        else if (OwinSignIns.Are(method))
        {
            _owinSignIns.Add(call);
            SignsInItself = true;
        }
        else if (method.ContainingType.IsOrInherits(AspNetCoreApis.SignInManager) || word is "MapIdentityApi" or "AddDefaultUI")
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

    private void Register(SchemeRegistration registration, IInvocationOperation call, Location location, bool isConditional)
    {
        var argument = SchemeArgument(call);
        _isConditional |= isConditional;
        foreach (var (name, kind) in registration.Schemes)
        {
            var given = registration.TakesScheme && argument is { ArgumentKind: not ArgumentKind.DefaultValue };
            Schemes.Add(new Scheme(given ? ConstantStrings.Of(argument!.Value) : name, registration.Method == "AddScheme" ? OfHandler(call, kind) : kind, registration.Method, location) { Arguments = (call.Syntax as InvocationExpressionSyntax)?.ArgumentList });
        }
        // AddMicrosoftIdentityWebApp and its kin take scheme names of their own.
        if (!registration.TakesScheme && argument is { ArgumentKind: not ArgumentKind.DefaultValue }) Schemes.Add(new Scheme(null, SchemeKind.Other, registration.Method, location));
        foreach (var (property, scheme) in registration.Defaults) _defaults.Add(property, scheme, location, isConditional);
        // These bring a cookie of their own, which the provider's answer is signed in with.
        if (!registration.TakesScheme && registration.Schemes.Any(static scheme => scheme.Kind == SchemeKind.Remote) && registration.Schemes.Any(static scheme => scheme.Kind == SchemeKind.Cookie)) _signedIn.Add("Cookies");
        if (registration.Method is "AddIdentityApiEndpoints" or "AddDefaultIdentity") _signedIn.Add(SignOutCall.IdentityApplication);
        if (registration.Method is "AddIdentity" or "AddIdentityCookies" or "AddApplicationCookie") _presumesIdentity = true;
    }

    // A handler that does not sign out makes the sign-out throw; one that does may do anything.
    private static SchemeKind OfHandler(IInvocationOperation call, SchemeKind kind) =>
        call.TargetMethod.TypeArguments.LastOrDefault() is INamedTypeSymbol { TypeKind: TypeKind.Class } handler
        && handler.IsOrInherits("Microsoft.AspNetCore.Authentication.IAuthenticationHandler")
        && !handler.IsOrInherits("Microsoft.AspNetCore.Authentication.IAuthenticationSignOutHandler") ? SchemeKind.NoSignOut : kind;

    private static bool IsConditional(SyntaxNode node) =>
        node.Ancestors().TakeWhile(static ancestor => ancestor is not MemberDeclarationSyntax or GlobalStatementSyntax)
            .Any(static ancestor => ancestor is IfStatementSyntax or ElseClauseSyntax or SwitchSectionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax);

    // services.Configure<AuthenticationOptions>(configuration.GetSection("Auth")): the defaults come from elsewhere.
    private void AddOptions(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.Parent is not TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "Configure" or "PostConfigure" } configure } || configure.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return;
        if (call.ArgumentList.Arguments.LastOrDefault()?.Expression is not (AnonymousFunctionExpressionSyntax or null) && model.GetTypeInfo(call.ArgumentList.Arguments.Last().Expression, cancellationToken).Type?.TypeKind is TypeKind.Interface or TypeKind.Class)
            _defaults.Add("DefaultSignOutScheme", null, name.GetLocation(), false);
    }

    private static IArgumentOperation? SchemeArgument(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: "authenticationScheme" or "defaultScheme" or "scheme" or "openIdConnectScheme" or "cookieScheme" or "jwtBearerScheme" }
            || (call.TargetMethod.Name == "AddScheme" && argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: "name" }));

    private void AddSignIn(ImmutableArray<IArgumentOperation> arguments)
    {
        SignsInItself = true;
        var argument = arguments.FirstOrDefault(static candidate => candidate.Parameter?.Name is "scheme" or "authenticationScheme" && candidate.ArgumentKind != ArgumentKind.DefaultValue);
        var scheme = argument is not null && argument.Value.ConstantValue is not { HasValue: true, Value: null } ? ConstantStrings.Of(argument.Value) : null;
        if (argument is null || argument.Value.ConstantValue is { HasValue: true, Value: null }) _signsInByDefault = true;
        else if (scheme is null) _signsInUnknown = true;
        else if (LibrarySchemes.Names(argument.Value)) _answered.Add(scheme);
        else _signedIn.Add(scheme);
    }

    private void AddAssignment(string word, IPropertySymbol property, ISimpleAssignmentOperation set)
    {
        if (DefaultSchemes.Names.Contains(word) && property.ContainingType.Is("Microsoft.AspNetCore.Authentication.AuthenticationOptions"))
            _defaults.Add(word, ConstantStrings.Of(set.Value), set.Syntax.GetLocation(), IsConditional(set.Syntax));
        else if (word == "SignInScheme" && property.ContainingType.IsOrInherits("Microsoft.AspNetCore.Authentication.RemoteAuthenticationOptions"))
            AddSignInScheme(set);
        else if (s_forwards.Contains(word) && property.ContainingType.IsOrInherits("Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions"))
            Forwards.Add(word, ConstantStrings.Of(set.Value), set.Syntax);
    }

    private void AddSignInScheme(ISimpleAssignmentOperation set)
    {
        _signInSchemes.Add(set.Syntax);
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

    // class TokenSignInManager : SignInManager<User> { public override Task SignOutAsync() … }; an interface of the application's own may be called like the framework's.
    private static bool ReplacesSignOut(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        name.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax declaration } inherited && name.Parent is not TypeArgumentListSyntax
        && model.GetTypeInfo(inherited.Type, cancellationToken).Type is { } type && NeutralAssemblies.IsFramework(type.ContainingAssembly)
        && (word != "SignInManager" || declaration.Members.Any(static member => member is MethodDeclarationSyntax { Identifier.ValueText: "SignOutAsync" }));

    private static bool IsOfTokens(Scheme scheme) => scheme.Kind == SchemeKind.Bearer ? scheme.Registration != "AddIdentityApiEndpoints" : s_tokens.Contains(scheme.Registration) || (scheme.IsOwin && scheme.Kind == SchemeKind.NoSignOut);

    private void Conclude()
    {
        // An API that gives out tokens often has Identity for its users alone: then a sign-in has to be seen.
        if (_presumesIdentity && !Schemes.Any(static scheme => scheme.Registration is "AddJwtBearer" or "AddBearerToken" or "AddMicrosoftIdentityWebApi")) _signedIn.Add(SignOutCall.IdentityApplication);
        AddDefaultSignIns();
        FollowForwardedSignIns();
        var areNamed = Schemes.Count > 0 && Schemes.All(static scheme => scheme.Name is not null) && !_foreign.MayAddScheme;
        RegistrationsAreKnown = areNamed && (_signedIn.Count > 0 ? _signedIn.All(signedIn => Schemes.Any(scheme => scheme.Name == signedIn)) : !_foreign.IsAny);
        var hasTokens = Schemes.Any(static scheme => scheme.Kind == SchemeKind.Bearer || scheme.Registration == "AddJwtBearer");
        SignOutsAreKnown = !_signsInUnknown && !Forwards.AreOpen(Schemes)
            && Schemes.Any(static scheme => scheme.Kind is not (SchemeKind.Bearer or SchemeKind.NoSignOut))
            && (_signedIn.Count > 0 ? _signedIn.All(signedIn => Schemes.Any(scheme => scheme.Name == signedIn)) : !hasTokens)
            && !Schemes.Any(static scheme => scheme.Registration == "AddIdentityServer");
    }

    // Sign-ins without a scheme, and remote handlers without a SignInScheme, use the default sign-in scheme.
    private void AddDefaultSignIns()
    {
        var answers = Schemes.Where(static scheme => s_answers.Contains(scheme.Registration)).ToList();
        var hasRemote = answers.Any(answer => !_signInSchemes.Any(set => answer.Arguments is { } arguments && arguments.SyntaxTree == set.SyntaxTree && arguments.Span.Contains(set.Span)));
        if (!_signsInByDefault && !(hasRemote && !HasIdentity)) return;
        var defaults = _defaults.OfSignIn();
        foreach (var name in defaults)
        {
            var signsIn = Schemes.Any(scheme => scheme.Name == name && scheme.Kind is SchemeKind.Cookie or SchemeKind.Other) ? name : null;
            // A sign-in of the application's own with the external cookie is a login all the same.
            if (_signsInByDefault && signsIn is not null) _signedIn.Add(signsIn);
            else AddSignInScheme(signsIn);
        }
        if (defaults.Count > 0) return;
        if (Schemes.Select(static scheme => scheme.Name).Distinct().Count() == 1) AddSignInScheme(Schemes[0].Name);
        else _signsInUnknown = true;
    }

    private void FollowForwardedSignIns()
    {
        foreach (var scheme in Schemes.Where(scheme => scheme.Name is { } name && _signedIn.Contains(name)).ToList())
        {
            var (target, isKnown) = Forwards.Of(scheme, "ForwardSignIn");
            if (target is not null) _signedIn.Add(target);
            else if (!isKnown || scheme.Kind == SchemeKind.Other) _signsInUnknown = true;
        }
    }
}
