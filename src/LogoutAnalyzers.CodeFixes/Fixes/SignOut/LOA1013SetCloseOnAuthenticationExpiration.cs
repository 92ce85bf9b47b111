using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Lets the connections of a hub end when the sign-in that opened them expires.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SetCloseOnAuthenticationExpiration : RuleFix
{
    private const string Option = "CloseOnAuthenticationExpiration";

    /// <summary>Fixes LOA1013.</summary>
    public SetCloseOnAuthenticationExpiration()
        : base("LOA1013", "Close the hub's connections when the sign-in expires")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.ContainsKey(OpenConnectionOutlivesSession.OptionProperty) || await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        // The option came with .NET 6.
        if (edits.Model.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.Connections.HttpConnectionDispatcherOptions")?.GetMembers(Option).IsEmpty != false) return null;
        if (edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } mapping) return null;
        return (arguments.Count switch
        {
            1 => TryAdd(edits, mapping),
            // Somebody has written "false": that is a decision.
            2 when arguments[1].Expression is LambdaExpressionSyntax lambda && !lambda.DescendantTokens().Any(static token => token.ValueText == Option) => OptionsLambdaEdit.TryAdd(edits, lambda, Option + " = true"),
            _ => false,
        }) ? edits.Apply() : null;
    }

    // app.MapHub<ChatHub>("/chat", options => options.CloseOnAuthenticationExpiration = true)
    private static bool TryAdd(SourceEdits edits, InvocationExpressionSyntax mapping)
    {
        var name = edits.Model.LookupSymbols(mapping.SpanStart, name: "options").IsEmpty ? "options" : "hubOptions";
        edits.Insert(mapping.ArgumentList.Arguments[0].Span.End, $", {name} => {name}.{Option} = true");
        return true;
    }
}
