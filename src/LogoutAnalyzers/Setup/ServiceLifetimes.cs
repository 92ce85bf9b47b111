using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>How long the container keeps its services, read where they are registered.</summary>
internal static class ServiceLifetimes
{
    private static readonly NameSet s_registrations = new(new[] { "AddScoped", "AddTransient", "AddSingleton" });

    /// <summary>Whether a type of that name is registered for a request or a use each, and nowhere for the whole application.</summary>
    public static bool IsMadeForEach(string type, Compilation compilation, CancellationToken cancellationToken)
    {
        var isMadeForEach = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var hit in NameIndex.Of(tree, s_registrations, cancellationToken).Hits)
            {
                if (hit.Word is null || tree.GetRoot(cancellationToken).FindToken(hit.Position).Parent is not SimpleNameSyntax name || NamedCode.Around(name) is not InvocationExpressionSyntax registration) continue;
                if (!name.DescendantTokens().Concat(registration.ArgumentList.DescendantTokens()).Any(token => token.ValueText == type)) continue;
                if (hit.Word == "AddSingleton") return false;
                isMadeForEach = true;
            }
        }
        return isMadeForEach;
    }
}
