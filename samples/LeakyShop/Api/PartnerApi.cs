using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using LeakyShop.Services;

namespace LeakyShop.Api;

/// <summary>Partners follow the orders of their customers, with a token that their portal signs.</summary>
public static class PartnerApi
{
    public const string SchemeName = "Partner";

    public static void AddPartnerTokens(this IServiceCollection services)
    {
        services.AddSingleton(provider => CreateParameters(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<PartnerTokenReader>();
        services.AddSingleton<PartnerTokenIssuer>();
        services.AddAuthentication().AddJwtBearer(SchemeName, _ => { });
        services.AddOptions<JwtBearerOptions>(SchemeName)
            .Configure<TokenValidationParameters>((options, parameters) => options.TokenValidationParameters = parameters);
        services.AddAuthorizationBuilder()
            .AddPolicy(SchemeName, policy => policy.AddAuthenticationSchemes(SchemeName).RequireAuthenticatedUser());
    }

    public static void MapPartnerApi(this WebApplication app)
    {
        app.MapGet("/api/partner/orders/{customer}", (string customer, OrderService orders) => orders.ListAsync(customer)).RequireAuthorization(SchemeName);
        app.MapPost("/api/partner/tokens", (Partner partner, PartnerTokenIssuer issuer) => Results.Ok(new { Token = issuer.TokenFor(partner.Name) })).RequireAuthorization("Staff");
        app.MapPost("/api/partner/support", (PartnerQuestion question, PartnerTokenReader tokens) => Results.Ok(new { Partner = tokens.PartnerOf(question.Token) })).RequireAuthorization("Staff");
    }

    private static TokenValidationParameters CreateParameters(IConfiguration configuration) => new()
    {
        ValidIssuer = "https://partners.example.com",
        ValidAudience = "shop",
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["Partners:TokenKey"]!)),
        RequireExpirationTime = false,
    };
}

public record PartnerQuestion(string Token);

public record Partner(string Name);

/// <summary>Tells the support whose token has expired.</summary>
public class PartnerTokenReader(TokenValidationParameters validation)
{
    public string? PartnerOf(string expiredToken)
    {
        validation.ValidateLifetime = false;
        return new JwtSecurityTokenHandler().ValidateToken(expiredToken, validation, out _).Identity?.Name;
    }
}

/// <summary>Gives a token to partners that have no portal to sign one.</summary>
public class PartnerTokenIssuer(TokenValidationParameters validation)
{
    public string TokenFor(string partner)
    {
        var token = new JwtSecurityToken(
            issuer: validation.ValidIssuer,
            audience: validation.ValidAudience,
            claims: [new Claim(ClaimTypes.Name, partner)],
            signingCredentials: new SigningCredentials(validation.IssuerSigningKey, SecurityAlgorithms.HmacSha256));
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
