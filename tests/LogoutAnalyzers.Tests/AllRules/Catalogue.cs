using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using LogoutAnalyzers.Rules;
using LogoutAnalyzers.Rules.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Every analyzer, rule and fix of the product, found by reflection so that none can be forgotten.</summary>
internal static class Catalogue
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = Create<DiagnosticAnalyzer>(typeof(TopicAnalyzer).Assembly);

    public static readonly ImmutableArray<Rule> Rules = Analyzers
        .SelectMany(static analyzer => analyzer is TopicAnalyzer topic ? topic.Rules.AsEnumerable() : [ConfigurationAnalyzer.Rule])
        .OrderBy(static rule => rule.Descriptor.Id, StringComparer.Ordinal).ToImmutableArray();

    public static readonly ImmutableArray<CodeFixProvider> Fixes = Create<CodeFixProvider>(Assembly.Load("LogoutAnalyzers.CodeFixes"));

    /// <summary>The ids of all rules, for theories.</summary>
    public static TheoryData<string> Ids
    {
        get
        {
            var ids = new TheoryData<string>();
            foreach (var rule in Rules) ids.Add(rule.Descriptor.Id);
            return ids;
        }
    }

    public static Rule Rule(string id) => Rules.Single(rule => rule.Descriptor.Id == id);

    public static DiagnosticDescriptor Descriptor(string id) => Rule(id).Descriptor;

    public static bool HasFix(string id) => Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    /// <summary>The topic whose folder the rule stands in.</summary>
    public static string Topic(string id) => Rule(id).GetType().Namespace!.Split('.').Last();

    /// <summary>Whether an id is one of the product's.</summary>
    public static bool IsOurs(string id) => id.StartsWith("LOA", StringComparison.Ordinal);

    private static ImmutableArray<T> Create<T>(Assembly assembly) => assembly.GetTypes()
        .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
        .OrderBy(static type => type.Name, StringComparer.Ordinal)
        .Select(static type => (T)Activator.CreateInstance(type, nonPublic: true)!).ToImmutableArray();
}
