using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup;

/// <summary>What is read from the arguments of every overload of a sign-out.</summary>
public class SignOutSchemes
{
    [Theory]
    [InlineData("HttpContext.SignOutAsync()", "")]
    [InlineData("HttpContext.SignOutAsync(\"A\")", "A")]
    [InlineData("HttpContext.SignOutAsync(properties)", "")]
    [InlineData("HttpContext.SignOutAsync(\"A\", properties)", "A")]
    [InlineData("HttpContext.SignOutAsync(properties: properties, scheme: \"A\")", "A")]
    [InlineData("HttpContext.SignOutAsync((string)null)", "")]
    [InlineData("HttpContext.SignOutAsync(scheme: null, properties)", "")]
    [InlineData("HttpContext.SignOutAsync(default(string))", "")]
    [InlineData("HttpContext.SignOutAsync(Names.Constant)", "A")]
    [InlineData("HttpContext.SignOutAsync(Names.ReadOnly)", "A")]
    [InlineData("HttpContext.SignOutAsync(Names.Property)", "?")]
    [InlineData("HttpContext.SignOutAsync(Names.Changing)", "?")]
    [InlineData("HttpContext.SignOutAsync(nameof(Kind))", "Kind")]
    [InlineData("HttpContext.SignOutAsync(Kind.Token.ToString())", "Token")]
    [InlineData("HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme)", "Identity.Application")]
    [InlineData("HttpContext.SignOutAsync(IdentityConstants.ExternalScheme)", "Identity.External")]
    [InlineData("HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme)", "Cookies")]
    [InlineData("HttpContext.SignOutAsync(unknown)", "?")]
    [InlineData("AuthenticationHttpContextExtensions.SignOutAsync(HttpContext, \"A\")", "A")]
    [InlineData("service.SignOutAsync(HttpContext, \"A\", properties)", "A")]
    [InlineData("service.SignOutAsync(HttpContext, null, null)", "")]
    [InlineData("handler.SignOutAsync(properties)", "?")]
    [InlineData("manager.SignOutAsync()", "Identity.Application")]
    public void Of_the_tasks(string signOut, string expected) => Assert.Equal(expected, string.Join(",", SetupProgram.SchemesOf(signOut)));

    [Theory]
    [InlineData("SignOut()", "")]
    [InlineData("SignOut(properties)", "")]
    [InlineData("SignOut(\"A\")", "A")]
    [InlineData("SignOut(\"A\", \"B\")", "A,B")]
    [InlineData("SignOut(properties, \"A\", \"B\")", "A,B")]
    [InlineData("SignOut(new[] { \"A\", \"B\" })", "A,B")]
    [InlineData("SignOut(new string[] { \"A\", unknown })", "A,?")]
    [InlineData("SignOut(new string[2] { \"A\", \"B\" })", "A,B")]
    [InlineData("SignOut(new string[0])", "")]
    [InlineData("SignOut(authenticationSchemes: new[] { \"A\" }, properties: null)", "A")]
    [InlineData("this.SignOut(\"A\")", "A")]
    [InlineData("SignOut(unknown)", "?")]
    [InlineData("new SignOutResult()", "")]
    [InlineData("new SignOutResult(\"A\")", "A")]
    [InlineData("new SignOutResult(properties)", "")]
    [InlineData("new SignOutResult(\"A\", properties)", "A")]
    [InlineData("new SignOutResult(new[] { \"A\", \"B\" })", "A,B")]
    [InlineData("new SignOutResult(new List<string> { \"A\", \"B\" })", "A,B")]
    [InlineData("new SignOutResult(new List<string>() { \"A\" }, properties)", "A")]
    [InlineData("new SignOutResult { AuthenticationSchemes = new[] { \"A\", \"B\" } }", "A,B")]
    [InlineData("new SignOutResult() { Properties = properties, AuthenticationSchemes = { \"A\" } }", "A")]
    [InlineData("new SignOutResult(\"A\") { Properties = properties }", "A")]
    [InlineData("Results.SignOut()", "")]
    [InlineData("Results.SignOut(properties)", "")]
    [InlineData("Results.SignOut(properties, new[] { \"A\", \"B\" })", "A,B")]
    [InlineData("Results.SignOut(authenticationSchemes: new List<string> { \"A\" })", "A")]
    [InlineData("Results.SignOut(null, null)", "")]
    [InlineData("Results.SignOut(null, new string[] { })", "")]
    [InlineData("TypedResults.SignOut()", "")]
    [InlineData("TypedResults.SignOut(properties, new[] { IdentityConstants.ApplicationScheme })", "Identity.Application")]
    [InlineData("TypedResults.SignOut(authenticationSchemes: new[] { \"A\" }, properties: null)", "A")]
    public void Of_the_results(string signOut, string expected) => Assert.Equal(expected, string.Join(",", SetupProgram.SchemesOf(signOut)));

