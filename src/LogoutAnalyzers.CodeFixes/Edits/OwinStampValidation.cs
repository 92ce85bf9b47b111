using System;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// The interval that <c>SecurityStampValidator.OnValidateIdentity</c> of ASP.NET Identity 2 is given beside the life of the cookie. OWIN's
/// cookies restart it with each sliding renewal, too: https://github.com/aspnet/AspNetIdentity/blob/main/src/Microsoft.AspNet.Identity.Owin/SecurityStampValidator.cs.
/// </summary>
internal static class OwinStampValidation
{
    /// <summary>Shortens an interval that is longer than half of the cookie's new life.</summary>
    public static void Keep(SourceEdits edits, LogoutModel model, SyntaxNode setting, TimeSpan cookieLife, CancellationToken cancellationToken)
    {
        var longest = UnvalidatedRenewals.LongestIntervalFor(cookieLife);
        var options = setting.FirstAncestorOrSelf<InitializerExpressionSyntax>();
        foreach (var call in options?.DescendantNodes().OfType<InvocationExpressionSyntax>() ?? Enumerable.Empty<InvocationExpressionSyntax>())
        {
            if (edits.Model.GetOperation(call, cancellationToken) is not IInvocationOperation { TargetMethod: { Name: "OnValidateIdentity" } method } operation || !method.ContainingType.Is("Microsoft.AspNet.Identity.Owin.SecurityStampValidator")) continue;
            if (operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "validateInterval")?.Value is not { Syntax: ExpressionSyntax interval } value) continue;
            foreach (var duration in model.Durations.Of(value, cancellationToken).Where(duration => duration.Value > longest))
            {
                if (duration.Source is null) DurationEdit.Set(edits, interval, longest);
                else edits.Files.TrySet(duration, longest);
            }
        }
    }
}
