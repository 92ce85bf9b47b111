using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>The control-flow graphs of methods, accessors, local functions and lambdas, made when first asked for and kept for the compilation.</summary>
internal sealed class BodyGraphs
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxNode, ControlFlowGraph?> _graphs = new();

    public BodyGraphs(Compilation compilation) => _compilation = compilation;

    /// <summary>How many bodies were turned into graphs: the cost that a project without a logout must not have.</summary>
    public int Count => _graphs.Count;

    // Inside the analyzer driver this is the driver's own model of the tree, not a second binding of it.
    public SemanticModel ModelOf(SyntaxTree tree) => _compilation.GetSemanticModel(tree);

    /// <summary>Whether the method's body is in this compilation; that of a referenced project is not, even in an editor.</summary>
    public bool Declares(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference => _compilation.ContainsSyntaxTree(reference.SyntaxTree));

    /// <summary>The graph of a method's body, or null when it has none that can be read.</summary>
    public ControlFlowGraph? Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = method.PartialImplementationPart ?? method;
        foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellationToken);
            if (!_compilation.ContainsSyntaxTree(syntax.SyntaxTree)) continue;
            if (Of(syntax, cancellationToken) is { } graph) return graph;
        }
        return null;
    }

    /// <summary>The graph of the body declared by a syntax node.</summary>
    public ControlFlowGraph? Of(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        if (_graphs.TryGetValue(declaration, out var known)) return known;
        var graph = declaration is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
            ? Nested(declaration, cancellationToken)
            : Create(declaration, cancellationToken);
        return _graphs.GetOrAdd(declaration, graph);
    }

    private ControlFlowGraph? Create(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        if (!HasBody(declaration)) return null;
        try
        {
            return ModelOf(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) switch
            {
                IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
                IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
                IFieldInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
                IPropertyInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
                IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
                _ => null,
            };
        }
        catch (ArgumentException)
        {
            // Half-typed code can have a root that the factory refuses.
            return null;
        }
    }

    private static bool HasBody(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax or EqualsValueClauseSyntax => true,
        CompilationUnitSyntax unit => unit.Members.Any(SyntaxKind.GlobalStatement),
        _ => false,
    };

    // A local function or lambda is part of the graph of the body it stands in.
    private ControlFlowGraph? Nested(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var container = declaration.Parent;
        while (container is not (null or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax
            or PropertyDeclarationSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } }))
            container = container.Parent;
        if (container is PropertyDeclarationSyntax { ExpressionBody: { } arrow }) container = arrow;
        if (container is null || Of(container, cancellationToken) is not { } outer) return null;
        if (declaration is LocalFunctionStatementSyntax)
        {
            var local = outer.LocalFunctions.FirstOrDefault(function => function.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) == declaration));
            return local is null ? null : outer.GetLocalFunctionControlFlowGraph(local, cancellationToken);
        }
        var lambda = Lambdas(outer).FirstOrDefault(candidate => candidate.Syntax == declaration);
        return lambda is null ? null : outer.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
    }

    private static IEnumerable<IFlowAnonymousFunctionOperation> Lambdas(ControlFlowGraph graph)
    {
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations.SelectMany(static operation => operation.DescendantsAndSelf()))
                if (operation is IFlowAnonymousFunctionOperation lambda) yield return lambda;
            foreach (var operation in block.BranchValue?.DescendantsAndSelf() ?? Enumerable.Empty<IOperation>())
                if (operation is IFlowAnonymousFunctionOperation lambda) yield return lambda;
        }
    }
}
