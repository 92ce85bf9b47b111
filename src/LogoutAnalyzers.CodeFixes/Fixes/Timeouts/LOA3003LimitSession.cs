using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.Timeouts;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.Timeouts;

/// <summary>Gives a sign-in an end that no renewal moves, and a ticket or cookie one that is not too late.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class LimitSession : RuleFix
{
    /// <summary>Fixes LOA3003.</summary>
    public LimitSession()
        : base("LOA3003", "Limit how long the session can live")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(NoAbsoluteLifetime.KindProperty, out var kind) || !diagnostic.Properties.TryGetValue(NoAbsoluteLifetime.LimitProperty, out var ticks)) return null;
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits || await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } model) return null;
        if (edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>() is not { } value) return null;
        var limit = TimeSpan.FromTicks(long.Parse(ticks!, CultureInfo.InvariantCulture));
        var isFixed = kind switch
        {
            nameof(LongSessionKind.Ticket) or nameof(LongSessionKind.Cookie) => TryShorten(FormOf(kind!, diagnostic)),
            nameof(LongSessionKind.SignIn) or nameof(LongSessionKind.Renewed) or nameof(LongSessionKind.Moved) => TryLimit(edits, diagnostic, value, limit, () => TryShorten(TimeoutForm.FromNow)),
            _ => false,
        };
        return isFixed ? await edits.ApplyAsync(cancellationToken).ConfigureAwait(false) : null;

        // The value of a configuration file is changed there.
        bool TryShorten(TimeoutForm form) =>
            diagnostic.AdditionalLocations.Any(static place => !place.IsInSource) ? DurationLimit.TryApply(edits, model, value, form, limit, cancellationToken) : DurationEdit.TrySet(edits, value, form, limit);
    }

    private static TimeoutForm FormOf(string kind, Diagnostic diagnostic) =>
        !diagnostic.Properties.ContainsKey(NoAbsoluteLifetime.AgeProperty) ? TimeoutForm.FromNow : kind == nameof(LongSessionKind.Ticket) ? TimeoutForm.Minutes : TimeoutForm.Duration;

    // new AuthenticationProperties { IsPersistent = true, ExpiresUtc = …, AllowRefresh = false }
    private static bool TryLimit(SourceEdits edits, Diagnostic diagnostic, ExpressionSyntax value, TimeSpan limit, Func<bool> shorten)
    {
        if (CreationAt(edits, diagnostic, value) is not { } creation) return false;
        var isDated = value is not LiteralExpressionSyntax;
        if (isDated && !shorten()) return false;
        if (!isDated && !Sets(creation, "ExpiresUtc"))
        {
            Usings.AddFor(edits, creation.SpanStart, "System", "DateTimeOffset");
            var (unit, count) = limit.TotalHours == Math.Floor(limit.TotalHours) ? ("Hours", limit.TotalHours) : ("Minutes", Math.Floor(limit.TotalMinutes));
            return ObjectInitializerEdit.TryAdd(edits, creation, ("ExpiresUtc", $"DateTimeOffset.UtcNow.Add{unit}({count.ToString("0", CultureInfo.InvariantCulture)})"), ("AllowRefresh", "false"));
        }
        return ObjectInitializerEdit.TrySet(edits, creation, "AllowRefresh", "false");
    }

    private static bool Sets(BaseObjectCreationExpressionSyntax creation, string property) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Any(set => set.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property) == true
        // Or a statement does, for an object in a local.
        || creation.Parent is EqualsValueClauseSyntax && creation.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) is var member
            && (member ?? creation.SyntaxTree.GetRoot()).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(set => set.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name == property);

    // Around the value, or where the local begins that the value is set on.
    private static BaseObjectCreationExpressionSyntax? CreationAt(SourceEdits edits, Diagnostic diagnostic, ExpressionSyntax value)
    {
        if (value.Ancestors().OfType<InitializerExpressionSyntax>().FirstOrDefault()?.Parent is BaseObjectCreationExpressionSyntax around) return diagnostic.Properties.ContainsKey(NoAbsoluteLifetime.CreationProperty) ? around : null;
        if (!diagnostic.Properties.ContainsKey(NoAbsoluteLifetime.CreationProperty) || value.Parent is not AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var local } } }) return null;
        var body = value.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? edits.Root;
        return body.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(variable => variable.Identifier.ValueText == local)?.Initializer?.Value as BaseObjectCreationExpressionSyntax;
    }
}
