using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule about a type that names a certain base class or interface: a ticket store, a hub.</summary>
internal abstract class DeclarationRule : Rule
{
    /// <summary>Whether the rule wants types in whose base list this word of the name set is written.</summary>
    public abstract bool IsAbout(string word);

    public abstract void Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, RuleContext context);
}
