using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The expressions by which a logout finds the user, or the record of the token, that it is about.</summary>
internal static class TokenLookup
{
    private const string DbSet = "Microsoft.EntityFrameworkCore.DbSet";
    private const string DbContext = "Microsoft.EntityFrameworkCore.DbContext";

    /// <summary>The UserManager that the body can name and whose users are of the type.</summary>
    public static string? ManagerOf(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, ITypeSymbol? user) =>
        SignOutStatement.Named(edits, body, symbol, type => type.IsOrInherits(AspNetCoreApis.UserManager) && (user is null || Manages(type, user)));

    /// <summary>The context that the body can name and that holds entities of the type, with the expression for their set.</summary>
    public static (string Context, string Set)? SetOf(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, ITypeSymbol entity)
    {
        INamedTypeSymbol? context = null;
        var name = SignOutStatement.Named(edits, body, symbol, type =>
        {
            if (!type.IsOrInherits(DbContext)) return false;
            context ??= type as INamedTypeSymbol;
            return true;
        });
        if (name is null || context is null) return null;
        for (INamedTypeSymbol? type = context; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers())
                if (member is IPropertySymbol { Type: INamedTypeSymbol set } property && set.Is(DbSet) && SymbolEqualityComparer.Default.Equals(set.TypeArguments[0], entity)) return (name, name + "." + property.Name);
        return null;
    }

    /// <summary>The user of the request, by what his access token says: an await expression.</summary>
    public static string? UserOf(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, ITypeSymbol? user)
    {
        if (ManagerOf(edits, body, symbol, user) is not { } manager) return null;
        if (IdOfUser(symbol) is { } id) return $"await {manager}.FindByIdAsync({id})";
        return StampRotation.PrincipalIn(edits, body, symbol) is { } principal && TellsId(edits) ? $"await {manager}.GetUserAsync({principal})" : null;
    }

