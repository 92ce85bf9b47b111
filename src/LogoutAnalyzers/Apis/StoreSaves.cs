using System;
using System.Collections.Generic;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Calls that write what an application has changed in memory: those of Entity Framework by their name, whatever stands before it, and those of Identity's UserManager.</summary>
internal static class StoreSaves
{
    private static readonly HashSet<string> s_questions = new(StringComparer.Ordinal) { "generate", "check", "verify", "normalize", "create", "register", "dispose", "hash" };

    public static Effects Of(Microsoft.CodeAnalysis.IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { } method }
        && (method.Name is "SaveChanges" or "SaveChangesAsync"
            || (method.ContainingType.IsOrInherits(AspNetCoreApis.UserManager) && method.Name.EndsWith("Async", StringComparison.Ordinal) && !HarmlessCalls.IsRead(method.Name) && !s_questions.Contains(Words.Split(method.Name)[0])))
            ? Effects.Saves : Effects.None;
}
