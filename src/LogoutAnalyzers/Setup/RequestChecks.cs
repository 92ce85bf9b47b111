using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Code of the application's own that is run for requests in general and looks at who sends them: middleware, filters, authorization
/// handlers, events of Global.asax. It may turn down a session that the cookie alone would still open.
/// </summary>
internal static class RequestChecks
{
    private static readonly HashSet<string> s_members = new(StringComparer.Ordinal)
    {
        "Invoke", "InvokeAsync", "OnAuthorization", "OnAuthorizationAsync", "AuthorizeCore", "OnActionExecuting", "OnActionExecutionAsync", "OnActionExecutingAsync", "OnPageHandlerExecuting", "OnPageHandlerExecutionAsync",
        "HandleAsync", "HandleRequirementAsync", "TransformAsync", "IsAuthorized", "SendAsync", "Authenticate", "AuthenticateAsync",
        "Application_AuthenticateRequest", "Application_PostAuthenticateRequest", "Application_AuthorizeRequest", "Application_AcquireRequestState", "Application_PostAcquireRequestState", "Application_PreRequestHandlerExecute", "Application_BeginRequest",
    };

    private static readonly HashSet<string> s_identities = new(StringComparer.Ordinal) { "User", "Session", "Cookies", "Principal", "Claims", "AuthenticateAsync", "SignOutAsync", "SignOut", "FormsAuthentication" };

    private static readonly HashSet<string> s_logins = new(StringComparer.Ordinal) { "login", "logon", "signin", "unauthorized", "challenge", "forbid" };

    // What a control shows.
    private static readonly HashSet<string> s_labels = new(StringComparer.Ordinal) { "Text", "InnerText", "InnerHtml", "Title", "ToolTip", "NavigateUrl", "HRef", "CssClass", "Visible", "Enabled" };

    private const string SessionWord = "Session";

    private static readonly HashSet<string> s_inline = new(StringComparer.Ordinal) { "Use", "UseWhen", "AddEndpointFilter" };

    public static bool Any(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken) => Members(compilation, graphs, cancellationToken).Any();

    /// <summary>The members that do so.</summary>
    public static IEnumerable<IMethodSymbol> Members(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken) =>
        Steps(compilation, graphs, cancellationToken).Where(symbol => symbol.DeclaringSyntaxReferences.Any(reference => LooksAtUser(reference.GetSyntax(cancellationToken))));

    /// <summary>The members that may be run for requests in general, whatever they look at.</summary>
    public static IEnumerable<IMethodSymbol> Steps(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken) =>
        compilation.DeclaredUnder(s_members.Contains, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>().Where(symbol => !symbol.IsAbstract && graphs.Declares(symbol));

    /// <summary>The same for middleware that is written where it is registered, <c>app.Use(async (context, next) => …)</c>, beside a registration.</summary>
    public static bool AnyBeside(Location registration, CancellationToken cancellationToken) => Beside(registration, cancellationToken).Any();

    /// <summary>The lambdas of such middleware.</summary>
    public static IEnumerable<AnonymousFunctionExpressionSyntax> Beside(Location registration, CancellationToken cancellationToken) => StepsBeside(registration, cancellationToken).Where(LooksAtUser);

    /// <summary>The lambdas of middleware, whatever they look at.</summary>
    public static IEnumerable<AnonymousFunctionExpressionSyntax> StepsBeside(Location registration, CancellationToken cancellationToken) =>
        registration.SourceTree is not { } tree ? Enumerable.Empty<AnonymousFunctionExpressionSyntax>() : tree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && s_inline.Contains(name))
            .SelectMany(static call => call.ArgumentList.Arguments).Select(static argument => argument.Expression).OfType<AnonymousFunctionExpressionSyntax>();

    /// <summary>
    /// Whether pages ask the session who is signed in and send everybody else to the login: then the ticket alone opens nothing once the
    /// session is emptied. <c>if (Session["User"] == null) Response.Redirect("~/Login.aspx")</c>
    /// </summary>
    public static bool AskSession(Compilation compilation, NameSet names, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        var found = false;
        NamedCode.Each(compilation, names, graphs.ModelOf, word => !found && word == SessionWord, (_, name, _) => found = found || IsSessionGate(name), cancellationToken);
        return found;
    }

    private static bool IsSessionGate(SimpleNameSyntax session) =>
        session.FirstAncestorOrSelf<IfStatementSyntax>(condition => condition.Condition.Span.Contains(session.Span)) is { } check && LeadsToLogin(check);

    /// <summary>Whether the code sends who comes along to the login, or answers that nobody is signed in.</summary>
    public static bool LeadsToLogin(SyntaxNode code) => code.DescendantTokens().Any(static token => Refuses(token) && SendsAway(token));

    private static bool Refuses(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.IdentifierToken => Words.AnyOrPair(token.ValueText, s_logins),
        SyntaxKind.NumericLiteralToken => token.Value is 401 or 403,
        _ => false,
    };

    // Response.Redirect(LoginUrl), RedirectToLogin(), return new LoginRequired(), but not loginLink.Visible = true or link.Text = "Login".
    private static bool SendsAway(SyntaxToken token)
    {
        for (var node = token.Parent; node is not (null or StatementSyntax); node = node.Parent)
        {
            switch (node)
            {
                case ArgumentSyntax or AttributeArgumentSyntax or BaseObjectCreationExpressionSyntax or ThrowExpressionSyntax:
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } when access.Name.Span.Contains(token.Span):
                case InvocationExpressionSyntax { Expression: SimpleNameSyntax }:
                    return true;
                case AssignmentExpressionSyntax set:
                    return set.Right.Span.Contains(token.Span) && !s_labels.Contains(set.Left.ToString().Split('.').Last());
            }
        }
        return token.Parent?.FirstAncestorOrSelf<StatementSyntax>() is ReturnStatementSyntax or ThrowStatementSyntax;
    }

    private static bool LooksAtUser(SyntaxNode code) => code.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && s_identities.Contains(token.ValueText));
}