    /// <summary>The refresh token that the request brings.</summary>
    public static string? TokenOf(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        foreach (var parameter in symbol.Parameters)
        {
            if (parameter.Type.SpecialType == SpecialType.System_String) { if (RefreshTokenNames.IsRefreshToken(parameter.Name)) return parameter.Name; }
            else if (parameter.Type.TypeKind is TypeKind.Class or TypeKind.Struct && parameter.NullableAnnotation != NullableAnnotation.Annotated && !NeutralAssemblies.IsFramework(parameter.Type.ContainingAssembly)
                && parameter.Type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(static member => member.Type.SpecialType == SpecialType.System_String && RefreshTokenNames.IsRefreshToken(member.Name)) is { } property) return parameter.Name + "." + property.Name;
        }
        // Response.Cookies.Delete("refreshToken")
        if (SignOutStatement.Context(edits, body, symbol) is not { } context) return null;
        var cookie = body.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Delete" or "Append", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cookies" } })
            .Select(static call => call.ArgumentList.Arguments.FirstOrDefault()?.Expression).FirstOrDefault(argument => argument is not null && ConstantStrings.Of(edits.Model.GetOperation(argument)) is { } name && name.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0);
        var request = context == "HttpContext" && edits.Model.LookupSymbols(SignOutStatement.PositionIn(body), name: "Request").Any(static found => found is IPropertySymbol) ? "Request" : context + ".Request";
        return cookie is null ? null : $"{request}.Cookies[{cookie}]";
    }

    /// <summary>The body's parameter that says when nobody waits for it any more.</summary>
    public static string? CancellationOf(IMethodSymbol symbol) => symbol.Parameters.FirstOrDefault(static parameter => parameter.Type.Is("System.Threading.CancellationToken"))?.Name;

    /// <summary>The property that says whose record one is.</summary>
    public static IPropertySymbol? OwnerOf(INamedTypeSymbol record) =>
        record.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(static member => Words.Split(member.Name) is { Length: > 1 } words && words[words.Length - 1] == "id" && words.Any(SessionVocabulary.Accounts.Contains) && member.Type is { SpecialType: SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "Guid" });

    /// <summary>The id of the user in the body: a parameter, or what his access token says.</summary>
    public static string? IdOf(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, ITypeSymbol type)
    {
        if (symbol.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type) && IsIdOfUser(parameter.Name)) is { } given) return given.Name;
        if (type.SpecialType != SpecialType.System_String || !TellsId(edits) || StampRotation.PrincipalIn(edits, body, symbol) is not { } principal) return null;
        Usings.AddFor(edits, body.SpanStart, "System.Security.Claims", "ClaimTypes");
        return $"{principal}.FindFirstValue(ClaimTypes.NameIdentifier)";
    }

    /// <summary>The property of the type by which the application looks a refresh token up as it was sent; null where it keeps only hashes.</summary>
    public static IPropertySymbol? KeyOf(SourceEdits edits, INamedTypeSymbol type) =>
        edits.Model.Compilation.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes()).OfType<BinaryExpressionSyntax>()
            .Where(static comparison => comparison.IsKind(SyntaxKind.EqualsExpression) && comparison.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not null)
            .Select(comparison => Compared(comparison, type, edits)).FirstOrDefault(static property => property is not null);

    private static IPropertySymbol? Compared(BinaryExpressionSyntax comparison, INamedTypeSymbol type, SourceEdits edits)
    {
        if (comparison.Left is not MemberAccessExpressionSyntax { Name: { } name, Expression: IdentifierNameSyntax } access || comparison.Right is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return null;
        var words = Words.Split(name.Identifier.ValueText);
        if (!words.Any(static word => word is "token" or "value" or "key" or "refreshtoken") || words.Any(static word => word is "hash" or "hashed" or "jwt" or "access" or "id")) return null;
        if (Words.Split(comparison.Right.ToString()).Any(static word => word is "hash" or "hashed" or "id")) return null;
        if (edits.Model.Compilation.GetSemanticModel(access.SyntaxTree).GetSymbolInfo(access).Symbol is not IPropertySymbol { Type.SpecialType: SpecialType.System_String } property) return null;
        return SymbolEqualityComparer.Default.Equals(property.ContainingType, type) ? property : null;
    }

    private static bool Manages(ITypeSymbol manager, ITypeSymbol user)
    {
        for (var type = manager as INamedTypeSymbol; type is not null; type = type.BaseType)
            if (type.Is(AspNetCoreApis.UserManager)) return SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], user);
        return false;
    }

    // LogoutAsync(string userId)
    private static string? IdOfUser(IMethodSymbol symbol) =>
        symbol.Parameters.FirstOrDefault(static parameter => parameter.Type.SpecialType == SpecialType.System_String && parameter.NullableAnnotation != NullableAnnotation.Annotated && IsIdOfUser(parameter.Name))?.Name;

    private static bool IsIdOfUser(string name) => Words.Split(name) is var words && words[words.Length - 1] == "id" && words.Any(SessionVocabulary.Accounts.Contains);

    // GetUserAsync reads the claim NameIdentifier, to which sub is mapped unless that is switched off.
    private static bool TellsId(SourceEdits edits)
    {
        var (tells, isMapped) = (false, true);
        foreach (var name in edits.Model.Compilation.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes()).OfType<IdentifierNameSyntax>())
        {
            switch (name.Identifier.ValueText)
            {
                case "NameIdentifier" or "Sub" when name.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: ArgumentListSyntax { Arguments: { Count: > 1 } arguments } } && arguments[1].DescendantTokens().Any(static token => token.ValueText == "Id"):
                case "CreateUserPrincipalAsync":
                    tells = true;
                    break;
                case "MapInboundClaims" or "DefaultMapInboundClaims" or "DefaultInboundClaimTypeMap":
                    isMapped = false;
                    break;
            }
        }
        return tells && isMapped;
    }
}
