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

/// <summary>Where cookie options are configured, and what may set how long a cookie's session lasts without being written as <c>ExpireTimeSpan</c>.</summary>
internal sealed class CookieTimeouts
{
    private const string CookieOptions = "CookieAuthenticationOptions";
    private const string CoreOptions = "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions";
    private const string OwinCookieOptions = "Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions";

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        CookieOptions, "AddCookie", "ConfigureApplicationCookie", "AddApplicationCookie", "AddMicrosoftIdentityWebApp", "AddMicrosoftIdentityWebAppAuthentication", "ExpiresUtc",
    };

    /// <summary>The words a file that says something about it holds.</summary>
    public static readonly ImmutableArray<string> Names = s_words.ToImmutableArray();

    private readonly List<CookieSetting> _handedOver = new(), _applicationCookies = new();
    private readonly List<(BaseObjectCreationExpressionSyntax Creation, OwinOptions Options)> _owin = new();

    private CookieTimeouts()
    {
    }

    /// <summary>The calls of <c>ConfigureApplicationCookie</c>.</summary>
    public IReadOnlyList<CookieSetting> ApplicationCookies => _applicationCookies;

    /// <summary>The options of OWIN's cookies, where they are made.</summary>
    public IReadOnlyList<(BaseObjectCreationExpressionSyntax Creation, OwinOptions Options)> Owin => _owin;

    /// <summary>Whether an event of a handler dates the sessions: <c>context.Properties.ExpiresUtc = …</c>.</summary>
    public bool AreDatedByEvents { get; private set; }

    public static CookieTimeouts Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var timeouts = new CookieTimeouts();
        NamedCode.Each(compilation, names, modelOf, s_words.Contains, (word, name, model) => timeouts.Add(word, name, model, cancellationToken), cancellationToken);
        return timeouts;
    }

    /// <summary>Whether code out of sight gets the options of the scheme and may set anything.</summary>
    public bool AreHandedOver(string scheme) => _handedOver.Any(setting => setting.IsOf(scheme));

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (word)
        {
            case "ExpiresUtc":
                AreDatedByEvents |= name.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } dated && set.Left == dated && IsOfEvent(model.GetOperation(dated.Expression is PostfixUnaryExpressionSyntax suppressed ? suppressed.Operand : dated.Expression, cancellationToken));
                return;
            case CookieOptions:
                AddOptions(name, model, cancellationToken);
                return;
        }
        if (NamedCode.Around(name) is not InvocationExpressionSyntax call || model.GetOperation(call, cancellationToken) is not IInvocationOperation operation || !operation.TargetMethod.DeclaringSyntaxReferences.IsEmpty) return;
        if (word == "ConfigureApplicationCookie") _applicationCookies.Add(new CookieSetting(SignOutCall.IdentityApplication, null, name.GetLocation()));
        AddHandedOver(operation, model, cancellationToken);
    }

    // context.Properties, where the context is that of a cookie or of a provider's answer, and not of a token endpoint.
    private static bool IsOfEvent(IOperation? properties) =>
        properties?.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "Properties", Instance.Type: { Name: var context } } && context.EndsWith("Context", StringComparison.Ordinal) && !context.Contains("Endpoint");

    // Configure<CookieAuthenticationOptions>("A", …), AddOptions<CookieAuthenticationOptions>("A").Bind(…), IConfigureOptions<CookieAuthenticationOptions>; a parameter; an object of OWIN's.
    private void AddOptions(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (name.Parent)
        {
            case TypeArgumentListSyntax { Parent: GenericNameSyntax generic }:
                AddGeneric(generic, model, cancellationToken);
                break;
            case ParameterSyntax { Parent.Parent: { } declaration }:
                if (HandsOver(model.GetOperation(declaration, cancellationToken))) _handedOver.Add(new CookieSetting(null, null, name.GetLocation()));
                break;
            case ObjectCreationExpressionSyntax creation when creation.Type == name && model.GetTypeInfo(creation, cancellationToken).Type.Is(OwinCookieOptions) && creation.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method:
                _owin.Add((creation, OwinOptions.OfCreation(creation, method, model)));
                break;
            case QualifiedNameSyntax { Parent: ObjectCreationExpressionSyntax qualified } when model.GetTypeInfo(qualified, cancellationToken).Type.Is(OwinCookieOptions) && qualified.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } around:
                _owin.Add((qualified, OwinOptions.OfCreation(qualified, around, model)));
                break;
        }
    }

    private void AddGeneric(GenericNameSyntax generic, SemanticModel model, CancellationToken cancellationToken)
    {
        var call = generic.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        switch (generic.Identifier.ValueText)
        {
            case "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" when call is not null && model.GetOperation(call, cancellationToken) is IInvocationOperation configure:
                AddHandedOver(configure, model, cancellationToken);
                // A section of the configuration.
                if (configure.TargetMethod.Parameters.All(static parameter => parameter.Type.TypeKind != TypeKind.Delegate)) _handedOver.Add(new CookieSetting(call.ArgumentList.Arguments.LastOrDefault() is { } section ? CookieOptionsScheme.Of(section, model, cancellationToken) : null, null, generic.GetLocation()));
                break;
            case "AddOptions" or "AddOptionsWithValidateOnStart":
                AddChain(call, model, cancellationToken);
                break;
            // Registered with a class of the application's own, its body is read; else what it does is not known.
            case "IConfigureOptions" or "IConfigureNamedOptions" or "IPostConfigureOptions" when generic.Parent is TypeArgumentListSyntax { Arguments: { Count: var count } arguments }:
                if (count < 2 || model.GetTypeInfo(arguments[1], cancellationToken).Type is not { DeclaringSyntaxReferences.IsEmpty: false }) _handedOver.Add(new CookieSetting(null, null, generic.GetLocation()));
                break;
        }
    }

    private void AddChain(InvocationExpressionSyntax? options, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var call = options; call?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var next, Parent: InvocationExpressionSyntax outer }; call = outer)
        {
            if (model.GetOperation(outer, cancellationToken) is not IInvocationOperation operation) continue;
            if (next is "Bind" or "BindConfiguration") _handedOver.Add(new CookieSetting(null, null, outer.GetLocation()));
            else AddHandedOver(operation, model, cancellationToken);
        }
    }

    // AddCookie(hostOptions.Cookie), AddCookie(options => configuration.Bind("Cookie", options))
    private void AddHandedOver(IInvocationOperation call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Delegate } type || !TakesOptions(type)) continue;
            var value = argument.Value.WithoutConversions();
            if (value.ConstantValue is { HasValue: true, Value: null }) continue;
            var isSeen = value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation or IMethodReferenceOperation { Method.DeclaringSyntaxReferences.IsEmpty: false } };
            if (!isSeen || HandsOver(value)) _handedOver.Add(new CookieSetting(CookieOptionsScheme.Of(argument.Syntax, model, cancellationToken), null, argument.Syntax.GetLocation()));
        }
    }

    private static bool TakesOptions(INamedTypeSymbol type) => type.DelegateInvokeMethod?.Parameters.Any(static parameter => IsOptions(parameter.Type)) == true;

    private static bool IsOptions(ITypeSymbol? type) => type.Is(CoreOptions) || type.Is(OwinCookieOptions);

    // To a method that is not in sight, other than the one that registers them.
    private static bool HandsOver(IOperation? code) =>
        code?.Descendants().OfType<IArgumentOperation>().Any(static argument => IsOptions(argument.Value.WithoutConversions().Type) && argument.Parent is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, Name: not "UseCookieAuthentication" } }) == true;
}
