using LogoutAnalyzers.Options;
using Xunit;

namespace LogoutAnalyzers.Tests.Options;

public class OptionListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("a", "a")]
    [InlineData("a,b", "a;b")]
    [InlineData(" a , b ", "a;b")]
    [InlineData("a|b", "a;b")]
    [InlineData("a,b|c", "a;b;c")]
    [InlineData("a,,b,", "a;b")]
    [InlineData("|,|", "")]
    [InlineData("M:A.B(System.Int32,System.String),C.D", "M:A.B(System.Int32,System.String);C.D")]
    [InlineData("M:A.B(System.Int32,System.String)|M:A.C(System.Int32)", "M:A.B(System.Int32,System.String);M:A.C(System.Int32)")]
    [InlineData("M:A.B(System.Func{System.Int32,System.String}),C.D", "M:A.B(System.Func{System.Int32,System.String});C.D")]
    [InlineData("M:A.B(C|D.E,F.G", "M:A.B(C;D.E;F.G")]
    [InlineData("a),b", "a);b")]
    [InlineData("konto schliessen, abmelden", "konto schliessen;abmelden")]
    public void Split(string value, string expected) => Assert.Equal(expected, string.Join(";", OptionList.Split(value)));
}
