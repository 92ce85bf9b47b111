using System;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.BrowserCache;

/// <summary>A rule about what is said about the caching of private contents, at the place that says it: in code, in web.config, in a page's directive.</summary>
internal abstract class CacheFlawRule : SetupRule, IFileRule
{
    /// <summary>What is said there.</summary>
    protected abstract Caching Caching { get; }

    public bool Wants(string path) => path.EndsWith(".config", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".aspx", StringComparison.OrdinalIgnoreCase);

    public override void Check(SyntaxTree tree, RuleContext context)
    {
        // The flaws of all files are looked for together.
        if (CacheDirectives.MayBeIn(context.Model.NamesIn(tree, context.CancellationToken))) Report(directive => directive.Written?.SyntaxTree == tree, context);
    }

    public void Check(ProjectFile file, RuleContext context) => Report(directive => directive.InFile?.Path == file.Path, context);

    /// <summary>What the message says besides the directive and the content.</summary>
    protected virtual string Remedy(CacheDirective directive) => "send no-store";

    private void Report(Func<CacheDirective, bool> isHere, RuleContext context)
    {
        foreach (var flaw in context.Model.CacheFlaws(context.CancellationToken))
            if (flaw.Directive.Caching == Caching && isHere(flaw.Directive) && flaw.Directive.Location is { } location)
                context.Report(location, Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty, CacheText.Of(flaw.Directive), flaw.Content.Name, Remedy(flaw.Directive));
    }
}
