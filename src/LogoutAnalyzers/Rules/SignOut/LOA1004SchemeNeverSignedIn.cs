using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1004: a sign-out reaches a scheme that users are not signed in with, or throws.</summary>
internal sealed class SchemeNeverSignedIn : CallRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1004",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Sign-out names a scheme that is never signed in",
        "{0}; {1}",
        "A sign-out ends what one scheme signed in. With another registered scheme it answers as if all were well and leaves the user signed in; with one that is not registered, cannot sign out, or is missing as a default, it throws.");

    public override bool IsAbout(string? word, LogoutModel model) => word is null || AspNetCoreApis.SignOutNames.Contains(word);

    public override void Check(IOperation call, RuleContext context)
    {
        foreach (var stray in StraySignOuts.Of(call, context.Model, context.CancellationToken))
        {
            var setup = context.Model.Authentication(context.CancellationToken);
            var remedy = SchemeRemedy.For(stray, call, setup);
            context.Report(stray.At.GetLocation(), remedy.Evidence, remedy.ToProperties(), Describe(stray, remedy), remedy.Text);
        }
    }

    private static string Describe(StraySignOut stray, SchemeRemedy remedy) => stray.Reach switch
    {
        SchemeReach.NoDefault => "This sign-out names no scheme and none is the default, so it throws and the user stays signed in",
        SchemeReach.Unregistered => $"The scheme \"{stray.Scheme}\" is not registered, so this sign-out throws and the user stays signed in",
        SchemeReach.Refused => $"The scheme \"{stray.Scheme}\" cannot sign out, so this sign-out throws and the user stays signed in",
        _ when stray.Scheme is null => $"A sign-out without an authentication type leaves passive middleware alone, and users are signed in with {remedy.Users}",
        _ when stray.IsNamed => $"This signs out \"{stray.Scheme}\", but users are signed in with {remedy.Users}",
        _ => $"A sign-out without a scheme signs out \"{stray.Scheme}\" here, but users are signed in with {remedy.Users}",
    };
}
