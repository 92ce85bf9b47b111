using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>What a keyed removal ends: the key of a cart or a cached menu is no login.</summary>
internal static class StoreKeys
{
    private static readonly HashSet<string> s_noLogins = new(StringComparer.Ordinal)
    {
        "cart", "basket", "wishlist", "theme", "culture", "language", "lang", "locale", "message", "flash", "filter", "filters", "page", "search", "return", "url", "step", "wizard",
    };

    public static Effects Of(ApiRow row, IOperation operation)
    {
        if (operation is not IInvocationOperation { Arguments: { Length: > 0 } arguments } || ConstantStrings.Of(arguments[0].Value) is not { } key) return row.Effects;
        return row.Effects switch
        {
            Effects.RemovesSessionValue when Words.Any(key, s_noLogins) => Effects.None,
            // A constant cache key is the same for everybody; one that names sessions or users may hold them all.
            Effects.RemovesFromStore when !Words.Any(key, SessionVocabulary.Things) && !Words.Any(key, SessionVocabulary.Accounts) => Effects.None,
            _ => row.Effects,
        };
    }

    /// <summary>Whether the operation overwrites a session value with nothing.</summary>
    public static bool Empties(IOperation operation) => EmptiesValue(operation) || EmptiesByHelper(operation);

    private static bool EmptiesValue(IOperation operation) =>
        SessionWrite.From(operation) is { Value: not null, Removes: true } write && !(write is { IsSystemWeb: true, ConstantKey: { } key } && Words.Any(key, s_noLogins));

    // SessionManager.CurrentUser = null, SessionHelper.Set("user", null): a property or method of the application's own that writes it.
    private static bool EmptiesByHelper(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { SetMethod: { } setter, Name: var name } } } set => SessionWrite.IsNothing(set.Value) && !Words.Any(name, s_noLogins) && WritesSession(setter),
        IInvocationOperation { TargetMethod: var method, Arguments: { Length: > 0 } arguments } => arguments.Any(static argument => argument.ArgumentKind == ArgumentKind.Explicit && SessionWrite.IsNothing(argument.Value))
            && !arguments.Any(static argument => ConstantStrings.Of(argument.Value) is { } key && Words.Any(key, s_noLogins)) && WritesSession(method),
        _ => false,
    };

    private static bool WritesSession(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declared
        && declared.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(static set => set.Left is ElementAccessExpressionSyntax { Expression: var session } && session.ToString().EndsWith("Session", StringComparison.Ordinal));
}
