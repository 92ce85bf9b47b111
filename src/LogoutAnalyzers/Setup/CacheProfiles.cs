using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The cache profiles of MVC: <c>options.CacheProfiles.Add("Never", new CacheProfile { NoStore = true })</c>.</summary>
internal sealed class CacheProfiles
{
    /// <summary>The word a file with one holds.</summary>
    public const string Word = "CacheProfiles";

    private readonly Dictionary<string, (Caching Caching, SyntaxNode Write)> _profiles = new(StringComparer.OrdinalIgnoreCase);

    private CacheProfiles()
    {
    }

    /// <summary>The profile that forbids to keep a response, if there is one.</summary>
    public string? NoStore { get; private set; }

    public static CacheProfiles Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var profiles = new CacheProfiles();
        NamedCode.Each(compilation, names, modelOf, static word => word == Word, (_, name, model) => profiles.Add(name, model, cancellationToken), cancellationToken);
        profiles.NoStore = profiles._profiles.Where(static profile => profile.Value.Caching == Caching.NoStore).Select(static profile => profile.Key).OrderBy(static name => name, StringComparer.Ordinal).FirstOrDefault();
        return profiles;
    }

    /// <summary>What a profile says; one that is out of sight may say anything.</summary>
    public Caching Of(string name) => _profiles.TryGetValue(name, out var profile) ? profile.Caching : Caching.Unknown;

    /// <summary>Where the profile says it.</summary>
    public SyntaxNode? WriteOf(string name) => _profiles.TryGetValue(name, out var profile) ? profile.Write : null;

    private void Add(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax profiles = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        var (key, value) = profiles.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } } => (arguments[0].Expression, arguments[1].Expression),
            ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys, Parent: AssignmentExpressionSyntax set } indexed when set.Left == indexed => (keys[0].Expression, set.Right),
            _ => (null, null),
        };
        if (key is not null && value is not null && model.GetConstantValue(key, cancellationToken).Value is string text) _profiles[text] = (value is BaseObjectCreationExpressionSyntax creation ? CacheValues.OfProfile(creation, model) : Caching.Unknown, value);
    }
}
