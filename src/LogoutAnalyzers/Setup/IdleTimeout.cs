using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>What an idle timeout belongs to.</summary>
internal enum IdleTimeoutKind
{
    /// <summary>The cookies of an authentication scheme.</summary>
    Cookie,

    /// <summary>The state that the server keeps for a browser.</summary>
    SessionState,

    /// <summary>A single sign-in, whatever its scheme says.</summary>
    SignIn,

    /// <summary>A ticket of forms authentication.</summary>
    Ticket,
}

/// <summary>How a timeout is written.</summary>
internal enum TimeoutForm
{
    /// <summary><c>TimeSpan.FromMinutes(30)</c></summary>
    Duration,

    /// <summary><c>30</c></summary>
    Minutes,

    /// <summary><c>1800</c></summary>
    Seconds,

    /// <summary><c>DateTimeOffset.UtcNow.AddMinutes(30)</c></summary>
    FromNow,
}

/// <summary>A place in the code that says how long a session may stay idle.</summary>
/// <param name="Kind">What it belongs to.</param>
/// <param name="Name">The option, the property or the type that is given the value.</param>
/// <param name="Value">What it is given.</param>
/// <param name="Form">How that is written.</param>
internal sealed record IdleTimeout(IdleTimeoutKind Kind, string Name, IOperation Value, TimeoutForm Form)
{
    /// <summary>The scheme; null when it does not show.</summary>
    public string? Scheme { get; init; }

    public bool IsOwin { get; init; }

    /// <summary>Whether the same place serves persistent sign-ins, too, so that the longest of its values may be theirs alone.</summary>
    public bool MayBePersistent { get; init; }
}
