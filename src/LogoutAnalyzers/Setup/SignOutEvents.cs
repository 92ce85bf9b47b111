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

namespace LogoutAnalyzers.Setup;

/// <summary>
/// What the application has run whenever a scheme is signed out: handlers of <c>OnSigningOut</c> and its kin, overrides in a class of
/// events, a <c>SignInManager</c> or authentication service of its own.
/// </summary>
internal sealed class SignOutEvents
{
    /// <summary>The events that are set by assignment.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("OnSigningOut", "OnResponseSignOut", "OnRedirectToIdentityProviderForSignOut", "OnSignedOutCallbackRedirect");

    private static readonly HashSet<string> s_methods = new(StringComparer.Ordinal) { "SigningOut", "SignOutAsync", "RedirectToIdentityProviderForSignOut", "SignedOutCallbackRedirect" };

    private static readonly string[] s_types =
    {
        "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents", "Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectEvents",
        AspNetCoreApis.SignInManager, AspNetCoreApis.AuthenticationService, "Microsoft.AspNetCore.Authentication.IAuthenticationSignOutHandler",
    };

    // A lambda or a method, neither for a handler that cannot be seen; and whether it runs for an identity provider's scheme only.
    private readonly List<(SyntaxNode? Lambda, IMethodSymbol? Method, bool IsRemote)> _handlers = new();

    private SignOutEvents()
    {
    }

    public static SignOutEvents Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var events = new SignOutEvents();
        NamedCode.Each(compilation, names, modelOf, static word => Names.Contains(word), (word, name, model) =>
        {
            if (NamedCode.Around(name) is not AssignmentExpressionSyntax { Right: var handler }) return;
            var info = model.GetSymbolInfo(handler, cancellationToken);
            var method = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
            events._handlers.Add((handler as AnonymousFunctionExpressionSyntax, method, IsRemote(word)));
        }, cancellationToken);
        foreach (var method in compilation.DeclaredUnder(s_methods.Contains, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>())
            if (s_types.Any(method.ContainingType.IsOrInherits)) events._handlers.Add((null, method, IsRemote(method.Name)));
        return events;
    }

    public bool IsEmpty => _handlers.Count == 0;

    /// <summary>What all of them do.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="signsOutRemotely">Whether a scheme of an identity provider is signed out, too.</param>
    /// <param name="summaries">The bodies.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Answer Do(Question question, bool signsOutRemotely, Summaries summaries, CancellationToken cancellationToken)
    {
        var answer = Answer.Nothing;
        foreach (var (lambda, method, isRemote) in _handlers)
        {
            if (isRemote && !signsOutRemotely) continue;
            answer = Answer.And(answer, lambda is not null ? summaries.Solve(lambda, question, cancellationToken)?.ToAnswer() ?? Answer.CannotTell
                : method is { DeclaringSyntaxReferences.IsEmpty: false } ? summaries.Of(method, question, cancellationToken) : Answer.CannotTell);
        }
        return answer.IfCalled();
    }

    private static bool IsRemote(string handler) => handler.EndsWith("ForSignOut", StringComparison.Ordinal) || handler.EndsWith("CallbackRedirect", StringComparison.Ordinal);
}
