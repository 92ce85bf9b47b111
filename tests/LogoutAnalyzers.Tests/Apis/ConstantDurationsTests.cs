using System;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace LogoutAnalyzers.Tests.Apis;

/// <summary>Durations that are written in code.</summary>
public class ConstantDurationsTests
{
    [Theory]
    [InlineData("TimeSpan.FromDays(14)", "14.00:00:00")]
    [InlineData("TimeSpan.FromHours(1.5)", "01:30:00")]
    [InlineData("TimeSpan.FromMinutes(30)", "00:30:00")]
    [InlineData("TimeSpan.FromMinutes(Minutes * 2)", "00:40:00")]
    [InlineData("TimeSpan.FromSeconds(90)", "00:01:30")]
    [InlineData("TimeSpan.FromMilliseconds(1500)", "00:00:01.5")]
    [InlineData("new TimeSpan(8, 0, 0)", "08:00:00")]
    [InlineData("new TimeSpan(1, 2, 3, 4)", "1.02:03:04")]
    [InlineData("new TimeSpan(600000000)", "00:01:00")]
    [InlineData("new TimeSpan()", "00:00:00")]
    [InlineData("TimeSpan.Zero", "00:00:00")]
    [InlineData("Lifetime", "00:20:00")]
    [InlineData("(TimeSpan?)TimeSpan.FromMinutes(5)", "00:05:00")]
    public void Are_folded(string expression, string expected) => Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Of(expression));

    [Theory]
    [InlineData("TimeSpan.FromMinutes(Changing)")]
    [InlineData("TimeSpan.Parse(\"00:30:00\")")]
    [InlineData("TimeSpan.FromMinutes(30) + TimeSpan.FromMinutes(Changing)")]
    [InlineData("Varying")]
    [InlineData("TimeSpan.FromDays(1e300)")]
    public void May_vary(string expression) => Assert.Null(Of(expression));

    private static TimeSpan? Of(string expression)
    {
        var compilation = Compiled.Of($$"""
            public static class Program
            {
                private const int Minutes = 20;
                private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(Minutes);
                public static int Changing;
                public static TimeSpan Varying;
                public static object Value => {{expression}};
                public static void Main() { }
            }
            """);
        var tree = compilation.SyntaxTrees.Single(static candidate => candidate.FilePath == "/0/Test0.cs");
        var value = tree.GetRoot().DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;
        return ConstantDurations.Of(compilation.GetSemanticModel(tree).GetOperation(value));
    }
}
