using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>Calls that cannot be bound, of a package that is not restored or in code that is being typed. What they do is not known, unless they log.</summary>
internal static class UnboundCalls
{
    private static readonly HashSet<string> s_loggers = new(StringComparer.Ordinal) { "log", "logger", "logging", "logs" };
    private static readonly HashSet<string> s_levels = new(StringComparer.Ordinal) { "trace", "verbose", "debug", "info", "information", "warn", "warning", "error", "fatal", "critical", "log", "write" };

    /// <summary><c>Log.Information(…)</c>, <c>_logger.Info(…)</c>, <c>_authLogger.LogInformation(…)</c></summary>
    public static bool Log(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: { } receiver, Name.Identifier.ValueText: var method }
        && receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax }
        && Words.Any(receiver.ToString(), s_loggers) && s_levels.Contains(Words.Split(method).FirstOrDefault() ?? "");
}
