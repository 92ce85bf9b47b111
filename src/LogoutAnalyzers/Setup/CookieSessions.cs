using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// What the application sets on its cookie schemes that outlasts the cookie: a session store, a validation of the principal that may refuse
/// it, and how often the security stamp is validated.
/// </summary>
internal sealed class CookieSessions
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "SessionStore", "OnValidatePrincipal", "OnValidateIdentity", "RejectPrincipal", "ReplacePrincipal", "RejectIdentity", "ReplaceIdentity", "EventsType",
        "ExpireTimeSpan", "SlidingExpiration", "OnCheckSlidingExpiration", "ValidationInterval", "AddCookie", "AddIdentityCookies", "AddApplicationCookie", "ConfigureApplicationCookie", "CookieAuthenticationOptions",
        "AddServerSideSessions", "AddBff", "SecurityStampValidatorOptions",
    };

    private const string StampOptions = "Microsoft.AspNetCore.Identity.SecurityStampValidatorOptions";

    private static readonly string[] s_options = { "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions", "Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions" };
    private static readonly string[] s_events = { "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents", "Microsoft.Owin.Security.Cookies.CookieAuthenticationProvider" };

    /// <summary>The words a file that sets one of these holds.</summary>
    public static readonly ImmutableArray<string> Names = s_words.ToImmutableArray();

    private readonly List<CookieSetting> _stores = new(), _refusals = new(), _unseen = new(), _events = new(), _expireTimeSpans = new(), _slidingExpirations = new(), _renewalChecks = new(), _validationIntervals = new();
    private readonly List<PrincipalValidation> _validations = new();
    private readonly PrincipalValidations _reader;

    private readonly Durations _durations;

    private CookieSessions(PrincipalValidations reader, Durations durations) => (_reader, _durations) = (reader, durations);

    /// <summary><c>SessionStore = …</c></summary>
    public IReadOnlyList<CookieSetting> SessionStores => _stores;

    /// <summary>The validations of a principal: <c>OnValidatePrincipal</c>, an override of <c>ValidatePrincipal</c>, OWIN's <c>OnValidateIdentity</c>.</summary>
    public IReadOnlyList<PrincipalValidation> Validations => _validations;

    /// <summary><c>Events = …</c> and <c>EventsType = …</c>, which replace the events that Identity sets.</summary>
    public IReadOnlyList<CookieSetting> Events => _events;

    public IReadOnlyList<CookieSetting> ExpireTimeSpans => _expireTimeSpans;

    public IReadOnlyList<CookieSetting> SlidingExpirations => _slidingExpirations;

    /// <summary><c>SecurityStampValidatorOptions.ValidationInterval</c>, and the interval that OWIN's validator is given.</summary>
    public IReadOnlyList<CookieSetting> ValidationIntervals => _validationIntervals;

    /// <summary>Whether a library keeps the sessions: Duende's server-side sessions and its BFF.</summary>
    public bool AreKeptByLibrary { get; private set; }

    public static CookieSessions Read(Compilation compilation, NameSet names, BodyGraphs graphs, Durations durations, CancellationToken cancellationToken)
    {
        var sessions = new CookieSessions(new PrincipalValidations(graphs, cancellationToken), durations);
        NamedCode.Each(compilation, names, graphs.ModelOf, s_words.Contains, (word, name, model) => sessions.Add(word, name, model, cancellationToken), cancellationToken);
        sessions.AddBound(cancellationToken);
        foreach (var method in compilation.DeclaredUnder(static name => name is "ValidatePrincipal" or "ValidateIdentity" or "CheckSlidingExpiration" or "ValidateAsync", SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>())
        {
            var isOfEvents = s_events.Any(method.ContainingType.IsOrInherits);
            // A stamp validator of the application's own has its own ideas of when.
            if (method.Name == "ValidateAsync" && !method.ContainingType.IsOrInherits("Microsoft.AspNetCore.Identity.ISecurityStampValidator")) continue;
            if (method.Name == "ValidateAsync") sessions._refusals.Add(new CookieSetting(null, null, method.Locations[0]));
            else if (method.Name == "CheckSlidingExpiration" && isOfEvents) sessions._renewalChecks.Add(new CookieSetting(null, null, method.Locations[0]));
            else if (isOfEvents || method.Parameters.Any(static parameter => PrincipalValidations.IsContext(parameter.Type))) sessions._validations.Add(sessions._reader.Of(method, null));
        }
        return sessions;
    }

    /// <summary>Whether something on the server may refuse a cookie of the scheme before it expires: a store, or a validation that can reject.</summary>
    public bool MayRefuse(string scheme) =>
        AreKeptByLibrary || _stores.Any(setting => setting.IsOf(scheme)) || RefusesByItself(scheme);

    /// <summary>Whether sessions of the scheme are renewed while their user is active: they slide, or Identity's validation of the stamp renews them.</summary>
    public bool MayRenew(string scheme) =>
        scheme == SignOutCall.IdentityApplication || !NeverSlides(scheme);

    /// <summary>Whether the security stamp of the scheme's users is validated. Identity does it for its own cookie until its events are replaced.</summary>
    public bool ValidatesSecurityStamp(string scheme)
    {
        var own = _validations.Where(validation => validation.Scheme is null || validation.Scheme == scheme).ToList();
        if (own.Any(static validation => validation.ValidatesStamp)) return true;
        return scheme == SignOutCall.IdentityApplication && own.Count == 0 && !_events.Any(setting => setting.IsOf(scheme));
    }

    /// <summary>Whether the cookies of the scheme are told not to slide.</summary>
    public bool NeverSlides(string scheme) => _slidingExpirations.Any(setting => setting.IsOf(scheme) && setting.IsOn == false);

    /// <summary>Whether the cookies of the scheme do not slide, or code decides when they do.</summary>
    public bool MayKeepFromSliding(string scheme) =>
        _renewalChecks.Any(setting => setting.IsOf(scheme)) || _slidingExpirations.Any(setting => setting.IsOf(scheme) && setting.IsOn != true);

    /// <summary>Whether options or events of the scheme are set by code out of sight.</summary>
    public bool HasUnseen(string scheme) => _unseen.Any(setting => setting.IsOf(scheme));

    /// <summary>Whether code of the application's own may refuse a principal of the scheme, besides the security stamp validator.</summary>
    public bool RefusesByItself(string scheme) =>
        _refusals.Any(setting => setting.IsOf(scheme)) || HasUnseen(scheme) || _validations.Any(validation => validation.MayRefuse && (validation.Scheme is null || validation.Scheme == scheme));

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (word)
        {
            case "AddServerSideSessions" or "AddBff":
                AreKeptByLibrary = true;
                return;
            case "AddCookie" or "AddIdentityCookies" or "AddApplicationCookie" or "ConfigureApplicationCookie" or "CookieAuthenticationOptions":
                AddEvents(name, model, cancellationToken);
                _unseen.AddRange(HandedOver(NamedCode.Around(name), model, cancellationToken));
                return;
            // Configure<SecurityStampValidatorOptions>(host.Stamp)
            case "SecurityStampValidatorOptions":
                if (name.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax configure }) _validationIntervals.AddRange(HandedOver(NamedCode.Around(configure), model, cancellationToken));
                return;
        }
        switch (NamedCode.Around(name))
        {
            case AssignmentExpressionSyntax assignment when assignment.Left.Span.Contains(name.Span):
                AddAssignment(word, assignment, model, cancellationToken);
                break;
            case InvocationExpressionSyntax call when word == "OnValidateIdentity":
                // OWIN: SecurityStampValidator.OnValidateIdentity<…>(validateInterval: …, …)
                if (model.GetOperation(call, cancellationToken) is IInvocationOperation validator && PrincipalValidations.IsStampValidator(validator.TargetMethod) && validator.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "validateInterval") is { } interval)
                    _validationIntervals.Add(WithDurations(new CookieSetting(CookieOptionsScheme.Of(call, model, cancellationToken), interval.Value.WithoutConversions(), interval.Syntax.GetLocation()), cancellationToken));
                break;
            case InvocationExpressionSyntax call when _reader.Refuses(model.GetOperation(call, cancellationToken)):
                _refusals.Add(new CookieSetting(CookieOptionsScheme.Of(call, model, cancellationToken), null, call.GetLocation()));
                break;
        }
    }

    private void AddBound(CancellationToken cancellationToken)
    {
        foreach (var options in s_options)
        {
            _expireTimeSpans.AddRange(_durations.Bindings.Options(options, "ExpireTimeSpan", cancellationToken).Select(CookieSetting.Of));
            _slidingExpirations.AddRange(_durations.Bindings.Options(options, "SlidingExpiration", cancellationToken).Select(CookieSetting.Of));
        }
        _validationIntervals.AddRange(_durations.Bindings.Options(StampOptions, "ValidationInterval", cancellationToken).Select(CookieSetting.Of));
    }

    private void AddAssignment(string word, AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellationToken)
    {
        var set = model.GetOperation(assignment, cancellationToken) as ISimpleAssignmentOperation;
        var owner = (set?.Target as IPropertyReferenceOperation)?.Property.ContainingType;
        // Code that does not bind may set whatever it names.
        if (owner is not null && !IsOwner(word, owner)) return;
        var setting = new CookieSetting(CookieOptionsScheme.Of(assignment, model, cancellationToken), set?.Value.WithoutConversions(), assignment.GetLocation());
        switch (word)
        {
            case "SessionStore" when setting.Value?.ConstantValue is not { HasValue: true, Value: null }:
                _stores.Add(setting);
                break;
            case "OnValidatePrincipal" or "OnValidateIdentity":
                _validations.Add(_reader.Of(setting.Value, setting.Scheme, setting.Location) with { Owner = OwnerOf(assignment, model, cancellationToken) });
                break;
            case "EventsType":
                AddEvents(setting, (setting.Value as ITypeOfOperation)?.TypeOperand);
                break;
            case "ExpireTimeSpan":
                _expireTimeSpans.Add(WithDurations(setting, cancellationToken));
                break;
            case "OnCheckSlidingExpiration":
                _renewalChecks.Add(setting);
                break;
            case "SlidingExpiration":
                _slidingExpirations.Add(setting with { IsOn = _durations.IsOn(setting.Value, cancellationToken) });
                break;
            case "ValidationInterval":
                _validationIntervals.Add(WithDurations(setting, cancellationToken));
                break;
        }
    }

    private CookieSetting WithDurations(CookieSetting setting, CancellationToken cancellationToken) => setting with { Durations = _durations.Of(setting.Value, cancellationToken) };

    private static bool IsOwner(string word, ITypeSymbol owner) => word switch
    {
        "OnValidatePrincipal" or "OnValidateIdentity" or "OnCheckSlidingExpiration" => s_events.Any(owner.IsOrInherits),
        "ValidationInterval" => owner.IsOrInherits(StampOptions),
        "EventsType" => owner.IsOrInherits("Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions"),
        _ => s_options.Any(owner.IsOrInherits),
    };

    // AddCookie(hostOptions.Cookie): what the delegate sets cannot be seen.
    private static IEnumerable<CookieSetting> HandedOver(SyntaxNode? code, SemanticModel model, CancellationToken cancellationToken)
    {
        if (code is not InvocationExpressionSyntax call || model.GetOperation(call, cancellationToken) is not IInvocationOperation operation) yield break;
        foreach (var argument in operation.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter?.Type.TypeKind != TypeKind.Delegate) continue;
            var value = argument.Value.WithoutConversions();
            var isSeen = value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation or IMethodReferenceOperation { Method.DeclaringSyntaxReferences.IsEmpty: false } } || value.ConstantValue is { HasValue: true, Value: null };
            if (!isSeen) yield return new CookieSetting(CookieOptionsScheme.Of(argument.Syntax, model, cancellationToken), value, argument.Syntax.GetLocation());
        }
    }

    // "Events" is no rare word: it is looked for only where cookie options are configured.
    private void AddEvents(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var around = name.FirstAncestorOrSelf<SyntaxNode>(static node => node is StatementSyntax or MemberDeclarationSyntax);
        foreach (var assignment in around?.DescendantNodes().OfType<AssignmentExpressionSyntax>() ?? Enumerable.Empty<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is not (MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Events" or "Provider" } or IdentifierNameSyntax { Identifier.ValueText: "Events" or "Provider" }) || _events.Any(known => known.Location == assignment.GetLocation())) continue;
            if (model.GetOperation(assignment, cancellationToken) is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } } set || !s_options.Any(owner.IsOrInherits)) continue;
            var value = set.Value.WithoutConversions();
            AddEvents(new CookieSetting(CookieOptionsScheme.Of(assignment, model, cancellationToken), value, assignment.GetLocation()), value.Type);
        }
    }

    // A class of events that sets its own in the constructor.
    private static INamedTypeSymbol? OwnerOf(SyntaxNode assignment, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetEnclosingSymbol(assignment.SpanStart, cancellationToken)?.ContainingType is { } type && s_events.Any(type.IsOrInherits) ? type : null;

    // Events of a library's own may refuse a principal; those of the application are found by their members.
    private void AddEvents(CookieSetting setting, ITypeSymbol? type)
    {
        _events.Add(setting);
        for (var t = type; t is not null && !s_events.Any(t.Is); t = t.BaseType)
            if (t.DeclaringSyntaxReferences.IsEmpty && t.SpecialType != SpecialType.System_Object)
            {
                _unseen.Add(setting);
                return;
            }
        if (type is null) _unseen.Add(setting);
    }
}
