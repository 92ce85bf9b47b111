using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Removes the session or token that a body has looked up in a set of Entity Framework Core, and saves.</summary>
internal static class RecordRemoval
{
    private const string DbSet = "Microsoft.EntityFrameworkCore.DbSet";
    private const string DbContext = "Microsoft.EntityFrameworkCore.DbContext";

    /// <summary>False where no such record is at hand, or it might be null.</summary>
    public static async Task<bool> TryAsync(SourceEdits edits, SyntaxNode body, CancellationToken cancellationToken)
    {
        if (FixTarget.BlockOf(body) is not { } block) return false;
        foreach (var variable in block.Statements.OfType<LocalDeclarationStatementSyntax>().SelectMany(static statement => statement.Declaration.Variables))
        {
            if (SetOf(variable, edits.Model, cancellationToken) is not var (set, context)) continue;
            if (DeletionAfter(variable, block, edits.Model, cancellationToken) is not { } deletion) continue;
            if (!await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false)) return false;
            var name = variable.Identifier.Text;
            BodyInsertion.Before(edits, deletion, $"{set}.Remove({name});\nawait {context}.SaveChangesAsync();");
            return true;
        }
        return false;
    }

    // var token = await _db.RefreshTokens.SingleOrDefaultAsync(…);
    private static (ExpressionSyntax Set, ExpressionSyntax Context)? SetOf(VariableDeclaratorSyntax variable, SemanticModel model, CancellationToken cancellationToken)
    {
        var query = variable.Initializer?.Value is AwaitExpressionSyntax awaited ? awaited.Expression : variable.Initializer?.Value;
        if (model.GetDeclaredSymbol(variable, cancellationToken) is not ILocalSymbol { Type: INamedTypeSymbol entity } || !Words.Any(entity.Name, SessionVocabulary.Things)) return null;
        while (query is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call })
        {
            if (call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax context } set && model.GetTypeInfo(set, cancellationToken).Type is INamedTypeSymbol type && type.Is(DbSet)
                && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], entity) && model.GetTypeInfo(context, cancellationToken).Type.IsOrInherits(DbContext)) return (set, context);
            query = call.Expression;
        }
        return null;
    }

    // The first statement after the guard against null that deletes a cookie.
    private static ExpressionStatementSyntax? DeletionAfter(VariableDeclaratorSyntax variable, BlockSyntax block, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = variable.Identifier.ValueText;
        var isFound = variable.Initializer!.Value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static call => call.Identifier.ValueText is "FirstAsync" or "SingleAsync" or "First" or "Single");
        foreach (var statement in block.Statements.SkipWhile(statement => statement.SpanStart < variable.SpanStart))
        {
            if (statement is IfStatementSyntax { Else: null } guard && NullGuards.IsNull(guard.Condition, name)) isFound |= NullGuards.Leaves(guard.Statement);
            if (statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } && model.GetOperation(call, cancellationToken) is { } operation && CookieCall.From(operation) is not null) return isFound ? (ExpressionStatementSyntax)statement : null;
        }
        return null;
    }
}
