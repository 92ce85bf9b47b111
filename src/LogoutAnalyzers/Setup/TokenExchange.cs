using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Setup;

/// <summary>A member that a client sends a refresh token to: a method, a local function or the lambda of an endpoint.</summary>
internal sealed class TokenExchange
{
    private static readonly HashSet<string> s_verbs = new(StringComparer.Ordinal) { "refresh", "refreshes", "refreshtoken", "refreshtokens", "renew", "renewal", "reissue", "rotate", "exchange" };

    // Members whose own names say nothing.
    private static readonly HashSet<string> s_nameless = new(StringComparer.Ordinal) { "Handle", "HandleAsync", "Execute", "ExecuteAsync", "Invoke", "InvokeAsync", "Post", "PostAsync", "Index", "OnPost", "OnPostAsync", "Consume" };

    /// <summary>The words a file with one holds.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("refreshToken", "RefreshToken", "RefreshTokens", "RefreshTokenAsync");

    private TokenExchange(SyntaxNode body, IMethodSymbol method, string name, Location location) => (Body, Method, Name, Location) = (body, method, name, location);

    public SyntaxNode Body { get; }

    public IMethodSymbol Method { get; }

    public string Name { get; }

    public Location Location { get; }

    /// <summary>What holds the refresh token that was sent, where it has a name: a parameter, or a property of one.</summary>
    public ImmutableArray<ISymbol> Sent { get; private set; } = ImmutableArray<ISymbol>.Empty;

    /// <summary>Whether an access token is sent along.</summary>
    public bool TakesAccessToken { get; private set; }

