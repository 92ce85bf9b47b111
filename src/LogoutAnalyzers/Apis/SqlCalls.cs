using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Calls that run SQL text: Dapper, Entity Framework Core, ADO.NET. What they end is judged by the text, where it is written in the call.</summary>
internal static class SqlCalls
{
    private const string Dapper = "Dapper.SqlMapper";
    private const string EntityFramework = "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions";

    /// <summary>Rows whose effect is out of sight unless the text is known.</summary>
    public static readonly ImmutableArray<ApiRow> Rows = ImmutableArray.Create(
        Row(Dapper, "Execute"),
        Row(Dapper, "ExecuteAsync"),
        Row(Dapper, "ExecuteScalar"),
        Row(Dapper, "ExecuteScalarAsync"),
        Row(Dapper, "Query"),
        Row(Dapper, "QueryAsync"),
        Row(Dapper, "QueryFirst"),
        Row(Dapper, "QueryFirstAsync"),
        Row(Dapper, "QueryFirstOrDefault"),
        Row(Dapper, "QueryFirstOrDefaultAsync"),
        Row(Dapper, "QuerySingle"),
        Row(Dapper, "QuerySingleAsync"),
        Row(Dapper, "QuerySingleOrDefault"),
        Row(Dapper, "QuerySingleOrDefaultAsync"),
        Row(EntityFramework, "ExecuteSqlRaw"),
        Row(EntityFramework, "ExecuteSqlRawAsync"),
        Row(EntityFramework, "ExecuteSql"),
        Row(EntityFramework, "ExecuteSqlAsync"),
        Row(EntityFramework, "ExecuteSqlInterpolated"),
        Row(EntityFramework, "ExecuteSqlInterpolatedAsync"),
        Row("System.Data.Common.DbCommand", "ExecuteNonQuery"),
        Row("System.Data.Common.DbCommand", "ExecuteNonQueryAsync"),
        Row("System.Data.Common.DbCommand", "ExecuteScalar"),
        Row("System.Data.Common.DbCommand", "ExecuteScalarAsync"),
        Row("System.Data.IDbCommand", "ExecuteNonQuery"));

    /// <summary>What the call does: judged by its text, else out of sight.</summary>
    public static Effects Of(ApiRow row, IOperation operation) =>
        operation is IInvocationOperation call && call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "sql") is { } argument && TextOf(argument.Value) is { } text ? OfText(text) : row.Effects;

    /// <summary>What an assignment of <c>CommandText</c> prepares. The command is run later, out of sight unless this says what it does.</summary>
    public static Effects OfCommandText(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property: { Name: "CommandText" } property } && property.ContainingType.IsOrInherits("System.Data.IDbCommand") && TextOf(assignment.Value) is { } text && OfText(text) is var effects and not Effects.ReachesOutside
            ? effects : Effects.None;

    // DELETE FROM Sessions, UPDATE Users SET RefreshToken = NULL, EXEC RevokeTokens, INSERT INTO RevokedTokens. What only reads or adds other rows ends nothing.
    private static Effects OfText(string sql)
    {
        var words = Words.Split(sql);
        var namesThing = words.Any(SessionVocabulary.Things.Contains) || LogoutNames.Default.Mentions(sql);
        if (words.Any(static word => word is "delete" or "update" or "truncate" or "exec" or "execute" or "merge" or "call")) return namesThing ? Effects.RemovesFromStore : Effects.ReachesOutside;
        if (words.Contains("insert")) return words.Any(SessionVocabulary.Denylists.Contains) ? Effects.RevokesToken : Effects.None;
        if (words.Contains("select")) return Effects.None;
        // The name of a stored procedure.
        return SessionVocabulary.EndsThing(sql, null) || LogoutNames.Default.Performs(sql) ? Effects.RemovesFromStore : Effects.ReachesOutside;
    }

    /// <summary>The text of a statement, where it is written in sight. What is inserted into it are values, not its verb or table.</summary>
    public static string? TextOf(IOperation value)
    {
        value = value.WithoutConversions();
        if (ConstantStrings.Of(value) is { } constant) return constant;
        return Written(value.Syntax is IdentifierNameSyntax local ? LocalInitializers.OfUnchanged(local) : value.Syntax);
    }

    private static string? Written(SyntaxNode? text) => text switch
    {
        LiteralExpressionSyntax { Token.Value: string literal } => literal,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(static part => part is InterpolatedStringTextSyntax literal ? literal.TextToken.ValueText : " ")),
        _ => null,
    };

    private static ApiRow Row(string type, string member) => new(type, member, Effects.ReachesOutside);
}
