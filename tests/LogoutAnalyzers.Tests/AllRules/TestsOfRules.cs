using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Every rule is tested three ways and proved on a running application.</summary>
public class TestsOfRules
{
    // Rules whose flaw cannot be run, with the reason.
    private static readonly Dictionary<string, string> s_withoutProof = new()
    {
        ["LOA1014"] = "System.Web does not run on .NET.",
        ["LOA9001"] = "An option is no flaw of an application.",
    };

    public static TheoryData<string> Ids => Catalogue.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reports_silence_and_fixes_are_tested(string id)
    {
        string[] expected = Catalogue.HasFix(id) ? ["Reports", "StaysSilent", "Fixes"] : ["Reports", "StaysSilent"];
        var tested = expected.Where(name => Tests(id, name).Any());
        Assert.Equal(expected, tested);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_flaw_is_proved(string id)
    {
        var proofs = Repository.Files($"tests/LogoutAnalyzers.Proofs/Rules/{Catalogue.Topic(id)}/{id}", "*.cs");
        Assert.True(proofs.Count > 0 != s_withoutProof.ContainsKey(id), $"Proofs of {id}: {proofs.Count}. A rule has a proof or a reason for having none.");
    }

    // Classes Reports, StaysSilent and Fixes in the rule's namespace, which is also its folder; a class may be split: ReportsInPages.
    private static IEnumerable<MethodInfo> Tests(string id, string name) =>
        from type in typeof(TestsOfRules).Assembly.GetTypes()
        where type.Namespace == $"LogoutAnalyzers.Tests.Rules.{Catalogue.Topic(id)}.{id}" && type.Name.StartsWith(name, StringComparison.Ordinal)
        from method in type.GetMethods()
        where method.GetCustomAttributes<FactAttribute>().Any(static fact => fact.Skip is null)
        select method;
}
