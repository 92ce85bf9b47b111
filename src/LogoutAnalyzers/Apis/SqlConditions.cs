using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>The conditions in the text of SQL statements.</summary>
internal static class SqlConditions
{
    /// <summary>What stands behind the WHERE of a query that is written in sight; empty when there is none. Null for other calls and for a text out of sight.</summary>
    public static string? Of(IInvocationOperation call)
    {
        if (TextOf(call) is not { } sql || sql.IndexOf("select", StringComparison.OrdinalIgnoreCase) < 0 && sql.IndexOf("update", StringComparison.OrdinalIgnoreCase) < 0 && sql.IndexOf("delete", StringComparison.OrdinalIgnoreCase) < 0) return null;
        var where = sql.IndexOf("where", StringComparison.OrdinalIgnoreCase);
        return where < 0 ? "" : sql.Substring(where + "where".Length);
    }

    /// <summary>Whether the call runs a statement whose text cannot be seen, or that says nothing: a stored procedure.</summary>
    public static bool AreHidden(IInvocationOperation call) => StatementOf(call) is not null && Of(call) is null;

    private static string? TextOf(IInvocationOperation call) => StatementOf(call) is { } statement ? SqlCalls.TextOf(statement.Value) : null;

    private static IArgumentOperation? StatementOf(IInvocationOperation call) =>
        call.TargetMethod.DeclaringSyntaxReferences.IsEmpty ? call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "sql" or "commandText", Type: { SpecialType: SpecialType.System_String } or { Name: "FormattableString" or "RawSqlString" } }) : null;
}
