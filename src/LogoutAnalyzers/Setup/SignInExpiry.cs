using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The expiry that a sign-in gives to its own session: <c>ExpiresUtc</c> of the properties that it is handed. While the session slides, each
/// renewal adds that time again, so it is the time that the session may stay idle. A persistent sign-in, and one without renewal, asks
/// how long a session may live altogether; that is another question.
/// https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/Cookies/src/CookieAuthenticationHandler.cs.
/// </summary>
/// <param name="Scheme">The scheme that is signed in with; null when it does not show.</param>
/// <param name="MayBePersistent">Whether the sign-in is persistent in some cases.</param>
internal readonly record struct SignInExpiry(string? Scheme, bool MayBePersistent)
{
    public const string Name = "ExpiresUtc";

    // What is set on their properties is what the user is signed in with.
    private static readonly string[] s_contexts =
    {
        "Microsoft.AspNetCore.Authentication.Cookies.CookieSigningInContext", "Microsoft.AspNetCore.Authentication.TicketReceivedContext", "Microsoft.Owin.Security.Cookies.CookieResponseSignInContext",
    };

    private static readonly HashSet<string> s_signIns = new(StringComparer.Ordinal) { "SignInAsync", "SignIn", "SignInWithClaimsAsync", "SignInResult" };

    /// <summary>The sign-in that an assignment to <c>ExpiresUtc</c> dates, or null where that is not its idle time.</summary>
    public static SignInExpiry? Of(IPropertyReferenceOperation target, ISimpleAssignmentOperation set, CancellationToken cancellationToken)
    {
        if (!SignInCalls.AreProperties(target.Property.ContainingType) || set.SemanticModel is not { } model) return null;
        if (BodyAround(set.Syntax) is not { } body) return null;
        var isPersistent = Assignments(body, "IsPersistent").Select(static assignment => assignment.Right).ToList();
        if (isPersistent.Any(value => model.GetConstantValue(value, cancellationToken) is { HasValue: true, Value: true } || IsChosenBy(value, set.Syntax)) || MayBeNull(set.Value)) return null;
        if (Assignments(body, "AllowRefresh").Any(assignment => model.GetConstantValue(assignment.Right, cancellationToken) is { HasValue: true, Value: false })) return null;
        var mayBePersistent = isPersistent.Any(value => !model.GetConstantValue(value, cancellationToken).HasValue);
        if (target.Instance is IPropertyReferenceOperation { Property.Name: "Properties", Instance.Type: { } context }) return s_contexts.Any(context.IsOrInherits) && !body.DescendantTokens().Any(static token => token.ValueText == "IsPersistent") ? new SignInExpiry(null, false) : null;
        foreach (var call in body.DescendantNodes().Where(static node => s_signIns.Contains(NameOf(node))))
            if (model.GetOperation(call, cancellationToken) is { } signIn && Arguments(signIn) is { } arguments && arguments.Any(argument => Is(argument.Value, set, target.Instance)))
                return new SignInExpiry(SchemeOf(arguments), mayBePersistent);
        return null;
    }

    /// <summary>Whether the expiry of a sign-in with that scheme is its idle time. Without renewal it is the end of the session, however active it is.</summary>
    public static bool IsInForce(string? scheme, CookieSessions sessions, AuthenticationSetup authentication) =>
        !PassingCookies.Are(scheme)
        && !sessions.SlidingExpirations.Any(setting => (scheme is null || setting.IsOf(scheme)) && setting.IsOn == false)
        && !authentication.Schemes.Any(known => known.Name == scheme && known.Kind == SchemeKind.Bearer);

    /// <summary>Whether every one of these sign-ins, and there is one, sets an expiry of its own, so that none has that of the cookie's options.</summary>
    public static bool IsSetByAll(IEnumerable<SessionStart> signIns) => signIns.Any() && signIns.All(static signIn => IsSetBy(signIn.Location));

    private static bool IsSetBy(Location signIn) =>
        BodyAround(signIn.SourceTree!.GetRoot().FindToken(signIn.SourceSpan.Start).Parent!) is { } body
        && Assignments(body, Name).Any(set => !set.Right.DescendantNodesAndSelf().Any(static part => part is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } or DefaultExpressionSyntax)
            && set.Ancestors().TakeWhile(node => node != body).OfType<IfStatementSyntax>().All(branch => branch.Span.Contains(signIn.SourceSpan)));

    /// <summary>Whether the code runs only where a choice of the user's says so: <c>if (model.RememberMe) …</c></summary>
    public static bool IsChosenBy(SyntaxNode choice, SyntaxNode code) =>
        code.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax).OfType<IfStatementSyntax>().Any(branch => branch.Condition.DescendantNodesAndSelf().Any(part => part.IsEquivalentTo(choice, topLevel: false)));

    // model.RememberMe ? DateTimeOffset.UtcNow.AddDays(30) : null
    private static bool MayBeNull(IOperation value) =>
        value.DescendantsAndSelf().OfType<IConditionalOperation>().Any(static choice => choice.WhenTrue.WithoutConversions() is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } } || choice.WhenFalse?.WithoutConversions() is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } });

    private static SyntaxNode? BodyAround(SyntaxNode code) => code.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);

    private static IEnumerable<AssignmentExpressionSyntax> Assignments(SyntaxNode body, string property) =>
        body.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(set => set.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property || set.Left is MemberAccessExpressionSyntax member && member.Name.Identifier.ValueText == property);

    private static string NameOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } => name,
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: var name } } => name,
        _ => "",
    };

    private static IEnumerable<IArgumentOperation>? Arguments(IOperation signIn) => signIn switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => null,
    };

    // The properties are made in the argument, or kept in a local.
    private static bool Is(IOperation argument, ISimpleAssignmentOperation set, IOperation? owner)
    {
        argument = argument.WithoutConversions();
        if (argument.Syntax.Span.Contains(set.Syntax.Span)) return true;
        var local = argument is ILocalReferenceOperation reference ? reference.Local : null;
        if (local is null) return false;
        if (owner is ILocalReferenceOperation written) return SymbolEqualityComparer.Default.Equals(written.Local, local);
        return local.DeclaringSyntaxReferences.Any(declared => declared.Span.Contains(set.Syntax.Span) && declared.SyntaxTree == set.Syntax.SyntaxTree);
    }

    private static string? SchemeOf(IEnumerable<IArgumentOperation> arguments) =>
        ConstantStrings.Of(arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "scheme" or "authenticationScheme" && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value);
}
