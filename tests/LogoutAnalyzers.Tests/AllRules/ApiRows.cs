using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Every row of the API tables names a member that exists: a slip there would be silence.</summary>
public class ApiRows
{
    private static readonly string[] s_ofNetFramework =
    [
        "System.Web.", "System.IdentityModel.Services.", "System.Runtime.Caching.", "System.Data.Entity.", "System.Data.Linq.", "Microsoft.Owin.", "Microsoft.AspNet.",
        "Microsoft.IdentityModel.Web.", "WebMatrix.",
    ];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var row in ApiTable.All) rows.Add(row.Type, row.Member);
            return rows;
        }
    }

    public static TheoryData<string> FlaggedPrograms
    {
        get
        {
            var ids = new TheoryData<string>();
            foreach (var rule in Catalogue.Rules)
                if (Examples.Of(rule.Descriptor.Id, "flagged").Language == "csharp") ids.Add(rule.Descriptor.Id);
            return ids;
        }
    }

    [Fact]
    public void No_row_stands_twice() => Assert.Equal(ApiTable.All.Length, ApiTable.All.Select(static row => (row.Type, row.Member)).Distinct().Count());

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_names_a_member_of_the_real_library(string type, string member)
    {
        var compilation = Programs.Compile([""], s_ofNetFramework.Any(space => type.StartsWith(space, StringComparison.Ordinal)) ? References.AspNet : type.StartsWith("FastEndpoints.", StringComparison.Ordinal) ? References.AspNetCoreAnd("FastEndpoints")
            : type.StartsWith("ITfoxtec.", StringComparison.Ordinal) ? References.AspNetCoreAnd("ITfoxtec.Identity.Saml2.MvcCore") : References.AspNetCoreData);
        var declared = Types(compilation, type);
        Assert.NotEmpty(declared);
        var methods = declared.SelectMany(static t => t.AllInterfaces.Concat(BasesOf(t))).Concat(declared).SelectMany(t => t.GetMembers(member)).OfType<IMethodSymbol>().ToList();
        Assert.NotEmpty(methods);
        Assert.Contains(declared, t => t.IsOrInherits(type));
        // What the scan of names does not find is never looked up.
        if (AspNetCoreApis.SignOutTasks.Concat(AspNetCoreApis.SignOutResults).Concat(OwinApis.SignOuts).Any(row => row.Type == type && row.Member == member))
            Assert.Contains(member == ".ctor" ? declared[0].Name : member, AspNetCoreApis.SignOutNames);
    }

    [Theory]
    [MemberData(nameof(FlaggedPrograms))]
    public async Task A_reference_that_declares_the_same_types_changes_nothing(string id)
    {
        var program = Programs.Web(Examples.Of(id, "flagged").Text);
        var expected = (await Programs.AnalyzeAsync(program)).Select(static report => (report.Id, report.Location.SourceSpan));
        var doubled = Doubled(program);
        var decoy = Programs.Compile(doubled.Select(Declaration), References.NetCore).WithAssemblyName("Decoy");
        Programs.AssertCompiles(decoy);
        var withDecoy = program.AddReferences(decoy.ToMetadataReference());
        Programs.AssertCompiles(withDecoy);
        Assert.Contains(doubled, type => withDecoy.GetTypeByMetadataName(type) is null);
        Assert.Equal(expected, (await Programs.AnalyzeAsync(withDecoy)).Select(static report => (report.Id, report.Location.SourceSpan)));
    }

    // A type that the program itself names would be ambiguous to the compiler, too.
    private static List<string> Doubled(CSharpCompilation program)
    {
        var names = program.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantTokens()).Select(static token => token.ValueText).ToHashSet();
        return ApiTable.All.Select(static row => row.Type).Append("Microsoft.AspNetCore.Http.HttpContext").Append("Microsoft.AspNetCore.Mvc.RazorPages.PageModel").Distinct()
            .Where(type => !names.Contains(type[(type.LastIndexOf('.') + 1)..])).ToList();
    }

    private static string Declaration(string type) => $"namespace {type[..type.LastIndexOf('.')]} {{ public class {type[(type.LastIndexOf('.') + 1)..]} {{ }} }}";

    // The tables write a type without its arity.
    private static List<INamedTypeSymbol> Types(CSharpCompilation compilation, string fullName)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        var parts = fullName.Split('.');
        foreach (var part in parts[..^1]) space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        return space?.GetTypeMembers(parts[^1]).ToList() ?? [];
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType) yield return t;
    }
}
