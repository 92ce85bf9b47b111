using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1008: a session store whose removal removes nothing, or whose renewal brings back what was removed.</summary>
[NoCodeFix("Where the entry is, and how it is removed, only the store's author knows.")]
internal sealed class StoreDoesNotRemoveSession : DeclarationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1008",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Session store does not remove the session",
        "'{0}' {1}",
        "A session store makes logout final: the cookie carries only a key, and once the entry is removed, the key opens nothing. A store that does not remove the entry, or that stores it again when a late request renews it, undoes that.");

    public override bool IsAbout(string word) => SessionStore.Names.Contains(word);

    public override void Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, RuleContext context)
    {
        if (StoreImplementation.Of(type, context.Model.Graphs) is not { } store || store.KeepsNothing(context.CancellationToken)) return;
        foreach (var method in store.Removals)
            if (store.IsIdle(method, context.CancellationToken)) Report(method, $"does not remove the {store.Interface.Kept}, {store.Interface.LivesOn}; remove its entry here");
            else if (store.IsNotImplemented(method, context.CancellationToken)) Report(method, $"only throws, so logging out fails and the {store.Interface.Kept} stays usable; remove its entry here");
        if (store.Renewal is { } renewal && store.Upserts(renewal, context.CancellationToken) && MayBeRenewed(context))
            Report(renewal, "stores the session without asking whether it is still there, so a request in flight during logout brings the session back; renew only an entry that exists");

        void Report(IMethodSymbol method, string text)
        {
            var at = method.Locations.FirstOrDefault(location => location.SourceTree == declaration.SyntaxTree);
            // Partial types: what stands in another file is evidence for a report in this one.
            context.Report(at ?? declaration.Identifier.GetLocation(), at is null ? method.Locations : ImmutableArray<Location>.Empty, ImmutableDictionary<string, string?>.Empty, type.Name + "." + StoreImplementation.NameOf(method), text);
        }
    }

    // Where no cookie slides, nothing calls the renewal.
    private static bool MayBeRenewed(RuleContext context)
    {
        var cookies = context.Model.Authentication(context.CancellationToken).Schemes.Where(static scheme => scheme is { Kind: SchemeKind.Cookie, Name: not null }).ToList();
        return cookies.Count == 0 || cookies.Any(scheme => context.Model.CookieSessions(context.CancellationToken).MayRenew(scheme.Name!));
    }
}
