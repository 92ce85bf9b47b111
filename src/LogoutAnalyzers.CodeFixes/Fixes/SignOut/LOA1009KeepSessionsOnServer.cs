using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Registers a ticket store for the scheme, where the scheme is registered; writes one where the application has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class KeepSessionsOnServer : RuleFix
{
    private const string TicketStore = "Microsoft.AspNetCore.Authentication.Cookies.ITicketStore";

    /// <summary>Fixes LOA1009.</summary>
    public KeepSessionsOnServer()
        : base("LOA1009", "Keep the sessions on the server, in a ticket store")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(SessionCookieReplayable.SchemeProperty, out var scheme) || scheme is null) return null;
        // Asked anew: the fix of another logout may have registered the store already.
        if (await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { Compilation: var compilation } model) return null;
        if (model.CookieSessions(cancellationToken).MayRefuse(scheme)) return null;
        var registered = model.Authentication(cancellationToken).Schemes.FirstOrDefault(candidate => candidate.Name == scheme && candidate.Kind == SchemeKind.Cookie && !candidate.IsOwin);
        if (registered?.Location.SourceTree is not { } file || document.Project.Solution.GetDocument(file) is not { } other || compilation.GetTypesByMetadataName(TicketStore).IsEmpty) return null;
        if (await SourceEdits.OfAsync(other, cancellationToken).ConfigureAwait(false) is not { } edits || ServiceRegistrations.At(edits, registered.Location) is not { } registrations) return null;
        var known = RegisteredServices.In(compilation, cancellationToken);
        var lines = new List<string> { "// Sessions are kept on the server: a copied cookie opens nothing after the logout." };
        if (!known.HasTicketStore)
        {
            // A store of the application's own may need more than its registration.
            if (HasOwnStore(compilation, cancellationToken) || TicketStoreClass.NameFor(compilation, cancellationToken) is not { } name || !TicketStoreClass.TryAdd(edits, name)) return null;
            if (!known.HasDistributedCache) lines.Add($"{registrations.Services}.AddDistributedMemoryCache();");
            lines.Add($"{registrations.Services}.AddSingleton<ITicketStore, {name}>();");
        }
        var position = registrations.Statement.SpanStart;
        Usings.AddFor(edits, position, "Microsoft.AspNetCore.Authentication.Cookies", "ITicketStore");
        lines.Add($"{registrations.Services}.AddOptions<CookieAuthenticationOptions>({SchemeExpression.For(edits, position, scheme)})");
        lines.Add(edits.Style.Unit + ".Configure<ITicketStore>((options, store) => options.SessionStore = store);");
        registrations.Add(edits, lines);
        return edits.Apply();
    }

    private static bool HasOwnStore(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetSymbolsWithName(static name => name.EndsWith("RetrieveAsync", System.StringComparison.Ordinal), SymbolFilter.Member, cancellationToken)
            .Any(static member => member.ContainingType.IsOrInherits(TicketStore) && !Implementations.IsTestDouble(member.ContainingType));
}
