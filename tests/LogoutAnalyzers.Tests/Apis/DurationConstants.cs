using System;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace LogoutAnalyzers.Tests.Apis;

/// <summary>Time spans that are the same at every run.</summary>
public class DurationConstants
{
    [Theory]
    [InlineData("TimeSpan.FromDays(7)", "7.00:00:00")]
    [InlineData("TimeSpan.FromMinutes(30.5)", "00:30:30")]
    [InlineData("TimeSpan.FromHours(2 * Hours)", "12:00:00")]
    [InlineData("new TimeSpan(1, 30, 0)", "01:30:00")]
    [InlineData("new TimeSpan(2, 1, 0, 0)", "2.01:00:00")]
    [InlineData("s_week", "7.00:00:00")]
    [InlineData("TimeSpan.FromDays(Days())", null)]
    [InlineData("Changing", null)]
    [InlineData("TimeSpan.MaxValue - TimeSpan.FromDays(1)", null)]
    public void Spans(string expression, string? expected) => Assert.Equal(expected is null ? null : TimeSpan.Parse(expected, null), ConstantDurations.Of(Value("TimeSpan", expression)));

    [Theory]
    [InlineData("DateTime.UtcNow.AddDays(7)", "7.00:00:00")]
    [InlineData("DateTime.Now.AddMinutes(15)", "00:15:00")]
    [InlineData("DateTimeOffset.UtcNow.AddHours(1).UtcDateTime", null)]
    [InlineData("DateTime.UtcNow.Add(TimeSpan.FromHours(3))", "03:00:00")]
    [InlineData("DateTime.UtcNow.AddYears(1)", "365.00:00:00")]
    [InlineData("TimeProvider.System.GetUtcNow().DateTime.AddHours(1)", "01:00:00")]
    [InlineData("DateTime.UtcNow.AddDays(Days())", null)]
    [InlineData("DateTime.UtcNow", null)]
    [InlineData("Birthday.AddDays(7)", null)]
    public void Points_in_time(string expression, string? expected) => Assert.Equal(expected is null ? null : TimeSpan.Parse(expected, null), ConstantDurations.FromNow(Value("DateTime", expression)));

    private static IOperation Value(string type, string expression)
    {
        var compilation = Compiled.Of([$$"""
            public class C
            {
                private const int Hours = 6;
                private static readonly TimeSpan s_week = TimeSpan.FromDays(7);
                public static TimeSpan Changing = TimeSpan.FromDays(7);
                public static DateTime Birthday { get; set; }
                private static int Days() => 7;
                public void M() { {{type}} x = {{expression}}; }
            }
            """]);
        var tree = compilation.SyntaxTrees.Single(static candidate => candidate.ToString().Contains("class C"));
        var variable = tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(static candidate => candidate.Identifier.ValueText == "x");
        return ((IVariableDeclaratorOperation)compilation.GetSemanticModel(tree).GetOperation(variable)!).Initializer!.Value;
    }
}
