using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Rows of tokens that are deleted or ended one by one, whatever the method around is called: a way out of one's own. A clean-up of those that
/// are over is none, nor is what only an administrator may do.
/// </summary>
internal sealed class TokenRemovals
{
    private static readonly HashSet<string> s_calls = new(SqlCalls.Rows.Select(static row => row.Member).Concat(new[]
    {
        "ExecuteDelete", "ExecuteDeleteAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "Remove", "RemoveRange",
        "DeleteOne", "DeleteOneAsync", "DeleteMany", "DeleteManyAsync", "FindOneAndDelete", "FindOneAndDeleteAsync", "UpdateOne", "UpdateOneAsync", "UpdateMany", "UpdateManyAsync",
    }), StringComparer.Ordinal);

    private static readonly HashSet<string> s_cleanUps = new(StringComparer.Ordinal) { "clean", "cleanup", "cleaner", "purge", "prune", "expired", "old", "stale", "outdated", "background", "job", "worker" };

    private static readonly HashSet<string> s_staff = new(StringComparer.Ordinal) { "admin", "admins", "administrator", "administrators", "superadmin", "support", "moderator" };

    // By what one's own is found.
    private static readonly HashSet<string> s_keys = new(StringComparer.Ordinal) { "token", "id", "hash", "value", "jti", "key" };

    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;

    public TokenRemovals(BodyGraphs graphs, CancellationToken cancellationToken) => (_graphs, _cancellationToken) = (graphs, cancellationToken);

    /// <summary>Whether the call deletes or ends tokens.</summary>
    public bool Are(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } || !s_calls.Contains(called) || IsForOthers(call)) return false;
        if (_graphs.ModelOf(call.SyntaxTree).GetOperation(call, _cancellationToken) is not IInvocationOperation operation) return false;
        var effects = ApiTable.Find(operation) is { } row && SqlCalls.Rows.Contains(row) ? SqlCalls.Of(row, operation) : StoreWrites.Of(operation);
        if ((effects & (Effects.RemovesFromStore | Effects.RevokesToken)) == 0) return false;
        if (SqlConditions.Of(operation) is { } where) return EndsByText(operation) && !IsCleanUp(Words.Split(where));
        if (called.StartsWith("ExecuteUpdate", StringComparison.Ordinal) && !MembersIn(call.ArgumentList).Any(static name => TokenStateWords.SayEnd(Words.Split(name)))) return false;
        return !IsCleanUp(ConditionOf(call).SelectMany(MembersIn).SelectMany(static name => Words.Split(name)));
    }

    /// <summary>Whether the assignment sets a flag or date by which a stored token is over.</summary>
    public bool Is(AssignmentExpressionSyntax set) =>
        set.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } && (member == "State" || Words.Any(member, TokenStateWords.Revoked)) && !IsForOthers(set)
        && _graphs.ModelOf(set.SyntaxTree).GetOperation(set, _cancellationToken) is { } operation
        && (StoreWrites.DeletesEntry(operation) || MemberWrite.Of(operation).Any(static write => StoredTokenMembers.IsRecord(write.Target.Member.ContainingType) && !RefreshTokenNames.IsAnswer(write.Target.Member.ContainingType.Name)));

    // DELETE …, UPDATE … SET RevokedAt = …; not UPDATE Users SET RefreshToken = @next.
    private static bool EndsByText(IInvocationOperation call) =>
        call.Arguments.Select(static argument => SqlCalls.TextOf(argument.Value)).FirstOrDefault(static text => text is not null) is { } sql
        && Words.Split(sql) is var words && (words.Contains("delete") || words.Contains("null") || Words.Any(words, TokenStateWords.Revoked));

    private static bool IsCleanUp(IEnumerable<string> condition)
    {
        var words = condition.ToList();
        return words.Exists(static word => word.StartsWith("expir", StringComparison.Ordinal) || word is "created") && !words.Exists(static word => s_keys.Contains(word) || SessionVocabulary.Accounts.Contains(word));
    }

    // What the rows were found by: the receiver and the arguments, and what locals in them were before.
    private static IEnumerable<SyntaxNode> ConditionOf(InvocationExpressionSyntax call)
    {
        yield return call.Expression;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            yield return argument;
            if (argument.Expression is not IdentifierNameSyntax local) continue;
            if (LocalInitializers.Of(local) is { } initializer) yield return initializer;
            if (call.Ancestors().OfType<ForEachStatementSyntax>().FirstOrDefault(loop => loop.Identifier.ValueText == local.Identifier.ValueText) is not { } loop) continue;
            yield return loop.Expression;
            if (loop.Expression is IdentifierNameSyntax looped && LocalInitializers.Of(looped) is { } all) yield return all;
        }
    }

    // token => token.ExpiresAt < now
    private static IEnumerable<string> MembersIn(SyntaxNode code) =>
        code.DescendantNodes().OfType<LambdaExpressionSyntax>().SelectMany(static lambda => lambda.DescendantNodes()).OfType<MemberAccessExpressionSyntax>()
            .Where(static access => access.Expression is IdentifierNameSyntax).Select(static access => access.Name.Identifier.ValueText);

    // A service in the background, and what a role is needed for.
    private static bool IsForOthers(SyntaxNode code)
    {
        foreach (var around in code.Ancestors().OfType<MemberDeclarationSyntax>())
        {
            if (around.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => attribute.ArgumentList?.Arguments.Any(IsRoleOfStaff) == true)) return true;
            var name = around switch { MethodDeclarationSyntax method => method.Identifier.ValueText, TypeDeclarationSyntax type => type.Identifier.ValueText + type.BaseList, _ => "" };
            if (Words.Split(name) is var words && (Words.Any(words, s_cleanUps) || Words.Any(words, s_staff))) return true;
        }
        return false;
    }

    // [Authorize(Roles = "Admin")]; not [Authorize(Roles = "Customer,Admin")].
    private static bool IsRoleOfStaff(AttributeArgumentSyntax argument) =>
        argument.NameEquals?.Name.Identifier.ValueText == "Roles" && argument.Expression.ToString() is var roles && !roles.Contains(",") && Words.Any(roles, s_staff);
}
