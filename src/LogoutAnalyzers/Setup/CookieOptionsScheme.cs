using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Whose options a piece of code sets: the scheme that is named by the call around it.</summary>
internal static class CookieOptionsScheme
{
    /// <summary>The scheme, or null when it does not show: a method of its own, a class of options, all schemes.</summary>
    public static string? Of(SyntaxNode setting, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in setting.AncestorsAndSelf())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when !call.Expression.Contains(setting) && Of(call, model, cancellationToken) is var (isConfiguring, scheme) && isConfiguring:
                    return scheme;
                // OWIN: new CookieAuthenticationOptions { AuthenticationType = "x", … }
                case BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation when model.GetTypeInfo(creation, cancellationToken).Type.Is(OwinOptions):
                    return AuthenticationType(creation, initializer, model, cancellationToken);
                // A class of named options: if (name == "x") options.… = …; case "x": options.… = …;
                case IfStatementSyntax { Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } asked } branch when branch.Statement.Contains(setting) && Compared(asked, model, cancellationToken) is { } compared:
                    return compared;
                case SwitchSectionSyntax { Labels: { Count: 1 } labels, Parent: SwitchStatementSyntax { Expression: { } chosen } } when labels[0] is CaseSwitchLabelSyntax label && IsName(chosen, model, cancellationToken) && Constant(label.Value, model, cancellationToken) is { } named:
                    return named;
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return null;
            }
        }
        return null;
    }

    private static string? Compared(BinaryExpressionSyntax asked, SemanticModel model, CancellationToken cancellationToken) =>
        IsName(asked.Left, model, cancellationToken) ? Constant(asked.Right, model, cancellationToken) : IsName(asked.Right, model, cancellationToken) ? Constant(asked.Left, model, cancellationToken) : null;

    // The first parameter of Configure(string name, TOptions options) and PostConfigure.
    private static bool IsName(ExpressionSyntax code, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(code, cancellationToken).Symbol is IParameterSymbol { Ordinal: 0, Type.SpecialType: SpecialType.System_String, ContainingSymbol: IMethodSymbol { Name: "Configure" or "PostConfigure", Parameters.Length: 2 } };

    private static string? Constant(ExpressionSyntax code, SemanticModel model, CancellationToken cancellationToken) => ConstantStrings.Of(model.GetOperation(code, cancellationToken));

    private const string OwinOptions = "Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions";

    private static (bool IsConfiguring, string? Scheme) Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var access = call.Expression as MemberAccessExpressionSyntax ?? (ExpressionSyntax?)(call.Expression as MemberBindingExpressionSyntax);
        var receiver = (access as MemberAccessExpressionSyntax)?.Expression;
        switch (access is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : (access as MemberBindingExpressionSyntax)?.Name.Identifier.ValueText)
        {
            case "AddCookie":
                return (true, Named(call, model, cancellationToken) is var (isGiven, name) && isGiven ? name : "Cookies");
            case "ConfigureApplicationCookie" or "AddApplicationCookie":
                return (true, SignOutCall.IdentityApplication);
            case "ConfigureExternalCookie" or "AddExternalCookie":
                return (true, "Identity.External");
            case "Configure" or "PostConfigure" or "Validate" when Builder(receiver) is { } builder:
                return (true, builder);
            case "Configure" or "PostConfigure" or "Bind" or "BindConfiguration" when AddOptions(receiver) is { } options:
                return (true, Named(options, model, cancellationToken).Scheme);
            case "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" or "ConfigureOptions":
                return (true, Named(call, model, cancellationToken).Scheme);
            default:
                return (false, null);
        }
    }

    // AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(…))
    private static string? Builder(ExpressionSyntax? receiver)
    {
        while (receiver is PostfixUnaryExpressionSyntax suppressed) receiver = suppressed.Operand;
        return (receiver as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText switch
        {
            "ApplicationCookie" => SignOutCall.IdentityApplication,
            "ExternalCookie" => "Identity.External",
            "TwoFactorRememberMeCookie" => "Identity.TwoFactorRememberMe",
            "TwoFactorUserIdCookie" => "Identity.TwoFactorUserId",
            _ => null,
        };
    }

    // services.AddOptions<T>("x").BindConfiguration("X").Configure(…)
    private static InvocationExpressionSyntax? AddOptions(ExpressionSyntax? receiver)
    {
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            if (access.Name.Identifier.ValueText is "AddOptions" or "AddOptionsWithValidateOnStart") return call;
            receiver = access.Expression;
        }
        return null;
    }

    private static (bool IsGiven, string? Scheme) Named(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var given = call.ArgumentList.Arguments.Select(static argument => argument.Expression)
            .FirstOrDefault(value => value is not AnonymousFunctionExpressionSyntax && model.GetTypeInfo(value, cancellationToken).Type?.SpecialType == SpecialType.System_String);
        return (given is not null, given is null ? null : ConstantStrings.Of(model.GetOperation(given, cancellationToken)));
    }

    // Options that are kept in a local may get their type later.
    private static string? AuthenticationType(BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer, SemanticModel model, CancellationToken cancellationToken)
    {
        var set = initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static set => set.Left is IdentifierNameSyntax { Identifier.ValueText: "AuthenticationType" });
        return set is null ? creation.Parent is ArgumentSyntax ? "Cookies" : null : ConstantStrings.Of(model.GetOperation(set.Right, cancellationToken));
    }
}
