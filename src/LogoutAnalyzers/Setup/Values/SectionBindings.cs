using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>Which objects the application fills from which sections of its configuration, found when first asked for.</summary>
internal sealed class SectionBindings
{
    private static readonly NameSet s_names = new(new[] { "Get", "Bind", "BindConfiguration", "Configure" });

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly ProjectFiles _files;
    private IReadOnlyList<SectionBinding>? _all;

    public SectionBindings(Compilation compilation, BodyGraphs graphs, ProjectFiles files)
    {
        _compilation = compilation;
        _graphs = graphs;
        _files = files;
    }

    public IReadOnlyList<SectionBinding> All(CancellationToken cancellationToken) => Volatile.Read(ref _all) ?? (_all = Read(cancellationToken));

    /// <summary>The section that objects of the type are filled from: null when there is none, or more than one.</summary>
    public Section? Of(ITypeSymbol? type, CancellationToken cancellationToken)
    {
        if (type is null) return null;
        var paths = All(cancellationToken).Where(binding => SymbolEqualityComparer.Default.Equals(binding.Type, type)).Select(static binding => binding.Path).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        return paths.Count == 1 && paths[0] is { } path ? new Section(path) : null;
    }

    /// <summary>The values that configuration files give to an option of the framework's; one without a value when the section is not known.</summary>
    /// <param name="optionsType">The full name of the type of the options.</param>
    /// <param name="key">The option: <c>ExpireTimeSpan</c>, <c>Cookie:MaxAge</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public IEnumerable<BoundOption> Options(string optionsType, string key, CancellationToken cancellationToken)
    {
        foreach (var binding in All(cancellationToken))
        {
            if (!binding.Type.IsOrInherits(optionsType)) continue;
            var scheme = CookieOptionsScheme.Of(binding.Call, _graphs.ModelOf(binding.Call.SyntaxTree), cancellationToken);
            // Without the files, or the section, it may have any value.
            if (binding.Path is null || !_files.HasSettings(cancellationToken)) yield return new BoundOption(scheme, null, binding.Call.GetLocation());
            else
                foreach (var value in KeyValues.Of(_files, new Section(binding.Path).Key(key), cancellationToken).Values) yield return new BoundOption(scheme, value, value.Location);
        }
    }

    private IReadOnlyList<SectionBinding> Read(CancellationToken cancellationToken)
    {
        var found = new List<SectionBinding>();
        NamedCode.Each(_compilation, s_names, _graphs.ModelOf, static _ => true, (word, name, model) =>
        {
            if (word is "Get" or "Configure" && name is not GenericNameSyntax) return;
            if (NamedCode.Around(name) is not InvocationExpressionSyntax syntax || model.GetOperation(syntax, cancellationToken) is not IInvocationOperation call || TypeOf(call) is not { } type) return;
            found.Add(new SectionBinding(type, PathOf(call, cancellationToken), syntax));
        }, cancellationToken);
        return found;
    }

    private static ITypeSymbol? TypeOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            // section.Get<T>(), services.Configure<T>(section)
            case "Get" when method.ContainingType.Is("Microsoft.Extensions.Configuration.ConfigurationBinder"):
            case "Configure" when method.ContainingType.Is("Microsoft.Extensions.DependencyInjection.OptionsConfigurationServiceCollectionExtensions"):
            // services.AddOptions<T>().Bind(section)
            case "Bind" or "BindConfiguration" when method.ContainingType.Is("Microsoft.Extensions.DependencyInjection.OptionsBuilderConfigurationExtensions"):
                return method.TypeArguments.FirstOrDefault();
            // section.Bind(settings)
            case "Bind" when method.ContainingType.Is("Microsoft.Extensions.Configuration.ConfigurationBinder"):
                return call.Arguments.For("instance")?.WithoutConversions().Type;
            default:
                return null;
        }
    }

    private string? PathOf(IInvocationOperation call, CancellationToken cancellationToken)
    {
        // What is read here must not depend on what is being read.
        var folding = new Folding(_compilation, _graphs, _files, null, cancellationToken);
        Section? section = null;
        var key = "";
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name is "key" or "configSectionPath")
            {
                if (folding.Of(argument.Value) is not { Length: 1 } keys || keys[0].Content is not string text) return null;
                key = text;
            }
            else if (ConfigurationReads.IsConfiguration(argument.Parameter?.Type))
            {
                section = folding.SectionOf(argument.Value);
                if (section is null) return null;
            }
        }
        return (section ?? new Section("")).Key(key);
    }
}
