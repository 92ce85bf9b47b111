using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers;

/// <summary>A scheme that a sign-out reaches in vain.</summary>
/// <param name="At">Where it is named, or the call that names none.</param>
/// <param name="Scheme">Its name; null for a default that does not exist.</param>
/// <param name="IsNamed">Whether the call names it.</param>
/// <param name="Reach">What signing it out does.</param>
internal sealed record StraySignOut(SyntaxNode At, string? Scheme, bool IsNamed, SchemeReach Reach);

/// <summary>Sign-outs that reach nothing that users are signed in with, told from the clean-up of other cookies.</summary>
internal static class StraySignOuts
{
    private static readonly HashSet<string> s_logins = new(StringComparer.Ordinal)
    {
        "login", "signin", "logon", "register", "registration", "external", "callback", "link", "challenge", "impersonate", "impersonation", "switch", "refresh",
    };

    private static readonly HashSet<string> s_signIns = new(StringComparer.Ordinal) { "SignInAsync", "SignIn", "PasswordSignInAsync", "ExternalLoginSignInAsync", "RefreshSignInAsync", "SignInWithClaimsAsync" };

    // Cookies that only carry a login from one step to the next.
    private static readonly HashSet<string> s_steps = new(StringComparer.Ordinal) { "Identity.External", "Identity.TwoFactorUserId", "Identity.TwoFactorRememberMe" };

    /// <summary>What a framework's sign-out does to a session. One that only cleans up does nothing.</summary>
    public static Effects EffectsOf(IOperation operation, LogoutModel model, CancellationToken cancellationToken)
    {
        // In a flow graph the operation has lost its initializer and the values of its locals.
        var written = operation.SemanticModel is null ? model.Graphs.ModelOf(operation.Syntax.SyntaxTree).GetOperation(operation.Syntax, cancellationToken) : operation;
        if ((SignOutCall.From(written ?? operation) ?? SignOutCall.From(operation)) is not { } call) return Effects.None;
        var setup = model.Authentication(cancellationToken);
        var effects = setup.EffectsOf(call);
        return effects == Effects.MissesSession && !setup.HoldsOnlyTokens && Schemes(call, model, cancellationToken).All(stray => IsCleanUp(stray, call.Operation.Syntax, model.Names)) ? Effects.None : effects;
    }

    /// <summary>The schemes that the call signs out in vain.</summary>
    public static ImmutableArray<StraySignOut> Of(IOperation operation, LogoutModel model, CancellationToken cancellationToken)
    {
        // No other scheme would do, which LOA2008 is about.
        if (model.Authentication(cancellationToken).HoldsOnlyTokens) return ImmutableArray<StraySignOut>.Empty;
        var strays = ImmutableArray<StraySignOut>.Empty;
        var isOwnHelper = false;
        if (SignOutCall.From(operation) is { } call) strays = Schemes(call, model, cancellationToken);
        else if (operation is IInvocationOperation helper && (isOwnHelper = true)) strays = SchemeParameters.Given(helper, model, cancellationToken).SelectMany(value => Stray(value, helper.Syntax, model, cancellationToken)).ToImmutableArray();
        if (strays.IsEmpty || SignOutWrappers.IsExpectation(operation)) return ImmutableArray<StraySignOut>.Empty;
        return strays.Where(stray => stray.Reach.Throws() || (!IsCleanUp(stray, operation.Syntax, model.Names) && !IsBeside(stray, operation, isOwnHelper, model, cancellationToken))).ToImmutableArray();
    }

    private static ImmutableArray<StraySignOut> Schemes(SignOutCall call, LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        if (!setup.HasSchemeFor(call)) return ImmutableArray<StraySignOut>.Empty;
        var reaches = setup.ReachOf(call);
        var isRight = reaches.Any(static scheme => scheme.Reach == SchemeReach.SignedIn);
        return reaches
            .Select((scheme, index) => new StraySignOut(call.Written.Length > index ? call.Written[index].WithoutConversions().Syntax : call.Operation.Syntax, scheme.Scheme, !call.Schemes.IsEmpty, scheme.Reach))
            .Where((stray, index) => stray.Reach.Throws() ? stray.Reach != SchemeReach.Unregistered || call.Written.Length <= index || !LibrarySchemes.Names(call.Written[index]) : stray.Reach == SchemeReach.Elsewhere && !isRight).ToImmutableArray();
    }

    private static IEnumerable<StraySignOut> Stray(IArgumentOperation argument, SyntaxNode call, LogoutModel model, CancellationToken cancellationToken) =>
        from value in SignOutCall.Values(argument.Value)
        let scheme = ConstantStrings.Of(value)
        let reach = model.Authentication(cancellationToken).ReachOf(scheme)
        where reach == SchemeReach.Elsewhere || (reach.Throws() && !(reach == SchemeReach.Unregistered && LibrarySchemes.Names(value)))
        select new StraySignOut(argument.IsImplicit ? call : value.WithoutConversions().Syntax, scheme, true, reach);

