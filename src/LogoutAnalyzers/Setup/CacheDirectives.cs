using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The places in code that write the header Cache-Control, whatever the framework calls it. Attributes are read from the symbols they stand at.
/// </summary>
internal static class CacheDirectives
{
    // "Cache-Control" in a text begins with the first, "cache-control" ends with the second.
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "Cache", "control", "CacheControl", "NoStore", "SetNoStore", "SetCacheability", "UseNoCacheHttpHeaders", "SetNoCacheHttpHeadersAttribute", "Pragma", "Expires", "ExpiresAbsolute", "GetAndStoreTokens", "ResponseCacheAttribute", "OutputCacheAttribute" };

    private static readonly HashSet<string> s_attributes = new(StringComparer.Ordinal) { "ResponseCache", "OutputCache", "CacheProfile", "CacheOutput", "AddOutputCache", "OutputCacheOptions" };

    /// <summary>The words a file with such a place holds.</summary>
    public static readonly ImmutableArray<string> Names = s_words.Concat(s_attributes).ToImmutableArray();

    /// <summary>Those of the attributes, the profiles and the policies.</summary>
    public static readonly ImmutableArray<string> AttributeNames = s_attributes.Concat(new[] { "ResponseCacheAttribute", "OutputCacheAttribute" }).ToImmutableArray();

    /// <summary>Whether a file may hold one, as far as its words say.</summary>
    public static bool MayBeIn(NameIndex file)
    {
        foreach (var hit in file.Hits)
            if (hit.Word is { } word && (s_words.Contains(word) || s_attributes.Contains(word))) return true;
        return false;
    }

    public static IEnumerable<CacheDirective> Read(Compilation compilation, NameSet names, CacheProfiles profiles, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var constants = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            SyntaxNode? root = null;
            foreach (var hit in NameIndex.Of(tree, names, cancellationToken).Hits)
            {
                if (hit.Word is null || !s_words.Contains(hit.Word)) continue;
                root ??= tree.GetRoot(cancellationToken);
                var token = root.FindToken(hit.Position);
                if (!token.Span.Contains(hit.Position)) continue;
                // Those that are called like the header are found like it.
                var key = (token.Parent is SimpleNameSyntax ? token.Parent.Parent : token.Parent) as ExpressionSyntax;
                if (CacheKeys.IsName(key) && CacheKeys.ConstantOf(key!) is { } constant && !s_words.Contains(constant)) constants.Add(constant);
                if (Of(token, profiles, modelOf) is not { Caching: not Caching.Unsaid } directive || IsAboutFiles(token.Parent!)) continue;
                yield return directive;
            }
        }
        foreach (var directive in CacheKeys.OfConstants(compilation, constants, modelOf, cancellationToken))
            if (directive.Caching != Caching.Unsaid && !IsAboutFiles(directive.Code!)) yield return directive;
    }

    private static CacheDirective? Of(SyntaxToken token, CacheProfiles profiles, Func<SyntaxTree, SemanticModel> modelOf)
    {
        if (token.IsKind(SyntaxKind.StringLiteralToken))
        {
            var isHeader = CacheKeys.IsHeader(token.ValueText);
            return isHeader || token.ValueText == "Pragma" || (token.ValueText == "Expires" && IsOfHeaders((ExpressionSyntax)token.Parent!)) ? CacheKeys.Of((ExpressionSyntax)token.Parent!, isHeader, modelOf) : null;
        }
        if (token.Parent is not SimpleNameSyntax name || name.Ancestors().Any(static node => node is AttributeSyntax or UsingDirectiveSyntax)) return null;
        var access = name.Parent is MemberAccessExpressionSyntax { Name: var last } member && last == name ? member : null;
        switch (token.ValueText)
        {
            case "SetNoStore" when access?.Parent is InvocationExpressionSyntax:
            case "UseNoCacheHttpHeaders" or "SetNoCacheHttpHeadersAttribute":
            // The framework forbids to keep the response that the token is for.
            case "GetAndStoreTokens" when access?.Parent is InvocationExpressionSyntax:
                return new CacheDirective(Caching.NoStore, Whole(name));
            case "Cache" when access is { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } set } && access.Expression.ToString().EndsWith("Response", StringComparison.Ordinal):
                return set.Name.Identifier.ValueText == "SetNoStore" ? null : new CacheDirective(CacheValues.OfCall(set.Name.Identifier.ValueText, call.ArgumentList), call) { IsLesser = set.Name.Identifier.ValueText is not ("SetCacheability" or "SetMaxAge" or "AppendCacheExtension") };
            // var cache = Response.Cache; cache.SetCacheability(…)
            case "SetCacheability" when access is { Expression: IdentifierNameSyntax { Identifier.ValueText: not "Cache" }, Parent: InvocationExpressionSyntax call }:
                return new CacheDirective(CacheValues.OfCall("SetCacheability", call.ArgumentList), call);
            case "NoStore" when Assigned(name) is var (stores, isOn) && !IsPartOfHeader(stores) && !isOn.IsKind(SyntaxKind.FalseLiteralExpression) && !IsOfRequest(stores):
                return new CacheDirective(isOn.IsKind(SyntaxKind.TrueLiteralExpression) ? Caching.NoStore : Caching.Unknown, stores);
            case "CacheControl" when Assigned(name) is var (header, value):
                return IsOfRequest(header) ? null : new CacheDirective(CacheValues.Of(value, modelOf(header.SyntaxTree)), header);
            case "Pragma" or "Expires" or "ExpiresAbsolute" when access is not null && Assigned(name) is var (old, _) && IsOfHeaders(access.Expression):
                return IsOfRequest(old) ? null : new CacheDirective(Caching.Weak, old) { IsLesser = true };
            // options.Filters.Add(new ResponseCacheAttribute { Duration = 60 })
            case "ResponseCacheAttribute" or "OutputCacheAttribute" when name.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>(creation => creation.Type.Span.Contains(name.Span)) is { } filter:
                return OfFilter(filter, profiles, modelOf(filter.SyntaxTree));
            // Headers[HeaderNames.CacheControl], with a using static Headers[CacheControl]
            case "CacheControl" or "Pragma" when access is not null || name.Parent is ArgumentSyntax:
            case "Expires" when access is not null && access.Expression.ToString().EndsWith("HeaderNames", StringComparison.Ordinal):
                return CacheKeys.Of(access ?? (ExpressionSyntax)name, token.ValueText == "CacheControl", modelOf);
            default:
                return null;
        }
    }

    // Response.Expires, Response.Headers.Expires, Headers["Expires"], AddHeader("Expires", …): not that of a cookie.
    private static bool IsOfHeaders(ExpressionSyntax code)
    {
        var owner = code.Parent switch
        {
            ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax indexed } } => indexed.Expression,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } } => call.Name.Identifier.ValueText is "AddHeader" or "AppendHeader" ? call.Name : call.Expression,
            _ => code,
        };
        var text = owner.ToString();
        return text.EndsWith("Response", StringComparison.OrdinalIgnoreCase) || text.EndsWith("Headers", StringComparison.OrdinalIgnoreCase) || text.EndsWith("GetTypedHeaders()", StringComparison.Ordinal) || text.EndsWith("Header", StringComparison.Ordinal);
    }

    // new ResponseCacheAttribute { CacheProfileName = "Never" } takes from the profile what it does not say itself.
    private static CacheDirective OfFilter(ObjectCreationExpressionSyntax filter, CacheProfiles profiles, SemanticModel model)
    {
        var caching = CacheValues.OfProfile(filter, model);
        if (caching == Caching.NoStore || filter.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static set => set.Left.ToString() is "CacheProfileName" or "CacheProfile") is not { Right: var named }) return new CacheDirective(caching, filter);
        if (model.GetConstantValue(named).Value is not string profile || profiles.WriteOf(profile) is not { } write) return new CacheDirective(Caching.Unknown, filter);
        return new CacheDirective(profiles.Of(profile), filter) { Origin = new CacheDirective(profiles.Of(profile), write) };
    }

    private static (AssignmentExpressionSyntax Set, ExpressionSyntax Value)? Assigned(SimpleNameSyntax name) =>
        AssignedTo(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name);

    /// <summary>What is assigned to it, alone or with others: <c>(headers.CacheControl, headers.Pragma) = ("no-store", "no-cache")</c>.</summary>
    public static (AssignmentExpressionSyntax Set, ExpressionSyntax Value)? AssignedTo(ExpressionSyntax left)
    {
        switch (left.Parent)
        {
            case AssignmentExpressionSyntax set when set.Left == left:
                return (set, set.Right);
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax set } targets } target when set.Left == targets:
                var index = targets.Arguments.IndexOf(target);
                return (set, set.Right is TupleExpressionSyntax { Arguments: var values } && index < values.Count ? values[index].Expression : set.Right);
            default:
                return null;
        }
    }

    // CacheControl = new CacheControlHeaderValue { NoStore = true } is read where it is assigned.
    private static bool IsPartOfHeader(AssignmentExpressionSyntax set) =>
        set.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var target } } } && target.ToString().EndsWith("CacheControl", StringComparison.Ordinal);

    private static SyntaxNode Whole(SimpleNameSyntax name) => NamedCode.Around(name) ?? name;

    /// <summary>Whether it is what the application asks of another server.</summary>
    public static bool IsOfRequest(SyntaxNode code)
    {
        var target = (code as AssignmentExpressionSyntax)?.Left.ToString() ?? (code as InvocationExpressionSyntax)?.Expression.ToString() ?? "";
        return target.IndexOf("Request", StringComparison.OrdinalIgnoreCase) >= 0 && target.IndexOf("Response", StringComparison.OrdinalIgnoreCase) < 0 && target.IndexOf("CreateResponse", StringComparison.Ordinal) < 0
            || target.IndexOf("client", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    // StaticFileOptions.OnPrepareResponse: scripts and pictures, not what the endpoints answer.
    private static bool IsAboutFiles(SyntaxNode code) =>
        code.Ancestors().OfType<AssignmentExpressionSyntax>().Any(static set => set.Left.ToString().EndsWith("OnPrepareResponse", StringComparison.Ordinal));
}
