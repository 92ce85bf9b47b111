using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Rules;

/// <summary>
/// Runs the rules of one topic and owns their registration with Roslyn: one semantic-model action a file, which reads nothing but the
/// file's name index when no logout or sign-out is named in it. No operation or symbol-start action: the first one in a compilation
/// makes the operations of every body.
/// </summary>
public abstract class TopicAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] s_webTypes = { "Microsoft.AspNetCore.Http.HttpContext", "System.Web.HttpContext" };

    private readonly ImmutableArray<Rule> _rules;

    private protected TopicAnalyzer(params Rule[] rules) => _rules = rules.ToImmutableArray();

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
        });
    }

    private void Analyze(SemanticModelAnalysisContext context)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var options = LogoutOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        if (NameIndex.Of(tree, NameSets.For(options), context.CancellationToken).IsEmpty) return;
        var model = LogoutModel.Of(context.SemanticModel.Compilation, options);
        foreach (var entry in model.EntriesIn(tree, context.CancellationToken))
            foreach (var rule in _rules)
                if (rule is EntryRule entryRule) entryRule.Check(entry, For(rule));
        if (!_rules.Any(static rule => rule is CallRule)) return;
        foreach (var call in Calls(tree, model, context))
            foreach (var rule in _rules)
                if (rule is CallRule callRule) callRule.Check(call, For(rule));

        RuleContext For(Rule rule) => new(model, rule.Descriptor, context.ReportDiagnostic, context.CancellationToken);
    }

    // The calls that a sign-out or logout name is written on, and those by which the entries of this file end the session under another name.
    private static IEnumerable<IOperation> Calls(SyntaxTree tree, LogoutModel model, SemanticModelAnalysisContext context)
    {
        var calls = new HashSet<SyntaxNode>();
        var root = tree.GetRoot(context.CancellationToken);
        foreach (var hit in model.NamesIn(tree, context.CancellationToken).Hits)
        {
            var token = root.FindToken(hit.Position);
            if (!token.Span.Contains(hit.Position) || token.Parent is not SimpleNameSyntax name) continue;
            SyntaxNode? node = name;
            while (node is SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax)
            {
                // In a.SignOut().b() the name belongs to the first call.
                if (node.Parent is MemberAccessExpressionSyntax access && access.Expression == node) break;
                node = node.Parent;
            }
            // Task.Run(manager.SignOutAsync): the call that is handed the method.
            if (node is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax given }) node = given;
            if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) calls.Add(node);
        }
        foreach (var entry in model.EntriesIn(tree, context.CancellationToken))
            if (model.SessionEndOf(entry, context.CancellationToken) is { } flow)
                calls.UnionWith(flow.DoneAt.Where(node => node.SyntaxTree == tree && node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax));
        foreach (var call in calls)
        {
            if (GeneratedCode.IsGenerated(tree) && !call.GetLocation().GetMappedLineSpan().HasMappedPath) continue;
            if (context.SemanticModel.GetOperation(call, context.CancellationToken) is { } operation) yield return operation;
        }
    }
}
