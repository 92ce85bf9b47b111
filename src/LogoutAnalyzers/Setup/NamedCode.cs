using System;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The places in a compilation where certain names are written: what set-up facts are read from.</summary>
internal static class NamedCode
{
    /// <summary>Calls <paramref name="found"/> for each name in code, with the semantic model of its file, in the order of files and positions.</summary>
    public static void Each(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, Func<string, bool> isWanted, Action<string, SimpleNameSyntax, SemanticModel> found, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            SyntaxNode? root = null;
            foreach (var hit in NameIndex.Of(tree, names, cancellationToken).Hits)
            {
                if (hit.Word is null || !isWanted(hit.Word)) continue;
                root ??= tree.GetRoot(cancellationToken);
                var token = root.FindToken(hit.Position);
                if (token.SpanStart == hit.Position && token.Parent is SimpleNameSyntax name) found(hit.Word, name, modelOf(tree));
            }
        }
    }

    /// <summary>The creation that takes its type from the name in front of it: <c>JwtSecurityToken token = new(…)</c>.</summary>
    public static ImplicitObjectCreationExpressionSyntax? TypedBy(SyntaxNode? around) => around switch
    {
        VariableDeclarationSyntax { Variables: { Count: 1 } variables } => variables[0].Initializer?.Value,
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
        _ => null,
    } as ImplicitObjectCreationExpressionSyntax;

    /// <summary>The call, creation or assignment that a name is written in: <c>a.AddCookie()</c> for AddCookie, <c>o.LoginPath = x</c> for LoginPath.</summary>
    public static SyntaxNode? Around(SimpleNameSyntax name)
    {
        SyntaxNode? node = name;
        while (node is SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax)
        {
            // In a.SignOut().b() the name belongs to the first call.
            if (node.Parent is MemberAccessExpressionSyntax access && access.Expression == node) break;
            node = node.Parent;
        }
        return node;
    }
}
