using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>The sources of the samples, with what they reference.</summary>
internal static class Samples
{
    private static readonly string[] s_packages =
    [
        "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.InMemory", "Microsoft.EntityFrameworkCore",
        "Microsoft.EntityFrameworkCore.Abstractions", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.AspNetCore.Authentication.JwtBearer",
    ];

    /// <summary>Whether their packages are on this machine: building a sample restores them.</summary>
    public static bool IsRestored => References.Length > 0;

    /// <summary>The framework and the packages; empty when they are not restored.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = Find();

    public static IEnumerable<(string Path, string Text)> Sources(string name) =>
        Repository.Files("samples/" + name, "*.cs").Select(static file => (Repository.Path(file), Repository.Read(file))).Append(("/0/GlobalUsings.cs", Verify.GlobalUsings));

    private static ImmutableArray<MetadataReference> Find()
    {
        var version = Regex.Match(Repository.Read("Directory.Packages.props"), @"Identity\.EntityFrameworkCore"" Version=""([\d.]+)""").Groups[1].Value;
        try
        {
            return LogoutAnalyzers.Testing.References.AspNetCore.AddRange(s_packages.SelectMany(package => LogoutAnalyzers.Testing.References.Package(package, version))).AddRange(LogoutAnalyzers.Testing.References.TokenLibraries);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