    /// <summary>Whether the name of the member or its route says that it is for the exchange.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>The members of the file that may be one, as far as names say.</summary>
    public static IEnumerable<TokenExchange> In(SyntaxTree tree, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!MayHaveAny(tree.GetText(cancellationToken))) yield break;
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Of(node, model, cancellationToken) is { } exchange) yield return exchange;
        }
    }

    // Read as text: most files speak of neither, and cost no syntax node.
    private static bool MayHaveAny(SourceText text)
    {
        for (var i = 0; i + 4 < text.Length; i++)
            if (text[i] == 'e' && (text[i + 1] == 'f' && text[i + 2] == 'r' && text[i + 3] == 'e' && text[i + 4] == 's' || text[i + 1] == 'n' && text[i + 2] == 'e' && text[i + 3] == 'w')) return true;
        return false;
    }

    /// <summary>Whether the body is that of such a member.</summary>
    public static bool Is(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken) => Of(body, model, cancellationToken) is not null;

    private static TokenExchange? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax) && !(node is AnonymousFunctionExpressionSyntax && RequestCode.IsEndpoint(node))) return null;
        var named = Named(node);
        if (named is null && !Mentions(node)) return null;
        var symbol = node is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(node, cancellationToken).Symbol : model.GetDeclaredSymbol(node, cancellationToken);
        if (symbol is not IMethodSymbol { IsAbstract: false } method) return null;
        var (name, location) = node switch
        {
            MethodDeclarationSyntax declared => (declared.Identifier.ValueText, declared.Identifier.GetLocation()),
            LocalFunctionStatementSyntax local => (local.Identifier.ValueText, local.Identifier.GetLocation()),
            _ => Route(node) is { } pattern ? (pattern.Token.ValueText, pattern.GetLocation()) : ("", node.GetLocation()),
        };
        var exchange = new TokenExchange(node, method, name, location) { IsNamed = named is not null };
        return name.Length > 0 && exchange.IsSentToken() ? exchange : null;
    }

    // Why it is taken for an exchange: the verb its name begins with, its route, or the name of its class.
    private static string? Named(SyntaxNode node)
    {
        if (node is AnonymousFunctionExpressionSyntax) return Route(node) is { } pattern && Words.Any(pattern.Token.ValueText, s_verbs) ? pattern.Token.ValueText : null;
        var name = node is MethodDeclarationSyntax method ? method.Identifier.ValueText : ((LocalFunctionStatementSyntax)node).Identifier.ValueText;
        if (Words.Split(name) is { Length: > 0 } words && (s_verbs.Contains(words[0]) || (words.Length > 2 && words[0] is "on" or "post" or "do" or "try" or "handle" && words.Any(s_verbs.Contains)))) return name;
        if (node is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } declared) return null;
        if (s_nameless.Contains(name) && Words.Any(type.Identifier.ValueText, s_verbs)) return type.Identifier.ValueText;
        return declared.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => attribute.ArgumentList?.Arguments.Any(static argument => argument.Expression is LiteralExpressionSyntax { Token.Value: string route } && Words.Any(route, s_verbs)) == true) ? name : null;
    }

    private static LiteralExpressionSyntax? Route(SyntaxNode lambda) => lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: > 1 } arguments } } ? arguments[0].Expression as LiteralExpressionSyntax : null;

    private static bool Mentions(SyntaxNode node) => node.DescendantTokens().Any(static token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken && token.ValueText.Length < 80 && token.ValueText.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0);

    private bool IsSentToken()
    {
        var sent = ImmutableArray.CreateBuilder<ISymbol>();
        var takesOther = false;
        foreach (var parameter in Method.Parameters)
        {
            if (IsValue(parameter.Type))
            {
                if (IsRefresh(parameter.Name)) sent.Add(parameter);
                else NoteOther(parameter.Name);
            }
            else if (parameter.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && IsMessage(type))
            {
                foreach (var property in StoredTokenMembers.Properties(type))
                {
                    if (!IsValue(property.Type)) continue;
                    if (IsRefresh(property.Name)) sent.Add(property);
                    else NoteOther(property.Name);
                }
            }
        }
        Sent = sent.ToImmutable();
        return Sent.Length > 0 || takesOther || ReadsCookie();

        void NoteOther(string name)
        {
            var words = Words.Split(name);
            if (!words.Any(static word => word is "token" or "jwt" or "value" or "key")) return;
            if (words.Contains("access") || words.Contains("jwt") || words.Contains("expired")) TakesAccessToken = true;
            else takesOther |= IsNamed;
            TakesAccessToken |= sent.Count > 0;
        }
    }

    private static bool IsValue(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.Name == "Guid" || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].Name == "Guid";

    // RefreshToken, RefreshJwt, OldRefresh; not RefreshTokenId, RefreshUrl
    private static bool IsRefresh(string name) => RefreshTokenNames.IsRefreshToken(name) && !Words.Split(name).Contains("id") || Words.Split(name) is var words && words.Contains("refresh") && words.All(static word => word is "refresh" or "jwt" or "old" or "current" or "value" or "key");

    private static bool IsMessage(INamedTypeSymbol type) =>
        !NeutralAssemblies.IsFramework(type.ContainingAssembly) && !StoredTokenMembers.IsService(type.Name)
        && (RefreshTokenNames.IsMessage(type.Name) || Words.Split(type.Name).Any(static word => word is "refresh" or "body" or "form" or "params" or "args" or "contract" or "req"))
        && StoredTokenMembers.Owed(type, default) is (null, null);

    /// <summary>Whether what was sent beside the token decides if the code runs, which was looked up before, and the exchange goes on without it.</summary>
    public bool IsUpToClient(SyntaxNode code, int lookUp)
    {
        var parameters = Method.Parameters.Where(static parameter => parameter.Type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String || !NeutralAssemblies.IsFramework(parameter.Type.ContainingAssembly)).Select(static parameter => parameter.Name).ToList();
        foreach (var around in code.Ancestors().TakeWhile(node => node != Body).OfType<IfStatementSyntax>())
        {
            if (around.Condition.Span.Contains(code.Span) || around.SpanStart < lookUp || around.Else is not null || around.Parent is not BlockSyntax block || block.Parent != Body) continue;
            var names = around.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(static name => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name).ToList();
            if (names.Count > 0 && names.TrueForAll(name => parameters.Contains(name.Identifier.ValueText)) && !around.Condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.NullKeyword))) return true;
        }
        return false;
    }

    // Request.Cookies["refreshToken"]
    private bool ReadsCookie() => Body.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is "Cookies" or "Headers") && Mentions(Body);
}
