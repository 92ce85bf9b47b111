using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1013: a hub, a Blazor circuit or a WebSocket goes on for a user whose session has ended.</summary>
internal sealed class OpenConnectionOutlivesSession : CallRule
{
    /// <summary>Present when the option that ends connections with the sign-in is not set.</summary>
    public const string OptionProperty = "Option";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1013",
        Promise.NeedsJudgement,
        Categories.SignOut,
        "Open connection outlives the session",
        "{0}; {1}",
        "A connection is authenticated once, when it is opened. What ends the session later, a logout, an expired cookie or token, does not reach it: it goes on to receive messages and to run methods as the user.");

    public override bool IsAbout(string? word, LogoutModel model) => word is HubMapping.Name or SocketLoops.Name or BlazorCircuits.Name or BlazorCircuits.OldName;

    public override void Check(IOperation operation, RuleContext context)
    {
        if (operation is not IInvocationOperation call) return;
        if (HubMapping.From(call) is { } hub) CheckHub(hub, context);
        else if (call.TargetMethod.Name == SocketLoops.Name) CheckSocket(call, context);
        else if (BlazorCircuits.IsRegistration(call)) CheckCircuits(call, context);
    }

    private static void CheckHub(HubMapping hub, RuleContext context)
    {
        var kept = context.Model.KeptSignIns(context.CancellationToken);
        var connections = context.Model.OpenConnections(context.CancellationToken);
        if (connections.AreClosed || hub.ChecksCalls() || !kept.DoEnd(hub.Schemes)) return;
        var hasLogout = kept.AreCookies(hub.Schemes) && context.Model.Entries(context.CancellationToken).Any();
        var endsWithSignIn = connections.EndWithSignIn(hub.Syntax);
        if (endsWithSignIn && !hasLogout) return;
        var remedies = new[] { endsWithSignIn ? null : "set CloseOnAuthenticationExpiration", hasLogout ? "abort the user's connections at logout" : null };
        Report(
            context,
            hub.Syntax.GetLocation(),
            $"Hub '{hub.Hub.Name}' keeps its connections open after " + (endsWithSignIn ? "the user has logged out, until the sign-in expires" : hasLogout ? "the user has logged out, and after the sign-in has expired" : "the sign-in has expired"),
            string.Join(", and ", remedies.Where(static remedy => remedy is not null)),
            endsWithSignIn ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(OptionProperty, null));
    }

    private static void CheckSocket(IInvocationOperation accept, RuleContext context)
    {
        if (!context.Model.KeptSignIns(context.CancellationToken).DoEnd(ImmutableArray<string>.Empty) || !SocketLoops.Is(accept, context.Model.Graphs, context.CancellationToken) || !SocketUsers.AreSignedIn(accept)) return;
        Report(context, accept.Syntax.GetLocation(), "This WebSocket goes on after the session of its user has ended", "check the session in its loop, or close it at logout");
    }

    private static void CheckCircuits(IInvocationOperation registration, RuleContext context)
    {
        var (model, cancellationToken) = (context.Model, context.CancellationToken);
        var connections = model.OpenConnections(cancellationToken);
        if (!connections.HasCircuits || connections.HasOwnProvider || !model.KeptSignIns(cancellationToken).AreCookies(ImmutableArray<string>.Empty)) return;
        var logouts = model.Entries(cancellationToken).ToList();
        if (logouts.Count == 0) return;
        const string What = "The circuits of Blazor stay signed in after the user has logged out";
        if (connections.RevalidatingProviders.Count == 0)
            Report(context, BlazorCircuits.LocationOf(registration), What, "register a provider that derives from RevalidatingServerAuthenticationStateProvider");
        else if (connections.RevalidatingProviders.All(BlazorCircuits.ComparesStampOnly) && logouts.All(logout => model.Summaries.Solve(logout.Body, Question.RotatesStamp, cancellationToken) is { Anywhere: { Sometimes: false, Unknown: false } }))
            Report(context, BlazorCircuits.LocationOf(registration), What + $": '{connections.RevalidatingProviders[0].Name}' compares the security stamp, which no logout rotates", "rotate the stamp at logout, or let the provider ask for the session");
    }

    private static void Report(RuleContext context, Location location, string what, string remedy, ImmutableDictionary<string, string?>? properties = null) =>
        context.Report(location, ImmutableArray<Location>.Empty, properties ?? ImmutableDictionary<string, string?>.Empty, what, remedy);
}
