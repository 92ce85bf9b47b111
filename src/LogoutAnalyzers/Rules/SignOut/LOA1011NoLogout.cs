using System;
using System.Collections.Immutable;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1011: sessions begin in this application, and nothing in it ends them.</summary>
[NoCodeFix("Where a logout belongs, and what it has to do besides, is for the application to decide.")]
internal sealed class NoLogout : SetupRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1011",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Application signs users in but has no logout",
        "{0}, but nothing in this application {1}; {2}",
        "Whoever can log in must be able to log out. Without a logout the session lives until it expires, on every device and in every copy of the cookie or token that somebody has taken.");

    public override void Check(SyntaxTree tree, RuleContext context)
    {
        if (context.Model.StartWithoutLogout(context.CancellationToken) is not { } start || start.Location.SourceTree != tree) return;
        var (begins, ends, remedy) = Texts(start, context.Model.Threshold(OptionKeys.MaxAccessTokenLifetime));
        context.Report(start.Location, ImmutableArray<Location>.Empty, ImmutableDictionary<string, string?>.Empty, begins, ends, remedy);
    }

    private static (string Begins, string Ends, string Remedy) Texts(SessionStart start, TimeSpan longest) => start.Kind switch
    {
        SessionStartKind.Identity => ("Users are signed in here", "signs them out", "add a logout that calls SignInManager.SignOutAsync"),
        SessionStartKind.Forms => ("Users get a ticket of forms authentication here", "signs them out", "add a logout that calls FormsAuthentication.SignOut"),
        SessionStartKind.Owin => ("Users are signed in here", "signs them out", "add a logout that calls AuthenticationManager.SignOut"),
        SessionStartKind.IdentityApi => ("'MapIdentityApi' lets users log in", "logs them out", "add an endpoint that calls SignInManager.SignOutAsync and UserManager.UpdateSecurityStampAsync"),
        SessionStartKind.StoredToken => ("Users get refresh tokens here", "revokes them", "add a logout that does"),
        SessionStartKind.LongToken => ($"Users get access tokens for {Duration.InWords(start.Life!.Value)} here", "ends them earlier", $"add a logout that revokes them, or let them live for {Duration.InWords(longest)} at most"),
        _ when start.Scheme is { } scheme => ($"Users are signed in with the scheme \"{scheme}\" here", "signs them out", $"add a logout that calls HttpContext.SignOutAsync(\"{scheme}\")"),
        _ => ("Users are signed in here", "signs them out", "add a logout that calls HttpContext.SignOutAsync"),
    };
}