    // A scheme named outside a logout is a cookie on the way of a login, or one that the application looks after for reasons of its own.
    // So is one that is reached without a name in the course of a login.
    private static bool IsCleanUp(StraySignOut stray, SyntaxNode at, LogoutNames names)
    {
        if (stray.Reach != SchemeReach.Elsewhere) return false;
        if (stray.IsNamed) return !IsInLogout(at, names);
        return at.Ancestors().Any(ancestor => IsLogin(ancestor, names));
    }

    // LoginModel.OnGet, but not LoginController.Logout; app.MapPost("/login", …)
    private static bool IsLogin(SyntaxNode code, LogoutNames names) => code switch
    {
        MethodDeclarationSyntax { Identifier.ValueText: var name } method =>
            Words.Any(name, s_logins) || SignsIn(method) || (!names.Mentions(name) && method.Parent is TypeDeclarationSyntax type && Words.Any(type.Identifier.ValueText, s_logins)),
        LocalFunctionStatementSyntax { Identifier.ValueText: var name } local => Words.Any(name, s_logins) || SignsIn(local),
        AnonymousFunctionExpressionSyntax lambda => SignsIn(lambda) || (lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } && Words.Any(list.Arguments[0].Expression.ToString(), s_logins)),
        _ => false,
    };

    private static bool SignsIn(SyntaxNode body) =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && s_signIns.Contains(name) || call.Expression is IdentifierNameSyntax { Identifier.ValueText: var own } && s_signIns.Contains(own));

    private static bool IsInLogout(SyntaxNode at, LogoutNames names)
    {
        foreach (var ancestor in at.Ancestors())
        {
            switch (ancestor)
            {
                case MethodDeclarationSyntax method when names.Performs(method.Identifier.ValueText) || method.AttributeLists.Any(attributes => names.Mentions(attributes.ToString())):
                case LocalFunctionStatementSyntax local when names.Performs(local.Identifier.ValueText):
                case TypeDeclarationSyntax type when names.Mentions(type.Identifier.ValueText):
                // app.MapPost("/logout", …)
                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } } when names.Mentions(list.Arguments[0].Expression.ToString()):
                    return true;
            }
        }
        return false;
    }

    // Whether what users are signed in with is signed out on the same paths.
    private static bool IsBeside(StraySignOut stray, IOperation operation, bool isOwnHelper, LogoutModel model, CancellationToken cancellationToken)
    {
        var isInner = true;
        foreach (var body in BodiesAround(operation.Syntax))
        {
            if (model.Summaries.Solve(body, Question.EndsLocalSession, cancellationToken) is not { } flow) continue;
            var others = flow.DoneAt.Any(node => node != operation.Syntax && !IsStrayHelper(node, model, cancellationToken));
            if (others && (isOwnHelper || !isInner || !LeavesWithIt(body, flow, model, cancellationToken))) return true;
            // What cannot be seen may be the sign-out that this one only follows.
            if (stray.Scheme is not null && stray.IsNamed && s_steps.Contains(stray.Scheme) && flow.Anywhere.Unknown) return true;
            isInner = false;
        }
        return false;
    }

    // A path on which nothing but the stray sign-out runs.
    private static bool LeavesWithIt(SyntaxNode body, PathAnalysis flow, LogoutModel model, CancellationToken cancellationToken)
    {
        if (model.Summaries.Solve(body, Question.TriesToEndLocalSession, cancellationToken) is not { } tries) return false;
        return flow.Exits.Any(exit => !exit.DoneOrUnknown && tries.Exits.Any(tried => tried.Syntax == exit.Syntax && tried.Done));
    }

    private static bool IsStrayHelper(SyntaxNode node, LogoutModel model, CancellationToken cancellationToken) =>
        model.Graphs.ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) is IInvocationOperation call
        && SignOutCall.From(call) is null
        && SchemeParameters.Given(call, model, cancellationToken) is { Length: > 0 } given
        && given.All(argument => Stray(argument, node, model, cancellationToken).Any());

    // The function around the call, and those around it as long as they run it: a local function, a lambda handed to a call.
    private static IEnumerable<SyntaxNode> BodiesAround(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LocalFunctionStatementSyntax:
                    yield return ancestor;
                    break;
                case AnonymousFunctionExpressionSyntax:
                    yield return ancestor;
                    if (ancestor.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } || IsMapping(call)) yield break;
                    break;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    yield return ancestor;
                    yield break;
                case MemberDeclarationSyntax:
                    yield break;
            }
        }
    }

    private static bool IsMapping(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && (MinimalApiEndpoints.MapNames.Contains(name) || name is "Use" or "Run" or "MapWhen" or "UseWhen");
}
