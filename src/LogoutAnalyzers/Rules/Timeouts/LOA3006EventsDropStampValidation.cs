using System.Collections.Immutable;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.Timeouts;

/// <summary>LOA3006: events of the application's own take the place of those by which Identity validates the security stamp.</summary>
internal sealed class EventsDropStampValidation : SetupRule
{
    /// <summary>How the validation was lost: the name of a <see cref="StampLoss"/>.</summary>
    public const string KindProperty = "Kind";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA3006",
        Promise.NoKnownFalsePositives,
        Categories.Timeouts,
        "Custom cookie events switch off security-stamp validation",
        "{0}, so a stolen cookie survives a changed password; {1}",
        "ASP.NET Core Identity validates the security stamp in the event OnValidatePrincipal of its cookie. New events, a type of events or another handler take its place, usually for the sake of a different event. From then on nothing ends the sessions of a user whose password has changed.");

    public override void Check(SyntaxTree tree, RuleContext context)
    {
        if (context.Model.IsTest || context.Model.LostStampValidation(context.CancellationToken) is not { } lost || lost.Location.SourceTree != tree) return;
        var (what, remedy) = Words(lost);
        context.Report(PlaceOf(lost.Location), ImmutableArray<Location>.Empty, ImmutableDictionary<string, string?>.Empty.Add(KindProperty, lost.Kind.ToString()), what, remedy);
    }

    private static (string What, string Remedy) Words(LostStampValidation lost) => lost.Kind switch
    {
        StampLoss.Events or StampLoss.EventsType when lost.EventsClass is null => ("These events replace those by which Identity validates the security stamp", "set OnValidatePrincipal to SecurityStampValidator.ValidatePrincipalAsync, too, or set single events"),
        StampLoss.Events or StampLoss.EventsType => ($"'{lost.EventsClass!.Name}' replaces the events by which Identity validates the security stamp", "override ValidatePrincipal and call SecurityStampValidator.ValidatePrincipalAsync"),
        StampLoss.Override => ($"'{lost.EventsClass!.Name}' replaces the events by which Identity validates the security stamp", "call SecurityStampValidator.ValidatePrincipalAsync in it"),
        StampLoss.Handler => ("This handler replaces the one by which Identity validates the security stamp", "call SecurityStampValidator.ValidatePrincipalAsync in it"),
        _ => ("Nothing validates the security stamp of a cookie that is registered by hand", "use AddIdentityCookies, or set OnValidatePrincipal to SecurityStampValidator.ValidatePrincipalAsync"),
    };

    // options.Events in options.Events = …, whatever comes after it.
    private static Location PlaceOf(Location location) =>
        location.SourceTree?.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true) is AssignmentExpressionSyntax { Left: { } target } ? target.GetLocation() : location;
}
