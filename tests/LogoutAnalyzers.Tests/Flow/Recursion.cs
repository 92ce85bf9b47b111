using System.Text;
using LogoutAnalyzers.Flow;
using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

public class Recursion
{
    [Theory]
    [InlineData("public void M() { if (flag) M(); else C.SignOutAsync().Wait(); }")]
    [InlineData("public void M() { if (flag) { A(); return; } C.SignOutAsync().Wait(); } void A() { M(); }")]
    [InlineData("public void M() { A(); } void A() { if (flag) B(); else C.SignOutAsync().Wait(); } void B() { if (other) A(); else C.SignOutAsync().Wait(); }")]
    [InlineData("public void M() { A(); } void A() { if (flag) B(); else C.SignOutAsync().Wait(); } void B() { if (flag) D(); else C.SignOutAsync().Wait(); } void D() { if (other) A(); else C.SignOutAsync().Wait(); }")]
    [InlineData("public void M(int depth = 3) { if (depth > 0) M(depth - 1); C.SignOutAsync().Wait(); }")]
    public void Every_way_out_of_it_does(string members) => Assert.Equal(Answers.Always, Subject.Member(members));

    [Theory]
    [InlineData("public void M() { if (flag) M(); else if (other) C.SignOutAsync().Wait(); }")]
    [InlineData("public void M() { if (flag) A(); else C.SignOutAsync().Wait(); } void A() { if (other) M(); }")]
    [InlineData("public void M() { if (flag) A(); else C.SignOutAsync().Wait(); } void A() { if (flag) B(); else C.SignOutAsync().Wait(); } void B() { if (flag) M(); else if (other) A(); }")]
    public void A_way_out_of_it_does_not(string members) => Assert.Equal(Answers.Sometimes, Subject.Member(members));

    [Fact]
    public void A_recursion_that_never_does() => Assert.False(Subject.Member("public void M() { if (flag) A(); } void A() { if (other) M(); }").Sometimes);

    // A and B call each other; only B has a way out without. Whoever is asked first, the answers are the same.
    [Theory]
    [InlineData("M", "A", "B", "D")]
    [InlineData("D", "B", "A", "M")]
    [InlineData("B", "M", "D", "A")]
    [InlineData("A", "D", "M", "B")]
    public void The_order_of_questions_does_not_matter(params string[] order)
    {
        const string Members = """
            public void M() { A(); }
            public void A() { if (flag) B(); else C.SignOutAsync().Wait(); }
            public void B() { if (flag) D(); else if (other) return; A(); }
            public void D() { if (flag) A(); else B(); }
            """;
        var model = new Subject.SubjectProgram(Members).Model(Compiled.DefaultOptions);
        foreach (var name in order) Assert.Equal(Answers.Sometimes, Subject.Asked(model, name));
    }

    [Theory]
    [InlineData("M", "A", "B")]
    [InlineData("B", "A", "M")]
    [InlineData("A", "M", "B")]
    public void An_unfinished_answer_is_not_kept(params string[] order)
    {
        // Below M, A looks as if it always did: its only other way out is M.
        const string Members = """
            public void M() { if (flag) A(); }
            public void A() { if (other) M(); else C.SignOutAsync().Wait(); }
            public void B() { A(); }
            """;
        var model = new Subject.SubjectProgram(Members).Model(Compiled.DefaultOptions);
        foreach (var name in order) Assert.Equal(Answers.Sometimes, Subject.Asked(model, name));
    }

    [Fact]
    public void A_chain_as_deep_as_the_bound_is_followed() => Assert.Equal(Answers.Always, Subject.Asked(Chain(Summaries.MaxDepth), "M0"));

    [Fact]
    public void A_deeper_chain_is_unknown() => Assert.Equal(Answers.Unknown, Subject.Asked(Chain(Summaries.MaxDepth + 1), "M0"));

    [Fact]
    public void The_bound_on_depth_is_no_property_of_the_methods_below_it()
    {
        var model = Chain(12).Model(Compiled.DefaultOptions);
        Assert.Equal(Answers.Unknown, Subject.Asked(model, "M0"));
        Assert.Equal(Answers.Always, Subject.Asked(model, "M8"));
        Assert.Equal(Answers.Always, Subject.Asked(model, "M4"));
        // What is known now is not followed again, so the first one is within reach.
        Assert.Equal(Answers.Always, Subject.Asked(model, "M0"));
    }

    [Fact]
    public void The_bound_on_bodies_is_no_property_of_the_methods_behind_it()
    {
        var model = Fan(Summaries.MaxBodies + 20).Model(Compiled.DefaultOptions);
        Assert.Equal(Answers.Unknown, Subject.Asked(model, "M"));
        Assert.Equal(Answers.Always, Subject.Asked(model, "Last"));
    }

    [Fact]
    public void As_many_bodies_as_the_bound_are_read() => Assert.Equal(Answers.Always, Subject.Asked(Fan(Summaries.MaxBodies - 2), "M"));

    [Fact]
    public void A_dense_net_of_calls_stays_within_the_bound()
    {
        // Every method calls every other: without a bound the ways through it are not to be counted.
        const int Methods = 40;
        var members = new StringBuilder();
        for (var i = 0; i < Methods; i++)
            members.Append("public void M").Append(i).Append("() { ").Append(string.Concat(Enumerable.Range(0, Methods).Select(static k => $"if (number == {k}) {{ M{k}(); return; }} "))).AppendLine("}");
        var answer = Subject.Asked(new Subject.SubjectProgram(members.ToString()), "M0");
        Assert.False(answer.Sometimes);
        Assert.True(answer.Unknown);
    }

    // M0 → M1 → … → the last, which does it: that many bodies.
    private static Subject.SubjectProgram Chain(int bodies) => new(string.Join("\n", Enumerable.Range(0, bodies).Select(i =>
        i == bodies - 1 ? $"public void M{i}() {{ C.SignOutAsync().Wait(); }}" : $"public void M{i}() {{ M{i + 1}(); }}")));

    // M calls so many helpers that do nothing, and then the one that does.
    private static Subject.SubjectProgram Fan(int helpers) => new(
        "public void M() { " + string.Concat(Enumerable.Range(0, helpers).Select(static i => $"H{i}(); ")) + "Last(); }\n"
        + string.Join("\n", Enumerable.Range(0, helpers).Select(static i => $"void H{i}() {{ number = {i}; }}"))
        + "\npublic void Last() { C.SignOutAsync().Wait(); }");
}
