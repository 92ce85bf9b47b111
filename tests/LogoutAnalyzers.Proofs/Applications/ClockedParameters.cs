using System.Reflection;
using Microsoft.IdentityModel.Tokens;

/// <summary>The library's parameters, with which it looks at the application's clock. It looks at the machine's, and keeps the other way to itself.</summary>
public sealed class ClockedParameters : TokenValidationParameters
{
    private readonly TimeProvider _time;

    public ClockedParameters(TimeProvider time) => Follow(_time = time);

    private ClockedParameters(ClockedParameters other)
        : base(other) => Follow(_time = other._time);

    public override TokenValidationParameters Clone() => new ClockedParameters(this);

    private void Follow(TimeProvider time) =>
        typeof(TokenValidationParameters).GetProperty("TimeProvider", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!.SetValue(this, time);
}
