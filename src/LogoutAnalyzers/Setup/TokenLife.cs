using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>What a setting keeps valid.</summary>
internal enum TokenLifeKind
{
    /// <summary>A token that opens the application for as long as it lives.</summary>
    AccessToken,

    /// <summary>A token that is exchanged for new access tokens.</summary>
    RefreshToken,

    /// <summary>Tokens that have ended, as far as two clocks may differ.</summary>
    ClockSkew,
}

/// <summary>A place in the code that says how long a token lives.</summary>
/// <param name="Kind">Which tokens.</param>
/// <param name="Name">The option, the property, the parameter or the method that is given the value.</param>
/// <param name="Value">What it is given.</param>
/// <param name="Form">How that is written.</param>
internal sealed record TokenLife(TokenLifeKind Kind, string Name, IOperation Value, TimeoutForm Form)
{
    /// <summary>Whether nothing but the names around the code says which token it is: a JSON web token may be any.</summary>
    public bool IsByName { get; init; }

    /// <summary>Whether null stands for a life without end.</summary>
    public bool IsNullForEver { get; init; }
}
