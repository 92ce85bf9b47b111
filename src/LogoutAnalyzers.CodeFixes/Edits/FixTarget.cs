using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The body that a report is about: a method, a local function, or the lambda or method handed to <c>MapPost</c> and its kin.</summary>
internal static class FixTarget
{
    public static async Task<(Document Document, SyntaxNode Body)?> FindAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) return null;
        var token = root.FindToken(span.Start);
        if (token.Parent is MethodDeclarationSyntax method && method.Identifier == token) return (document, method);
        if (token.Parent is LocalFunctionStatementSyntax local && local.Identifier == token) return (document, local);
        if (token.Parent?.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent: ArgumentListSyntax list } || list.Parent is not InvocationExpressionSyntax) return null;
        var argument = list.Arguments.FirstOrDefault(static candidate => candidate.NameColon?.Name.Identifier.ValueText is "handler" or "requestDelegate") ?? list.Arguments.Last();
        var handler = argument.Expression;
        while (handler is CastExpressionSyntax or ParenthesizedExpressionSyntax) handler = handler is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)handler).Expression;
        // app.Map("/logout", branch => branch.Run(context => …))
        if (handler is LambdaExpressionSyntax configure && list.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Map" or "MapWhen" } }
            && configure.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" }) is { ArgumentList.Arguments: { Count: 1 } run }) handler = run[0].Expression;
        if (handler is AnonymousFunctionExpressionSyntax lambda) return (document, lambda);
        // A handler elsewhere: its own declaration is what has to change.
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetSymbolInfo(handler, cancellationToken) is not { } info || (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference) return null;
        var declaration = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        return document.Project.Solution.GetDocument(declaration.SyntaxTree) is { } other ? (other, declaration) : null;
    }

    /// <summary>The innermost function that a node stands in.</summary>
    public static SyntaxNode? Around(SyntaxNode node) => node.Ancestors().FirstOrDefault(static ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);

    public static BlockSyntax? BlockOf(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        _ => null,
    };

    public static ExpressionSyntax? ExpressionOf(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody,
        _ => null,
    };

    public static bool IsAsync(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.RawKind != 0,
        _ => false,
    };

    public static IMethodSymbol? SymbolOf(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken) =>
        (body is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(body, cancellationToken).Symbol : model.GetDeclaredSymbol(body, cancellationToken)) as IMethodSymbol;
}
