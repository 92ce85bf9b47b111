using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers;

/// <summary>A place that lets browsers keep what only signed-in users may see.</summary>
/// <param name="Directive">What is said there.</param>
/// <param name="Content">One of those that it speaks for.</param>
internal sealed record CacheFlaw(CacheDirective Directive, PrivateContent Content);

/// <summary>The directives that are in force for private contents and do not forbid to keep them, each once.</summary>
internal static class CacheFlaws
{
    public static ImmutableArray<CacheFlaw> Find(LogoutModel model, CancellationToken cancellationToken)
    {
        if (!MayBeAny(model, cancellationToken)) return ImmutableArray<CacheFlaw>.Empty;
        var flaws = ImmutableArray.CreateBuilder<CacheFlaw>();
        var found = new HashSet<(string?, TextSpan)>();
        foreach (var (content, response) in PrivatePages.Responses(model, cancellationToken))
        {
            if (model.OutputCaching(cancellationToken).Of(content, response, cancellationToken) is { } stored) Add(new CacheDirective(Caching.Kept, stored) { IsStored = true }, content);
            if (model.CachePolicyOf(content, response, cancellationToken).Decisive() is not { } directive || IsAsked(directive, response, model, cancellationToken)) continue;
            // To scripts and programs nothing is shown again by a back button.
            if (!response.IsByToken || directive.Caching == Caching.Kept) Add(directive, content);
        }
        return flaws.ToImmutable();

        void Add(CacheDirective directive, PrivateContent content)
        {
            if (directive.Location is { } location && found.Add((location.SourceTree?.FilePath ?? location.GetLineSpan().Path, location.SourceSpan))) flaws.Add(new CacheFlaw(directive, content));
        }
    }

    // Most applications say nothing of the kind: then nobody has to know what is private.
    private static bool MayBeAny(LogoutModel model, CancellationToken cancellationToken) =>
        CacheDirectives.AttributeNames.Any(word => model.IsWritten(word, cancellationToken)) || model.CachePolicies(cancellationToken).LetAnyBeKept
        || model.Files.Markup(cancellationToken).Any(static file => MarkupCaching.Duration(file) is not null);

    // A browser that asks each time whether its copy is still good is given one on purpose; nobody else may have it.
    private static bool IsAsked(CacheDirective directive, PrivateResponse response, LogoutModel model, CancellationToken cancellationToken) =>
        directive.Written is not (AttributeSyntax or BaseObjectCreationExpressionSyntax) && directive.Written?.ToString().IndexOf("public", StringComparison.OrdinalIgnoreCase) is null or < 0
        && (ConditionalGets.AreAround(directive.Written) || ConditionalGets.AreIn(response.Body, model.Graphs.ModelOf(response.Body.SyntaxTree), cancellationToken) || ConditionalGets.AreForAll(model.Compilation, cancellationToken));
}
