using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>
/// Where the output cache of ASP.NET Core stores what signed-in users are shown. Its default policy does not, whatever is added to it; a
/// policy of the application's own that stands alone stores what it likes, whatever the headers of the response say.
/// </summary>
internal sealed class OutputCaching
{
    private const string Policy = "Microsoft.AspNetCore.OutputCaching.IOutputCachePolicy";

    // What keeps users apart, or their responses out.
    private static readonly HashSet<string> s_users = new(StringComparer.Ordinal) { "User", "Identity", "IsAuthenticated", "Authorization", "Cookie", "Cookies", "Claims", "VaryByValue", "VaryByValues", "CacheKeyPrefix", "With", "NoCache" };

    /// <summary>The words a file with a policy or its use holds.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("AddOutputCache", "OutputCacheOptions", "CacheOutput", "OutputCache");

    private readonly Func<SyntaxTree, SemanticModel> _modelOf;
    private readonly HashSet<string> _named = new(StringComparer.OrdinalIgnoreCase);
    private SyntaxNode? _forAll;

    private OutputCaching(Func<SyntaxTree, SemanticModel> modelOf) => _modelOf = modelOf;

    public static OutputCaching Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var caching = new OutputCaching(modelOf);
        NamedCode.Each(compilation, names, modelOf, static word => word is "AddOutputCache" or "OutputCacheOptions", (_, name, _) =>
        {
            // Configure(OutputCacheOptions options) is called through a method group, or as an IConfigureOptions.
            SyntaxNode? setup = name.FirstAncestorOrSelf<ParameterSyntax>() is { Parent.Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax } parameter ? parameter.Parent!.Parent : name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList;
            if (setup is not null) caching.Add(setup, cancellationToken);
        }, cancellationToken);
        return caching;
    }

    /// <summary>The attribute or the name of the call that has the response stored; null when nothing does.</summary>
    public SyntaxNode? Of(PrivateContent content, PrivateResponse response, CancellationToken cancellationToken)
    {
        var attribute = AttributesAround.AllOf(response.Handler, content.Type).FirstOrDefault(static attribute => attribute.AttributeClass.Is("Microsoft.AspNetCore.OutputCaching.OutputCacheAttribute"));
        if (attribute is not null) return attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "PolicyName").Value.Value is string policy && _named.Contains(policy) ? attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) : null;
        if (response.Mapping is { } mapping && MappingChain.All(mapping, _modelOf(mapping.SyntaxTree)).FirstOrDefault(static call => call.Name.Identifier.ValueText == "CacheOutput") is { Parent: InvocationExpressionSyntax call } access)
            return Stores(call.ArgumentList, cancellationToken) || (call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } name && _modelOf(name.SyntaxTree).GetConstantValue(name, cancellationToken).Value is string text && _named.Contains(text)) ? access.Name : null;
        return _forAll;
    }

    private void Add(SyntaxNode setup, CancellationToken cancellationToken)
    {
        foreach (var call in setup.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is not MemberAccessExpressionSyntax { Name: var name } || !Stores(call.ArgumentList, cancellationToken)) continue;
            if (name.Identifier.ValueText == "AddBasePolicy") _forAll ??= name;
            else if (name.Identifier.ValueText == "AddPolicy" && call.ArgumentList.Arguments[0].Expression is var key && _modelOf(key.SyntaxTree).GetConstantValue(key, cancellationToken).Value is string text) _named.Add(text);
        }
    }

    private bool Stores(ArgumentListSyntax list, CancellationToken cancellationToken)
    {
        var excludes = list.Arguments.Count > 1 && list.Arguments.Last() is { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } };
        foreach (var argument in list.Arguments)
        {
            switch (argument.Expression)
            {
                case AnonymousFunctionExpressionSyntax policy when excludes && !SpeaksOfUsers(policy):
                    if (policy.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => AddsOwn(call, cancellationToken))) return true;
                    break;
                case ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax:
                    if (_modelOf(list.SyntaxTree).GetTypeInfo(argument.Expression, cancellationToken).Type is INamedTypeSymbol type && StoresByItself(type, cancellationToken)) return true;
                    break;
            }
        }
        return false;
    }

    // policy.AddPolicy<OwnPolicy>(), policy.AddPolicy(typeof(OwnPolicy))
    private bool AddsOwn(InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "AddPolicy" } name }) return false;
        var type = (name as GenericNameSyntax)?.TypeArgumentList.Arguments.FirstOrDefault() ?? (call.ArgumentList.Arguments.FirstOrDefault()?.Expression as TypeOfExpressionSyntax)?.Type;
        return type is not null && _modelOf(type.SyntaxTree).GetTypeInfo(type, cancellationToken).Type is INamedTypeSymbol policy && StoresByItself(policy, cancellationToken);
    }

    private static bool StoresByItself(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.IsOrInherits(Policy) && !type.DeclaringSyntaxReferences.IsEmpty
        && type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).ToList() is var parts
        && !parts.Any(SpeaksOfUsers) && parts.SelectMany(static part => part.DescendantNodes().OfType<AssignmentExpressionSyntax>()).Any(static set => set.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AllowCacheStorage" } && !set.Right.IsKind(SyntaxKind.FalseLiteralExpression));

    private static bool SpeaksOfUsers(SyntaxNode code) => code.DescendantTokens().Any(static token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken && s_users.Contains(token.ValueText));
}
