using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>A layer of src/LogoutAnalyzers uses the layers above it in the picture of docs/architecture.md, and none below.</summary>
public class Layers
{
    // Top of the picture first. Names on one line know nothing of each other.
    private static readonly string[][] s_layers = [["Options"], ["Names", "Files"], ["Apis"], ["Flow"], ["Entries", "Setup"], ["LogoutModel"], ["Rules"]];

    [Fact]
    public void No_arrow_points_down()
    {
        var wrong = Arrows().Where(static arrow => IsWrong(arrow.From, arrow.To)).Select(static arrow => $"{arrow.File} -> {arrow.To}").Distinct().Order(StringComparer.Ordinal);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_is_a_layer() =>
        Assert.Empty(Repository.Files("src/LogoutAnalyzers", "*.cs").Select(Layer).OfType<string>().Except(s_layers.SelectMany(static layer => layer)));

    private static IEnumerable<(string File, string From, string To)> Arrows()
    {
        foreach (var path in Repository.Files("src/LogoutAnalyzers", "*.cs"))
        {
            if (Layer(path) is not { } from) continue;
            var code = Regex.Replace(Repository.Read(path), @"//.*", "");
            var used = Regex.Matches(code, @"\bLogoutAnalyzers\.(\w+)").Select(static match => match.Groups[1].Value).Concat(code.Contains("LogoutModel ") || code.Contains("LogoutModel.") ? ["LogoutModel"] : []);
            foreach (var to in used)
                if (to != from && RankOf(to) >= 0) yield return (path["src/LogoutAnalyzers/".Length..], from, to);
        }
    }

    private static bool IsWrong(string from, string to) => RankOf(to) >= RankOf(from) && from != to;

    private static int RankOf(string layer) => Array.FindIndex(s_layers, names => names.Contains(layer));

    private static string? Layer(string path)
    {
        var parts = path.Split('/');
        // What stands beside the model is of its layer; IsExternalInit is for the compiler.
        return parts.Length > 3 ? parts[2] : parts[2] == "IsExternalInit.cs" ? null : "LogoutModel";
    }
}
