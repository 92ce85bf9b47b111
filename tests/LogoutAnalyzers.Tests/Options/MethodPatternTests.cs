using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LogoutAnalyzers.Tests.Options;

public class MethodPatternTests
{
    private const string Source = """
        namespace Shop.Auth
        {
            public interface ISessions { void End(string id); }
            public class Sessions : ISessions
            {
                public Sessions() { }
                public Sessions(string id) { }
                public void End() { }
                public void End(string id) { }
                public void EndAll<T>(T user) { }
                public void Clear() { }
                public class Inner { public void End() { } }
            }
            public class MySessions : Sessions { }
            public class Repository<T> { public void Remove() { } public void Remove(T item) { } }
            public static class Extensions { public static void Leave(this ISessions sessions) { } }
        }
        namespace Other { public class Sessions { public void End() { } } public class MoreSessions { public void End() { } } }
        """;

    [Theory]
    [InlineData("Sessions.End", "M:Shop.Auth.Sessions.End", true)]
    [InlineData("Sessions.End", "M:Shop.Auth.Sessions.End(System.String)", true)]
    [InlineData("Shop.Auth.Sessions.End", "M:Shop.Auth.Sessions.End(System.String)", true)]
    [InlineData("Auth.Sessions.End", "M:Shop.Auth.Sessions.End", true)]
    [InlineData("ISessions.End", "M:Shop.Auth.Sessions.End(System.String)", true)]
    [InlineData("Sessions.End", "M:Other.Sessions.End", true)]
    [InlineData("Sessions.EndAll", "M:Shop.Auth.Sessions.EndAll``1(``0)", true)]
    [InlineData("Repository.Remove", "M:Shop.Auth.Repository`1.Remove", true)]
    [InlineData("Extensions.Leave", "M:Shop.Auth.Extensions.Leave(Shop.Auth.ISessions)", true)]
    [InlineData("Sessions.Inner.End", "M:Shop.Auth.Sessions.Inner.End", true)]
    [InlineData("Inner.End", "M:Shop.Auth.Sessions.Inner.End", true)]
    [InlineData("Shop.Auth.Sessions..ctor", "M:Shop.Auth.Sessions.#ctor", true)]
    [InlineData("Sessions..ctor", "M:Shop.Auth.Sessions.#ctor(System.String)", true)]
    [InlineData("M:Shop.Auth.Sessions.End", "M:Shop.Auth.Sessions.End", true)]
    [InlineData("M:Shop.Auth.Sessions.End(System.String)", "M:Shop.Auth.Sessions.End(System.String)", true)]
    [InlineData("M:Shop.Auth.Sessions.EndAll``1(``0)", "M:Shop.Auth.Sessions.EndAll``1(``0)", true)]
    [InlineData("M:Shop.Auth.Repository`1.Remove(`0)", "M:Shop.Auth.Repository`1.Remove(`0)", true)]
    [InlineData("M:Shop.Auth.Repository`1.Remove", "M:Shop.Auth.Repository`1.Remove", true)]
    [InlineData("M:Shop.Auth.Sessions..ctor(System.String)", "M:Shop.Auth.Sessions.#ctor(System.String)", true)]
    [InlineData("M:Shop.Auth.Sessions.Inner.End", "M:Shop.Auth.Sessions.Inner.End", true)]
    [InlineData("Sessions.Clear", "M:Shop.Auth.Sessions.End", false)]
    [InlineData("Sessions.end", "M:Shop.Auth.Sessions.End", false)]
    [InlineData("Shop.Sessions.End", "M:Shop.Auth.Sessions.End", false)]
    [InlineData("Sessions.End", "M:Other.MoreSessions.End", false)]
    [InlineData("Shop.Auth.Sessions.End", "M:Other.Sessions.End", false)]
    [InlineData("Sessions.End", "M:Shop.Auth.Sessions.Inner.End", false)]
    [InlineData("Shop.Auth.Sessions..ctor", "M:Shop.Auth.Sessions.End", false)]
    [InlineData("M:Shop.Auth.Sessions.End(System.String)", "M:Shop.Auth.Sessions.End", false)]
    [InlineData("M:Shop.Auth.Sessions.End", "M:Shop.Auth.Sessions.End(System.String)", false)]
    [InlineData("M:Shop.Auth.Sessions.End(System.Int32)", "M:Shop.Auth.Sessions.End(System.String)", false)]
    [InlineData("M:Shop.Auth.Sessions..ctor(System.String)", "M:Shop.Auth.Sessions.#ctor", false)]
    [InlineData("M:Auth.Sessions.End", "M:Shop.Auth.Sessions.End", false)]
    public void Matches(string pattern, string documentationId, bool expected)
    {
        var parsed = MethodPattern.TryParse(pattern);
        Assert.NotNull(parsed);
        var method = Assert.IsAssignableFrom<IMethodSymbol>(DocumentationCommentId.GetFirstSymbolForDeclarationId(documentationId, Compiled.Of(Source)));
        Assert.Equal(expected, parsed.Matches(method));
    }

    [Fact]
    public void A_derived_type_has_the_methods_of_its_base()
    {
        var compilation = Compiled.Of(Source);
        var inherited = compilation.GetTypeByMetadataName("Shop.Auth.MySessions")!.BaseType!.GetMembers("Clear").OfType<IMethodSymbol>().Single();
        Assert.True(MethodPattern.TryParse("Sessions.Clear")!.Matches(inherited));
    }

    [Theory]
    [InlineData("End")]
    [InlineData("")]
    [InlineData(".End")]
    [InlineData("Sessions.")]
    [InlineData("Sessions..End")]
    [InlineData("Sessions.End()")]
    [InlineData("Sessions.End(string)")]
    [InlineData("M:Sessions.End(System.String")]
    [InlineData("M:End")]
    [InlineData("M:")]
    [InlineData("T:Shop.Sessions")]
    [InlineData("P:Shop.Sessions.Id")]
    [InlineData("Shop Sessions.End")]
    [InlineData("Shop.1Sessions.End")]
    [InlineData("Sessions.End;Sessions.Clear")]
    [InlineData("..ctor")]
    [InlineData("M:..ctor")]
    [InlineData("Sessions.End *")]
    public void Not_understood(string text) => Assert.Null(MethodPattern.TryParse(text));
}
