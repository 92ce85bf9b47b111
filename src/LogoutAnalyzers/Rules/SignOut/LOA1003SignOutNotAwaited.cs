using System.Collections.Immutable;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1003: the task of a sign-out is dropped, or a sign-out result is created and never returned.</summary>
internal sealed class SignOutNotAwaited : CallRule
{
    public const string FateProperty = "Fate";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1003",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Sign-out is started but not awaited or not returned",
        "{0} {1}",
        "A sign-out result that is not returned never runs. A sign-out task that nobody awaits works by luck: with an asynchronous ticket store or OnSigningOut handler the answer is sent before the session has ended, and the exception of a wrong scheme is lost.");

    public override bool IsAbout(string? word, LogoutModel model) => word is null || AspNetCoreApis.SignOutNames.Contains(word) || model.IsUserWord(word);

    public override void Check(IOperation call, RuleContext context)
    {
        var createsResult = SignOutWrappers.CreatesResult(call, context.Model);
        if (!createsResult && !SignOutWrappers.IsTask(call, context.Model, context.CancellationToken)) return;
        var fate = ValueFate.Of(call);
        if (fate == Fate.Used) return;
        context.Report(
            call.Syntax.GetLocation(),
            ImmutableArray<Location>.Empty,
            ImmutableDictionary<string, string?>.Empty.Add(FateProperty, fate.ToString()),
            createsResult ? "This sign-out result" : fate == Fate.AsyncVoid ? "This sign-out" : "The task of this sign-out",
            createsResult ? "is neither returned nor executed, so nobody is signed out; return it"
                : fate == Fate.AsyncVoid ? "is awaited in an 'async void' body that nobody can wait for, so the response may be sent before it is done; return a Task"
                : "is neither awaited nor returned, so the response may be sent before the session has ended and its exceptions are lost; await it");
    }
}
