using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Tokens;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2009;

/// <summary>The change is made to a clone.</summary>
public class Fixes
{
    private static Task Fix(string before, string after) => Verify.AspNetCoreData.Fix<TokensAnalyzer, CloneParameters>(Service(before), Service(after), Reports.App);

    private static Task NotOffered(string members) => Fix(members, members);

    private static string Service(string members) => $$"""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;
        using Microsoft.IdentityModel.Tokens;

        public class RefreshController : ControllerBase
        {
            private readonly TokenValidationParameters _parameters;

            public RefreshController(TokenValidationParameters parameters) => _parameters = parameters;

            {{members.Replace("\n", "\n    ")}}
        }
        """;

    [Fact]
    public Task Field() => Fix(
        """
        public ClaimsPrincipal ReadExpired(string token)
        {
            // It has expired.
            {|LOA2009:_parameters.ValidateLifetime = false|};
            {|LOA2009:_parameters.ValidateAudience = false|};
            return new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
        }
        """,
        """
        public ClaimsPrincipal ReadExpired(string token)
        {
            var parameters = _parameters.Clone();
            // It has expired.
            parameters.ValidateLifetime = false;
            parameters.ValidateAudience = false;
            return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
        }
        """);

    [Fact]
    public Task Switched_on_again() => Fix(
        """
        public string? NameIn(string token, string parameters)
        {
            var handler = new JwtSecurityTokenHandler();
            {|LOA2009:_parameters.ValidateLifetime = false|};
            var principal = handler.ValidateToken(token, _parameters, out _);
            _parameters.ValidateLifetime = true;
            return principal.Identity?.Name + parameters;
        }
        """,
        """
        public string? NameIn(string token, string parameters)
        {
            var handler = new JwtSecurityTokenHandler();
            var validationParameters = _parameters.Clone();
            validationParameters.ValidateLifetime = false;
            var principal = handler.ValidateToken(token, validationParameters, out _);
            return principal.Identity?.Name + parameters;
        }
        """);

    [Fact]
    public Task Try_and_finally() => Fix(
        """
        public string? NameIn(string token)
        {
            try
            {
                {|LOA2009:_parameters.ValidateLifetime = false|};
                return new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _).Identity?.Name;
            }
            finally
            {
                _parameters.ValidateLifetime = true;
            }
        }
        """,
        """
        public string? NameIn(string token)
        {
            var parameters = _parameters.Clone();
            try
            {
                parameters.ValidateLifetime = false;
                return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name;
            }
            finally
            {
                parameters.ValidateLifetime = true;
            }
        }
        """);

    [Fact]
    public Task Under_a_condition() => Fix(
        """
        public string? NameIn(string token, bool refresh)
        {
            if (refresh) {|LOA2009:this._parameters.ValidateLifetime = false|};
            return new JwtSecurityTokenHandler().ValidateToken(token, this._parameters, out _).Identity?.Name;
        }
        """,
        """
        public string? NameIn(string token, bool refresh)
        {
            var parameters = this._parameters.Clone();
            if (refresh) parameters.ValidateLifetime = false;
            return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name;
        }
        """);

    [Fact]
    public Task Local() => Fix(
        """
        public string? NameIn(string token)
        {
            var parameters = HttpContext.RequestServices.GetRequiredService<TokenValidationParameters>();
            {|LOA2009:parameters.ValidateLifetime = false|};
            return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name;
        }
        """,
        """
        public string? NameIn(string token)
        {
            var parameters = HttpContext.RequestServices.GetRequiredService<TokenValidationParameters>().Clone();
            parameters.ValidateLifetime = false;
            return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name;
        }
        """);

    [Fact]
    public Task Options_of_a_scheme() => Fix(
        """
        public string? NameIn(string token, [FromServices] IOptionsMonitor<JwtBearerOptions> monitor)
        {
            var options = monitor.Get("Bearer");
            {|LOA2009:options.TokenValidationParameters.ValidateLifetime = false|};
            return new JwtSecurityTokenHandler().ValidateToken(token, options.TokenValidationParameters, out _).Identity?.Name;
        }
        """,
        """
        public string? NameIn(string token, [FromServices] IOptionsMonitor<JwtBearerOptions> monitor)
        {
            var options = monitor.Get("Bearer");
            var parameters = options.TokenValidationParameters.Clone();
            parameters.ValidateLifetime = false;
            return new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _).Identity?.Name;
        }
        """);

    [Fact]
    public Task Constructor() => Fix(
        """
        private sealed class Reader
        {
            private readonly TokenValidationParameters _own;

            public Reader(TokenValidationParameters parameters)
            {
                _own = parameters;
                {|LOA2009:_own.ValidateLifetime = false|};
            }

            public string? RefreshedName(string token) => new JwtSecurityTokenHandler().ValidateToken(token, _own, out _).Identity?.Name;
        }
        """,
        """
        private sealed class Reader
        {
            private readonly TokenValidationParameters _own;

            public Reader(TokenValidationParameters parameters)
            {
                _own = parameters.Clone();
                _own.ValidateLifetime = false;
            }

            public string? RefreshedName(string token) => new JwtSecurityTokenHandler().ValidateToken(token, _own, out _).Identity?.Name;
        }
        """);

    [Fact]
    public Task Not_where_the_clone_would_reach_nobody() => NotOffered("""
        public void Relax() => {|LOA2009:_parameters.ValidateLifetime = false|};

        public void RelaxMore()
        {
            {|LOA2009:_parameters.ValidateAudience = false|};
        }
        """);
}
