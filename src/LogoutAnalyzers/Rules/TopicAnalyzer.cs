using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Rules;

/// <summary>
/// Runs the rules of one topic and owns their registration with Roslyn: one semantic-model action a file, which reads nothing but the
/// file's name index when no logout or sign-out is named in it, and one action a configuration file. No operation or symbol-start action:
/// the first one in a compilation makes the operations of every body.
/// </summary>
public abstract class TopicAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] s_webTypes = { "Microsoft.AspNetCore.Http.HttpContext", "System.Web.HttpContext" };

    private readonly ImmutableArray<Rule> _rules;
    private readonly ImmutableArray<EntryRule> _entryRules;
    private readonly ImmutableArray<SetupRule> _setupRules;
    private readonly ImmutableArray<CallRule> _callRules;
    private readonly ImmutableArray<DeclarationRule> _declarationRules;

    // What is private may be said in another file: where there are such rules, each file is looked through.
    private readonly ImmutableArray<ContentRule> _contentRules;

    private protected TopicAnalyzer(params Rule[] rules)
    {
        _rules = rules.ToImmutableArray();
        _entryRules = rules.OfType<EntryRule>().ToImmutableArray();
        _setupRules = rules.OfType<SetupRule>().ToImmutableArray();
        _callRules = rules.OfType<CallRule>().ToImmutableArray();
        _declarationRules = rules.OfType<DeclarationRule>().ToImmutableArray();
        _contentRules = rules.OfType<ContentRule>().ToImmutableArray();
    }

    internal ImmutableArray<Rule> Rules => _rules;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => _rules.Select(static rule => rule.Descriptor).ToImmutableArray();

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Razor files are generated code that maps back to a file of the user's.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (!s_webTypes.Any(type => !start.Compilation.GetTypesByMetadataName(type).IsEmpty)) return;
            start.RegisterSemanticModelAction(Analyze);
            if (_rules.Any(static rule => rule is IFileRule)) start.RegisterAdditionalFileAction(AnalyzeFile);
        });
    }

    private void Analyze(SemanticModelAnalysisContext context)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var options = LogoutOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        var isNamed = !NameIndex.Of(tree, NameSets.For(options), context.CancellationToken).IsEmpty;
        if (!isNamed && _contentRules.IsEmpty) return;
        var model = LogoutModel.Of(context.SemanticModel.Compilation, options, ProjectFiles.Of(context.Options));
        Action<Diagnostic> report = context.ReportDiagnostic;
        foreach (var rule in _contentRules)
        {
            if (!IsOn(rule, tree, context) || !rule.MayApply(For(rule))) continue;
            foreach (var content in model.PrivateContentsIn(tree, context.CancellationToken)) rule.Check(content, For(rule));
            foreach (var gate in model.GatesIn(tree, context.CancellationToken)) rule.CheckGate(gate, For(rule));
        }
        if (!isNamed) return;
        foreach (var rule in _setupRules) rule.Check(tree, For(rule));
        foreach (var entry in model.EntriesIn(tree, context.CancellationToken))
            foreach (var rule in _entryRules)
                if (IsOn(rule, tree, context) && (rule.AsksServices || entry.Kind != EntryKind.Service)) rule.Check(entry, For(rule));
        foreach (var (rule, node) in NamedCode(tree, model, context.CancellationToken))
            if (context.SemanticModel.GetOperation(node, context.CancellationToken) is { } operation) rule.Check(operation, For(rule));
        foreach (var (rule, declaration) in Declarations(tree, model, context.CancellationToken))
            if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is INamedTypeSymbol type) rule.Check(type, declaration, For(rule));

        RuleContext For(Rule rule) => new(model, rule.Descriptor, report, context.CancellationToken);
    }

    // The driver drops the reports of a rule that is off; what it would cost to make them is saved here.
    private static bool IsOn(Rule rule, SyntaxTree tree, SemanticModelAnalysisContext context)
    {
        if (rule.Descriptor.IsEnabledByDefault) return true;
        var (id, options) = (rule.Descriptor.Id, context.SemanticModel.Compilation.Options);
        return options.SpecificDiagnosticOptions.ContainsKey(id)
            || (options.SyntaxTreeOptionsProvider is { } provider && (provider.TryGetDiagnosticValue(tree, id, context.CancellationToken, out _) || provider.TryGetGlobalDiagnosticValue(id, context.CancellationToken, out _)));
    }

    private void AnalyzeFile(AdditionalFileAnalysisContext context)
    {
        // A project may have hundreds of pages.
        var rules = _rules.Where(rule => rule is IFileRule fileRule && fileRule.Wants(context.AdditionalFile.Path)).ToList();
        if (rules.Count == 0) return;
        var options = OptionsOf(context);
        var model = LogoutModel.Of(context.Compilation, options, ProjectFiles.Of(context.Options));
        if (model.Files.Of(context.AdditionalFile, context.CancellationToken) is not { } file) return;
        foreach (var rule in rules) ((IFileRule)rule).Check(file, new RuleContext(model, rule.Descriptor, context.ReportDiagnostic, context.CancellationToken));
    }

    // A section for C# files is meant for the application: a configuration file follows it, unless it has options of its own.
    private static LogoutOptions OptionsOf(AdditionalFileAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var own = LogoutOptions.Read(provider.GetOptions(context.AdditionalFile));
        return own.IsEmpty && context.Compilation.SyntaxTrees.FirstOrDefault() is { } code ? LogoutOptions.Read(provider.GetOptions(code)) : own;
    }

    // The code that a wanted name is written in, and the calls by which the entries of this file end the session under another name.
    private IEnumerable<(CallRule Rule, SyntaxNode Node)> NamedCode(SyntaxTree tree, LogoutModel model, CancellationToken cancellationToken)
    {
        HashSet<(CallRule, SyntaxNode)>? found = null;
        if (_callRules.IsEmpty) return Enumerable.Empty<(CallRule, SyntaxNode)>();
        foreach (var hit in model.NamesIn(tree, cancellationToken).Hits)
        {
            if (!IsCalled(hit.Word, model) || TokenAt(hit, tree, cancellationToken).Parent is not SimpleNameSyntax name) continue;
            var node = Setup.NamedCode.Around(name);
            // Task.Run(manager.SignOutAsync): the call that is handed the method.
            if (node is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax given }) node = given;
            if ((node as ExpressionSyntax ?? Setup.NamedCode.TypedBy(node)) is not { } code) continue;
            foreach (var rule in _callRules)
                if (rule.IsAbout(hit.Word, model) && rule.IsWorthBinding(hit.Word, code)) (found ??= new()).Add((rule, code));
        }
        foreach (var entry in model.EntriesIn(tree, cancellationToken))
        {
            if (model.SessionEndOf(entry, cancellationToken) is not { } flow) continue;
            foreach (var node in flow.DoneAt.Where(node => node.SyntaxTree == tree && node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
                foreach (var rule in _callRules)
                    if (rule.IsAbout(null, model)) (found ??= new()).Add((rule, node));
        }
        return found?.Where(static code => !GeneratedCode.IsForNobody(code.Item2.GetLocation())) ?? Enumerable.Empty<(CallRule, SyntaxNode)>();
    }

    private bool IsCalled(string? word, LogoutModel model)
    {
        foreach (var rule in _callRules)
            if (rule.IsAbout(word, model)) return true;
        return false;
    }

    private IEnumerable<(DeclarationRule Rule, TypeDeclarationSyntax Declaration)> Declarations(SyntaxTree tree, LogoutModel model, CancellationToken cancellationToken)
    {
        HashSet<(DeclarationRule, TypeDeclarationSyntax)>? found = null;
        if (_declarationRules.IsEmpty) return Enumerable.Empty<(DeclarationRule, TypeDeclarationSyntax)>();
        foreach (var hit in model.NamesIn(tree, cancellationToken).Hits)
        {
            if (hit.Word is not { } word) continue;
            foreach (var rule in _declarationRules)
                if (rule.IsAbout(word) && TokenAt(hit, tree, cancellationToken).Parent?.FirstAncestorOrSelf<BaseListSyntax>()?.Parent is TypeDeclarationSyntax declaration) (found ??= new()).Add((rule, declaration));
        }
        return found ?? Enumerable.Empty<(DeclarationRule, TypeDeclarationSyntax)>();
    }

    // The token that a hit is in; none for one in a comment.
    private static SyntaxToken TokenAt(NameIndex.Hit hit, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var token = tree.GetRoot(cancellationToken).FindToken(hit.Position);
        return token.Span.Contains(hit.Position) ? token : default;
    }
}
