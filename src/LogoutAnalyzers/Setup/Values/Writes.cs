using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>Where the application gives a field or property a value, besides its initialiser.</summary>
internal static class Writes
{
    // A member whose name is written more often than this is not followed.
    private const int MaxPlaces = 200;

    /// <summary>The values that are assigned; null when one does not show, or there are too many places to look at.</summary>
    public static ImmutableArray<ExpressionSyntax>? Of(ISymbol member, Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        var name = new NameSet(new[] { member.Name });
        var isOwn = IsWrittenInType(member);
        var values = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var places = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (isOwn && !member.ContainingType.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == tree)) continue;
            foreach (var hit in NameIndex.Of(tree, name, cancellationToken).Hits)
            {
                if (hit.Word is null) continue;
                if (++places > MaxPlaces) return null;
                var token = tree.GetRoot(cancellationToken).FindToken(hit.Position);
                if (token.SpanStart != hit.Position || token.Parent is not IdentifierNameSyntax written || !IsWritten(written, out var value)) continue;
                var symbol = graphs.ModelOf(tree).GetSymbolInfo(written, cancellationToken).Symbol;
                if (!SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, member.OriginalDefinition)) continue;
                if (value is null) return null;
                values.Add(value);
            }
        }
        return values.ToImmutable();
    }

    /// <summary>Whether the name is that of something that is written to, and the value if that shows.</summary>
    public static bool IsWritten(IdentifierNameSyntax name, out ExpressionSyntax? value)
    {
        SyntaxNode target = name;
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name) target = access;
        value = target.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: var right } ? right : null;
        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax deconstruction } tuple } => deconstruction.Left == tuple,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    private static bool IsWrittenInType(ISymbol member) => member.DeclaredAccessibility == Accessibility.Private || member switch
    {
        IFieldSymbol field => field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private },
        _ => false,
    };
}
