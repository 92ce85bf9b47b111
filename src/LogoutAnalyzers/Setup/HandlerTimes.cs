using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Handlers of tokens end what they create an hour later by themselves, unless they are told not to.</summary>
internal static class HandlerTimes
{
    private const string Setting = "SetDefaultTimesOnTokenCreation";

    /// <summary>Whether the handler that a call is made on was told not to, here or anywhere in the type that keeps it.</summary>
    public static bool AreOff(IOperation? handler, SyntaxNode scope)
    {
        var place = handler switch
        {
            IObjectCreationOperation creation => creation.Syntax,
            ILocalReferenceOperation => scope,
            IFieldReferenceOperation or IPropertyReferenceOperation => handler.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
            _ => null,
        };
        if (place is null) return false;
        var settings = place.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(set => set.Left.GetLastToken().ValueText == Setting && (place == handler!.Syntax || TokenSettings.VariableOf(set) == TokenSettings.TextOf((ExpressionSyntax)handler.Syntax))).ToList();
        return settings.Count > 0 && settings.All(static set => set.Right.IsKind(SyntaxKind.FalseLiteralExpression));
    }
}
