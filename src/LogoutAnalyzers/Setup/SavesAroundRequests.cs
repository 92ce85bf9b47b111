using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Whether something around every request or message saves what it has changed: a filter, a middleware, a behaviour of a mediator's pipeline.</summary>
internal static class SavesAroundRequests
{
    /// <summary>The names of calls that save.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("SaveChanges", "SaveChangesAsync", "Commit", "CommitAsync", "Complete", "CompleteAsync", "SaveAsync");

    public static bool Any(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var found = false;
        NamedCode.Each(compilation, names, modelOf, Names.Contains, (_, name, _) => found = found || IsAround(name), cancellationToken);
        return found;
    }

    private static bool IsAround(SimpleNameSyntax name)
    {
        if (NamedCode.Around(name) is not InvocationExpressionSyntax) return false;
        return HandsOn(name) || name.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.BaseList is { } bases && bases.Types.Any(static type => type.Type.ToString() is var text && (text.Contains("Filter") || text.Contains("Behavior") || text.Contains("Behaviour") || text.Contains("PostProcessor") || text.Contains("Decorator")));
    }

    // await next(); … SaveChangesAsync();
    private static bool HandsOn(SyntaxNode name) =>
        name.Ancestors().Where(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax).SelectMany(static body => body.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Any(static call => (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" or "InvokeAsync", Expression: var called } ? called : call.Expression) is IdentifierNameSyntax { Identifier.ValueText: "next" or "_next" });
}
