using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Navigation from a Blazor component: to the start or login page it ends nothing; any other address may be one that logs out.</summary>
internal static class Navigations
{
    private static readonly HashSet<string> s_landings = new(StringComparer.Ordinal) { "login", "log", "in", "signin", "sign", "index", "home", "start", "welcome", "account", "auth", "authentication", "identity", "user" };

    public static Effects Of(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "NavigateTo" } method } call
        && method.ContainingType.IsOrInherits("Microsoft.AspNetCore.Components.NavigationManager")
        && !IsLanding(ConstantStrings.Of(call.Arguments.For("uri")))
            ? Effects.ReachesOutside : Effects.None;

    private static bool IsLanding(string? uri) => uri is not null && Words.Split(uri.Split('?')[0]).All(s_landings.Contains);
}
