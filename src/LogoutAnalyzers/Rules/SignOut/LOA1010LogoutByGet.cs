using System.Collections.Immutable;
using System.Threading;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1010: a link on another site logs the user out, or a form that nothing protects.</summary>
internal sealed class LogoutByGet : EntryRule
{
    /// <summary>The property that says whether the framework's antiforgery filter can stand at the entry.</summary>
    public const string TokenProperty = "Token";

    private static readonly string[] s_waivers = { "DisableAntiforgery" };

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1010",
        Promise.NeedsJudgement,
        Categories.SignOut,
        "Logout can be triggered by a GET request",
        "'{0}' {1}",
        "A browser follows links and redirects to any site with GET, and sends the cookies along. A logout that answers GET, or a form that neither a token nor authorization protects, can be triggered from every other page.");

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (entry.Kind is not (EntryKind.ControllerAction or EntryKind.PageHandler or EntryKind.MinimalApi or EntryKind.WebForms or EntryKind.EndpointClass)) return;
        var (model, cancellationToken) = (context.Model, context.CancellationToken);
        if (!model.EndsWhatBrowsersSend(entry, cancellationToken) || ProtocolEndpoints.Is(entry) || ForgeryProtection.ChecksRequest(entry)) return;
        var authorization = model.AuthorizationOf(entry, cancellationToken);
        var (sameSite, schemes) = (model.SameSite(cancellationToken), model.Authentication(cancellationToken).SignedIn);
        if (entry.MayBeGet)
        {
            // A Strict cookie does not travel with the link, but the answer deletes it all the same where nobody asks who calls.
            if (ConfirmationPages.Asks(entry) || (authorization != Authorization.Anonymous && sameSite.MayBeStrict(schemes))) return;
            Report("ends the session on a GET request, so a link or redirect on any other site logs the user out; accept only POST", LogoutLinks.To(entry, model, cancellationToken).ToImmutableArray());
        }
        else if (WaivedAt(entry, model) is { } waiver && !ForgeryProtection.WantsJson(entry))
        {
            if (authorization == Authorization.Anonymous) Report("accepts a form without an antiforgery token from anybody, so any other site can log the user out; validate the token", ImmutableArray.Create(waiver));
            else if (authorization == Authorization.Required && sameSite.IsNone(schemes)) Report("accepts a form without an antiforgery token, and the cookie is sent with it from any other site, which can so log the user out; validate the token", ImmutableArray.Create(waiver));
        }

        void Report(string flaw, ImmutableArray<Location> evidence) =>
            context.Report(entry.Location, evidence, ImmutableDictionary<string, string?>.Empty.Add(TokenProperty, TakesToken(entry, model, cancellationToken).ToString()), entry.Name, flaw);
    }

    private static bool TakesToken(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        !ForgeryProtection.IsApi(entry.Symbol) && AntiforgeryFilter.Fits(entry.Symbol, word => model.IsWritten(word, cancellationToken));

    private static Location? WaivedAt(LogoutEntry entry, LogoutModel model) =>
        ForgeryProtection.Waiver(entry)?.ApplicationSyntaxReference is { } attribute ? Location.Create(attribute.SyntaxTree, attribute.Span)
        : entry.Mapping is { } mapping ? MappingChain.Call(mapping, model.Graphs.ModelOf(mapping.SyntaxTree), s_waivers, out _)?.Name.GetLocation() : null;
}
