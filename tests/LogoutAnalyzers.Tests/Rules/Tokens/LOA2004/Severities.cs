using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2004;

/// <summary>A warning where the token is accepted or its validation is out of sight, an info where it is refused; what the user says wins.</summary>
public class ReportsWithSeverity
{
    private const string Login = """new {|#0:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user) }, signingCredentials: new SigningCredentials(key, SecurityAlgorithms.HmacSha256))""";

    private const string Text = "Nothing ends this token, so a copy of it is good for ever; ";

    private static Task Is(DiagnosticSeverity severity, string source, string editorConfig = "", string remedy = "set expires") =>
        (Programs.Data with { EditorConfig = editorConfig }).Message<TokensAnalyzer>(new DiagnosticResult("LOA2004", severity).WithMessage(Text + remedy), source);

    private static string Token(string creation, string method = "CreateToken", string more = "") => Programs.Token(creation, method: method, more: more);

    [Fact]
    public Task The_library_refuses_it() => Is(DiagnosticSeverity.Info, Programs.Validating("", Login));

    [Fact]
    public Task It_is_accepted() => Is(DiagnosticSeverity.Warning, Programs.Validating("RequireExpirationTime = {|LOA2003:false|}", Login));

    [Fact]
    public Task Its_lifetime_is_not_validated() => Is(DiagnosticSeverity.Warning, Programs.Validating("ValidateLifetime = {|LOA2003:false|}", Login));

    [Fact]
    public Task The_validator_accepts_every_token() => Is(DiagnosticSeverity.Warning, Programs.Validating("LifetimeValidator = {|LOA2003:(notBefore, expires, token, parameters) => true|}", Login));

    [Fact]
    public Task Its_validation_is_out_of_sight() => Is(DiagnosticSeverity.Warning, Token("""new {|#0:JwtSecurityToken|}(claims: new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials)"""));

    [Fact]
    public Task Parameters_for_expired_tokens_validate_nothing() => Is(
        DiagnosticSeverity.Warning,
        Programs.Service("""
            public string Create(AppUser user) => new JwtSecurityTokenHandler().WriteToken(new {|#0:JwtSecurityToken|}(claims: new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials));

                public ClaimsPrincipal GetPrincipalFromExpiredToken(string token) =>
                    new JwtSecurityTokenHandler().ValidateToken(token, new TokenValidationParameters { ValidateIssuer = false, ValidateAudience = false, IssuerSigningKey = Credentials.Key, ValidateLifetime = false }, out _);
            """));

    [Fact]
    public Task A_key_for_another_server_is_not_validated_here() => Is(
        DiagnosticSeverity.Warning,
        Token(
            """new {|#0:JwtSecurityToken|}(claims: new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials)""",
            "CreateMediaToken",
            "public static class Validation { public static TokenValidationParameters Make(SecurityKey key) => new() { IssuerSigningKey = key, ValidIssuer = \"shop\" }; }"));

    [Fact]
    public Task Own_middleware_that_validates_with_the_library_refuses_it() => Is(
        DiagnosticSeverity.Info,
        Token(
            """new {|#0:JwtSecurityToken|}(claims: new[] { new Claim("sub", user.Id) }, signingCredentials: Credentials)""",
            more: "public static class Validation { public static TokenValidationParameters Make(SecurityKey key) => new() { IssuerSigningKey = key, ValidIssuer = \"shop\" }; }"));

    [Theory]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public Task The_user_says_so_of_one_that_is_refused(string configured, DiagnosticSeverity severity) => Is(severity, Programs.Validating("", Login), $"dotnet_diagnostic.LOA2004.severity = {configured}");

    [Theory]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public Task The_user_says_so_of_one_that_is_accepted(string configured, DiagnosticSeverity severity) => Is(severity, Programs.Validating("RequireExpirationTime = {|LOA2003:false|}", Login), $"dotnet_diagnostic.LOA2004.severity = {configured}");

    [Fact]
    public Task The_user_switches_it_off() => (Programs.Data with { EditorConfig = "dotnet_diagnostic.LOA2004.severity = none" }).Analyzer<TokensAnalyzer>(Programs.Validating("", Login.Replace("{|#0:JwtSecurityToken|}", "JwtSecurityToken")));

    [Fact]
    public Task The_user_says_so_of_the_category() => Is(DiagnosticSeverity.Error, Programs.Validating("", Login), "dotnet_analyzer_diagnostic.category-Tokens.severity = error");

    [Fact]
    public Task An_end_in_the_place_of_the_beginning() => Is(
        DiagnosticSeverity.Warning,
        Token("""new {|#0:JwtSecurityToken|}("shop", "shop", new[] { new Claim("sub", user.Id) }, DateTime.UtcNow.AddMinutes(30), signingCredentials: Credentials)"""),
        remedy: "the time that it is given is its beginning, notBefore: pass it as expires");

    [Fact]
    public Task A_descriptor() => Is(
        DiagnosticSeverity.Warning,
        Programs.Service("""public string Create() => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new {|#0:SecurityTokenDescriptor|} { SigningCredentials = Credentials });"""),
        remedy: "set Expires, as its handler adds no end by itself");

    // TreatWarningsAsErrors, and WarningsAsErrors with the id.
    [Theory]
    [InlineData(true, false, false, DiagnosticSeverity.Info)]
    [InlineData(true, false, true, DiagnosticSeverity.Error)]
    [InlineData(false, true, false, DiagnosticSeverity.Error)]
    [InlineData(false, true, true, DiagnosticSeverity.Error)]
    public async Task Warnings_are_errors(bool all, bool byId, bool isAccepted, DiagnosticSeverity severity)
    {
        var compilation = AllRules.Programs.Web(Programs.Validating(isAccepted ? "RequireExpirationTime = false" : "", Login.Replace("{|#0:JwtSecurityToken|}", "JwtSecurityToken")));
        AllRules.Programs.AssertCompiles(compilation);
        var options = compilation.Options;
        if (all) options = options.WithGeneralDiagnosticOption(ReportDiagnostic.Error);
        if (byId) options = options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItem("LOA2004", ReportDiagnostic.Error));
        var reports = await AllRules.Programs.AnalyzeAsync(compilation.WithOptions(options));
        Assert.Equal(severity, Assert.Single(reports, static report => report.Id == "LOA2004").Severity);
    }
}
