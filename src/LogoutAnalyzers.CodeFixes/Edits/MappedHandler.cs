using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// A method or local function that is handed to <c>MapPost</c> and its kin by name. One with a single parameter of type HttpContext that
/// returns a task would become a RequestDelegate, whose result nobody writes to the response:
/// https://learn.microsoft.com/aspnet/core/diagnostics/asp0016. A cast to Delegate keeps it a route handler.
/// </summary>
internal static class MappedHandler
{
    /// <summary>Adds the casts that a handler needs once its signature has changed.</summary>
    /// <param name="edits">The changes to the file of the handler.</param>
    /// <param name="handler">The handler as it is now.</param>
    /// <param name="gainsContext">Whether it is getting a parameter of type HttpContext.</param>
    /// <param name="becomesAsync">Whether its value is becoming a task.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>False when somebody calls a handler that is getting a parameter, or passes it on where no cast is possible.</returns>
    public static async Task<bool> TryKeepAsync(SourceEdits edits, IMethodSymbol handler, bool gainsContext, bool becomesAsync, CancellationToken cancellationToken)
    {
        var takesContextOnly = gainsContext ? handler.Parameters.Length == 0 : handler.Parameters.Length == 1 && handler.Parameters[0].Type.Is("Microsoft.AspNetCore.Http.HttpContext");
        var returnsResult = handler.ReturnType is INamedTypeSymbol { Name: "Task", TypeArguments.Length: 1 } || (becomesAsync && !handler.ReturnsVoid && !TaskTypes.IsTask(handler.ReturnType));
        var needsCast = takesContextOnly && returnsResult && handler.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction;
        if (!needsCast && !gainsContext) return true;
        var solution = edits.Document.Project.Solution;
        foreach (var location in (await SymbolFinder.FindReferencesAsync(handler, solution, cancellationToken).ConfigureAwait(false)).SelectMany(static reference => reference.Locations))
        {
            if (location.IsImplicit) continue;
            var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (root?.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true) is not { } node || HandlerReference.IsOnlyNamed(node)) continue;
            if (HandlerReference.MappedAs(node) is not { } mapped)
            {
                if (gainsContext) return false;
                continue;
            }
            if (!needsCast || mapped.Parent is CastExpressionSyntax) continue;
            if (await edits.InAsync(location.Document, cancellationToken).ConfigureAwait(false) is not { } here) return false;
            // One that is a RequestDelegate already stays what its author made it.
            if (here.Model.GetTypeInfo(mapped, cancellationToken).ConvertedType.Is("Microsoft.AspNetCore.Http.RequestDelegate")) continue;
            here.Insert(mapped.SpanStart, "(Delegate)");
            Usings.AddFor(here, mapped.SpanStart, "System", "Delegate");
        }
        return true;
    }
}
