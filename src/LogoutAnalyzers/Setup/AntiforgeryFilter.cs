using System;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Whether <c>[ValidateAntiForgeryToken]</c> works at an action. In ASP.NET Core the attribute asks the container for a filter that comes
/// with views; where there is <c>AddControllers()</c> alone, it throws:
/// https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.ViewFeatures/src/DependencyInjection/MvcViewFeaturesMvcCoreBuilderExtensions.cs.
/// </summary>
internal static class AntiforgeryFilter
{
    private const string WithoutViews = "AddControllers";

    private static readonly ImmutableArray<string> s_withViews = ImmutableArray.Create("AddControllersWithViews", "AddMvc", "AddRazorPages");

    /// <summary>The words a file with such a registration holds.</summary>
    public static readonly ImmutableArray<string> Names = s_withViews.Add(WithoutViews);

    /// <param name="isWritten">Whether a word stands anywhere in the application.</param>
    public static bool Fits(IMethodSymbol? action, Func<string, bool> isWritten) =>
        action?.ContainingType.IsOrInherits("System.Web.Mvc.Controller") == true
        || (action?.ContainingType.IsOrInherits("Microsoft.AspNetCore.Mvc.Controller") == true && (!isWritten(WithoutViews) || s_withViews.Any(isWritten)));
}