    [Fact]
    public void Of_a_result_whose_type_is_left_out() => Assert.Equal(["A"], SetupProgram.SchemesOf("new(\"A\")", type: "SignOutResult"));

    [Theory]
    [InlineData("SignOut(schemes)", "var schemes = new[] { \"A\", \"B\" }")]
    [InlineData("Results.SignOut(null, schemes)", "var schemes = new List<string> { unknown }")]
    public void A_list_that_was_made_before_is_not_taken_for_none(string signOut, string before) => Assert.NotEmpty(SetupProgram.SchemesOf(signOut, before));

    [CSharp12Theory]
    [InlineData("Results.SignOut(properties, [\"A\", \"B\"])", "A,B")]
    [InlineData("TypedResults.SignOut(null, [Names.Constant])", "A")]
    [InlineData("Results.SignOut(null, [])", "")]
    [InlineData("SignOut(properties, [\"A\", \"B\"])", "A,B")]
    [InlineData("new SignOutResult([\"A\", \"B\"])", "A,B")]
    [InlineData("new SignOutResult([\"A\", unknown])", "A,?")]
    [InlineData("new SignOutResult([\"A\", \"B\"], properties)", "A,B")]
    public void Of_collection_expressions(string signOut, string expected) => Assert.Equal(expected, string.Join(",", SetupProgram.SchemesOf(signOut)));

    [CSharp12Fact]
    public void Of_a_collection_expression_with_a_spread() => Assert.Equal(["?", "A"], SetupProgram.SchemesOf("Results.SignOut(null, [.. Array.Empty<string>(), \"A\"])").Order());

    /// <summary>Every parameter by which a framework's sign-out takes a scheme has one of the names that the product reads.</summary>
    [Fact]
    public void No_overload_takes_a_scheme_by_another_name()
    {
        var compilation = CSharpCompilation.Create("References", references: References.AspNetCore);
        var overloads = 0;
        foreach (var row in AspNetCoreApis.SignOutTasks.AddRange(AspNetCoreApis.SignOutResults))
        {
            foreach (var method in Types(compilation, row.Type).SelectMany(type => type.GetMembers(row.Member)).OfType<IMethodSymbol>().Where(static method => method.DeclaredAccessibility == Accessibility.Public))
            {
                overloads++;
                foreach (var parameter in method.Parameters)
                    Assert.True(
                        parameter.Type.Name is "HttpContext" or "AuthenticationProperties" || parameter.Name is "scheme" or "authenticationScheme" or "authenticationSchemes",
                        $"{method}: {parameter.Name}");
            }
        }
        Assert.InRange(overloads, 20, 60);
    }

    /// <summary>A row whose type or member does not exist would never match.</summary>
    [Fact]
    public void Every_row_is_a_member_of_the_framework()
    {
        var compilation = CSharpCompilation.Create("References", references: References.AspNetCore);
        foreach (var row in ApiTable.All.Where(static row => row.Type.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)))
        {
            var types = Types(compilation, row.Type).ToList();
            Assert.True(types.Count > 0, row.Type);
            // A row may name the type that inherits the member.
            Assert.True(types.SelectMany(Bases).Any(type => type.GetMembers(row.Member).Length > 0), row.Type + "." + row.Member);
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType) yield return t;
    }

    private static IEnumerable<INamedTypeSymbol> Types(Compilation compilation, string name) =>
        new[] { name, name + "`1", name + "`2" }.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>();
}

/// <summary>Runs where the parser knows C# 12.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CSharp12FactAttribute : FactAttribute
{
    public CSharp12FactAttribute() => Skip = CSharp12.Missing;
}

/// <inheritdoc cref="CSharp12FactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CSharp12TheoryAttribute : TheoryAttribute
{
    public CSharp12TheoryAttribute() => Skip = CSharp12.Missing;
}

internal static class CSharp12
{
    public static string? Missing => LanguageVersionFacts.TryParse("12", out _) ? null : "The parser does not know C# 12.";
}
